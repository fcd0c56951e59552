"""All that a check has found: what the terminal, the report and its data tell, each in its form."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from makeready.problems import Problem
from makeready.producing.produced import PrintedUnit


class Standing(StrEnum):
    """What a judge says in the end."""

    PASSED = "passed"
    FAULTS = "faults found"
    NOT_CHECKED = "not checked"
    """It is missing here, crashed, took too long, or said what nobody knows: never a pass."""
    NOT_ASKED = "not asked"
    """Whoever ran the check did not want it: no pass either."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What one judge says of one file."""

    judge: str
    """Its name and version, as it tells them: "EPUBCheck 5.3.0", "veraPDF 1.31", "Print beside ebook"."""
    file: str
    """"salt-road-3.epub"; "" for a judge of more than one."""
    standing: Standing
    words: str
    """One sentence: what was checked, or why it was not."""


@dataclass(frozen=True, slots=True)
class PictureRow:
    """A picture as it is printed once, on one page or across two."""

    file: str
    """Its path in the manuscript."""
    article: str
    """Slug of its article; "" for the cover."""
    folios: tuple[int, ...]
    width: float
    """Printed width of the whole picture, in mm."""
    height: float
    ppi: float | None
    """Effective resolution; None for a drawing (SVG), which has no pixels, and for a missing picture."""
    wanted: float
    """The layout's floor (ppi) at which nothing is said."""
    cut_off: float
    """Share of it that is not printed, from 0 to 1."""
    caption: str
    in_gutter: str = ""
    """For a picture across a spread: what to look at in the fold, in words."""


@dataclass(frozen=True, slots=True)
class ArticleFit:
    """Whether an article fills its pages, or articles that share theirs."""

    slug: str
    """Of several the slugs, with commas between them."""
    title: str
    folio: int
    pages: int
    allotted: int
    """What `pages:` allots; 0 where nothing is."""
    last_page_filled: float
    """Share of the last page's room that text and pictures fill, from 0 to 1."""
    lines: int
    """Lines over what is allotted; below 0 lines that are free; 0 where nothing is allotted."""


@dataclass(frozen=True, slots=True)
class CreditRow:
    """A line of the credits ledger.

    Its fields go into `preflight.json` by their names, and the schema of that knows no others.
    """

    file: str
    article: str
    folios: tuple[int, ...]
    credit: str
    rights: str
    lapse: str
    """The day on which the rights lapse, as ISO 8601; "" where they do not, or no day is known."""


@dataclass(frozen=True, slots=True)
class Checked:
    """The whole result of `makeready check`."""

    slug: str
    title: str
    problems: tuple[Problem, ...]
    units: tuple[PrintedUnit, ...] = ()
    pictures: tuple[PictureRow, ...] = ()
    fits: tuple[ArticleFit, ...] = ()
    credits: tuple[CreditRow, ...] = ()
    verdicts: tuple[Verdict, ...] = ()
    is_stitched: bool = False
    """Whether its sheets lie in each other, and not one behind the other."""
