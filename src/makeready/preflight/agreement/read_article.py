"""An article as a reader meets it in a finished file, so that print and ebook can be laid side by side."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import partial
from itertools import takewhile

from makeready.producing.letters import DASHES, letters_of

RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]+")


@dataclass
class ReadArticle:
    """Its running text letter by letter, its notes and its figures, each in the order in which it is read."""

    letters: list[str] = field(default_factory=list)
    words: list[int] = field(default_factory=list)
    """For each letter the number of its word."""
    notes: list[str] = field(default_factory=list)
    """The letters of each note."""
    alts: list[str] = field(default_factory=list)
    """What is heard in place of each picture."""
    captions: list[str] = field(default_factory=list)
    """The letters of each caption."""
    _word: int = 0
    _block: int = 0

    def add(self, text: str) -> None:
        """Take in a piece of running text."""
        for character in text:
            if character.isspace() or character in DASHES:
                self._word += 1
            for letter in letters_of(character):
                self.letters.append(letter)
                self.words.append(self._word)

    def end_word(self) -> None:
        """What follows begins on another line, or is no part of the last word."""
        self._word += 1

    def end_block(self) -> None:
        """What follows is no part of the last word.

        Letters that are written from right to left are brought into one order, for files tell them in either.
        """
        self.end_word()
        text = "".join(self.letters[self._block :])
        for run in RIGHT_TO_LEFT.finditer(text):
            self.letters[self._block + run.start() : self._block + run.end()] = sorted(run.group())
        self._block = len(self.letters)

    @property
    def text(self) -> str:
        """All letters of the running text."""
        return "".join(self.letters)


@dataclass
class EbookArticle(ReadArticle):
    """An article of the ebook, and where it says that printed pages begin."""

    breaks: dict[int, int] = field(default_factory=dict)
    """By folio how many letters stand before it."""


@dataclass
class PrintedArticle(ReadArticle):
    """A printed article, and the pages that its letters stand on."""

    folios: list[int] = field(default_factory=list)
    """Of each letter."""
    asides: list[bool] = field(default_factory=list)
    """For each letter whether it stands in a box beside the text."""
    links: list[int] = field(default_factory=list)
    """How many letters stand before the end of each link."""
    reference: tuple[str, str] = ("", "")
    """The letters that are printed before and behind the number of the page that a link leads to."""

    def add_printed(self, text: str, folio: int, *, is_aside: bool) -> None:
        """Take in a line of running text, or a part of one."""
        self.add(text)
        self.end_word()
        new = len(self.letters) - len(self.folios)
        self.folios += [folio] * new
        self.asides += [is_aside] * new

    def strip_references(self) -> None:
        """Take out the number of the page that a link leads to, printed behind it."""
        before, behind = self.reference
        text = self.text  # what stands before a link is as it was when those behind it are done
        for start in reversed(self.links):
            at = start + len(before)
            if text[start:at] != before:
                continue
            end = at + sum(1 for _ in takewhile(partial(self._is_digit_of, at), range(at, len(self.letters))))
            if end > at and text[end : end + len(behind)] == behind:
                for held in (self.letters, self.words, self.folios, self.asides):
                    del held[start : end + len(behind)]

    def _is_digit_of(self, begins: int, place: int) -> bool:
        """Whether a digit stands in the same number as the one at `begins`."""
        return self.letters[place].isdecimal() and self.words[place] == self.words[begins]
