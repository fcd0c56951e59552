"""All that a typesetter would set again in the text of laid-out pages."""

from __future__ import annotations

from collections.abc import Iterator

from makeready.producing.pdf.column_faults import column_faults
from makeready.producing.pdf.headline_faults import headline_faults
from makeready.producing.pdf.line_faults import line_faults
from makeready.producing.pdf.paragraph_faults import paragraph_faults
from makeready.producing.pdf.set_text import SetText
from makeready.producing.pdf.word_spaces import word_space_faults
from makeready.producing.produced import PageFault


def text_faults(text: SetText, step: float) -> Iterator[PageFault]:
    """Every fault of lines, paragraphs, headings and columns; a line of the grid is `step` px high."""
    yield from line_faults(text)
    yield from paragraph_faults(text)
    yield from word_space_faults(text)
    yield from headline_faults(text)
    yield from column_faults(text, step)
