"""Where boxes stand on their page, in the measures that preflight tells: pt from the trim's lower left."""

from __future__ import annotations

from makeready.producing.pdf.weasyprint_seams import PT_PER_PX, Box
from makeready.producing.produced import Area


def area_of(box: Box, page: Box) -> Area:
    """Where a box stands, with its padding and border."""
    left, top = box.border_box_x(), box.border_box_y()
    return area(left, top, left + box.border_width(), top + box.border_height(), page)


def area(left: float, top: float, right: float, bottom: float, page: Box) -> Area:
    """Edges in px from the page's upper left as an area in pt from its lower left."""
    height = page.margin_height()
    edges = (left, height - bottom, right, height - top)
    return tuple(round(edge * PT_PER_PX, 3) for edge in edges)  # type: ignore[return-value]
