"""The issue's files made for a check, and all that is found in them and on their pages."""

from __future__ import annotations

from collections.abc import Sequence

from makeready import system_libraries
from makeready.composing.templates import Layout
from makeready.issue import Issue
from makeready.preflight.binding import binding_problems
from makeready.preflight.checked import Checked
from makeready.preflight.copyfit import copyfit_problems
from makeready.preflight.printed_pictures import printed_picture_problems
from makeready.preflight.typesetting import typesetting_problems
from makeready.problems import Problem
from makeready.producing.epub.issue_epub import produce_epub
from makeready.producing.pdf.issue_pdf import produce_pdf
from makeready.producing.produced import Workplace
from makeready.progress import Step
from makeready.reading.house_style import HouseStyle
from makeready.reporting import in_order


def checked_files(
    issue: Issue, layout: Layout, workplace: Workplace, style: HouseStyle, of_manuscript: Sequence[Problem]
) -> Checked:
    """All that a check finds; `of_manuscript` has been judged by the house already.

    Raises `Refused` where the issue can't be made.
    """
    progress = workplace.progress
    progress.expect(tuple(article.slug for article in issue.articles))
    with progress.step(Step.PRODUCING, "PDF"):
        system_libraries.demand()
        pdf = produce_pdf(issue, layout, workplace)
    with progress.step(Step.PRODUCING, "EPUB"):
        epub = produce_epub(issue, layout, workplace)
    with progress.step(Step.PREFLIGHT):
        found = [
            *pdf.problems,
            *epub.problems,
            *printed_picture_problems(issue, pdf.pictures),
            *copyfit_problems(issue, pdf.units),
            *typesetting_problems(issue, pdf.units),
            *binding_problems(issue, pdf.pages),
        ]
    title = f"{issue.title} {issue.number}".strip()
    return Checked(issue.slug, title, in_order([*of_manuscript, *style.judge(found)]), pdf.units)
