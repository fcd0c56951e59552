"""Pictures that end where the page is cut: a knife that is a little off leaves white paper beside them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from makeready.composing.layout_facts import shown_path
from makeready.composing.templates import Layout
from makeready.problems import Code, Place, Problem, Spot
from makeready.producing.produced import PrintedPage, PrintedPicture, PrintedUnit

NEAR = 72 / 25.4
"""A picture that ends less than 1 mm (in pt) within the trim is meant to run off it."""
TOLERANCE = 0.5
"""So many pt off are not seen."""
SHOWN = 3
"""Pictures that are named where more are meant."""


def bleed_problems(units: Iterable[PrintedUnit], layout: Layout) -> Iterator[Problem]:
    """One problem for all pictures that end at the trim of their page and don't go on into its bleed.

    The inner edge of a page is not cut, so a picture may end there. Only pictures are looked at, no colour
    that a box of the layout has.
    """
    short = [
        (picture, sides)
        for unit in units
        for picture in unit.observed.pictures
        if (sides := _short_sides(picture, unit.observed.pages[picture.page]))
    ]
    if short:
        told = [f"{picture.file} at the {sides} of page {picture.folio}" for picture, sides in short[:SHOWN]]
        more = f" and {len(short) - SHOWN} more" if len(short) > SHOWN else ""
        place = Place(shown_path(layout.file("print", "style.css")))
        problem = Problem(Code.PICTURE_SHORT_OF_BLEED, place, pictures=", ".join(told) + more)
        yield problem.seen_at(*(Spot(picture.folio, picture.area) for picture, _ in short))


def _short_sides(picture: PrintedPicture, page: PrintedPage) -> str:
    """The sides at which a picture reaches the trim and not the end of the bleed, in words."""
    left, bottom, right, top = picture.area
    is_verso = picture.folio % 2 == 0
    beyond = {
        "head": top - page.height,
        "foot": -bottom,
        "outer edge": -left if is_verso else right - page.width,
    }
    wanted = max(page.bleed - TOLERANCE, TOLERANCE)
    *others, last = [side for side, reached in beyond.items() if -NEAR <= reached < wanted] or [""]
    return " and ".join([", ".join(others), last] if others else [last])
