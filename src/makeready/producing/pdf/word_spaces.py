"""Word spaces that are too wide in justified lines, and the rivers that they make."""

from __future__ import annotations

from collections.abc import Iterator

from makeready.producing.pdf.set_text import TEXT, SetLine, SetText
from makeready.producing.pdf.weasyprint_seams.word_spaces import added_space, normal_space
from makeready.producing.produced import FaultKind, PageFault

WIDE = 2.0
"""Spaces more than so many times the font's own are wide."""
GAPING = 3.0
"""And beyond this, one line alone is seen as a row of holes."""
RIVER = 3
"""So many wide lines below each other make a river.

With the eight or so spaces that a line of a narrow column has, each half an em wide, one of them has one
below it, and that one again, almost always: where they stand needs no asking.
"""


def word_space_faults(text: SetText) -> Iterator[PageFault]:
    """Every gaping line, and the last line of every river's first three, paragraph by paragraph."""
    for block in text.blocks.values():
        if block.element.tag not in TEXT:
            continue
        run: list[SetLine] = []
        for line in block.lines:
            times = _times_normal(line)
            if times > GAPING:
                yield line.fault(FaultKind.GAPING_LINE)
            if times <= WIDE or (run and run[-1].column is not line.column):
                run = []
            if times > WIDE:
                run.append(line)
            if len(run) == RIVER:
                yield _river(run)


def _times_normal(line: SetLine) -> float:
    """How wide the word spaces of a line are, in those of its font; 1 where they are as the font has them."""
    widened = (piece for piece in line.pieces if added_space(piece) > 0)
    piece = next((piece for piece in widened if " " in piece.text or "\u00a0" in piece.text), None)
    if piece is None:
        return 1.0
    normal = normal_space(piece.style)
    return 1 + added_space(piece) / normal if normal > 0 else 1.0


def _river(lines: list[SetLine]) -> PageFault:
    """A river from the first of its lines to the last."""
    first, last = lines[0].area(), lines[-1].fault(FaultKind.RIVER)
    left, bottom, right, top = last.area
    area = min(left, first[0]), bottom, max(right, first[2]), max(top, first[3])
    return PageFault(last.kind, last.page, area, last.words, last.paragraph)
