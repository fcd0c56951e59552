"""The pictures of the manuscript where they are printed, and how large."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import inf
from typing import TypeAlias
from urllib.parse import unquote

from makeready.producing.pdf.fetching import PICTURE_SCHEME
from makeready.producing.pdf.page_areas import area
from makeready.producing.pdf.weasyprint_seams import PT_PER_PX, Box, boxes, drawn_area
from makeready.producing.pdf.weasyprint_seams.placed_boxes import placed
from makeready.producing.produced import PrintedPicture

Edges: TypeAlias = tuple[float, float, float, float]
"""Left, top, right and bottom, in px from the page's upper left."""
EVERYWHERE: Edges = (-inf, -inf, inf, inf)


def printed_pictures(pages: Sequence[Box]) -> Iterator[PrintedPicture]:
    """Every picture of the manuscript that stands on the laid-out `pages`, in the order of the pages.

    What a page cuts off at its sides is still in their areas: a page may yet be moved to the other side.
    """
    for number, page in enumerate(pages):
        for box, room in _boxes(page, EVERYWHERE):
            if isinstance(box, boxes.ReplacedBox) and (file := _file_of(box)):
                yield _printed(box, file, number, page, room)


def _boxes(box: Box, room: Edges) -> Iterator[tuple[Box, Edges]]:
    """A box and all that is in it, each with what the boxes around it show of it."""
    box = placed(box)
    yield box, room
    if isinstance(box, boxes.BlockContainerBox) and box.style["overflow"] != "visible":
        left, top = box.padding_box_x(), box.padding_box_y()
        room = _common(room, (left, top, left + box.padding_width(), top + box.padding_height()))
    for child in box.all_children():
        yield from _boxes(child, room)


def _common(one: Edges, other: Edges) -> Edges:
    left, top = max(one[0], other[0]), max(one[1], other[1])
    return left, top, max(left, min(one[2], other[2])), max(top, min(one[3], other[3]))


def _file_of(box: Box) -> str:
    """The picture that a box holds, by its path in the manuscript; "" where it holds anything else."""
    element = box.element
    source = element.get("src", "") if element is not None and element.tag == "img" else ""
    return unquote(source.removeprefix(PICTURE_SCHEME)) if source.startswith(PICTURE_SCHEME) else ""


def _printed(box: Box, file: str, number: int, page: Box, room: Edges) -> PrintedPicture:
    left, top, width, height = drawn_area(box)
    x, y = box.content_box_x(), box.content_box_y()
    above, below = page.style["bleed_top"].value, page.style["bleed_bottom"].value
    for shown in (
        (x, y, x + box.width, y + box.height),
        (-inf, -above, inf, page.margin_height() + below),
    ):
        room = _common(room, shown)
    edges = _common((left, top, left + width, top + height), room)
    return PrintedPicture(
        file, number, area(*edges, page), round(width * PT_PER_PX, 3), round(height * PT_PER_PX, 3)
    )
