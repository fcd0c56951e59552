"""How wide a word space is: WeasyPrint knows what it adds to a justified line, not what was there before."""

from __future__ import annotations

from typing import Any

from weasyprint.text.line_break import Layout, line_size

from makeready.producing.pdf.weasyprint_seams.release import Box
from makeready.producing.pdf.weasyprint_seams.style_notes import notes_of


def normal_space(style: Any) -> float:
    """How wide (px) a space of this style is before a line is justified, `word-spacing` included."""
    notes = notes_of(style)
    if "normal_space" not in notes:
        layout = Layout(style)
        layout.set_text("\u00a0")
        line, _ = layout.get_first_line()
        notes["normal_space"] = line_size(line, style)[0]
        layout.deactivate()
    return float(notes["normal_space"])


def times_normal(text_box: Box) -> float:
    """How many normal spaces wide those of a justified text box are; 1 where nothing was added."""
    style, own = text_box.style, getattr(text_box.style, "unspaced", text_box.style)
    added = text_box.justification_spacing + _letter_spacing(style) - _letter_spacing(own)
    normal = normal_space(own)
    return float(1 + added / normal) if normal > 0 else 1.0


def _letter_spacing(style: Any) -> float:
    return 0.0 if style["letter_spacing"] == "normal" else float(style["letter_spacing"])
