"""Every picture of the issue as it is printed, and whose it is: two tables for the eye."""

from __future__ import annotations

from collections.abc import Iterable

from makeready.issue import Issue
from makeready.preflight.checked import CreditRow, PictureRow
from makeready.preflight.house_style.rights import lapse
from makeready.preflight.pages.printings import Printing, printings
from makeready.producing.produced import PrintedUnit
from makeready.units import PT_PER_MM

GUTTER_MM = 6.0
"""So much on each side of the fold is hard to see in a bound issue."""


def picture_rows(issue: Issue, units: Iterable[PrintedUnit], wanted: float) -> tuple[PictureRow, ...]:
    """A row for each picture that is printed, in the order of the pages; so many ppi are `wanted`.

    One that a page repeats at one size has one row.
    """
    pictures = [picture for unit in units for picture in unit.observed.pictures]
    return tuple(dict.fromkeys(_row(printing, wanted) for printing in printings(issue, pictures)))


def credit_rows(issue: Issue, pictures: Iterable[PictureRow]) -> tuple[CreditRow, ...]:
    """Who made each picture and what may be done with it, in the order of the pages, each picture once."""
    rights = {
        figure.picture.file: (figure.credit, figure.rights)
        for article in issue.articles
        for figure in article.figures
    }
    if issue.cover:
        rights[issue.cover.picture.file] = issue.cover.credit, issue.cover.rights
    folios: dict[str, list[int]] = {}
    articles = {}
    for row in pictures:
        folios.setdefault(row.file, []).extend(row.folios)
        articles[row.file] = row.article
    return tuple(
        _credit(file, articles[file], tuple(sorted(set(pages))), *rights.get(file, ("", "")))
        for file, pages in folios.items()
        if file in rights
    )


def _row(printing: Printing, wanted: float) -> PictureRow:
    shown, first = printing.shown, printing.first
    return PictureRow(
        file=first.file,
        article=shown.article,
        folios=tuple(each.folio for each in printing.pages),
        width=round(first.width / PT_PER_MM, 1),
        height=round(first.height / PT_PER_MM, 1),
        ppi=None if printing.ppi is None else round(printing.ppi),
        wanted=wanted,
        cut_off=round(printing.cut_off, 3),
        caption=shown.caption,
        in_gutter=_in_gutter(printing),
    )


def _in_gutter(printing: Printing) -> str:
    """What of a picture across two pages falls into the fold, in words; "" for any other."""
    if len(printing.pages) == 1:
        return ""
    first = printing.first
    # The fold is where the first page ends, and what is printed of the picture there.
    before_fold = first.area[2] - first.area[0]
    left_out = (first.width - printing.seen_width) / 2
    fold, whole = (left_out + before_fold) / PT_PER_MM, first.width / PT_PER_MM
    edges = [round(100 * (fold + side) / whole) for side in (-GUTTER_MM, GUTTER_MM)]
    return f"the fold takes what lies at {edges[0]} to {edges[1]} % of its width"


def _credit(file: str, article: str, folios: tuple[int, ...], credit: str, rights: str) -> CreditRow:
    day = lapse(rights)
    return CreditRow(
        file=file,
        article=article,
        folios=folios,
        credit=credit,
        rights=rights,
        lapse=day.isoformat() if day else "",
    )
