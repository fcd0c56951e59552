"""The pictures of the manuscript where they are printed, and how large."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from urllib.parse import unquote

from makeready.producing.pdf.artifacts import descendants
from makeready.producing.pdf.fetching import PICTURE_SCHEME
from makeready.producing.pdf.weasyprint_seams import PT_PER_PX, Box, boxes, drawn_area
from makeready.producing.produced import PrintedPicture


def printed_pictures(pages: Sequence[Box]) -> Iterator[PrintedPicture]:
    """Every picture of the manuscript that stands on the laid-out `pages`, in the order of the pages."""
    for number, page in enumerate(pages):
        for box in descendants(page):
            if isinstance(box, boxes.ReplacedBox) and (file := _file_of(box)):
                yield _printed(box, file, number, page)


def _file_of(box: Box) -> str:
    """The picture that a box holds, by its path in the manuscript; "" where it holds anything else."""
    element = box.element
    source = element.get("src", "") if element is not None and element.tag == "img" else ""
    return unquote(source.removeprefix(PICTURE_SCHEME)) if source.startswith(PICTURE_SCHEME) else ""


def _printed(box: Box, file: str, number: int, page: Box) -> PrintedPicture:
    left, top, width, height = drawn_area(box)
    x, y = box.content_box_x(), box.content_box_y()
    bleed = {side: page.style[f"bleed_{side}"].value for side in ("top", "right", "bottom", "left")}
    edges = (
        max(left, x, -bleed["left"]),
        max(top, y, -bleed["top"]),
        min(left + width, x + box.width, page.margin_width() + bleed["right"]),
        min(top + height, y + box.height, page.margin_height() + bleed["bottom"]),
    )
    left, top, right, bottom = (edge * PT_PER_PX for edge in edges)
    foot = page.margin_height() * PT_PER_PX
    return PrintedPicture(
        file,
        number,
        (round(left, 3), round(foot - bottom, 3), round(right, 3), round(foot - top, 3)),
        round(width * PT_PER_PX, 3),
        round(height * PT_PER_PX, 3),
    )
