"""Letters that take a share of a loose line: WeasyPrint widens word spaces alone.

It knows no `text-justify`. A style sheet says by how much at most, in em: `--justify-letters: 0.03em`.
Letters are spaced only where a line's word spaces would be wider than `WIDEST`, and no more than it takes.
"""

from __future__ import annotations

from typing import Any

from weasyprint.formatting_structure import boxes
from weasyprint.layout import inline
from weasyprint.text.line_break import create_layout, line_size

from makeready.producing.pdf.weasyprint_seams.release import Box
from makeready.producing.pdf.weasyprint_seams.word_spaces import normal_space

WIDEST = 1.9
"""Word spaces so many times as wide as the font's own are left as they are."""

_justify_line = inline.justify_line


def _justify_line_and_letters(context: Any, line: Box, extra_width: float) -> None:
    """Justify a line; what its word spaces need not take is shared by its letters."""
    spaces, most = inline.count_expandable_spaces(line), _most(line.style)
    if spaces and most:
        too_wide = extra_width - spaces * (WIDEST - 1) * normal_space(line.style)
        texts = [box for box in line.descendants() if isinstance(box, boxes.TextBox)]
        letters = sum(len(box.text) for box in texts) - spaces
        if too_wide > 0 and letters:
            wanted = min(too_wide / letters, most * line.style["font_size"])
            extra_width -= _space_out(context, line, wanted, 0.0)
    _justify_line(context, line, extra_width)


def _space_out(context: Any, box: Box, by: float, shift: float) -> float:
    """Move a box by `shift` and space its letters `by` so much (px); how far what follows has to move."""
    if isinstance(box, boxes.TextBox):
        box.position_x += shift
        before, box.style = box.width, _spaced(box.style, by)
        layout = create_layout(box.text, box.style, context, None, 0)
        first_line, _ = layout.get_first_line()
        box.width = line_size(first_line, box.style)[0]
        layout.deactivate()
        box.pango_layout = layout
        return float(shift + box.width - before)
    if not isinstance(box, boxes.LineBox | boxes.InlineBox):
        box.translate(shift, 0)
        return shift
    box.position_x += shift
    children = box.children[::-1] if box.style["direction"] == "rtl" else box.children
    end = shift
    for child in children:
        if child.is_in_normal_flow():
            end = _space_out(context, child, by, end)
    box.width += end - shift
    return end


def _spaced(style: Any, by: float) -> Any:
    """A style whose letters stand further apart; it tells which one it was made of."""
    spaced = style.copy()
    own = style["letter_spacing"]
    spaced["letter_spacing"] = (0 if own == "normal" else own) + by
    spaced.unspaced = style
    return spaced


def _most(style: Any) -> float:
    """By how much (em) the letters may be spaced; 0 where the style sheet does not say."""
    if "justify_letters" not in vars(style):
        given = getattr(style, "cascaded", {}).get("__justify_letters")
        parent = getattr(style, "parent_style", None)
        if given:
            ems = [token.value for token in given[0] if getattr(token, "unit", "") == "em"]
            style.justify_letters = max([0.0, *ems])
        else:
            style.justify_letters = _most(parent) if parent is not None else 0.0
    return float(style.justify_letters)


inline.justify_line = _justify_line_and_letters
