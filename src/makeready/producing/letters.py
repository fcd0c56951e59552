"""The letters of a text: what stays the same of it however it is set, hyphenated or spaced."""

from __future__ import annotations

from itertools import islice

BLOCKS = frozenset({"p", "li", "h1", "h2", "h3", "h4", "h5", "h6", "td", "th", "caption", "dt", "dd", "pre"})
"""Elements whose letters tell them from the others of a document, printed or not."""

ALIKE = 80
"""Two blocks are taken for alike that have so many of their first letters in common."""

DASHES = "\u2012\u2013\u2014\u2015/"
"""After these a line may end, and a word with it, as it does with a space."""


def letters_of(text: str) -> str:
    """The letters and figures of a text without their case."""
    return "".join(filter(str.isalnum, text.casefold()))


def first_letters_of(text: str) -> str:
    """The letters by which a block is known among others: as many as may tell it from those."""
    return "".join(islice(filter(str.isalnum, text.casefold()), ALIKE))
