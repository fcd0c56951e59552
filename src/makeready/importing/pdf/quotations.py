"""Quotations that stand by themselves, set in from the text on their left."""

from __future__ import annotations

from collections.abc import Sequence

from makeready.importing.pdf.blocks import Body
from makeready.importing.pdf.parts import Part, Role

SET_IN = 0.9
"""Of the size: a quotation stands at least so far in."""
NEAR = 3.0
"""Leadings to the text above or below it."""
FEWEST_LINES = 2
EVEN = 1.0
"""pt; its lines begin below each other."""
DOUBT = "it is set in from the text, as a quotation is"


def name_quotations(parts: Sequence[Part], body: Body) -> None:
    """Says of paragraphs that they are quotations, each a doubt; those that have tags are told by them."""
    for part in parts:
        if _may_be(part, body) and _is_set_in(part, parts, body):
            part.role, part.doubt = Role.QUOTE, part.doubt or DOUBT


def _may_be(part: Part, body: Body) -> bool:
    block = part.block
    if block is None or part.role is not Role.PARAGRAPH or part.initial or block.lines[0].tag:
        return False
    lefts = [line.box.left for line in block.lines]
    is_text = block.type.family == body.type.family and block.type.size <= 1.02 * body.type.size
    return is_text and len(block.lines) >= FEWEST_LINES and max(lefts) - min(lefts) <= EVEN


def _is_set_in(part: Part, parts: Sequence[Part], body: Body) -> bool:
    """Whether a paragraph right above or below reaches farther left, and the room beside is free."""
    size = body.type.size
    around = [
        other
        for other in parts
        if other is not part
        and other.role is Role.PARAGRAPH
        and other.block
        and len(other.block.lines) >= FEWEST_LINES
        and body.is_as_text(other.block.type)
        and other.box.left <= part.box.left - SET_IN * size
        and other.box.right >= part.box.right - EVEN
        and -NEAR * body.leading <= other.box.down(part.box) <= EVEN
    ]
    room = min((other.box.left for other in around), default=part.box.left)
    beside = [
        other
        for other in parts
        if other is not part
        and other.box.down(part.box) > EVEN
        and room < other.box.right <= part.box.left + size
    ]
    return bool(around) and not beside
