"""The pages of a PDF as records: text, pictures and panels, each where it stands."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import pypdfium2

from makeready.importing.pdf.drawings import drawn_out, panels_and_drawings
from makeready.importing.pdf.glyphs import frame_of, glyphs_of
from makeready.importing.pdf.lines import lines_of
from makeready.importing.pdf.opening import MOST_PAGES, opened
from makeready.importing.pdf.page_words import words_of_page
from makeready.importing.pdf.pages import Box, Line, Page, PlacedPicture
from makeready.importing.pdf.pictures import PixelBudget, masked_in, pictures_of
from makeready.importing.pdf.tags import Tag, tags_of
from makeready.importing.pdf.trusted_tags import are_trusted
from makeready.importing.text_source import NotImported

MOST_CHARACTERS = 100_000
"""On a page; a page of newsprint has a fifth of this."""

MOST_LABELS = 30
"""Words in a drawing; where there are more, the strokes are the ground of a text, or a table's rules."""


def read_pages(source: Path, wanted: range | None = None) -> list[Page]:
    """The pages of a PDF, or those of them that are `wanted` (from 1).

    Raises `NotImported` where it can't be read, lacks a page, or has no text at all.
    """
    with opened(source) as document:
        count = len(document)
        numbers = wanted or range(1, count + 1)
        if numbers.start < 1 or numbers[-1] > count:
            raise NotImported(f"{source.name} has pages 1 to {count}, and no page {numbers[-1]}.")
        if len(numbers) > MOST_PAGES:
            raise NotImported(
                f"{source.name} has {count} pages, and {MOST_PAGES} are the most: name the article's "
                "(--pages 12-18)."
            )
        budget = PixelBudget(masked=masked_in(source))
        try:
            tags = tags_of(source)
            pages = [_page(document[number - 1], number, budget, tags.get(number, {})) for number in numbers]
            if tags and not are_trusted(pages):
                budget = PixelBudget(masked=budget.masked)
                pages = [_page(document[number - 1], number, budget, {}) for number in numbers]
        except pypdfium2.PdfiumError as error:
            raise NotImported(f"{source.name} is damaged: {error}") from None
    if not any(page.lines for page in pages):
        raise NotImported(
            f"{source.name} has no text, only pictures of pages: it was scanned. Have its text recognised "
            "(OCR) and bring in the PDF, or the text, that comes of it."
        )
    return pages


def _page(page: Any, number: int, budget: PixelBudget, tags: Mapping[int, Tag]) -> Page:
    frame = frame_of(page)
    text_page = page.get_textpage()
    if text_page.count_chars() > MOST_CHARACTERS:
        raise NotImported(f"page {number} has {text_page.count_chars()} characters, which no page can show.")
    glyphs = list(glyphs_of(text_page, frame, tags))
    laid = lines_of(glyphs, number)
    whole = Box(0, 0, frame.width, frame.height)
    seen = [each.line for each in laid if _is_on(each.line.box, whole)]
    off = [each.line.text for each in laid if not _is_on(each.line.box, whole)]
    panels, drawings = panels_and_drawings(page, frame)
    return Page(
        number,
        frame.width,
        frame.height,
        tuple(seen),
        tuple(words_of_page(text_page.get_text_range(), laid)),
        tuple(off),
        (*pictures_of(page, number, frame, budget), *_drawn(page, number, drawings, seen)),
        tuple(panels),
        recognised=sum(glyph.unseen for glyph in glyphs) > len(glyphs) / 2,
    )


def _drawn(page: Any, number: int, drawings: Sequence[Box], lines: Sequence[Line]) -> Iterator[PlacedPicture]:
    """The drawings of a page as pictures; what much text stands on is its ground, and none."""
    frame = frame_of(page)
    for box in drawings:
        words = sum(len(line.text.split()) for line in lines if box.holds(line.box))
        if words <= MOST_LABELS:
            data, pixels = drawn_out(page, frame, box)
            note = "it is drawn with lines, and was turned into pixels: ask for the artwork"
            yield PlacedPicture(
                number, box, data, ".png", pixels, hashlib.sha256(data).hexdigest(), note, is_drawing=True
            )


def _is_on(box: Box, page: Box) -> bool:
    return box.across(page) > box.width / 2 and box.down(page) > box.height / 2
