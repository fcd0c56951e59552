"""The whole flow: a manuscript and its layouts in, the issue's files out. Read `build` first.

Nothing else joins the stages. What a stage needs is imported when its turn comes, so that the command line
answers at once and an EPUB can be made on a machine that lacks the PDF's libraries.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from makeready.exits import Exit
from makeready.interrupts import interrupt_held_back
from makeready.problems import Code, Problem, Refused
from makeready.progress import Progress, Step
from makeready.reporting import has_errors, in_order

if TYPE_CHECKING:
    from makeready.cache import Cache
    from makeready.composing.templates import Layout
    from makeready.issue import Issue
    from makeready.writing import Content


class Format(StrEnum):
    PDF = "pdf"
    EPUB = "epub"


@dataclass(frozen=True)
class Order:
    """What somebody asked for."""

    manuscript: Path
    layouts: Path
    output: Path
    formats: tuple[Format, ...]
    release: bool = False
    jobs: int | None = None
    """How many processes may work at once. One does, so far, whatever is asked."""


@dataclass(frozen=True)
class Outcome:
    """What came of it."""

    exit: Exit
    problems: tuple[Problem, ...] = ()
    written: tuple[Path, ...] = ()


def build(order: Order, progress: Progress) -> Outcome:
    """The outcome of `order`: all its files are written, or none and the problems say why."""
    problems: list[Problem] = []
    files: dict[str, Content] = {}
    cache = _open_cache(order)
    try:
        with progress.step(Step.READING):
            issue = _read(order, problems)
        with progress.step(Step.COMPOSING):
            layout = _open_layout(order)
        for kind in order.formats:
            with progress.step(Step.PRODUCING, kind.upper()):
                files[f"{issue.slug}.{kind}"] = _produce(kind, issue, layout, cache, problems)
        with progress.step(Step.PREFLIGHT):
            _preflight(issue, order, problems)
        with progress.step(Step.WRITING):
            written = _write(order, files)
    except Refused as refused:
        problems += refused.problems
        return Outcome(_exit_for(problems), in_order(problems))
    finally:
        cache.trim()
    return Outcome(Exit.DONE, in_order(problems), tuple(written))


def _open_cache(order: Order) -> Cache:
    from makeready.cache import Cache

    return Cache(order.output / ".cache")


def _read(order: Order, problems: list[Problem]) -> Issue:
    from makeready.reading.manuscript import read_manuscript

    issue, found = read_manuscript(order.manuscript)
    problems += found
    if issue is None or has_errors(found):
        raise Refused([])
    return issue


def _open_layout(order: Order) -> Layout:
    from makeready.composing.templates import open_layout

    return open_layout(order.layouts)


def _produce(kind: Format, issue: Issue, layout: Layout, cache: Cache, problems: list[Problem]) -> Content:
    """What the file holds. Its problems are kept until every format had its turn."""
    content: Content
    match kind:
        case Format.PDF:
            from makeready import system_libraries

            system_libraries.demand()
            with interrupt_held_back():
                from makeready.producing.pdf.issue_pdf import pdf_bytes

            content, found = pdf_bytes(issue, layout)
        case Format.EPUB:
            with interrupt_held_back():
                from makeready.producing.epub.issue_epub import produce_epub

            content, found = produce_epub(issue, layout, cache)
    problems += found
    return content


def _preflight(issue: Issue, order: Order, problems: list[Problem]) -> None:
    from makeready.preflight.release import missing_for_release

    lacking = missing_for_release(issue) if order.release else []
    if lacking or has_errors(problems):
        raise Refused(lacking)


def _write(order: Order, files: dict[str, Content]) -> list[Path]:
    from makeready.writing import write_all

    return write_all(order.output, files)


def _exit_for(problems: list[Problem]) -> Exit:
    """The exit code for a build that wrote nothing."""
    from makeready.preflight.release import RELEASE_CODES

    errors = {problem.code for problem in problems if has_errors([problem])}
    if Code.FILE_NOT_WRITTEN in errors:
        return Exit.MISSING
    return Exit.ERRORS if errors - RELEASE_CODES else Exit.REFUSED
