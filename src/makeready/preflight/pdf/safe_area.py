"""Text that would be cut off with the page's edge, or comes so near to it that it might."""

from __future__ import annotations

from collections.abc import Iterator

from makeready.preflight.pdf.drawn_text import DrawnPage, DrawnText
from makeready.problems import Code, Place, Problem, Spot
from makeready.units import PT_PER_MM

TOLERANCE = 0.5
"""So many pt off are not seen."""


def safe_area_problems(page: DrawnPage, safe: float, place: Place) -> Iterator[Problem]:
    """A problem where a page has text off it, or nearer to its trim than `safe` mm."""
    for code, margin in ((Code.TEXT_OFF_THE_PAGE, 0.0), (Code.TEXT_OUTSIDE_SAFE_AREA, safe * PT_PER_MM)):
        if out := [text for text in page.texts if _reaches_out(text, page, margin)]:
            problem = Problem(code, place, words=out[0].words.strip(), page=page.folio, safe=f"{safe:g}")
            yield problem.seen_at(*(Spot(page.folio, text.area) for text in out))
            return


def _reaches_out(text: DrawnText, page: DrawnPage, margin: float) -> bool:
    left, bottom, right, top = text.area
    nearest = min(left, bottom, page.width - right, page.height - top)
    return nearest < margin - TOLERANCE
