"""How much text stands on each page, and how much could: what copyfit is judged by."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from makeready.producing.pdf.artifacts import descendants
from makeready.producing.pdf.page_text import FLOW_CLASS, classes_of
from makeready.producing.pdf.weasyprint_seams import Box
from makeready.producing.produced import TextOnPage


def text_on_pages(pages: Sequence[Box], step: float) -> Iterator[TextOnPage]:
    """The running text on each page in lines of the baseline grid, which are `step` px high.

    Pictures and boxes in the columns count by their height. Without a grid there is nothing to count by.
    """
    for page in pages:
        columns = list(_columns(page)) if step else []
        notes = (
            page.children[1].margin_height() if len(page.children) > 1 and page.children[1].children else 0
        )
        foot = page.content_box_y() + page.height - notes
        lines = sum((_end(column) - column.content_box_y()) / step for column in columns)
        room = sum((foot - column.content_box_y()) / step for column in columns)
        yield TextOnPage(round(lines, 1), round(room, 1))


def _columns(page: Box) -> Iterator[Box]:
    """The columns of running texts, or the texts themselves where they are set in one."""
    for box in descendants(page):
        if box.element is not None and FLOW_CLASS in classes_of(box):
            inner = [child for child in box.all_children() if child.is_column]
            if box.is_column or not inner:
                yield box


def _end(column: Box) -> float:
    """Where (px from the page's top) the last of a column ends."""
    ends = [
        child.position_y + child.margin_height() for child in column.children if child.is_in_normal_flow()
    ]
    return float(max(ends, default=column.content_box_y()))
