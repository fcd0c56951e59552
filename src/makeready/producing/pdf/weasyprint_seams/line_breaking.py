"""Lines broken once, justified without a layout, and struts kept: WeasyPrint does it all anew each time."""

from __future__ import annotations

from typing import Any

from weasyprint.layout import inline
from weasyprint.text.line_break import Layout

from makeready.producing.pdf.weasyprint_seams.style_notes import notes_of

# WeasyPrint lets go of a line's Pango layout as soon as it is measured, so a copy is all it takes.
_split_first_line, _create_layout = inline.split_first_line, inline.create_layout
_strut = inline.strut


def _split_first_line_once(
    text: str, style: Any, context: Any, max_width: Any, spacing: float, **options: bool
) -> tuple[Any, ...]:
    known: dict[Any, Any] = context.__dict__.setdefault("broken_lines", {})
    key = text, id(style), max_width, spacing, *sorted(options.items())
    if key not in known:
        # The style is kept with its line, so that no other gets its identity.
        known[key] = style, _split_first_line(text, style, context, max_width, spacing, **options)
    layout, *metrics = known[key][1]
    return copy_of(layout), *metrics


def _create_layout_for_drawing(
    text: str, style: Any, context: Any, max_width: Any, justification_spacing: float
) -> Any:
    """What is known of a justified line; who asks lets go of its layout, and it is drawn by another."""
    if style["text_decoration_line"] != "none" or "\n" in text:
        return _create_layout(text, style, context, max_width, justification_spacing)
    layout = Layout.__new__(Layout)
    layout.text, layout.max_width, layout.justification_spacing = text, max_width, justification_spacing
    layout.ascent = layout.underline_position = layout.strikethrough_position = None
    layout.layout = layout.language = layout.style = None
    return layout


def copy_of(layout: Any) -> Any:
    """A copy of a layout that has been let go of."""
    copied = Layout.__new__(Layout)
    vars(copied).update(vars(layout))
    return copied


def _strut_once(style: Any) -> tuple[float, float]:
    """Height and baseline of a line of this style; to look them up WeasyPrint spells the style out."""
    notes = notes_of(style)
    if "strut" not in notes:
        notes["strut"] = _strut(style)
    height, baseline = notes["strut"]
    return height, baseline


inline.strut = _strut_once
inline.split_first_line, inline.create_layout = _split_first_line_once, _create_layout_for_drawing
