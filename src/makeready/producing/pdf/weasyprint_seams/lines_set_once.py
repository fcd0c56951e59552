"""Lines set once: WeasyPrint sets the lines of a page anew for each column height that it tries.

A line whose words, styles and width are those of one that has been set is a copy of it, moved to its place.
Of ten lines that are asked for, seven have been set before: in a trial of the columns, in the search for the
next block's height, or in an attempt with room for a picture. Only lines of plain text are kept; one that
has a float, a picture or a running head in it, or stands beside a float, is set by WeasyPrint each time.
Measured on eight articles: 0.77 of the time of a fragment, the same bytes. That the words of a paragraph are
looked up once for its lines is 0.98 of it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from weasyprint.formatting_structure import boxes
from weasyprint.layout import inline

from makeready.producing.pdf.weasyprint_seams.line_breaking import copy_of
from makeready.producing.pdf.weasyprint_seams.release import Box

_get_next_linebox = inline.get_next_linebox


def _get_next_linebox_once(
    context: Any,
    linebox: Box,
    position_y: float,
    bottom_space: float,
    skip_stack: Any,
    containing_block: Box,
    *lists_and_styles: Any,
) -> tuple[Box | None, Any]:
    """The next line of a paragraph, and where the one after it goes on."""
    given = context, linebox, position_y, bottom_space, skip_stack, containing_block, *lists_and_styles
    if context.excluded_shapes or any(lists_and_styles[-2:]):
        words = context.words_asked = None
    else:
        words = _words_once(context, linebox, skip_stack)
    if words is None:
        line, resume_at = _get_next_linebox(*given)
        return line, resume_at
    known: dict[Any, Any] = context.__dict__.setdefault("lines_set", {})
    key = (*words, containing_block.width, linebox.text_indent, *_steps(skip_stack))
    left = containing_block.content_box_x()
    if key not in known:
        line, resume_at = _get_next_linebox(*given)
        if line is None:
            return line, resume_at
        # The paragraph is kept with its line, so that no other style or element gets its identity.
        known[key] = _copied(line, -left, -position_y), resume_at, linebox
    line, resume_at, _ = known[key]
    line = _copied(line, left, position_y)
    line.position_y = position_y
    return line, resume_at


def _words_once(context: Any, linebox: Box, skip_stack: Any) -> list[Any] | None:
    """What `_words` gives, looked up at the first line for all that are asked for one after the other."""
    asked: tuple[Box, list[Any] | None] | None = context.__dict__.get("words_asked")
    if asked is None or asked[0] is not linebox or not skip_stack:
        asked = context.words_asked = linebox, _words(linebox)
    return asked[1]


def _words(linebox: Box) -> list[Any] | None:
    """What makes the lines of a paragraph what they are; None where more than its words does."""
    words: list[Any] = []
    for box in linebox.descendants():
        if not isinstance(box, boxes.LineBox | boxes.InlineBox | boxes.TextBox) or box.is_leader:
            return None
        if box.string_set or box.bookmark_label or not box.is_in_normal_flow():
            return None
        words += id(box.style), id(box.element), box.element_tag, getattr(box, "text", None)
    return words


def _steps(skip_stack: Any) -> Iterator[int]:
    """The indexes that lead to where a line begins."""
    while skip_stack:
        ((step, skip_stack),) = skip_stack.items()
        yield step


def _copied(box: Box, right: float, down: float) -> Box:
    """A copy of a line or of what is in it, moved."""
    copied = box.copy()
    copied.position_x += right
    copied.position_y += down
    if isinstance(box, boxes.TextBox):
        copied.pango_layout = copy_of(box.pango_layout)
    copied.children = [_copied(child, right, down) for child in box.children]
    return copied


inline.get_next_linebox = _get_next_linebox_once
