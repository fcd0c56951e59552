"""Loose lines: word spaces that are too wide in justified text, and make rivers where they stand together."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from makeready.producing.pdf.set_text import TEXT, SetLine, SetText
from makeready.producing.pdf.weasyprint_seams.word_spaces import times_normal
from makeready.producing.produced import FaultKind, PageFault

WIDEST = 2.0
"""Spaces more than so many times as wide as the font's own are too wide."""


def word_space_faults(text: SetText) -> Iterator[PageFault]:
    """A fault for each paragraph with loose lines, seen in the loosest of them, with their number."""
    for block in text.blocks.values():
        if block.element.tag not in TEXT:
            continue
        loose = [(times, line) for line in block.lines if (times := _times_normal(line)) > WIDEST]
        if loose:
            _, line = max(loose, key=lambda each: each[0])
            yield replace(line.fault(FaultKind.LOOSE_LINES), lines=len(loose))


def _times_normal(line: SetLine) -> float:
    """How wide the word spaces of a line are, in those of its font; 1 where they are as the font has them."""
    with_spaces = (piece for piece in line.pieces if " " in piece.text or "\u00a0" in piece.text)
    return max((times_normal(piece) for piece in with_spaces), default=1.0)
