"""The words of a passage, as a dictionary wants them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from makeready.problems import Place
from makeready.reading.passages import Kind, Passage

LETTERS = r"[^\W\d_][\u0300-\u036f\u0591-\u05c7\u064b-\u0652]*"
JOINS = "['\u2019\u05f3\u05f4\u200c\u00ad-]|(?<=[\u05d0-\u05ea])\"(?=[\u05d0-\u05ea])"
"""What stands inside a word; in Hebrew a quotation mark does, before the last letter of an abbreviation."""
WORD = re.compile(rf"(?:{LETTERS})+(?:(?:{JOINS})(?:{LETTERS})+)*")
BEFORE = frozenset("0123456789_@#/\\&+=.")
AFTER = re.compile(r"[\d_@#/\\&+=]|\.\w")
"""What makes of the letters beside it a formula, a path or a number."""
TITLES = (Kind.CELL, Kind.HEADING, Kind.FACT, Kind.ALT)
"""Passages in which any word may have a capital."""
ENDS_A_SENTENCE = re.compile(
    r"(?:^|[.!?:\u2026\u061f]|\ufffc)[\s\"'\u2018\u2019\u201c\u201d\u00ab\u00bb\u201e()\[\]*\u2013\u2014\ufffc-]*$"
)
OPENS = re.compile(r"[\"\u201c\u2018\u00ab\u201e(\[]\s?$")


@dataclass(frozen=True, slots=True)
class Word:
    """A word where it stands."""

    text: str
    """With straight apostrophes and without soft hyphens."""
    passage: Passage
    at: int

    @property
    def place(self) -> Place:
        """Its file and line."""
        return Place(self.passage.file, self.passage.line_at(self.at))

    @property
    def is_italic(self) -> bool:
        """Whether it is set in italic, as foreign words are."""
        return bool(self.passage.italics) and self.passage.is_italic(self.at)

    @property
    def begins(self) -> bool:
        """Whether it may have its capital from beginning a sentence, a quotation or a title."""
        lead = self.passage.text[max(0, self.at - 12) : self.at]
        if self.passage.kind in TITLES or not lead.strip():
            return True
        return ENDS_A_SENTENCE.search(lead) is not None or OPENS.search(lead) is not None


def words_of(passage: Passage) -> Iterator[Word]:
    """The words of a passage, without those that are part of a number, a formula or a path."""
    text = passage.text
    for found in WORD.finditer(text):
        begin, end = found.span()
        if (begin and text[begin - 1] in BEFORE) or AFTER.match(text, end):
            continue
        word = found.group()
        if not word.isalpha():
            word = word.replace("\u2019", "'").replace("\u00ad", "")
        yield Word(word, passage, begin)
