"""The printed issue as PDF: its units set, planned until their folios hold, and put together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from io import BytesIO
from itertools import islice
from typing import BinaryIO, TypeVar

from makeready.composing.print_plans import UnitPlan, unit_plans
from makeready.composing.templates import Layout
from makeready.issue import Issue, plain_text
from makeready.producing.pdf.assembly import Holder, PlacedUnit, write_issue
from makeready.producing.pdf.folio_plan import settled
from makeready.producing.pdf.folios import first_folios
from makeready.producing.pdf.fragment import Fragment
from makeready.producing.pdf.set_units import SetUnits
from makeready.producing.pdf.unit_jobs import SetUnit
from makeready.producing.produced import (
    OnPages,
    PageFault,
    PrintedPage,
    PrintedPicture,
    PrintedUnit,
    Produced,
    Workplace,
)
from makeready.producing.word_account import issue_streams, missing

Seen = TypeVar("Seen", PrintedPicture, PageFault)


def produce_pdf(issue: Issue, layout: Layout, workplace: Workplace) -> Produced:
    """The printed issue, ready to be written, and what should be looked at.

    Refuses where it can't be laid out.
    """
    setting = _set_units(issue, layout, workplace)
    plans = unit_plans(issue, layout)
    units = settled(plans, setting)
    margins = setting.margins(plans, units)
    problems = [problem for unit in units for problem in unit.problems]
    words = [word for unit in units for word in unit.words.split()]
    words += [word for said in margins for word in said.split()]
    problems += missing(issue_streams(issue), words)

    def write(file: BinaryIO) -> None:
        write_issue(file, issue, _placed(plans, units, setting, first_folios(units)), setting)

    return Produced(
        write,
        tuple(problems),
        sum(unit.pages for unit in units),
        tuple(_printed(plans, units)),
    )


def printed_units(issue: Issue, layout: Layout, workplace: Workplace) -> tuple[PrintedUnit, ...]:
    """What stands on the pages of the printed issue, laid out for it, and no file.

    Refuses where it can't be laid out.
    """
    plans = unit_plans(issue, layout)
    units = settled(plans, _set_units(issue, layout, workplace))
    return tuple(_printed(plans, units))


def units_and_offprints(
    issue: Issue, layout: Layout, workplace: Workplace
) -> tuple[tuple[PrintedUnit, ...], dict[str, Produced]]:
    """The same, and the pages of each article by themselves, as they stand in the issue; by their slugs.

    Articles that share pages have the same. Refuses where the issue can't be laid out.
    """
    plans = unit_plans(issue, layout)
    setting = _set_units(issue, layout, workplace)
    units = settled(plans, setting)
    titles = {article.slug: plain_text(article.title) for article in issue.articles}
    made = {}
    for plan, unit, folio in zip(plans, units, first_folios(units), strict=True):
        for slug in plan.articles:
            write = partial(_write_unit, issue, titles[slug], setting, (plan, unit, folio))
            made[slug] = Produced(write, pages=unit.pages)
    return tuple(_printed(plans, units)), made


def is_mostly_set(issue: Issue, layout: Layout, workplace: Workplace) -> bool:
    """Whether most units of the printed issue have been set before, or the like of them."""
    setting = _set_units(issue, layout, workplace)
    if not setting.knows_any:
        return False
    plans = unit_plans(issue, layout)
    half = (len(plans) + 1) // 2
    new = (plan for plan in plans if not setting.knows(plan))
    return len(tuple(islice(new, half))) < half


def _write_unit(
    issue: Issue, title: str, setting: SetUnits, placed: tuple[UnitPlan, SetUnit, int], out: BinaryIO
) -> None:
    plan, unit, folio = placed
    pages = _placed([plan], [unit], setting, [folio])
    write_issue(out, issue, pages, setting, title=title, first_folio=folio)


def _printed(plans: Sequence[UnitPlan], units: Sequence[SetUnit]) -> Iterator[PrintedUnit]:
    """The units as they stand on the issue's pages."""
    for plan, unit, folio in zip(plans, units, first_folios(units), strict=True):
        shifts, seen = _shifts(unit, folio), unit.observed
        placed = replace(
            seen,
            pictures=tuple(
                _within(_placed_at(picture, folio, shifts), seen.pages[picture.page])
                for picture in seen.pictures
            ),
            faults=tuple(_placed_at(fault, folio, shifts) for fault in seen.faults),
            starts=tuple(replace(start, folio=folio + start.page) for start in seen.starts),
        )
        yield PrintedUnit(plan.name, plan.articles, plan.template, folio, placed)


def _placed_at(seen: Seen, folio: int, shifts: Sequence[float]) -> Seen:
    """What is seen on a unit's page, where that page stands in the issue."""
    left, bottom, right, top = seen.area
    shift = shifts[seen.page]
    return replace(seen, folio=folio + seen.page, area=(left + shift, bottom, right + shift, top))


def _within(picture: PrintedPicture, page: PrintedPage) -> PrintedPicture:
    """A picture as it is printed on a page, which ends with its bleed."""
    left, bottom, right, top = picture.area
    left, right = max(left, -page.bleed), min(right, page.width + page.bleed)
    return replace(picture, area=(left, bottom, max(left, right), top))


def _set_units(issue: Issue, layout: Layout, workplace: Workplace) -> SetUnits:
    on_pages = workplace.on_pages
    return SetUnits(layout, workplace, partial(_show, issue, on_pages) if on_pages else None)


def _show(issue: Issue, on_pages: OnPages, name: str, fragment: Fragment, holder: Holder) -> None:
    """Hand out the pages of a unit that has just been set."""
    out = BytesIO()
    pages = PlacedUnit(fragment, (0.0,) * len(fragment.pages), None)
    write_issue(out, issue, [pages], holder)
    on_pages(name, out.getvalue())


def _placed(
    plans: Sequence[UnitPlan], units: Sequence[SetUnit], setting: SetUnits, folios: Iterable[int]
) -> Iterator[PlacedUnit]:
    """The units with their pages, one at a time; each begins on the folio that is given for it."""
    for plan, unit, folio in zip(plans, units, folios, strict=True):
        fragment = setting.fragment(plan, unit)
        yield PlacedUnit(fragment, _shifts(unit, folio), setting.margin_fragment(plan, unit, folio))


def _shifts(unit: SetUnit, folio: int) -> tuple[float, ...]:
    """For each page how much further right (pt) its content stands than where it was laid out."""
    is_turned = (folio - unit.start) % 2 == 1
    return unit.shifts if is_turned else (0.0,) * unit.pages
