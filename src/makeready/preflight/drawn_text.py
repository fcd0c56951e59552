"""The text of a finished PDF as PDFium draws it: each run with its place, its colour and its ground."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass
from math import sqrt
from pathlib import Path
from typing import Any, TypeAlias

import pypdfium2
from PIL import Image
from pypdfium2 import raw

from makeready.producing.produced import Area

Colour: TypeAlias = tuple[int, int, int]
"""Red, green and blue of sRGB, from 0 to 255."""

LARGE, LARGE_BOLD, BOLD = 18, 14, 700
"""Text of 18 pt, or of 14 pt in bold, is large (WCAG 2.2, "large scale")."""
INVISIBLE = 3
"""The rendering mode of text that is there to be read by machines (ISO 32000-1, 9.3.6)."""


@dataclass(frozen=True, slots=True)
class DrawnText:
    """A run of text on a page."""

    words: str
    area: Area
    colour: Colour
    is_large: bool
    is_in_form: bool
    """Whether it is drawn by a form, such as a running head: then it can't be taken off its ground."""


@dataclass(frozen=True, slots=True)
class DrawnPage:
    """A page, its text and what is left of it without."""

    folio: int
    width: float
    """Of its trim, in pt."""
    height: float
    texts: tuple[DrawnText, ...]
    ground: Image.Image
    """A pixel for each pt of the trim."""

    def under(self, text: DrawnText, around: int) -> list[tuple[int, Colour]]:
        """How often which colour is seen under a text, and so many pt around it; nothing off the page."""
        left, bottom, right, top = text.area
        box = (
            max(0, int(left) - around),
            max(0, int(self.height - top) - around),
            min(self.ground.width, int(right) + 1 + around),
            min(self.ground.height, int(self.height - bottom) + 1 + around),
        )
        if box[0] >= box[2] or box[1] >= box[3]:
            return []
        part = self.ground.crop(box)
        return part.getcolors(part.width * part.height)  # type: ignore[return-value]  # it is in RGB


def drawn_pages(file: Path) -> Iterator[DrawnPage]:
    """The pages of a PDF, in their order, numbered from 1."""
    with pypdfium2.PdfDocument(file) as pdf:
        for folio, page in enumerate(pdf, start=1):
            left, bottom, right, top = page.get_cropbox()
            texts = tuple(_taken_off(page, (left, bottom)))
            ground = page.render(scale=1).to_pil().convert("RGB")
            yield DrawnPage(folio, right - left, top - bottom, texts, ground)


def _taken_off(page: Any, origin: tuple[float, float]) -> Iterator[DrawnText]:
    """The text of a page, which does not show it any more."""
    text_page = page.get_textpage()
    objects = [raw.FPDFPage_GetObject(page, at) for at in range(raw.FPDFPage_CountObjects(page))]
    for each in objects:
        kind = raw.FPDFPageObj_GetType(each)
        if kind == raw.FPDF_PAGEOBJ_FORM:
            for at in range(raw.FPDFFormObj_CountObjects(each)):
                inner = raw.FPDFFormObj_GetObject(each, at)
                if raw.FPDFPageObj_GetType(inner) == raw.FPDF_PAGEOBJ_TEXT:
                    yield from _text(inner, text_page, origin, is_in_form=True)
        elif kind == raw.FPDF_PAGEOBJ_TEXT:
            yield from _text(each, text_page, origin, is_in_form=False)
            raw.FPDFPage_RemoveObject(page, each)
            raw.FPDFPageObj_Destroy(each)


def _text(each: Any, text_page: Any, origin: tuple[float, float], *, is_in_form: bool) -> Iterator[DrawnText]:
    length = raw.FPDFTextObj_GetText(each, text_page, None, 0)
    held = (ctypes.c_ushort * max(length, 1))()
    raw.FPDFTextObj_GetText(each, text_page, held, length)
    words = bytes(held).decode("utf-16-le", "replace").rstrip("\0")
    if not words.strip() or raw.FPDFTextObj_GetTextRenderMode(each) == INVISIBLE:
        return
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    raw.FPDFPageObj_GetFillColor(each, red, green, blue, alpha)
    edges = [ctypes.c_float() for _ in range(4)]
    raw.FPDFPageObj_GetBounds(each, *edges)
    size, matrix = ctypes.c_float(), raw.FS_MATRIX()
    raw.FPDFTextObj_GetFontSize(each, size)
    raw.FPDFPageObj_GetMatrix(each, matrix)
    points = size.value * sqrt(abs(matrix.a * matrix.d - matrix.b * matrix.c))
    weight = raw.FPDFFont_GetWeight(raw.FPDFTextObj_GetFont(each))
    is_large = points >= LARGE or (points >= LARGE_BOLD and weight >= BOLD)
    left, bottom, right, top = (edge.value for edge in edges)
    area = (left - origin[0], bottom - origin[1], right - origin[0], top - origin[1])
    colour = (red.value, green.value, blue.value)
    yield DrawnText(words, tuple(round(edge, 1) for edge in area), colour, is_large, is_in_form)  # type: ignore[arg-type]
