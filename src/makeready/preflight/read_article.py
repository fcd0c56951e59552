"""An article as a reader meets it in a finished file, so that print and ebook can be laid side by side."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from makeready.producing.letters import letters_of

RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]+")
DASHES = "\u2012\u2013\u2014\u2015/"
"""After these a line may end, and a word with it."""


@dataclass
class ReadArticle:
    """Its running text letter by letter, its notes and its figures, each in the order in which it is read."""

    letters: list[str] = field(default_factory=list)
    words: list[int] = field(default_factory=list)
    """For each letter the number of its word."""
    folios: list[int] = field(default_factory=list)
    """For each letter the page that it is printed on; 0 in an ebook."""
    asides: list[bool] = field(default_factory=list)
    """For each letter whether it stands in a box beside the text."""
    notes: list[str] = field(default_factory=list)
    """The letters of each note."""
    alts: list[str] = field(default_factory=list)
    """What is heard in place of each picture."""
    captions: list[str] = field(default_factory=list)
    """The letters of each caption."""
    breaks: dict[int, int] = field(default_factory=dict)
    """By folio how many letters stand before the place where an ebook says that a page begins."""
    _word: int = 0

    def add(self, text: str, folio: int = 0, *, is_aside: bool = False) -> None:
        """Take in a piece of running text."""
        for character in text:
            if character.isspace() or character in DASHES:
                self._word += 1
            for letter in letters_of(character):
                self.letters.append(letter)
                self.words.append(self._word)
                self.folios.append(folio)
                self.asides.append(is_aside)

    def end_block(self) -> None:
        """What follows is no part of the last word."""
        self._word += 1

    def strip(self, pattern: str) -> None:
        """Take out what is printed and never read in an ebook, such as the page that a link leads to."""
        for found in reversed(list(re.finditer(pattern, self.text))):
            for held in (self.letters, self.words, self.folios, self.asides):
                del held[found.start() : found.end()]

    def settle_right_to_left(self) -> None:
        """Bring letters that are written from right to left into one order: files tell them in either."""
        for found in RIGHT_TO_LEFT.finditer(self.text):
            self.letters[found.start() : found.end()] = sorted(found.group())

    @property
    def text(self) -> str:
        """All letters of the running text."""
        return "".join(self.letters)
