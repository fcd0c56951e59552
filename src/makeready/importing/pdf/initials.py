"""Initials: the large letters that a text begins with, and the block that each belongs to."""

from __future__ import annotations

from collections.abc import Sequence

from makeready.importing.pdf.blocks import Block, Body
from makeready.importing.pdf.pages import Line

MOST_LETTERS = 3
"""With a quotation mark before it."""
LARGER = 1.7
FEWEST_WORDS = 8
"""In the block that an initial begins."""


def initials_of(blocks: Sequence[Block], body: Body) -> dict[int, Line]:
    """The initial of each block that has one, by the number of the block; the initials are blocks, too."""
    found: dict[int, Line] = {}
    for block in blocks:
        (first, *rest) = block.lines
        letters = first.text.replace(" ", "")
        is_large = first.type.size >= LARGER * body.type.size
        if rest or not is_large or len(letters) > MOST_LETTERS or not any(map(str.isalpha, letters)):
            continue
        beside = [
            (abs(other.lines[0].box.top - first.box.top), number)
            for number, other in enumerate(blocks)
            if other.page == block.page
            and other.words >= FEWEST_WORDS
            and first.type.size >= LARGER * other.type.size
            and _stands_beside(other, first)
        ]
        if beside:
            found[min(beside)[1]] = first
    return found


def _stands_beside(block: Block, initial: Line) -> bool:
    """Whether the first lines of a block are right of an initial, or it stands on the first one."""
    first = block.lines[0]
    size = first.type.size
    near = -size <= first.box.left - initial.box.right <= 3 * size
    sunk = initial.box.top - 1.2 * size <= first.baseline <= initial.box.bottom + 0.4 * size
    return near and sunk
