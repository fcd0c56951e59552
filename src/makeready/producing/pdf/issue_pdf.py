"""The printed issue as PDF: its units laid out, planned until their folios hold, and put together."""

from __future__ import annotations

from collections.abc import Sequence

from makeready.composing.pictures import pictures_of
from makeready.composing.print_plans import unit_plans
from makeready.composing.print_units import PrintUnit, compose_unit
from makeready.composing.templates import Layout
from makeready.issue import Issue
from makeready.problems import Code, Place, Problem, Refused
from makeready.producing.pdf.assembly import assemble
from makeready.producing.pdf.fragment import Fragment
from makeready.producing.pdf.glyphs import missing_glyphs
from makeready.producing.pdf.pdf_words import pdf_words
from makeready.producing.pdf.plan import Plan, plan_of
from makeready.producing.pdf.press import Press
from makeready.producing.word_account import issue_streams, missing, streams

ARTICLE = "print/article.html.jinja"
"""The template that places what the issue's other pages point to."""

ROUNDS = 6
"""How often the plan of folios may be corrected; two rounds are usual, three are rare."""


def pdf_bytes(issue: Issue, layout: Layout) -> tuple[bytes, list[Problem]]:
    """The printed issue and what should be looked at; refuses where it can't be laid out."""
    pictures = {picture.file: picture for picture in pictures_of(issue)}
    press = Press(layout, pictures, issue.language)
    made: dict[tuple[PrintUnit, int], Fragment] = {}
    plans = unit_plans(issue, layout)
    plan = Plan()
    for _ in range(ROUNDS):
        units = tuple(compose_unit(unit, layout, plan.folio) for unit in plans)
        fragments = []
        folio = 1
        for unit in units:
            if (unit, folio) not in made:
                made[unit, folio] = press.fragment(unit, folio)
            fragments.append(made[unit, folio])
            folio += fragments[-1].pages
        known, plan = plan, plan_of(fragments)
        if plan == known:
            _refuse_unplaced(known)
            break
    else:
        raise Refused([Problem(Code.FOLIOS_UNSETTLED, Place("issue.yaml"))])
    data = assemble(issue, fragments)
    problems = [*press.problems, *(problem for fragment in fragments for problem in fragment.problems)]
    problems += missing_glyphs(issue, press.characters)
    return data, problems + _words_missing(issue, data, units, fragments)


def _refuse_unplaced(plan: Plan) -> None:
    lost = [Problem(Code.ANCHOR_MISSING, Place(ARTICLE), anchor=anchor) for anchor in plan.never_placed]
    if lost:
        raise Refused(lost)


def _words_missing(
    issue: Issue, data: bytes, units: Sequence[PrintUnit], fragments: Sequence[Fragment]
) -> list[Problem]:
    """A problem for each place in the manuscript whose words the PDF has lost."""
    by_unit = pdf_words(data, [fragment.pages for fragment in fragments])
    problems = missing(issue_streams(issue), [word for words in by_unit for word in words])
    articles = {article.slug: article for article in issue.articles}
    for unit, words in zip(units, by_unit, strict=True):
        told = [stream for slug in unit.articles for stream in streams(articles[slug])]
        problems += missing(told, words)
    return problems
