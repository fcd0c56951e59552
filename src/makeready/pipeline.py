"""The whole flow: a manuscript and its layouts in, the issue's files out. Read `build` first.

What a stage needs is imported when its turn comes, so that the command line
answers at once, a build with nothing to do does nothing, and an EPUB can be made on a machine that lacks the
PDF's libraries.
"""

from __future__ import annotations

import threading
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from makeready.cache import Cache
from makeready.digests import file_digest
from makeready.exits import Exit
from makeready.known_issue import KnownIssue
from makeready.order import Format, Names, Order, Outcome
from makeready.problems import Code, Place, Problem, Refused
from makeready.production import produce_files
from makeready.progress import Progress, Step
from makeready.reporting import has_errors, in_order
from makeready.tidy_memory import seldom
from makeready.unchanged import (
    LastBuild,
    keep_build,
    last_build,
    layout_state,
    manuscript_state,
    newer_files,
    outcome_of,
)

if TYPE_CHECKING:
    from concurrent.futures import Executor

    from makeready.composing.templates import Layout
    from makeready.issue import Issue
    from makeready.producing.produced import OnPages, Produced, Workplace
    from makeready.reading.typed_issue import TypedIssue

CACHE = ".cache"
"""The folder in the output folder that keeps what builds have made."""


_READING = threading.Lock()
"""Of many issues one is read at a time: several threads would mostly keep each other from it."""


def has_newer_files(order: Order) -> bool:
    """Whether it is likely, and cheaply seen, that `order` has to be done again."""
    return newer_files(order, Cache(order.output / CACHE))


def found_unchanged(order: Order, progress: Progress) -> Outcome | None:
    """The outcome of `order` where nothing has changed since it was built last."""
    last = last_build(order, Cache(order.output / CACHE))
    if last is None:
        return None
    progress.unchanged(last.articles)
    progress.pages(last.pages)
    return outcome_of(last, order)


def build(
    order: Order,
    progress: Progress,
    executor: Executor,
    names: Names | None = None,
    on_pages: OnPages | None = None,
    *,
    by_one: bool = False,
) -> Outcome:
    """The outcome of `order`: all its files are written, or none and the problems say why.

    `on_pages` is given the pages of units that are set anew, as soon as they are. Where all is to be made
    `by_one` worker, it is given the whole issue, unless most of that is known.
    """
    cache = Cache(order.output / CACHE)
    problems: list[Problem] = []
    try:
        # Told before anything is read, so that what is changed meanwhile is seen by the next build.
        known = KnownIssue(order, cache, manuscript_state(order))
        with _READING, progress.step(Step.READING), seldom():
            issue, typed = _read(known, problems)
        (names or Names()).take(order, issue.slug)
        articles = tuple(article.slug for article in issue.articles)
        progress.expect(articles)
        with progress.step(Step.COMPOSING):
            layout = _open_layout(order)
        known.layout = layout_state(order, layout.folders)
        workplace = _workplace(cache, executor, progress, on_pages)
        # A release is judged whole, whatever is written of it.
        kinds = tuple(Format) if order.release else order.formats
        made = _files_by_one(kinds, issue, layout, workplace, known) if by_one else None
        made = made or produce_files(kinds, issue, layout, workplace, known)
        _demand_whole(made.values())
        with progress.step(Step.PREFLIGHT):
            if typed is not None:
                problems = _judged(issue, order, layout, workplace, typed, problems, made)
            else:
                problems += _found_in(made.values())
        files = {f"{issue.slug}.{kind}": made[kind] for kind in order.formats}
        with progress.step(Step.WRITING):
            written = _write(order, files)
    except _NotFit as unfit:
        return Outcome(Exit.REFUSED, in_order(unfit.problems))
    except Refused as refused:
        problems += refused.problems
        return Outcome(_exit_for(problems), in_order(problems))
    pages = sum(each.pages for each in files.values())
    progress.pages(pages)
    told = in_order(problems)
    digests = _kept(written, cache)
    made_of = known.manuscript, known.layout
    if keep_build(order, cache, LastBuild(made_of, layout.folders, digests, told, articles, pages)):
        known.keep()
    cache.trim()
    return Outcome(Exit.DONE, in_order([*told, *_told_of(cache)]), tuple(written))


