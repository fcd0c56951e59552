"""The words of a passage, as a dictionary wants them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from makeready.problems import Place
from makeready.reading.passages import Kind, Passage

LETTERS = r"[^\W\d_][\u0300-\u036f\u0591-\u05c7\u064b-\u0652]*"
WORD = re.compile(rf"(?:{LETTERS})+(?:['\u2019\u05f3\u05f4\u200c\u00ad-](?:{LETTERS})+)*")
NOT_A_WORD = re.compile(r"[\w@#/\\&+=.]")
"""What makes of the letters beside it a formula, a path or a number."""
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
    begins: bool
    """Whether it may have its capital from beginning a sentence or a quotation."""

    @property
    def place(self) -> Place:
        """Its file and line."""
        return Place(self.passage.file, self.passage.line_at(self.at))

    @property
    def is_italic(self) -> bool:
        """Whether it is set in italic, as foreign words are."""
        return self.passage.is_italic(self.at)


def words_of(passage: Passage) -> Iterator[Word]:
    """The words of a passage, without those that are part of a number, a formula or a path."""
    text = passage.text
    for found in WORD.finditer(text):
        before, after = text[: found.start()][-1:], text[found.end() : found.end() + 2]
        if NOT_A_WORD.match(before) or after[:1].isdigit() or re.match(r"[_@#/\\&+=]|\.\w", after):
            continue
        word = found.group().replace("\u2019", "'").replace("\u00ad", "")
        lead = text[max(0, found.start() - 12) : found.start()]
        begins = not text[: found.start()].strip() or passage.kind in (
            Kind.CELL,
            Kind.HEADING,
            Kind.FACT,
            Kind.ALT,
        )
        begins = begins or ENDS_A_SENTENCE.search(lead) is not None or OPENS.search(lead) is not None
        yield Word(word, passage, found.start(), begins)
