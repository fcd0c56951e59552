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

CLOSE_ENOUGH = 0.02
"""How near the least width is sought, in units of the whole width: less than half a letter."""

NEAR_EVEN = 0.35
"""Where between even lines and those it has a text is tried: most can be made all but even."""

MOST_TRIALS = 12
"""Two to four are usual."""

ROUNDED = 0.1
"""What a line may need more (px) than the widths of its parts together, which Pango rounds."""


def is_balanced(box: Box) -> bool:
    """Whether the style sheet asks for the lines of this block to be alike."""
    if box.element is None or not isinstance(box, boxes.BlockContainerBox):
        return False
    tokens, _ = getattr(box.style, "cascaded", {}).get("__text_wrap", ((), None))
    return any(getattr(token, "value", "") == "balance" for token in tokens)


def balance(context: Any, box: Box, lay_out: Callable[[], tuple[Box, Any]]) -> None:
    """Narrow a short text from its end until it would take a line more, so that its lines are alike."""
    end = "padding_left" if box.style["direction"] == "rtl" else "padding_right"
    # Boxes are copied for each attempt to lay them out, and elements share their styles.
    padding: dict[Any, float] = context.__dict__.setdefault("padding_of_balanced", {})
    spare: dict[float, float] = context.__dict__.setdefault("spare_of_balanced", {})
    if box.element in padding:
        box.style = box.style.copy()
        box.style[end] = Dimension(padding[box.element], "px")
        return
    whole, resume_at = lay_out()
    if whole is None or resume_at is not None:
        return
    own = box.style[end].value
    box.style = box.style.copy()

    def narrow(by: float) -> None:
        box.style[end] = Dimension(own + by, "px")

    padding[box.element] = own + _least_width(narrow, lay_out, whole, spare)
    narrow(padding[box.element] - own)


def _least_width(
    narrow: Callable[[float], None],
    lay_out: Callable[[], tuple[Box, Any]],
    whole: Box,
    spares: dict[float, float],
) -> float:
    """By how much a text can be narrowed and take no line more (px).

    A greatest width in the style sheet leaves room to spare, so that narrowing is not felt at first: by
    `spares` as much as it was for another text of this width.

    Lines that fit somewhere fit wherever there is room for the widest of them, and no lines are so even that
    each is narrower than all of them are on average.
    """
    lines = _lines(whole)
    if not 2 <= len(lines) <= BALANCED_LINES:
        return 0.0
    widest, narrowest = _widest(lines), sum(line.width for line in lines) / len(lines)
    spare, gives_way = spares.get(whole.width, 0.0), False
    for _ in range(MOST_TRIALS):
        if widest - narrowest < whole.width * CLOSE_ENOUGH:
            break
        room = narrowest + (widest - narrowest) * NEAR_EVEN
        given = spare + whole.width - room
        narrow(given)
        narrowed, resume_at = lay_out()
        if narrowed is not None and abs(narrowed.width - room) > ROUNDED:
            felt = whole.width - narrowed.width
            spare = given - felt if felt else 2 * given
            continue
        gives_way, spares[whole.width] = True, spare
        fitting = _lines(narrowed) if narrowed is not None and resume_at is None else []
        if len(fitting) == len(lines):
            widest = min(room, _widest(fitting))
        else:
            narrowest = room
    return float(max(0.0, spare + whole.width - widest)) if gives_way else 0.0


def _lines(box: Box) -> list[Box]:
    return [child for child in box.children if isinstance(child, boxes.LineBox)]


def _widest(lines: list[Box]) -> float:
    """The room that lines need (px)."""
    return float(max(line.width for line in lines)) + ROUNDED