class _NotFit(Refused):
    """The issue can be made, and is not fit for a release."""


def _read(known: KnownIssue, problems: list[Problem]) -> tuple[Issue, TypedIssue | None]:
    """The issue and, for a release, how it was typed: then all of it is judged."""
    order, cache = known.order, known.cache

    def read() -> tuple[Issue | None, list[Problem]]:
        from makeready.reading.manuscript import read_manuscript

        return read_manuscript(order.manuscript, cache, order.output)

    typed: TypedIssue | None = None
    if order.release:
        from makeready.checking_manuscript import marked_manuscript
        from makeready.reading.house_style import stops_a_build

        issue, typed, found = marked_manuscript(order.manuscript, cache, order.output)
        stops = stops_a_build(found)
    else:
        issue, found = known.read(read)
        stops = has_errors(found)
    problems += found
    if issue is None or stops:
        raise Refused([])
    return replace(issue, revision=order.revision), typed


def _open_layout(order: Order) -> Layout:
    from makeready.composing.printing_condition import demand_profile
    from makeready.composing.templates import open_layout

    layout = open_layout(order.layouts)
    if order.release:
        demand_profile(layout)
    return layout


def _workplace(cache: Cache, executor: Executor, progress: Progress, on_pages: OnPages | None) -> Workplace:
    from makeready.producing.produced import Workplace

    return Workplace(cache, executor, progress, on_pages)


def _files_by_one(
    kinds: Sequence[Format], issue: Issue, layout: Layout, workplace: Workplace, known: KnownIssue
) -> dict[Format, Produced] | None:
    from makeready.issue_jobs import IssueJob, files_by_one
    from makeready.producing.pdf.issue_pdf import is_mostly_set

    if is_mostly_set(issue, layout, workplace):
        return None
    # A release is judged by what stands on its pages, and an ebook that is ordered later tells it.
    tells_units = known.order.release or Format.EPUB not in kinds
    return files_by_one(IssueJob(issue, layout, tuple(kinds), tells_units), workplace, known)


def _demand_whole(made: Iterable[Produced]) -> None:
    """Raises `Refused` where anything is wrong or missing in a file."""
    found = _found_in(made)
    if has_errors(found):
        raise Refused(found)


def _found_in(made: Iterable[Produced]) -> list[Problem]:
    return [problem for each in made for problem in each.problems]


def _judged(
    issue: Issue,
    order: Order,
    layout: Layout,
    workplace: Workplace,
    typed: TypedIssue,
    of_manuscript: list[Problem],
    made: Mapping[Format, Produced],
) -> list[Problem]:
    """All that a check tells of a release, which is fit to be handed out; otherwise raises `_NotFit`."""
    from makeready.checking_files import FileCheck, MadeFiles
    from makeready.preflight.release import as_grave_as_in_a_release, missing_for_release

    check = FileCheck(issue, layout, workplace, typed, tuple(of_manuscript), order.output)
    checked = check.of(MadeFiles(made[Format.PDF], made[Format.EPUB]))
    told = as_grave_as_in_a_release([*missing_for_release(issue), *checked.problems])
    if has_errors(told):
        raise _NotFit(told)
    return told


def _write(order: Order, files: Mapping[str, Produced]) -> list[Path]:
    from makeready.writing import write_all

    return write_all(order.output, {name: produced.write for name, produced in files.items()})


def _kept(written: Sequence[Path], cache: Cache) -> tuple[tuple[str, str], ...]:
    """The names and digests of the files, kept for a check to know them again."""
    from makeready.preflight.built_files import keep_written

    digests = tuple((path.name, file_digest(path)) for path in written)
    keep_written(digests, cache)
    return digests


def _told_of(cache: Cache) -> list[Problem]:
    """What the cache could not keep: the next build takes longer for it."""
    if not cache.fault:
        return []
    return [Problem(Code.CACHE_NOT_WRITTEN, Place(str(cache.folder)), reason=cache.fault)]


def _exit_for(problems: list[Problem]) -> Exit:
    """The exit code for an issue that can't be made, or not be written."""
    errors = {problem.code for problem in problems if has_errors([problem])}
    no_room = {Code.FILE_NOT_WRITTEN, Code.WORK_NOT_WRITTEN}
    return Exit.MISSING if errors & no_room else Exit.ERRORS
