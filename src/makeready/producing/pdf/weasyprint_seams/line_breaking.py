"""Lines broken once: a page is laid out several times, in one column and in two, with the same lines."""

from __future__ import annotations

from copy import copy
from typing import Any

from weasyprint.layout import inline

# WeasyPrint lets go of a line's Pango layout as soon as it is measured, so a copy is all it takes.
_split_first_line, _create_layout = inline.split_first_line, inline.create_layout


def _split_first_line_once(
    text: str, style: Any, context: Any, max_width: Any, spacing: float, **options: bool
) -> tuple[Any, ...]:
    known: dict[Any, Any] = context.__dict__.setdefault("broken_lines", {})
    key = text, id(style), max_width, spacing, *sorted(options.items())
    if key not in known:
        # The style is kept with its line, so that no other gets its identity.
        known[key] = style, _split_first_line(text, style, context, max_width, spacing, **options)
    layout, *metrics = known[key][1]
    return copy(layout), *metrics


def _create_layout_once(
    text: str, style: Any, context: Any, max_width: Any, justification_spacing: float
) -> Any:
    known: dict[Any, Any] = context.__dict__.setdefault("justified_lines", {})
    key = text, id(style), max_width, justification_spacing
    if key not in known:
        made = _create_layout(text, style, context, max_width, justification_spacing)
        made.deactivate()
        known[key] = style, made
    layout = copy(known[key][1])
    # What asks for it lets go of these at once.
    layout.layout = layout.language = layout.style = None
    return layout


inline.split_first_line, inline.create_layout = _split_first_line_once, _create_layout_once
