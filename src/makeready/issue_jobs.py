"""A whole issue as one piece of work.

Where a cluster has many issues to make, each worker makes some by itself: whoever gives the work out has only
to read manuscripts and to write files, and can keep many workers busy.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import BrokenExecutor
from dataclasses import dataclass, replace
from io import BytesIO
from pathlib import Path

from makeready.cache import Cache
from makeready.composing.pictures import issue_with_pictures, pictures_of
from makeready.composing.templates import Layout
from makeready.issue import Issue
from makeready.order import Format
from makeready.problems import Problem
from makeready.producing.pdf.moved_layouts import moved_layout
from makeready.producing.pdf.unit_jobs import WithLayout, picture_place
from makeready.producing.produced import PrintedUnit, Produced, Workplace
from makeready.production import KnownPages, produce_files
from makeready.progress import Progress, Step
from makeready.timings import Span
from makeready.workers import Here

CACHE = "cache"
"""The folder of a worker elsewhere that keeps what it has made."""


@dataclass(frozen=True, slots=True)
class IssueJob(WithLayout):
    """An issue of which files are to be made."""

    issue: Issue
    layout: Layout
    kinds: tuple[Format, ...]
    tells_units: bool = True
    """Whether to bring what stands on the pages too."""
    cache: Path | None = None
    """The folder that keeps what is made."""

    def files(self) -> Mapping[Path, str]:
        """Its pictures, with their places."""
        pictures = pictures_of(self.issue)
        return {picture.path: picture_place(picture) for picture in pictures if not picture.missing}

    def moved(self, folder: Path, places: Mapping[Path, str]) -> IssueJob:
        """The same, with its layout in that folder, its pictures at these places in it, a cache there too."""
        issue = issue_with_pictures(self.issue, {path: folder / place for path, place in places.items()})
        layout = moved_layout(self.layout, folder)
        return replace(self, issue=issue, layout=layout, cache=folder / CACHE)

    def back(self, made: MadeIssue, folder: Path) -> MadeIssue:
        """What was made there, its problems told of the files as they are called here."""

        def told(problem: Problem) -> Problem:
            return self.told_here(problem, folder)

        files = {
            kind: replace(file, problems=tuple(map(told, file.problems))) for kind, file in made.files.items()
        }
        return replace(made, files=files)


@dataclass(frozen=True, slots=True)
class MadeFile:
    """A file of an issue as a worker has made it."""

    data: bytes
    problems: tuple[Problem, ...]
    pages: int
    units: tuple[PrintedUnit, ...]

    def produced(self) -> Produced:
        """The same, ready to be written."""
        return Produced(lambda file: file.write(self.data), self.problems, self.pages, self.units)


@dataclass(frozen=True, slots=True)
class MadeIssue:
    """What a worker has made of an issue."""

    files: Mapping[Format, MadeFile]
    new: frozenset[str]
    """The articles that were not in the cache."""
    spans: tuple[Span, ...]


def files_by_one(job: IssueJob, workplace: Workplace, known: KnownPages) -> dict[Format, Produced] | None:
    """The files as one worker makes them; nothing where none can, as the issue is too much for one.

    Raises `Refused` where they can't be made.
    """
    with workplace.progress.step(Step.PRODUCING, " and ".join(kind.upper() for kind in job.kinds)):
        try:
            made: MadeIssue = workplace.executor.submit(make_issue, job).result()
        except (BrokenExecutor, OSError):
            return None
    for article in job.issue.articles:
        workplace.progress.article(article.slug, from_cache=article.slug not in made.new)
    workplace.progress.done_elsewhere(*made.spans)
    files = {kind: file.produced() for kind, file in made.files.items()}
    if job.tells_units and Format.PDF in files:
        known.printed(files[Format.PDF].units)
    return files


def make_issue(job: IssueJob) -> MadeIssue:
    """What this process alone makes of an issue; raises `Refused` where it can't be made."""
    cache, progress = Cache(job.cache), Progress(silent=True)
    progress.expect(article.slug for article in job.issue.articles)
    made = produce_files(job.kinds, job.issue, job.layout, Workplace(cache, Here(), progress), _PagesAtHand())
    files = {kind: _made_file(produced, tells_units=job.tells_units) for kind, produced in made.items()}
    cache.trim()
    return MadeIssue(files, progress.made, tuple(progress.timings.spans))


def _made_file(produced: Produced, *, tells_units: bool) -> MadeFile:
    out = BytesIO()
    produced.write(out)
    units = produced.units if tells_units else ()
    return MadeFile(out.getvalue(), produced.problems, produced.pages, units)


class _PagesAtHand:
    """The pages of the issue that is being made."""

    def __init__(self) -> None:
        self._units: Sequence[PrintedUnit] | None = None

    def pages(self, lay_out: Callable[[], Sequence[PrintedUnit]]) -> Sequence[PrintedUnit]:
        return lay_out() if self._units is None else self._units

    def printed(self, units: Sequence[PrintedUnit]) -> None:
        self._units = units
