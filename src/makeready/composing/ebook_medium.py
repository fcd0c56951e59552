"""Where things stand in the ebook, and how its documents lead to them."""

from __future__ import annotations

from collections.abc import Mapping

from makeready.composing.printed_words import Words
from makeready.composing.screen_medium import ScreenMedium
from makeready.composing.templates import Layout


def ebook_medium(
    layout: Layout, words: Words, addresses: Mapping[str, str], root: str, article: str = ""
) -> ScreenMedium:
    """What sets the prose of one document of the book.

    `addresses`: where the book keeps each picture; `root`: the way up to the book's folder. `article`: slug
    of the article that the document holds, where it holds one.
    """
    from_here = {file: root + address for file, address in addresses.items()}
    return ScreenMedium("ebook", layout, words, from_here, lambda slug: root + article_file(slug), article)


def article_file(slug: str) -> str:
    """Where in the book an article's document stands."""
    return f"articles/{slug}.xhtml"
