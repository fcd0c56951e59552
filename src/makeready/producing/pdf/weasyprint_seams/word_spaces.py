"""How wide a word space is: WeasyPrint knows what it adds to a justified line, not what was there before."""

from __future__ import annotations

from typing import Any

from weasyprint.text.line_break import Layout, line_size

from makeready.producing.pdf.weasyprint_seams.release import Box


def normal_space(style: Any) -> float:
    """How wide (px) a space of this style is before a line is justified, `word-spacing` included."""
    if "normal_space" not in vars(style):
        layout = Layout(style)
        layout.set_text("\u00a0")
        line, _ = layout.get_first_line()
        style.normal_space = line_size(line, style)[0]
        layout.deactivate()
    return float(style.normal_space)


def added_space(text_box: Box) -> float:
    """By how much (px) each space of a text box was widened for its line to be justified."""
    return float(text_box.justification_spacing)
