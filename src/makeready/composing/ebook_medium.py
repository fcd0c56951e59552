"""What the ebook does with prose that the printed page does not: links to notes, links to places."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from markupsafe import Markup

from makeready.composing.printed_words import Words
from makeready.composing.prose_html import ProseHtml
from makeready.composing.templates import Layout, Medium
from makeready.issue import Note, Picture, Reference


class EbookMedium:
    """The `ProseMedium` of one document; it remembers which notes the document has called already."""

    name: Final[Medium] = "ebook"

    def __init__(
        self, layout: Layout, words: Words, addresses: Mapping[str, str], root: str, article: str = ""
    ) -> None:
        """`addresses`: where the book keeps each picture; `root`: the way up to the book's folder.

        `article`: slug of the article that the document holds, where it holds one.
        """
        self._layout = layout
        self._words = words
        self._addresses = addresses
        self._root = root
        self._article = article
        self._called: set[int] = set()

    def picture_source(self, picture: Picture) -> str:
        """The address of the picture's file from this document."""
        return self._root + self._addresses[picture.file]

    def note_mark(self, note: Note, prose: ProseHtml) -> Markup:  # noqa: ARG002  the note stands elsewhere
        """A link to the note; the first one to it is where its way back leads."""
        first = note.number not in self._called
        self._called.add(note.number)
        template = "blocks/note-mark.html.jinja"
        return self._layout.render(self.name, template, words=self._words, number=note.number, first=first)

    def reference(self, reference: Reference, words: Markup) -> Markup:
        """A link to the article or the heading in it."""
        anchor = f"#{reference.heading}" if reference.heading else ""
        if reference.article == self._article:
            href = anchor or "#title"
        else:
            href = f"{self._root}{article_file(reference.article)}{anchor}"
        return Markup('<a class="reference" href="{}">{}</a>').format(href, words)


def article_file(slug: str) -> str:
    """Where in the book an article's document stands."""
    return f"articles/{slug}.xhtml"
