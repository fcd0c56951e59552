"""What is given out to be set, and what comes back: records, so that a worker may be anywhere.

Importing this loads nothing of what does the work, so that the process that gives it out stays small.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from typing import Any, Self, TypeAlias

from makeready.composing.print_plans import UnitPlan
from makeready.composing.templates import Layout, open_layout
from makeready.digests import file_digest
from makeready.issue import Picture
from makeready.problems import Problem
from makeready.producing.pdf.bound import Bound
from makeready.producing.pdf.fragment import Fragment
from makeready.producing.pdf.furniture import Furniture
from makeready.producing.pdf.moved_layouts import layout_places, moved_layout, named_here
from makeready.producing.produced import Observed
from makeready.records import packed, unpacked

Streams: TypeAlias = Mapping[str, bytes]
"""What streams and font files hold, by their digests."""


class WithLayout:
    """A piece of work that can be done on another machine, and needs the files of its layout there."""

    __slots__ = ()

    layout: Layout

    def layout_files(self) -> Mapping[Path, str]:
        """The files of its layout, each with the place where it is laid in a worker's folder."""
        return layout_places(self.layout)

    def files(self) -> Mapping[Path, str]:
        """The others that it needs, with their places."""
        return {}

    def moved(self, folder: Path, _places: Mapping[Path, str]) -> Self:
        """The same, with its layout in that folder."""
        return replace(self, layout=moved_layout(self.layout, folder))  # type: ignore[type-var]  # each is a dataclass

    def back(self, result: Any, _folder: Path) -> Any:
        """What was made of it there: nothing in it names a file."""
        return result

    def told_here(self, problem: Problem, folder: Path) -> Problem:
        """A problem that was found there, told of the file as it is called here."""
        return named_here(problem, self.layout, folder)


@dataclass(frozen=True, slots=True)
class UnitJob(WithLayout):
    """A unit to be set."""

    plan: UnitPlan
    key: str
    """The key of its plan."""
    layout: Layout
    folios: tuple[tuple[str, int], ...]
    """The folios that are known of the anchors that its words may name."""
    start: int
    """The folio to lay it out with; see `Bound.start`."""
    pictures: tuple[Picture, ...]
    """Those that it shows."""
    folio: int = 0
    """The folio that it is thought to begin on, to set its margins for; 0 where nothing is known."""
    held: frozenset[str] = frozenset()
    """The digests of font files that need not be brought back: they are there."""

    def files(self) -> Mapping[Path, str]:
        """Its pictures, with their places."""
        return {picture.path: picture_place(picture) for picture in self.pictures if not picture.missing}

    def moved(self, folder: Path, places: Mapping[Path, str]) -> UnitJob:
        """The same, with its layout in that folder and its pictures at these places in it."""
        pictures = tuple(
            picture if picture.missing else replace(picture, path=folder / places[picture.path])
            for picture in self.pictures
        )
        return replace(self, layout=moved_layout(self.layout, folder), pictures=pictures)

    def back(self, result: tuple[Any, ...], folder: Path) -> tuple[Any, ...]:
        """What was made of it there, its problems told of the files as they are called here."""
        (unit, *pages), span = result
        read: SetUnit = unpacked(unit)
        problems = tuple(self.told_here(problem, folder) for problem in read.problems)
        return (packed(replace(read, problems=problems)), *pages), span


@dataclass(frozen=True, slots=True)
class SetUnit:
    """What the issue has to know of a unit that has been set, apart from what is on its pages."""

    key: str
    plan_key: str
    name: str
    start: int
    """The folio that it is laid out with; see `Bound.start`."""
    pages: int
    anchors: Mapping[str, int]
    """The page (from 0) that each anchor stands on."""
    asked: tuple[str, ...]
    """The anchors whose folios its words name."""
    linked: tuple[str, ...]
    """The anchors that its links lead to."""
    named: tuple[tuple[str, int], ...]
    """Those of their folios that were known when it was set."""
    bound: Bound
    shifts: tuple[float, ...]
    """For each page how much further right (pt) its content stands on the page's other side."""
    furniture: Furniture
    words: str
    problems: tuple[Problem, ...]
    observed: Observed


@dataclass(frozen=True, slots=True)
class SetPages:
    """Pages as they come back, packed by whoever has set them: they are kept as they are."""

    fragment: bytes
    """A packed `Fragment`."""
    streams: Streams
    """What it needs and nobody has here."""
    fonts: frozenset[str]
    """The digests of its font files."""


@dataclass(frozen=True, slots=True)
class MarginsJob(WithLayout):
    """The margins of a unit's pages, to be set for its folio."""

    plan: UnitPlan
    key: str
    """The key under which they are kept."""
    layout: Layout
    furniture: Furniture
    folio: int
    held: frozenset[str] = frozenset()
    """The digests of font files that need not be brought back: they are there."""


def picture_place(picture: Picture) -> str:
    """Where a picture is laid in a worker's folder."""
    return f"pictures/{file_digest(picture.path.resolve())}{PurePosixPath(picture.file).suffix}"


@dataclass(frozen=True, slots=True)
class LayoutJob(WithLayout):
    """A layout to be made ready, before there is anything to set with it."""

    layout: Layout


def layout_job(layouts: Path) -> LayoutJob:
    """The job for the layout in a folder; refuses where there is none."""
    return LayoutJob(open_layout(layouts))


def make_ready(job: LayoutJob) -> None:
    """Load all that setting with a layout needs."""
    from makeready.producing.pdf import setting

    setting.make_ready(job.layout)


def set_unit(job: UnitJob) -> tuple[bytes, SetPages, tuple[str, SetPages] | None]:
    """The packed `SetUnit` of `job`, its pages and, if a folio is known, the words and pages of its margins.

    Raises `Refused` where it can't be composed or laid out.
    """
    from makeready.producing.pdf import setting

    unit, fragment, streams = setting.set_unit(job)
    margins = None
    if job.folio and unit.bound is not Bound.FOLIO:
        words, margin_fragment, margin_streams = setting.set_margins(job.layout, unit.furniture, job.folio)
        margins = words, _pages(margin_fragment, margin_streams, job.held | streams.keys())
    return packed(unit), _pages(fragment, streams, job.held), margins


def set_margins(job: MarginsJob) -> tuple[str, SetPages]:
    """The words of pages that are only running heads and folios, and the pages."""
    from makeready.producing.pdf import setting

    words, fragment, streams = setting.set_margins(job.layout, job.furniture, job.folio)
    return words, _pages(fragment, streams, job.held)


def _pages(fragment: Fragment, streams: Streams, held: Collection[str]) -> SetPages:
    brought = {digest: data for digest, data in streams.items() if digest not in held}
    return SetPages(packed(fragment), brought, frozenset(fragment.font_files))
