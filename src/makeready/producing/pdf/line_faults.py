"""Lines that a typesetter would set again: a last one of a few letters, a ladder of hyphens."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from makeready.producing.pdf.set_text import TEXT, SetLine, SetText
from makeready.producing.produced import FaultKind, PageFault

FEWEST_LETTERS = 6
"""A last line of fewer characters is lonely."""
MOST_HYPHENS = 3
"""So many lines may end in a hyphen one after the other."""
HYPHENS = ("-", "\u2010", "\u00ad")


def line_faults(text: SetText) -> Iterator[PageFault]:
    """Every faulty line of the paragraphs and list items of a unit, in the order in which they begin."""
    for block in text.blocks.values():
        lines = block.lines
        if block.element.tag not in TEXT:
            continue
        last = lines[-1].words
        if len(lines) > 1 and (len(last) < FEWEST_LETTERS or _is_cut(lines[-2].words, last)):
            yield lines[-1].fault(FaultKind.SHORT_LAST_LINE)
        for line in _ladders(lines):
            yield line.fault(FaultKind.HYPHEN_LADDER)


def _is_cut(before: str, last: str) -> bool:
    """Whether a last line is the end of a word that was divided."""
    return before.endswith(HYPHENS) and " " not in last


def _ladders(lines: Sequence[SetLine]) -> Iterator[SetLine]:
    """The line with which too many hyphens stand below each other."""
    run = 0
    for line in lines:
        run = run + 1 if line.words.endswith(HYPHENS) else 0
        if run == MOST_HYPHENS + 1:
            yield line
