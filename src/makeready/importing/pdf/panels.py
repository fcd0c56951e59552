"""The panels of a page that hold text apart from the article's own: sidebars, framed pictures and tables."""

from __future__ import annotations

from collections.abc import Sequence
from functools import reduce

from makeready.importing.pdf.blocks import Body
from makeready.importing.pdf.pages import Box, Line, Page
from makeready.importing.pdf.roles import HEADLINE

LARGEST_SHARE = 0.6
"""Of a page's words; a panel with more is the ground of the page."""
FILLED = 0.3
"""So much of a panel's height is filled with text or with a picture."""


def panels_with_text(page: Page, lines: Sequence[Line], body: Body) -> list[tuple[Box, list[Line]]]:
    """The panels, outermost alone, each with its lines."""
    found: list[tuple[Box, list[Line]]] = []
    for panel in sorted(page.panels, key=lambda box: -box.width * box.height):
        if any(box.holds(panel) for box, _ in found):
            continue
        inside = [line for line in lines if panel.holds(line.box)]
        if inside and _stands_apart(panel, inside, page, lines, body):
            found.append((panel, inside))
    return found


def _stands_apart(panel: Box, inside: Sequence[Line], page: Page, lines: Sequence[Line], body: Body) -> bool:
    """Whether a panel is no ground: of the page, of its headline, or of a single letter."""
    if _words(inside) > LARGEST_SHARE * _words(lines):
        return False
    if any(line.type.size >= HEADLINE * 1.4 * body.type.size for line in inside):
        return False
    pictures = [picture.box for picture in page.pictures if panel.holds(picture.box)]
    held = reduce(Box.with_, [*(line.box for line in inside), *pictures])
    return held.height >= FILLED * panel.height


def _words(lines: Sequence[Line]) -> int:
    return sum(len(line.text.split()) for line in lines)
