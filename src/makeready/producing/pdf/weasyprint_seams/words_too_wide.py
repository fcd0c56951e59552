"""Words that can't stand on a line told by the first trial: WeasyPrint lays the line out anew for each.

To break a line it asks Pango for more text than fits. Then it tries whether the next word fits after all, and
that word up to each place where it may be divided. Pango has told already how wide all of these are; one that
is too wide by far, for which the trial would find the same line again, is not tried. Measured on three
articles: 0.95 of the time of a fragment, the same bytes.
"""

from __future__ import annotations

import re
from typing import Any

from weasyprint.layout import inline
from weasyprint.text import line_break
from weasyprint.text.ffi import FROM_UNITS, ffi, pango
from weasyprint.text.line_break import Layout, line_size

NEAR = 0.25
"""A word that is too wide by less, in units of the font's size, is tried: letters move where a line ends."""

ODD = re.compile("[\t\n\u00ad\u0590-\u1dff\u200b-\u200f\u2028-\u202f\u2060-\u206f\u2e80-\U0010ffff]")
"""What may stand elsewhere on the line than it does in the text, or nowhere, and scripts that may."""

_split_first_line, _create_layout = inline.split_first_line, line_break.create_layout


class _Trial(Layout):  # type: ignore[misc]  # WeasyPrint has no annotations
    """A layout of at least so much text as fits on a line."""

    lines: tuple[Any, int | None] | None = None
    """Its first line and where the second begins."""
    whole = ""
    """The text that Pango was given."""

    def get_first_line(self) -> Any:
        """The first line and where the second begins, from Pango for each text once."""
        if self.lines is None:
            self.lines = super().get_first_line()
        return self.lines

    def set_text(self, text: str, justify: bool = False) -> None:  # noqa: FBT001, FBT002  as WeasyPrint calls it
        """Take another text, unless its lines begin as those of this text do."""
        if self.is_too_wide(text):
            self.text = text
            return
        self.lines, self.whole = None, text
        super().set_text(text, justify)

    def is_too_wide(self, text: str) -> bool:
        """Whether `text` is the beginning of this text, and surely more than fits on the first line."""
        if self.lines is None or self.max_width is None or not self.whole.startswith(text):
            return False
        first_line, second_at = self.lines
        end = len(text.encode())
        if second_at is None or end <= second_at or ODD.search(self.whole):
            return False
        second_line = pango.pango_layout_get_line_readonly(self.layout, 1)
        if end > second_line.start_index + second_line.length:
            return False
        right = ffi.new("int *")
        pango.pango_layout_line_index_to_x(second_line, end, 0, right)
        width, _ = line_size(first_line, self.style)
        over = width + right[0] * FROM_UNITS - self.max_width
        return bool(width <= self.max_width and over > NEAR * self.style["font_size"])


_trials: list[_Trial] = []
"""Those of the line that is being broken, the first of them first; none while no line is."""


def _split_first_line_by_trial(*args: Any, **options: Any) -> Any:
    _trials.clear()
    try:
        return _split_first_line(*args, **options)
    finally:
        _trials.clear()


def _create_trial(text: str, style: Any, context: Any, max_width: Any, justification_spacing: float) -> Any:
    """A layout of `text`, or the first trial where that tells that it is too wide without its hyphen."""
    hyphen = style["hyphenate_character"]
    if _trials and text.endswith(hyphen) and _trials[0].is_too_wide(text.removesuffix(hyphen)):
        return _trials[0]
    created = line_break.Layout
    line_break.Layout = _Trial
    try:
        layout = _create_layout(text, style, context, max_width, justification_spacing)
    finally:
        line_break.Layout = created
    _trials.append(layout)
    return layout


inline.split_first_line, line_break.create_layout = _split_first_line_by_trial, _create_trial
