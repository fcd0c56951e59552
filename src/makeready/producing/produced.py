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


Area: TypeAlias = tuple[float, float, float, float]
"""Left, bottom, right and top edge, in pt from the lower left of a page's trim."""

UNPLACED = 0
"""The folio of what is seen on a unit's page that has no place in the issue yet."""

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
    """Of its unit's pages, from 0."""
    area: Area
    """Of what is printed of it, bleed included."""
    width: float
    """Of the whole picture as it is scaled, what is cut off included, in pt."""
    height: float
    folio: int = UNPLACED

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


class FaultKind(Enum):
    """What a typesetter or a designer would mark on a page."""

    SHORT_LAST_LINE = "short last line"
    HYPHEN_LADDER = "hyphen ladder"
    WIDOW = "widow"
    ORPHAN = "orphan"
    LONELY_SUBHEAD = "lonely subhead"
    LOOSE_LINES = "loose lines"
    DIVIDED_HEADLINE = "divided headline"
    SHORT_HEADLINE_END = "short headline end"
    HEADLINE_AFTER_SMALL_WORD = "headline after small word"
    COLUMN_LEFT_EMPTY = "column left empty"
    TEXT_OUT_OF_ITS_BOX = "text out of its box"
    BOXES_OVERLAP = "boxes overlap"


@dataclass(frozen=True, slots=True)
class PageFault:
    """A place on a page that somebody would mark."""

    kind: FaultKind
    page: int
    """Of its unit's pages, from 0."""
    area: Area
    words: str
    """What stands there."""
    paragraph: str
    """The words of the paragraph, heading or caption that it is in: they tell its place in the manuscript."""
    lines: int = 1
    """How many lines of the paragraph have it."""
    box: str = ""
    """Of a fault of boxes, which of them: the selectors that a style sheet may have, "aside.sidebar"."""
    folio: int = UNPLACED


@dataclass(frozen=True, slots=True)
class PrintedPage:
    """The measures of a page."""

    width: float
    """Of its trim, in pt."""
    height: float
    bleed: float
    """How far (pt) it is printed beyond its trim, at most."""
    is_blank: bool = False


@dataclass(frozen=True, slots=True)
class PageStart:
    """Where a page begins in what is read."""

    page: int
    """Of its unit's pages, from 0."""
    paragraph: str = ""
    """The first letters of the paragraph, heading, item or cell, as `letters_of` gives them."""
    nth: int = 0
    """How many with the same letters stand before it in its unit."""
    letters: int = 0
    """How many of its letters stand on the pages before."""
    anchor: str = ""
    """Of the figure that it shows, on a page without text: its name in the issue."""
    folio: int = UNPLACED


@dataclass(frozen=True, slots=True)
class Observed:
    """What a unit's pages are seen to hold once they are laid out."""

    pages: tuple[PrintedPage, ...]
    pictures: tuple[PrintedPicture, ...]
    text: tuple[TextOnPage, ...]
    """For each of its pages."""
    faults: tuple[PageFault, ...]
    starts: tuple[PageStart, ...] = ()
    """Of its pages that show something, in their order."""


@dataclass(frozen=True, slots=True)
class PrintedUnit:
    """The cover, the contents, an article, … on the issue's pages."""

    name: str
    """"cover", "contents", …, or the slug of its (first) article."""
    articles: tuple[str, ...]
    """Slugs of the articles that are printed in it: several where they share pages."""
    template: str
    """The template that made it: "print/article.html.jinja"."""
    folio: int
    """Of its first page."""
    observed: Observed
    """All that is seen has its folio."""


@dataclass(frozen=True, slots=True)
class Produced:
    """A file of the issue that is ready to be written."""

    write: Callable[[BinaryIO], object]
    problems: tuple[Problem, ...] = ()
    pages: int = 0
    """How many pages it has; 0 for an ebook, which has none."""
    units: tuple[PrintedUnit, ...] = ()
    """What stands on them, in the order in which it is bound; of an ebook nothing."""

    @property
    def pictures(self) -> tuple[PrintedPicture, ...]:
        """The pictures of the manuscript where they are printed, in the order of the pages."""
        return tuple(picture for unit in self.units for picture in unit.observed.pictures)
