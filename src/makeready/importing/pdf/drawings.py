"""What is drawn on a page by lines and fills: the panels that text stands on, and drawings."""

from __future__ import annotations

import ctypes
from collections.abc import Sequence
from io import BytesIO
from typing import Any

from pypdfium2 import raw

from makeready.importing.pdf.glyphs import Frame
from makeready.importing.pdf.pages import Box
from makeready.importing.pdf.pictures import FORMS_IN_FORMS
from makeready.units import PT_PER_INCH

MOST_PATHS = 4000
"""More are not looked at one by one."""
SMALLEST_PANEL = (60.0, 30.0)
LARGEST_SHARE = 0.8
"""Of the page; a larger panel is its ground."""
SIMPLE = 40
"""A rectangle has no more segments than this, with round corners and with an inner edge."""
BENT_CORNERS = 12
"""Points of four corners, each a curve of three (ISO 32000-1, 8.5.2)."""
STROKES_IN_ONE = 12
"""So many segments of a path count as another stroke."""
WIDEST_BORDER = 6.0
FEWEST_STROKES = 12
SMALLEST_DRAWING = 48.0
NEAR = 9.0
RULE = 3.0
"""pt; what is thinner is a rule."""
PPI = 300


def panels_and_drawings(page: Any, frame: Frame) -> tuple[list[Box], list[Box]]:
    """Rectangles that may stand around text, and where drawings of many strokes are."""
    panels, strokes = list[Box](), list[Box]()
    area = frame.width * frame.height
    paths = page.get_objects(filter=[raw.FPDF_PAGEOBJ_PATH], max_depth=FORMS_IN_FORMS)
    for _, path in zip(range(MOST_PATHS), paths, strict=False):
        box = _box_of(path, frame)
        if box.width * box.height > LARGEST_SHARE * area or box.left > frame.width or box.top > frame.height:
            continue
        segments = raw.FPDFPath_CountSegments(path)
        is_large = box.width >= SMALLEST_PANEL[0] and box.height >= SMALLEST_PANEL[1]
        if is_large and segments <= SIMPLE and _is_rectangle(path, segments):
            panels.append(box)
        elif (
            segments > STROKES_IN_ONE or min(box.width, box.height) > RULE or max(box.width, box.height) < 60
        ):
            strokes.extend([box] * (1 + segments // STROKES_IN_ONE))
    return panels, _clusters(strokes)


def drawn_out(page: Any, frame: Frame, box: Box) -> tuple[bytes, tuple[int, int]]:
    """That part of a page as a PNG, and its pixels."""
    crop = (box.left, frame.height - box.bottom, frame.width - box.right, box.top)
    image = (
        page.render(scale=PPI / PT_PER_INCH, crop=tuple(max(0.0, edge) for edge in crop))
        .to_pil()
        .convert("RGB")
    )
    out = BytesIO()
    image.save(out, "PNG", optimize=True)
    return out.getvalue(), image.size


def _is_rule(box: Box) -> bool:
    """Whether it is a long straight line, as stands between columns and in tables."""
    return min(box.width, box.height) <= RULE and max(box.width, box.height) >= SMALLEST_PANEL[0]


def _box_of(path: Any, frame: Frame) -> Box:
    left, bottom, right, top = path.get_bounds()
    container = path.container
    while container is not None:
        left, bottom, right, top = container.get_matrix().on_rect(left, bottom, right, top)
        container = container.container
    return frame.box(left, bottom, right, top)


def _is_rectangle(path: Any, count: int) -> bool:
    """Whether a path runs along its own edges, give or take a border, and is bent at its corners at most."""
    segments = [raw.FPDFPath_GetPathSegment(path, at) for at in range(count)]
    bent = sum(raw.FPDFPathSegment_GetType(each) == raw.FPDF_SEGMENT_BEZIERTO for each in segments)
    points = []
    x, y = ctypes.c_float(), ctypes.c_float()
    for segment in segments:
        raw.FPDFPathSegment_GetPoint(segment, x, y)
        points.append((x.value, y.value))
    across, up = zip(*points, strict=True)
    edges = (min(across), max(across)), (min(up), max(up))
    return bent % BENT_CORNERS == 0 and all(
        min(abs(place - edge) for place, pair in zip(point, edges, strict=True) for edge in pair)
        <= WIDEST_BORDER
        for point in points
    )


def _clusters(strokes: Sequence[Box]) -> list[Box]:
    """The boxes around strokes that lie near each other, where they are many and not small."""
    clusters: list[tuple[Box, int]] = []
    for stroke in strokes:
        box, count, apart = stroke, 1, list[tuple[Box, int]]()
        for other, held in clusters:
            if box.across(other) > -NEAR and box.down(other) > -NEAR:
                box, count = box.with_(other), count + held
            else:
                apart.append((other, held))
        clusters = [*apart, (box, count)]
    return [
        box
        for box, count in clusters
        if count >= FEWEST_STROKES and min(box.width, box.height) >= SMALLEST_DRAWING
    ]
