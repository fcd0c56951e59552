"""The files of an issue, ready to be written: its PDF, its EPUB."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Protocol, TypeAlias

from makeready.exits import Ended, Exit
from makeready.interrupts import interrupt_held_back
from makeready.order import Format
from makeready.problems import Code, Place, Problem, Refused
from makeready.progress import Step
from makeready.reporting import in_order

if TYPE_CHECKING:
    from makeready.composing.templates import Layout
    from makeready.issue import Issue
    from makeready.producing.produced import PrintedUnit, Produced, Workplace

    Units: TypeAlias = Sequence[PrintedUnit]


class KnownPages(Protocol):
    """Who remembers the pages of the printed issue, of which the ebook tells where they begin."""

    def pages(self, lay_out: Callable[[], Units]) -> Units:
        """The units as they stand on the pages of the printed issue, known or laid out now."""

    def printed(self, units: Units) -> None:
        """Take note of the units of a PDF."""


def produce_files(
    kinds: Iterable[Format], issue: Issue, layout: Layout, workplace: Workplace, known: KnownPages
) -> dict[Format, Produced]:
    """The files; raises `Refused` where one can't be made. Their problems wait until each had its turn."""
    made = {}
    for kind in kinds:
        with workplace.progress.step(Step.PRODUCING, kind.upper()):
            made[kind] = _produced(kind, issue, layout, workplace, known)
    return made


def _produced(
    kind: Format, issue: Issue, layout: Layout, workplace: Workplace, known: KnownPages
) -> Produced:
    match kind:
        case Format.PDF:
            from makeready import system_libraries

            system_libraries.demand()
            from makeready.producing.pdf.issue_pdf import produce_pdf

            printed = produce_pdf(issue, layout, workplace)
            known.printed(printed.units)
            return printed
        case Format.EPUB:
            with interrupt_held_back():
                from makeready.producing.epub.issue_epub import produce_epub

            units, problems = _printed_pages(issue, layout, workplace, known)
            book = produce_epub(issue, layout, workplace, units)
            return replace(book, problems=(*book.problems, *problems))


def _printed_pages(
    issue: Issue, layout: Layout, workplace: Workplace, known: KnownPages
) -> tuple[Units, list[Problem]]:
    """The pages of the printed issue, laid out where they are not yet, for an ebook to tell where they begin.

    Where they can't be had the ebook does without, and a problem says so.
    """

    def lay_out() -> Units:
        from makeready import system_libraries

        system_libraries.demand()
        from makeready.producing.pdf.issue_pdf import printed_units

        return printed_units(issue, layout, workplace)

    try:
        return known.pages(lay_out), []
    except Ended as ended:
        if ended.exit is not Exit.MISSING:
            raise
        reason = "the libraries that lay out pages are missing on this machine"
    except Refused as refused:
        reason = str(next(iter(in_order(refused.problems)))).partition("\n")[0].rstrip(".")
    return [], [Problem(Code.EBOOK_WITHOUT_PAGES, Place(f"{issue.slug}.{Format.EPUB}"), reason=reason)]
