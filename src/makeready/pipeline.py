"""The whole flow: a manuscript and its layouts in, the issue's files out. Read `build` first.

Nothing else joins the stages. What a stage needs is imported when its turn comes, so that the command line
answers at once, a build with nothing to do does nothing, and an EPUB can be made on a machine that lacks the
PDF's libraries.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from makeready.cache import Cache
from makeready.digests import file_digest
from makeready.exits import Exit
from makeready.interrupts import interrupt_held_back
from makeready.order import Format, Names, Order, Outcome
from makeready.problems import Code, Place, Problem, Refused, Severity
from makeready.progress import Progress, Step
from makeready.reporting import has_errors, in_order
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
    from makeready.producing.produced import OnPages, PrintedUnit, Produced, Workplace

CACHE = ".cache"
"""The folder in the output folder that keeps what builds have made."""


def has_newer_files(order: Order) -> bool:
    """Whether it is likely, and cheaply seen, that `order` has to be done again."""
    return newer_files(order, Cache(order.output / CACHE))


def found_unchanged(order: Order, progress: Progress) -> Outcome | None:
    """The outcome of `order` where nothing has changed since it was built last."""
    last = last_build(order, Cache(order.output / CACHE))
    if last is None:
        return None
    progress.expect(last.articles)
    progress.pages(last.pages)
    return outcome_of(last, order)


def build(
    order: Order,
    progress: Progress,
    executor: Executor,
    names: Names | None = None,
    on_pages: OnPages | None = None,
) -> Outcome:
    """The outcome of `order`: all its files are written, or none and the problems say why.

    `on_pages` is given the pages of units that are set anew, as soon as they are.
    """
    cache = Cache(order.output / CACHE)
    problems: list[Problem] = []
    try:
        # Told before anything is read, so that what is changed meanwhile is seen by the next build.
        manuscript = manuscript_state(order)
        with progress.step(Step.READING):
            issue = _read(order, cache, problems)
        (names or Names()).take(order, issue.slug)
        articles = tuple(article.slug for article in issue.articles)
        progress.expect(articles)
        with progress.step(Step.COMPOSING):
            layout = _open_layout(order)
        made_of = manuscript, layout_state(order, layout.folders)
        workplace = _workplace(cache, executor, progress, on_pages)
        files: dict[str, Produced] = {}
        for kind in order.formats:
            with progress.step(Step.PRODUCING, kind.upper()):
                files[f"{issue.slug}.{kind}"] = _produce(kind, issue, layout, workplace, files)
        problems += [problem for produced in files.values() for problem in produced.problems]
        with progress.step(Step.PREFLIGHT):
            _preflight(issue, order, problems)
            if order.release:
                _demand_judges(issue, layout, cache, files)
        with progress.step(Step.WRITING):
            written = _write(order, files)
            if order.release:
                _keep_release(order, issue.slug, files)
    except Refused as refused:
        problems += refused.problems
        return Outcome(_exit_for(problems), in_order(problems))
    pages = sum(produced.pages for produced in files.values())
    progress.pages(pages)
    told = in_order(problems)
    digests = tuple((path.name, file_digest(path)) for path in written)
    keep_build(order, cache, LastBuild(made_of, layout.folders, digests, told, articles, pages))
    cache.trim()
    return Outcome(Exit.DONE, in_order([*told, *_told_of(cache)]), tuple(written))


def _read(order: Order, cache: Cache, problems: list[Problem]) -> Issue:
    from makeready.reading.manuscript import read_manuscript

    issue, found = read_manuscript(order.manuscript, cache)
    problems += found
    if issue is None or has_errors(found):
        raise Refused([])
    return issue


def _open_layout(order: Order) -> Layout:
    from makeready.composing.templates import open_layout

    return open_layout(order.layouts)


def _workplace(cache: Cache, executor: Executor, progress: Progress, on_pages: OnPages | None) -> Workplace:
    from makeready.producing.produced import Workplace

    return Workplace(cache, executor, progress, on_pages)


def _produce(
    kind: Format, issue: Issue, layout: Layout, workplace: Workplace, files: Mapping[str, Produced]
) -> Produced:
    """The file, ready to be written; `files` are those that are ready before it.

    Its problems are kept until every format had its turn.
    """
    match kind:
        case Format.PDF:
            from makeready import system_libraries

            system_libraries.demand()
            from makeready.producing.pdf.issue_pdf import produce_pdf

            return produce_pdf(issue, layout, workplace)
        case Format.EPUB:
            with interrupt_held_back():
                from makeready.producing.epub.issue_epub import produce_epub

            units, problems = _printed_pages(issue, layout, workplace, files)
            book = produce_epub(issue, layout, workplace, units)
            return replace(book, problems=(*book.problems, *problems))


def _printed_pages(
    issue: Issue, layout: Layout, workplace: Workplace, files: Mapping[str, Produced]
) -> tuple[Sequence[PrintedUnit], list[Problem]]:
    """The pages of the printed issue, laid out where they are not yet, for an ebook to tell where they begin.

    Where they can't be had the ebook does without, and a problem says so.
    """
    for produced in files.values():
        if produced.units:
            return produced.units, []
    from makeready import system_libraries

    try:
        system_libraries.demand()
        from makeready.producing.pdf.issue_pdf import printed_units

        return printed_units(issue, layout, workplace), []
    except system_libraries.Missing:
        reason = "the libraries that lay out pages are missing on this machine"
    except Refused as refused:
        reason = str(next(iter(in_order(refused.problems)))).partition("\n")[0].rstrip(".")
    return [], [Problem(Code.EBOOK_WITHOUT_PAGES, Place(f"{issue.slug}.{Format.EPUB}"), reason=reason)]


def _preflight(issue: Issue, order: Order, problems: list[Problem]) -> None:
    from makeready.preflight.release import missing_for_release

    lacking = missing_for_release(issue) if order.release else []
    if lacking or has_errors(problems):
        raise Refused(lacking)


def _demand_judges(issue: Issue, layout: Layout, cache: Cache, files: Mapping[str, Produced]) -> None:
    """Goes on where every judge of the files finds nothing; otherwise raises `Refused`."""
    from tempfile import TemporaryDirectory

    from makeready.preflight.ebook_places import EbookPlaces
    from makeready.preflight.judges.judging import judged, judges_of
    from makeready.writing import write_all

    with TemporaryDirectory(prefix="makeready-release-") as folder:
        written = write_all(Path(folder), {name: produced.write for name, produced in files.items()})
        places = EbookPlaces(issue, layout, Path(folder) / f"{issue.slug}.{Format.EPUB}")
        _, problems = judged(judges_of(written), cache, places)
    if problems:
        raise Refused([problem.as_grave_as(Severity.ERROR) for problem in problems])


def _write(order: Order, files: Mapping[str, Produced]) -> list[Path]:
    from makeready.writing import write_all

    return write_all(order.output, {name: produced.write for name, produced in files.items()})


def _keep_release(order: Order, slug: str, files: Mapping[str, Produced]) -> None:
    """Keep where the articles stand, for later checks to say what has moved since."""
    from makeready.preflight.last_release import FILE, as_json
    from makeready.writing import write_all

    for produced in files.values():
        if produced.units:
            kept = order.output / FILE.format(slug=slug)
            write_all(kept.parent, {kept.name: as_json(produced.units)})


def _told_of(cache: Cache) -> list[Problem]:
    """What the cache could not keep: the next build takes longer for it."""
    if not cache.fault:
        return []
    return [Problem(Code.CACHE_NOT_WRITTEN, Place(str(cache.folder)), reason=cache.fault)]


def _exit_for(problems: list[Problem]) -> Exit:
    """The exit code for a build that wrote nothing."""
    from makeready.preflight.release import RELEASE_CODES

    errors = {problem.code for problem in problems if has_errors([problem])}
    if Code.FILE_NOT_WRITTEN in errors:
        return Exit.MISSING
    return Exit.ERRORS if errors - RELEASE_CODES else Exit.REFUSED
