"""Paragraphs and subheads that a column's end has torn apart: widows, orphans, lonely subheads."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from makeready.producing.pdf.set_text import HEADINGS, TEXT, SetBlock, SetLine, SetText, Subhead
from makeready.producing.produced import FaultKind, PageFault

FEWEST_LINES = 2
"""So many lines of text stand under a subhead in its column, at least."""


def paragraph_faults(text: SetText) -> Iterator[PageFault]:
    """Every widow and orphan, then every lonely subhead, each in the order of the pages."""
    for block in text.blocks.values():
        if block.element.tag in TEXT:
            yield from _lone_lines(block)
    for subhead in text.subheads:
        if _is_lonely(subhead) and text.goes_on(subhead):
            yield subhead.lines[-1].fault(FaultKind.LONELY_SUBHEAD)


def _lone_lines(block: SetBlock) -> Iterator[PageFault]:
    """A first line alone at a column's foot (an orphan), a last one alone at a column's head (a widow)."""
    lines = block.lines
    if len(lines) > 1 and _is_torn(lines[0], lines[1]):
        yield lines[0].fault(FaultKind.ORPHAN)
    # Of two lines that are torn apart the first is told, for one cure mends both.
    if len(lines) > FEWEST_LINES and _is_torn(lines[-2], lines[-1]):
        yield lines[-1].fault(FaultKind.WIDOW)


def _is_torn(line: SetLine, following: SetLine) -> bool:
    return line.column is not following.column


def _is_lonely(subhead: Subhead) -> bool:
    if subhead.is_followed or any(line.is_picture for line in subhead.below):
        return False
    texts = [line for line in subhead.below if not _is_heading(line)]
    return len(texts) < FEWEST_LINES and not _is_title(subhead.lines)


def _is_heading(line: SetLine) -> bool:
    return line.element is not None and line.element.tag in HEADINGS


def _is_title(lines: Sequence[SetLine]) -> bool:
    return bool(lines[0].element is not None and lines[0].element.tag == "h1")
