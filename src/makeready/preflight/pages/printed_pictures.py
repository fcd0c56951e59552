"""The pictures as they are printed: whether they have pixels enough, and how much of them is cut off.

Effective resolution is a picture's pixels divided by the length that they are printed over: ppi.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from makeready.composing.print_measures import PrintMeasures
from makeready.issue import Issue
from makeready.preflight.pages.printings import Printing, printings
from makeready.problems import Code, Problem, Spot
from makeready.producing.produced import PrintedPicture
from makeready.units import PT_PER_INCH, PT_PER_MM

MOST_CUT_OFF = 1 / 3


def printed_picture_problems(
    issue: Issue, printed: Iterable[PrintedPicture], measures: PrintMeasures
) -> Iterator[Problem]:
    """A problem for each picture that is printed with too few pixels, or of which too much is cut off.

    One that a page repeats at one size is told once, with all its spots.
    """
    found: dict[str, tuple[Problem, list[Spot]]] = {}
    for printing in printings(issue, printed):
        if not printing.shown.picture.missing:
            for problem in _of(printing, measures):
                _, spots = found.setdefault(str(problem), (problem, []))
                spots += [Spot(each.folio, each.area) for each in printing.pages]
    for problem, spots in found.values():
        yield problem.seen_at(*spots)


def _of(printing: Printing, measures: PrintMeasures) -> Iterator[Problem]:
    place, ppi = printing.shown.place, printing.ppi
    where = {"picture": printing.shown.picture.file, "page": printing.first.folio}
    if printing.cut_off > MOST_CUT_OFF:
        yield Problem(Code.PICTURE_CROPPED, place, share=round(100 * printing.cut_off), **where)
    soft, coarse = measures.soft_picture_ppi, measures.coarse_picture_ppi
    if ppi is not None and ppi < max(soft, coarse):
        code = Code.PICTURE_COARSE if ppi < coarse else Code.PICTURE_SOFT
        wanted = round(max(measures.picture_ppi, soft, coarse))
        pixels = round(printing.first.width / PT_PER_INCH * wanted)
        width = round(printing.seen_width / PT_PER_MM)
        yield Problem(code, place, width=width, ppi=round(ppi), wanted=wanted, pixels=pixels, **where)
