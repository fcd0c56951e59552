"""Lines that a typesetter would set again: a last one of a few letters, a ladder of hyphens."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from makeready.producing.pdf.artifacts import descendants
from makeready.producing.pdf.page_areas import area_of
from makeready.producing.pdf.weasyprint_seams import Box, boxes
from makeready.producing.produced import Area, FaultKind, PageFault

TEXT = {"p", "li"}
FEWEST_LETTERS = 6
"""A last line of fewer characters is lonely."""
MOST_HYPHENS = 3
"""So many lines may end in a hyphen one after the other."""
HYPHENS = ("-", "\u2010", "\u00ad")

Line = tuple[int, str, Area]
"""Its page (from 0), its words and where it stands."""


def line_faults(pages: Sequence[Box]) -> Iterator[PageFault]:
    """Every faulty line of the paragraphs and list items on `pages`, in the order in which they begin."""
    for element, lines in _paragraphs(pages):
        words = " ".join("".join(element.itertext()).split())
        page, last, area = lines[-1]
        if len(lines) > 1 and (len(last) < FEWEST_LETTERS or _is_cut(lines[-2][1], last)):
            yield PageFault(FaultKind.SHORT_LAST_LINE, page, area, last, words)
        for page, line, area in _ladders(lines):
            yield PageFault(FaultKind.HYPHEN_LADDER, page, area, line, words)


def _paragraphs(pages: Sequence[Box]) -> Iterable[tuple[Any, list[Line]]]:
    """The lines of each paragraph, over all its columns and pages."""
    found: dict[int, tuple[Any, list[Line]]] = {}
    for number, page in enumerate(pages):
        for box in descendants(page):
            if isinstance(box, boxes.LineBox) and box.element is not None and box.element.tag in TEXT:
                words = "".join(inner.text for inner in box.descendants() if isinstance(inner, boxes.TextBox))
                if words.strip():
                    _, lines = found.setdefault(id(box.element), (box.element, []))
                    lines.append((number, words.strip(), area_of(box, page)))
    return found.values()


def _is_cut(before: str, last: str) -> bool:
    """Whether a last line is the end of a word that was divided."""
    return before.endswith(HYPHENS) and " " not in last


def _ladders(lines: Sequence[Line]) -> Iterator[Line]:
    """The line with which too many hyphens stand below each other."""
    run = 0
    for line in lines:
        run = run + 1 if line[1].endswith(HYPHENS) else 0
        if run == MOST_HYPHENS + 1:
            yield line
