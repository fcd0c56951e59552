"""What a source is made of, whatever it was: pieces of text in reading order, each with its lines."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum


class Kind(Enum):
    """What a piece is."""

    PARAGRAPH = "paragraph"
    SUBHEAD = "subhead"
    ITEM = "list item"
    CAPTION = "caption"
    RUNNING_HEAD = "running head"
    FOLIO = "folio line"


FURNITURE = {Kind.RUNNING_HEAD, Kind.FOLIO}
"""What stands on a page beside the text; it is dropped, and kept as facts."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the source as it stands there."""

    number: int
    """From 1."""
    text: str


@dataclass(frozen=True, slots=True)
class TornWord:
    """A word that was divided at the end of a line, and how it was put together."""

    line: int
    first: str
    rest: str
    hyphen_stays: bool
    why: str
    sure: bool

    @property
    def whole(self) -> str:
        """The word as it is written."""
        return f"{self.first}{'-' if self.hyphen_stays else ''}{self.rest}"


@dataclass(frozen=True, slots=True)
class Piece:
    """A paragraph, a caption, … as it stood in the source, its lines put together."""

    kind: Kind
    lines: tuple[Line, ...]
    text: str
    torn: tuple[TornWord, ...] = ()
    doubt: str = ""
    """Why it may be something else; "" where that is sure."""

    @property
    def first_line(self) -> int:
        """The line of the source in which it begins."""
        return self.lines[0].number


@dataclass(frozen=True, slots=True)
class Joined:
    """A paragraph that was torn, and the line in which it goes on."""

    line: int
    goes_on: int
    over: str
    """What stood between the two: "a blank line", "a caption", …."""


@dataclass(frozen=True, slots=True)
class Source:
    """All that was found in a source, in reading order."""

    pieces: Sequence[Piece]
    joined: Sequence[Joined]
