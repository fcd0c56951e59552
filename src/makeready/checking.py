"""`makeready check`: the manuscript, its pages and its files judged by all rules of the house.

What the house says of each rule, in house-style.yaml, decides how grave it is. Where nothing has changed
since the last check, all that it found is found again.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from makeready.cache import Cache
from makeready.digests import file_digest
from makeready.exits import Exit
from makeready.order import Format, Order, Outcome
from makeready.pipeline import CACHE
from makeready.problems import Problem, Refused
from makeready.progress import Progress, Step
from makeready.reporting import has_errors, in_order
from makeready.unchanged import LastBuild, keep_build, last_build, layout_state, manuscript_state

if TYPE_CHECKING:
    from concurrent.futures import Executor


REPORT = "preflight."
"""What the names of the report's files begin with."""
PAGE = f"{REPORT}html"
"""The one of them that people read."""


@dataclass(frozen=True, slots=True)
class _Found:
    """What a check has found."""

    problems: Sequence[Problem]
    report: tuple[str, ...] = ()
    """The names of the report's files."""
    can_be_made: bool = True
    """Whether the issue can be made as it is, be it good or not."""


def check(
    order: Order,
    progress: Progress,
    executor: Executor,
    *,
    pages: bool = True,
    judges: bool = True,
    strict: bool = False,
) -> Outcome:
    """Every problem of the manuscript, of house style and, with `pages`, of the issue's pages and files.

    Without `judges` the programs of others are not asked. With `pages` the report is
    written into the output folder. `strict` counts warnings as errors.
    """
    cache = Cache(order.output / CACHE)
    last = last_build(order, cache, _what(judges=judges)) if pages else None
    if last is not None:
        found = _Found(last.problems, tuple(name for name, _ in last.files if name.startswith(REPORT)))
    else:
        found = _all_found(order, cache, progress, executor, pages=pages, judges=judges)
        cache.trim()
    problems = in_order(found.problems)
    if not found.can_be_made:
        return Outcome(Exit.ERRORS, problems)
    fails = bool(problems) if strict else has_errors(problems)
    written = tuple(order.output / name for name in found.report)
    return Outcome(Exit.REFUSED if fails else Exit.DONE, problems, written)


def _all_found(
    order: Order, cache: Cache, progress: Progress, executor: Executor, *, pages: bool, judges: bool
) -> _Found:
    """What is found, and kept where all was looked at, for the next check to know."""
    # Told before anything is read, so that what is changed meanwhile is seen by the next check.
    manuscript = manuscript_state(order)
    with progress.step(Step.READING):
        from makeready.checking_manuscript import marked_manuscript
        from makeready.reading.house_style import stops_a_build

        issue, typed, problems = marked_manuscript(order.manuscript, cache, order.output)
    if issue is None or stops_a_build(problems):
        return _Found(problems, can_be_made=False)
    if not pages:
        return _Found(problems)
    from makeready.checking_files import FileCheck, made_files
    from makeready.composing.printing_condition import demand_profile
    from makeready.composing.templates import open_layout
    from makeready.preflight.checked import Standing
    from makeready.preflight.pages.last_release import FILE
    from makeready.producing.produced import Workplace
    from makeready.writing import write_all

    # With what is built, since it may be made anew or be changed by hand before the next check.
    names = [*(f"{issue.slug}.{kind}" for kind in Format), FILE.format(slug=issue.slug)]
    built = tuple((name, file_digest(order.output / name)) for name in names)
    try:
        with progress.step(Step.COMPOSING):
            layout = open_layout(order.layouts)
            demand_profile(layout)
        made_of = manuscript, layout_state(order, layout.folders)
        workplace = Workplace(cache, executor, progress)
        made = made_files(issue, layout, workplace)
        files = FileCheck(issue, layout, workplace, typed, tuple(problems), order.output, judges=judges)
        checked, report = files.with_report(made, order.manuscript)
        with progress.step(Step.WRITING, "the report"):
            write_all(order.output, report)
    except Refused as refused:
        return _Found([*problems, *refused.problems], can_be_made=False)
    digests = (*((name, file_digest(order.output / name)) for name in report), *built)
    if all(verdict.standing is not Standing.NOT_CHECKED for verdict in checked.verdicts):
        last = LastBuild(made_of, layout.folders, digests, checked.problems, (), 0)
        keep_build(order, cache, last, _what(judges=judges))
    return _Found(checked.problems, tuple(report))


def _what(*, judges: bool) -> str:
    """What a check is kept as."""
    return f"check {'with' if judges else 'without'} judges"
