"""`makeready release`: the issue built, judged, and made into all that leaves the house.

What is there already is never changed: the same release again gives the same bytes, and another is refused.
"""

from __future__ import annotations

import shlex
from collections.abc import Sequence
from concurrent.futures import Executor
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from makeready.cache import Cache
from makeready.exits import Exit
from makeready.order import Order, Outcome
from makeready.pipeline import CACHE, build, found_unchanged
from makeready.problems import Code, Place, Problem, Refused
from makeready.progress import Progress, Step
from makeready.reporting import in_order
from makeready.source_state import SourceState, source_state

if TYPE_CHECKING:
    from makeready.issue import Revision
    from makeready.producing.produced import Workplace
    from makeready.releasing.finished_issue import FinishedIssue
    from makeready.releasing.released import Source

RELEASES = "release"
"""The folder of releases in the output folder."""
SHOWN = 5
"""Files that are named where more are meant."""


def release(
    order: Order, progress: Progress, executor: Executor, *, allow_dirty: bool = False, dated: bool = True
) -> Outcome:
    """The outcome of releasing the issue of `order`, which names both formats and asks for a release.

    Its one path is the release's folder. Without `allow_dirty` a work tree with changes is refused. A
    correction that is not `dated` and was released before keeps the day that it had then.
    """
    state = source_state(order.manuscript)
    if not allow_dirty and (problem := _uncommitted(state, order.manuscript)):
        return _refused(problem)
    if not dated:
        order = _on_its_day(order)
    built = found_unchanged(order, progress) or build(order, progress, executor)
    if built.exit is not Exit.DONE:
        return built
    from makeready.producing.produced import Workplace

    cache = Cache(order.output / CACHE)
    try:
        with progress.step(Step.RELEASING):
            folder = _released(order, built, _source(order, state), Workplace(cache, executor, progress))
    except Refused as refused:
        disk_is_full = any(problem.code is Code.FILE_NOT_WRITTEN for problem in refused.problems)
        return replace(_refused(*refused.problems), exit=Exit.MISSING if disk_is_full else Exit.REFUSED)
    return Outcome(Exit.DONE, built.problems, (folder,))


def _on_its_day(order: Order) -> Order:
    """The order with the day of its correction as it was released before, where it was."""
    from makeready.reading.manuscript import read_manuscript
    from makeready.releasing import release_record
    from makeready.releasing.finished_issue import release_name

    correction = order.revision
    if correction is None:
        return order
    issue, _ = read_manuscript(order.manuscript, Cache(order.output / CACHE))
    if issue is None:
        return order
    name = release_name(replace(issue, revision=correction))
    record = order.output / RELEASES / name / release_record.RECORD
    try:
        before = release_record.from_json(record.read_bytes())
    except (OSError, ValueError):
        return order
    return replace(order, revision=replace(correction, released=before.modified.date()))


def _uncommitted(state: SourceState, manuscript: Path) -> Problem | None:
    """What keeps a release from being made again from its commit, as far as git tells."""
    if state.unknown:
        return Problem(Code.WORK_TREE_UNKNOWN, Place(str(manuscript)), reason=state.unknown)
    if state.changed:
        return Problem(Code.WORK_TREE_CHANGED, Place(str(manuscript)), files=some(state.changed))
    return None


def _refused(*problems: Problem) -> Outcome:
    return Outcome(Exit.REFUSED, in_order(list(problems)))


def _released(order: Order, built: Outcome, source: Source, workplace: Workplace) -> Path:
    from makeready.releasing.finished_issue import release_name
    from makeready.releasing.release_files import fill
    from makeready.releasing.shelf import shelved
    from makeready.releasing.shelf_files import needed_no_more, shelf_files
    from makeready.writing import unfinished_folder, write_all

    releases = order.output / RELEASES
    cache = workplace.cache
    finished = finished_issue(order, built, source, workplace)
    folder = releases / release_name(finished.issue)
    try:
        with unfinished_folder(releases) as work:
            made = work / folder.name
            fill(made, finished, cache, lambda pdf: _is_tagged(pdf, finished, cache))
            if folder.exists():
                _demand_the_same(folder, made, order.revision)
            shelf = shelf_files(shelved(releases, made), finished.layout, cache)
            if not folder.exists():
                made.rename(folder)
        write_all(releases, shelf)
        for file in needed_no_more(releases, shelf):
            file.unlink()
    except OSError as fault:
        reason = fault.strerror or str(fault)
        raise Refused([Problem(Code.FILE_NOT_WRITTEN, Place(str(folder)), reason=reason)]) from fault
    cache.trim()
    return folder


def _is_tagged(pdf: Path, finished: FinishedIssue, cache: Cache) -> bool:
    """Whether veraPDF passes it; raises `Refused` with what it finds, or where it can't be asked."""
    from makeready.preflight.ebook.ebook_places import EbookPlaces
    from makeready.preflight.judges.judging import judged, judges_of

    asked = judges_of([pdf])
    _, problems = judged(asked, cache, EbookPlaces(finished.issue, finished.layout, finished.epub))
    if problems:
        raise Refused(problems)
    return bool(asked)


def finished_issue(order: Order, built: Outcome, source: Source, workplace: Workplace) -> FinishedIssue:
    """What a release is made from: the files that were `built` for `order`, and what they were made of."""
    from makeready.composing.templates import open_layout
    from makeready.producing.pdf.issue_pdf import units_and_offprints
    from makeready.reading.manuscript import read_manuscript
    from makeready.releasing.finished_issue import FinishedIssue

    issue, problems = read_manuscript(order.manuscript, workplace.cache)
    if issue is None:
        raise Refused(problems)
    issue = replace(issue, revision=order.revision)
    layout = open_layout(order.layouts)
    pdf, epub = built.written
    units, alone = units_and_offprints(issue, layout, workplace)
    return FinishedIssue(issue, layout, pdf, epub, units, alone, source, _commands(order, source))


def _source(order: Order, state: SourceState) -> Source:
    from makeready.releasing.released import Source

    places = state.place_of(order.manuscript), state.place_of(order.layouts)
    return Source(state.commit, None if state.unknown else bool(state.changed), *places)


def _commands(order: Order, source: Source) -> tuple[str, ...]:
    """What makes the release again, where git keeps what it was made from."""
    words = ["makeready", "release"]
    for name, place in (("manuscript", source.manuscript), ("layouts", source.layouts)):
        if place:
            words += [f"--{name}", place]
    if order.revision:
        correction = order.revision
        words += ["--revision", str(correction.number), "--note", correction.note]
        words += ["--date", correction.released.isoformat()]
    checkout = (f"git checkout {source.commit}",) if source.commit else ()
    return (*checkout, shlex.join(words))


def _demand_the_same(folder: Path, made: Path, revision: Revision | None) -> None:
    """Raises `Refused` where the release of that `revision` is there and holds anything else."""
    from makeready.releasing.checksums import differing_files

    differing = differing_files(folder, made)
    if differing:
        number = revision.number if revision else 1
        place, files = Place(str(folder)), some(differing)
        raise Refused([Problem(Code.RELEASE_EXISTS, place, files=files, next=number + 1)])


def some(names: Sequence[str]) -> str:
    """The first few names, and how many more there are."""
    more = len(names) - SHOWN
    return ", ".join(names[:SHOWN]) + (f" and {more} more" if more > 0 else "")
