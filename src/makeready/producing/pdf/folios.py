"""Where everything stands in the issue: the folio of each anchor."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from makeready.composing.layout_facts import shown_path
from makeready.composing.print_plans import UnitPlan
from makeready.composing.templates import Layout
from makeready.problems import Code, Place, Problem
from makeready.producing.pdf.unit_jobs import SetUnit

ARTICLE = "print/article.html.jinja"
"""The template that places what the issue's other pages point to."""


def first_folios(units: Iterable[SetUnit]) -> Iterator[int]:
    """The folio that each unit begins on, in the order they are bound."""
    folio = 1
    for unit in units:
        yield folio
        folio += unit.pages


def folios_of(units: Iterable[SetUnit]) -> dict[str, int]:
    """The folio of each anchor of the units, in the order they are bound."""
    units = list(units)
    return {
        anchor: first + page
        for unit, first in zip(units, first_folios(units), strict=True)
        for anchor, page in unit.anchors.items()
    }


def never_placed(plans: Iterable[UnitPlan], units: Iterable[SetUnit], layout: Layout) -> Iterator[Problem]:
    """A problem for each anchor that a unit names or links to and that stands nowhere.

    Told of the template that places it; where no article of the issue can have it, of the one that asks.
    """
    of_units = list(zip(plans, units, strict=True))
    placed = folios_of(unit for _, unit in of_units)
    slugs = {slug for plan, _ in of_units for slug in plan.articles}
    lost = {
        anchor: plan.template
        for plan, unit in of_units
        for anchor in (*unit.asked, *unit.linked)
        if anchor not in placed
    }
    for anchor, template in sorted(lost.items()):
        is_of_an_article = any(f"{anchor}--".startswith(f"{slug}--") for slug in slugs)
        code, file = (Code.ANCHOR_MISSING, ARTICLE) if is_of_an_article else (Code.DEAD_LINK, template)
        path = layout.file("print", file.removeprefix("print/"))
        yield Problem(code, Place(shown_path(path)), anchor=anchor)
