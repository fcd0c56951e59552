"""The text of a finished PDF as PDFium draws it: each run with its place, its colour and its ground."""

from __future__ import annotations

import ctypes
from collections.abc import Iterable, Iterator
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

LARGE, LARGE_BOLD = 18, 14
"""Text of 18 pt, or of 14 pt in bold, is large (WCAG 2.2, "large scale")."""
INVISIBLE = 3
"""The rendering mode of text that is there to be read by machines (ISO 32000-1, 9.3.6)."""


@dataclass(frozen=True, slots=True)
class DrawnText:
    """A run of text on a page."""

    words: str
    area: Area
    colour: Colour
    opacity: float
    """From 0, unseen, to 1."""
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
            texts = tuple(texts_on(page))
            _take_text_off(page)
            ground = page.render(scale=1).to_pil().convert("RGB")
            yield DrawnPage(folio, right - left, top - bottom, texts, ground)


def texts_on(page: Any) -> Iterator[DrawnText]:
    """The text of a page, in the order in which it is drawn."""
    left, bottom, *_ = page.get_cropbox()
    yield from _texts(_objects_on(page), page.get_textpage(), (1, 0, 0, 1, -left, -bottom))


Matrix: TypeAlias = tuple[float, float, float, float, float, float]
"""As ISO 32000-1, 8.3.3, has it."""


def words_of(each: Any, text_page: Any) -> str:
    """What a text object says on the page of `text_page`."""
    length = raw.FPDFTextObj_GetText(each, text_page, None, 0)
    held = (ctypes.c_ushort * max(length, 1))()
    raw.FPDFTextObj_GetText(each, text_page, held, length)
    return bytes(held).decode("utf-16-le", "replace").rstrip("\0")


def _objects_on(page: Any) -> list[Any]:
    return [raw.FPDFPage_GetObject(page, at) for at in range(raw.FPDFPage_CountObjects(page))]


def _take_text_off(page: Any) -> None:
    """Have the page show its text no more, but for that of forms."""
    for each in _objects_on(page):
        if raw.FPDFPageObj_GetType(each) == raw.FPDF_PAGEOBJ_TEXT:
            raw.FPDFPage_RemoveObject(page, each)
            raw.FPDFPageObj_Destroy(each)


def _texts(
    objects: Iterable[Any], text_page: Any, placed: Matrix, *, is_in_form: bool = False
) -> Iterator[DrawnText]:
    """The text among objects, and in the forms that they draw."""
    for each in objects:
        kind = raw.FPDFPageObj_GetType(each)
        if kind == raw.FPDF_PAGEOBJ_FORM:
            inner = [raw.FPDFFormObj_GetObject(each, at) for at in range(raw.FPDFFormObj_CountObjects(each))]
            yield from _texts(inner, text_page, _after(_matrix_of(each), placed), is_in_form=True)
        elif kind == raw.FPDF_PAGEOBJ_TEXT:
            yield from _text(each, text_page, placed, is_in_form=is_in_form)


def _text(each: Any, text_page: Any, placed: Matrix, *, is_in_form: bool) -> Iterator[DrawnText]:
    words = words_of(each, text_page)
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    has_colour = raw.FPDFPageObj_GetFillColor(each, red, green, blue, alpha)
    is_seen = has_colour and alpha.value and raw.FPDFTextObj_GetTextRenderMode(each) != INVISIBLE
    if not (words.strip() and is_seen):
        return
    edges = [ctypes.c_float() for _ in range(4)]
    raw.FPDFPageObj_GetBounds(each, *edges)
    left, bottom, right, top = (edge.value for edge in edges)
    corners = [_moved(x, y, placed) for x in (left, right) for y in (bottom, top)]
    across, up = zip(*corners, strict=True)
    area = (min(across), min(up), max(across), max(up))
    size = ctypes.c_float()
    raw.FPDFTextObj_GetFontSize(each, size)
    matrix = _after(_matrix_of(each), placed)
    points = size.value * sqrt(abs(matrix[0] * matrix[3] - matrix[1] * matrix[2]))
    is_large = points >= LARGE or (points >= LARGE_BOLD and _is_bold(raw.FPDFTextObj_GetFont(each)))
    colour = (red.value, green.value, blue.value)
    placed_area = tuple(round(edge, 1) for edge in area)
    yield DrawnText(words, placed_area, colour, alpha.value / 255, is_large, is_in_form)


def _is_bold(font: Any) -> bool:
    """Whether a font's name says that it is bold, and not only half so."""
    length = raw.FPDFFont_GetBaseFontName(font, None, 0)
    held = ctypes.create_string_buffer(length)
    raw.FPDFFont_GetBaseFontName(font, held, length)
    name = held.value.decode("utf-8", "replace").lower()
    return "bold" in name and "semi" not in name


def _matrix_of(each: Any) -> Matrix:
    found = raw.FS_MATRIX()
    raw.FPDFPageObj_GetMatrix(each, found)
    return (found.a, found.b, found.c, found.d, found.e, found.f)


def _after(one: Matrix, other: Matrix) -> Matrix:
    """The matrix that moves by `one` and then by `other`."""
    a, b, c, d, e, f = one
    x, y = _moved(e, f, other)
    across, up = _moved(a, b, other), _moved(c, d, other)
    return (across[0] - other[4], across[1] - other[5], up[0] - other[4], up[1] - other[5], x, y)


def _moved(x: float, y: float, by: Matrix) -> tuple[float, float]:
    return by[0] * x + by[2] * y + by[4], by[1] * x + by[3] * y + by[5]
