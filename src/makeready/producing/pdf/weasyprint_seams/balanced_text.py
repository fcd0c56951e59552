"""Short texts in lines of like length: `text-wrap: balance` is unknown to WeasyPrint.

A style sheet says it as `--text-wrap: balance`.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from weasyprint.css.properties import Dimension
from weasyprint.formatting_structure import boxes

from makeready.producing.pdf.weasyprint_seams.release import Box

BALANCED_LINES = 6
"""A text of more lines is too long for its lines to be balanced."""


def is_balanced(box: Box) -> bool:
    """Whether the style sheet asks for the lines of this block to be alike."""
    if box.element is None or not isinstance(box, boxes.BlockContainerBox):
        return False
    tokens, _ = getattr(box.style, "cascaded", {}).get("__text_wrap", ((), None))
    return any(getattr(token, "value", "") == "balance" for token in tokens)


def balance(context: Any, box: Box, lay_out: Callable[[], tuple[Box, Any]]) -> None:
    """Narrow a short text from its end until it would take a line more, so that its lines are alike."""
    # Boxes are copied for each attempt to lay them out, and elements share their styles.
    padding: dict[Any, float] = context.__dict__.setdefault("padding_of_balanced", {})
    if box.element in padding:
        box.style = box.style.copy()
        box.style["padding_right"] = Dimension(padding[box.element], "px")
        return
    whole, resume_at = lay_out()
    if whole is None or resume_at is not None:
        return
    box.style = box.style.copy()
    own = box.style["padding_right"].value

    def narrow(by: float) -> None:
        box.style["padding_right"] = Dimension(own + by, "px")

    padding[box.element] = own + _least_width(narrow, lay_out, whole)
    narrow(padding[box.element] - own)


def _least_width(
    narrow: Callable[[float], None], lay_out: Callable[[], tuple[Box, Any]], whole: Box
) -> float:
    """By how much a text can be narrowed and take no line more (px)."""
    lines = _line_count(whole)
    least, most = 0.0, whole.width * 0.6
    if not 2 <= lines <= BALANCED_LINES:
        return least
    for _ in range(7):
        middle = (least + most) / 2
        narrow(middle)
        narrowed, resume_at = lay_out()
        fits = narrowed is not None and resume_at is None and _line_count(narrowed) == lines
        least, most = (middle, most) if fits else (least, middle)
    return least


def _line_count(box: Box) -> int:
    return sum(isinstance(child, boxes.LineBox) for child in box.children)
