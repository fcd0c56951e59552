"""The issue's files made for a check, and all that is found in them and on their pages."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from makeready import system_libraries
from makeready.composing.print_measures import print_measures
from makeready.composing.templates import Layout
from makeready.issue import Issue
from makeready.order import Format
from makeready.preflight.agreement import agreement
from makeready.preflight.binding import binding_problems
from makeready.preflight.built_files import differing_files
from makeready.preflight.checked import Checked
from makeready.preflight.copyfit import article_fits, copyfit_problems
from makeready.preflight.ebook_checks import ebook_problems
from makeready.preflight.ebook_places import EbookPlaces
from makeready.preflight.judges.judging import judged, judges_of
from makeready.preflight.last_release import moved_problems, released_pages
from makeready.preflight.pdf_checks import pdf_problems
from makeready.preflight.picture_rows import credit_rows, picture_rows
from makeready.preflight.printed_pictures import printed_picture_problems
from makeready.preflight.report.report_files import report_files
from makeready.preflight.typesetting import typesetting_problems
from makeready.problems import Problem
from makeready.producing.epub.issue_epub import produce_epub
from makeready.producing.pdf.issue_pdf import produce_pdf
from makeready.producing.produced import Produced, Workplace
from makeready.progress import Step
from makeready.reading.house_style import HouseStyle
from makeready.reporting import in_order


def checked_files(
    issue: Issue,
    layout: Layout,
    workplace: Workplace,
    style: HouseStyle,
    of_manuscript: Sequence[Problem],
    output: Path,
    *,
    judges: bool,
) -> tuple[Checked, dict[str, bytes]]:
    """All that a check finds and the files of its report; the house has judged `of_manuscript` already.

    Without `judges` no program of others is asked. Raises `Refused` where the issue can't be made.
    """
    progress = workplace.progress
    progress.expect(tuple(article.slug for article in issue.articles))
    with progress.step(Step.PRODUCING, "PDF"):
        system_libraries.demand()
        pdf = produce_pdf(issue, layout, workplace)
    with progress.step(Step.PRODUCING, "EPUB"):
        epub = produce_epub(issue, layout, workplace, pdf.units)
    with progress.step(Step.PREFLIGHT), TemporaryDirectory(prefix="makeready-check-") as folder:
        files = {kind: Path(folder) / f"{issue.slug}.{kind}" for kind in Format}
        _write(pdf, files[Format.PDF])
        _write(epub, files[Format.EPUB])
        asked = judges_of(files.values()) if judges else ()
        places = EbookPlaces(issue, layout, files[Format.EPUB])
        verdicts, told = judged(asked, workplace.cache, places)
        measures = print_measures(layout)
        agreed, differing = agreement(issue, layout, files[Format.PDF], files[Format.EPUB])
        found = [
            *pdf.problems,
            *epub.problems,
            *printed_picture_problems(issue, pdf.pictures, measures),
            *copyfit_problems(issue, pdf.units),
            *moved_problems(issue, pdf.units, released_pages(output, issue.slug)),
            *typesetting_problems(issue, pdf.units),
            *binding_problems(issue, pdf.pages),
            *pdf_problems(files[Format.PDF], layout),
            *ebook_problems(files[Format.EPUB], layout, places),
            *told,
            *differing,
            *differing_files(output, files.values()),
        ]
        rows = picture_rows(issue, pdf.units, measures.picture_ppi)
        checked = Checked(
            issue.slug,
            f"{issue.title} {issue.number}".strip(),
            in_order([*of_manuscript, *style.judge(found)]),
            pdf.units,
            rows,
            tuple(article_fits(issue, pdf.units)),
            credit_rows(issue, rows),
            (*verdicts, agreed),
        )
        return checked, report_files(checked, files[Format.PDF], workplace.cache)


def _write(made: Produced, file: Path) -> None:
    with file.open("w+b") as out:
        made.write(out)
