"""What is looked for in the finished PDF itself, apart from what a judge says of it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pikepdf

from makeready.composing.layout_facts import shown_path
from makeready.composing.print_measures import print_measures
from makeready.composing.templates import Layout
from makeready.preflight.layout.colour_places import colour_places
from makeready.preflight.pdf.contrast import LowContrast, contrast_problems, low_contrasts
from makeready.preflight.pdf.drawn_text import drawn_pages
from makeready.preflight.pdf.pdf_fonts import font_problems
from makeready.preflight.pdf.safe_area import safe_area_problems
from makeready.problems import Place, Problem


def pdf_problems(file: Path, layout: Layout) -> Iterator[Problem]:
    """A problem for each fault of its fonts, colours and edges, told of the style sheet that brings them."""
    place = Place(shown_path(layout.file("print", "style.css")))
    with pikepdf.open(file) as pdf:
        yield from font_problems(pdf, place)
    safe, faint = print_measures(layout).safe_area, list[LowContrast]()
    for page in drawn_pages(file):
        faint += low_contrasts(page)
        yield from safe_area_problems(page, safe, place)
    yield from contrast_problems(faint, place, colour_places(layout) if faint else {})
