"""Where a picture is drawn in its box, which `object-fit` and `object-position` decide.

WeasyPrint works it out when it draws, and tells nobody.
"""

from __future__ import annotations

from weasyprint.layout.replaced import replacedbox_layout

from makeready.producing.pdf.weasyprint_seams.release import Box


def drawn_area(box: Box) -> tuple[float, float, float, float]:
    """The left, top, width and height (px) of the whole picture, what its box cuts off included."""
    width, height, left, top = replacedbox_layout(box)
    return float(left), float(top), float(width), float(height)
