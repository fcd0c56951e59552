"""Columns that end too early, and leave paper where text should stand."""

from __future__ import annotations

from collections.abc import Iterator

from makeready.producing.pdf.page_areas import area
from makeready.producing.pdf.set_text import SetColumn, SetText, words_of
from makeready.producing.produced import FaultKind, PageFault

MOST_EMPTY = 1 / 3
"""So much of a column's height may stay empty."""
LINES_KEPT_TOGETHER = 6
"""So many lines' height a subhead with two lines of its text needs: what goes on for it is no fault."""


def column_faults(text: SetText, step: float) -> Iterator[PageFault]:
    """Every column that ends too early, but for those of the last page of its article.

    `step` is a line of the baseline grid in px, 0 without one.
    """
    last_pages = {id(column.box.element): column.page for column in text.columns}
    for column in text.columns:
        if column.page == last_pages[id(column.box.element)] or column.is_followed:
            continue
        top, end, foot = column.box.content_box_y(), _end(column), _foot(column)
        empty = foot - end
        if empty > LINES_KEPT_TOGETHER * step and empty > (foot - top) * MOST_EMPTY:
            left = column.box.content_box_x()
            place = area(left, end, left + column.box.width, foot, column.page_box)
            line = next((line for line in reversed(column.lines) if not line.is_picture), None)
            words, paragraph = (line.words, words_of(line.element)) if line else ("", "")
            yield PageFault(FaultKind.COLUMN_LEFT_EMPTY, column.page, place, words, paragraph)


def _end(column: SetColumn) -> float:
    """Where (px from the page's top) the last of a column ends."""
    ends = (
        child.position_y + child.margin_height()
        for child in column.box.children
        if not child.is_absolutely_positioned()
    )
    return float(max(ends, default=column.box.content_box_y()))


def _foot(column: SetColumn) -> float:
    """Where (px from the page's top) the room of a column ends: at notes, a wide figure, the foot."""
    page, end = column.page_box, _end(column)
    notes = page.children[1] if len(page.children) > 1 and page.children[1].children else None
    feet = [page.content_box_y() + page.height - (notes.margin_height() if notes else 0)]
    # Beside the text, on the page, stands what was put at its foot.
    feet += [box.position_y for box in page.children[0].children if box.position_y >= end]
    return float(min(feet))
