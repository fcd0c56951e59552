"""The issue's files made for a check, and all that is found in them and on their pages."""

from __future__ import annotations

import errno
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory, gettempdir

from makeready import system_libraries
from makeready.composing.print_measures import print_measures
from makeready.composing.rendering import malformed_templates
from makeready.composing.templates import Layout
from makeready.issue import Issue
from makeready.order import Format
from makeready.preflight.agreement.agreement import agreement
from makeready.preflight.built_files import files_by_hand
from makeready.preflight.checked import Checked
from makeready.preflight.ebook.ebook_checks import ebook_problems
from makeready.preflight.ebook.ebook_places import EbookPlaces
from makeready.preflight.judges.judging import judged, judges_of, not_asked
from makeready.preflight.layout.layout_files import unread_files
from makeready.preflight.layout.layout_language import printed_language_problems
from makeready.preflight.layout.screen_styles import screen_style_problems
from makeready.preflight.layout.style_names import style_name_problems
from makeready.preflight.pages.binding import binding_problems, is_stitched
from makeready.preflight.pages.bleed import bleed_problems
from makeready.preflight.pages.copyfit import article_fits, copyfit_problems
from makeready.preflight.pages.last_release import moved_problems, released_pages
from makeready.preflight.pages.picture_rows import credit_rows, picture_rows
from makeready.preflight.pages.printed_passages import seen_on_pages
from makeready.preflight.pages.printed_pictures import printed_picture_problems
from makeready.preflight.pages.typesetting import typesetting_problems
from makeready.preflight.pdf.pdf_checks import pdf_problems
from makeready.preflight.pdf.print_checks import print_checks
from makeready.preflight.report.report_files import report_files
from makeready.problems import Code, Place, Problem, Refused
from makeready.producing.epub.issue_epub import produce_epub
from makeready.producing.pdf.issue_pdf import produce_pdf
from makeready.producing.produced import Produced, Workplace
from makeready.progress import Step
from makeready.reading.typed_issue import TypedIssue
from makeready.reporting import in_order

_NO_ROOM = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
"""How a disk says that it takes no more."""


@dataclass(frozen=True, slots=True)
class MadeFiles:
    """Both files of an issue, ready to be written: each is judged beside the other."""

    pdf: Produced
    epub: Produced


def made_files(issue: Issue, layout: Layout, workplace: Workplace) -> MadeFiles:
    """The files of an issue; raises `Refused` where it can't be made."""
    progress = workplace.progress
    progress.expect(tuple(article.slug for article in issue.articles))
    with progress.step(Step.PRODUCING, "PDF"):
        system_libraries.demand()
        pdf = produce_pdf(issue, layout, workplace)
    with progress.step(Step.PRODUCING, "EPUB"):
        return MadeFiles(pdf, produce_epub(issue, layout, workplace, pdf.units))


@dataclass(frozen=True, slots=True)
class FileCheck:
    """What the files of an issue are judged by."""

    issue: Issue
    layout: Layout
    workplace: Workplace
    typed: TypedIssue
    """The manuscript, with what the house says of rules."""
    of_manuscript: tuple[Problem, ...]
    """What was found before they were made; the house has judged it already."""
    output: Path
    judges: bool = True
    """Whether the programs of others are asked."""

    def of(self, made: MadeFiles) -> Checked:
        """All that is found in the files and on their pages."""
        with self._written(made) as files:
            return self._judged(made, files)

    def with_report(self, made: MadeFiles, manuscript: Path) -> tuple[Checked, dict[str, bytes]]:
        """The same, with what lies in the output folder, and the files of the report by their names."""
        with self.workplace.progress.step(Step.PREFLIGHT), self._written(made) as files:
            cache = self.workplace.cache
            checked = self._judged(made, files, files_by_hand(self.output, files.values(), cache))
            return checked, report_files(checked, manuscript, files[Format.PDF], cache)

    @contextmanager
    def _written(self, made: MadeFiles) -> Iterator[Mapping[Format, Path]]:
        """The files in a folder of their own, which is gone in the end.

        Raises `Refused` where the disk has no room for them, nor for what is made beside them.
        """
        try:
            with TemporaryDirectory(prefix="makeready-check-") as folder:
                files = {kind: Path(folder) / f"{self.issue.slug}.{kind}" for kind in Format}
                _write(made.pdf, files[Format.PDF])
                _write(made.epub, files[Format.EPUB])
                yield files
        except OSError as fault:
            if fault.errno not in _NO_ROOM:
                raise
            place = Place(gettempdir())
            raise Refused([Problem(Code.WORK_NOT_WRITTEN, place, reason=fault.strerror)]) from fault

    def _judged(self, made: MadeFiles, files: Mapping[Format, Path], also: Iterable[Problem] = ()) -> Checked:
        issue, layout, pdf = self.issue, self.layout, made.pdf
        asked, places = judges_of(files.values()), EbookPlaces(issue, layout, files[Format.EPUB])
        verdicts, told = (
            judged(asked, self.workplace.cache, places) if self.judges else (not_asked(asked), [])
        )
        measures = print_measures(layout)
        printable, of_print = print_checks(files[Format.PDF], layout, self.workplace.cache)
        agreed, differing = agreement(issue, layout, files[Format.PDF], files[Format.EPUB])
        found = [
            *pdf.problems,
            *made.epub.problems,
            *printed_picture_problems(issue, pdf.pictures, measures),
            *bleed_problems(pdf.units, layout),
            *copyfit_problems(issue, pdf.units),
            *moved_problems(issue, pdf.units, released_pages(self.output, issue.slug)),
            *typesetting_problems(issue, pdf.units),
            *binding_problems(issue, pdf.pages),
            *printed_language_problems(issue, layout),
            *unread_files(layout),
            *style_name_problems(layout),
            *screen_style_problems(layout),
            *malformed_templates(layout, "web"),
            *pdf_problems(files[Format.PDF], layout),
            *of_print,
            *ebook_problems(issue, files[Format.EPUB], layout, places),
            *told,
            *differing,
            *also,
        ]
        problems = in_order([*self.of_manuscript, *self.typed.style.judge(found)])
        rows = picture_rows(issue, pdf.units, measures.picture_ppi)
        return Checked(
            slug=issue.slug,
            title=f"{issue.title} {issue.number}".strip(),
            problems=tuple(seen_on_pages(problems, self.typed.passages, pdf.units, files[Format.PDF])),
            units=pdf.units,
            pictures=rows,
            fits=tuple(article_fits(issue, pdf.units)),
            credits=credit_rows(issue, rows),
            verdicts=(*verdicts, printable, agreed),
            is_stitched=is_stitched(issue),
        )


def _write(made: Produced, file: Path) -> None:
    with file.open("w+b") as out:
        made.write(out)
