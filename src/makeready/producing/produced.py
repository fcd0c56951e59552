"""What producing works with, whatever is produced: a cache, somebody to do the work, somebody to tell."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Executor
from dataclasses import dataclass
from enum import Enum
from typing import BinaryIO, TypeAlias

from makeready.cache import Cache
from makeready.problems import Problem
from makeready.progress import Progress

OnPages: TypeAlias = Callable[[str, bytes], None]
"""Is given the name of a unit that has been set anew, and a PDF of its pages."""


UNASKED = 8
"""Pieces of work that are given to an executor at a time that does not say how many it wants."""


@dataclass(frozen=True, slots=True)
class Workplace:
    cache: Cache
    executor: Executor
    progress: Progress
    on_pages: OnPages | None = None
    """Who wants to see pages before the issue is put together."""

    @property
    def at_once(self) -> int:
        """How many pieces of work to give out before the first of them is done."""
        return int(getattr(self.executor, "at_once", UNASKED))


@dataclass(frozen=True, slots=True)
class PrintedPicture:
    """A picture of the manuscript where it is printed."""

    file: str
    """Its path in the manuscript."""
    page: int
    """Its page: of a unit's pages from 0, of the issue's the folio."""
    area: tuple[float, float, float, float]
    """Left, bottom, right and top edge of what is printed of it, bleed included, in pt from the lower left
    of the page's trim."""
    width: float
    """Of the whole picture as it is scaled, what is cut off included, in pt."""
    height: float

    @property
    def share(self) -> float:
        """How much of the picture is printed, from 0 to 1."""
        left, bottom, right, top = self.area
        whole = self.width * self.height
        return max(0.0, right - left) * max(0.0, top - bottom) / whole if whole else 0.0


@dataclass(frozen=True, slots=True)
class TextOnPage:
    """The running text on a page."""

    lines: float
    """How many lines of all its columns are filled."""
    room: float
    """How many they have."""


class LineFaultKind(Enum):
    SHORT_LAST_LINE = "short last line"
    HYPHEN_LADDER = "hyphen ladder"


@dataclass(frozen=True, slots=True)
class LineFault:
    """A line that a typesetter would set again."""

    kind: LineFaultKind
    page: int
    """Its page: of a unit's pages from 0, of the issue's the folio."""
    line: str
    paragraph: str
    """The words of its paragraph."""


@dataclass(frozen=True, slots=True)
class SetArticle:
    """An article on its pages."""

    slug: str
    folio: int
    """Of its first page."""
    text: tuple[TextOnPage, ...]
    """For each of its pages."""
    faults: tuple[LineFault, ...] = ()


@dataclass(frozen=True, slots=True)
class Produced:
    """A file of the issue that is ready to be written."""

    write: Callable[[BinaryIO], object]
    problems: tuple[Problem, ...] = ()
    pages: int = 0
    """How many pages it has; 0 for an ebook, which has none."""
    pictures: tuple[PrintedPicture, ...] = ()
    """Those of the manuscript where they are printed, in the order of the pages."""
    articles: tuple[SetArticle, ...] = ()
    """Those that have pages of their own."""
