"""The contrast of text on its ground, as the finished PDF shows it: WCAG 2.2, 1.4.3, level AA.

Each page is drawn twice over by PDFium: its text is taken off, and what is left under the text is its ground.
"""

from __future__ import annotations

import ctypes
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from math import sqrt
from pathlib import Path
from typing import Any, TypeAlias

import pypdfium2
from pypdfium2 import raw

from makeready.problems import Code, Place, Problem, Spot
from makeready.producing.produced import Area

Colour: TypeAlias = tuple[int, int, int]

ENOUGH, ENOUGH_FOR_LARGE = 4.5, 3.0
LARGE, LARGE_BOLD, BOLD = 18, 14, 700
"""Text of 18 pt, or of 14 pt in bold, is large (WCAG 2.2, "large scale")."""
WORST_SHARE = 0.25
"""Text stands badly on a ground of which so much is too near to its colour."""
AROUND = 3
"""So many pt around a form's text belong to its ground."""
INVISIBLE = 3
"""Of text that is there to be read by machines (ISO 32000-1, 9.3.6)."""


@dataclass(frozen=True, slots=True)
class DrawnText:
    """A run of text on a page."""

    words: str
    area: Area
    colour: Colour
    is_large: bool
    is_in_form: bool
    """Whether it is drawn by a form, such as a running head: then it can't be taken off its ground."""

    @property
    def enough(self) -> float:
        """The contrast that it needs."""
        return ENOUGH_FOR_LARGE if self.is_large else ENOUGH


def contrast_problems(file: Path, place: Place) -> Iterator[Problem]:
    """A problem for each colour of text that is too near to its ground, with every spot where it is seen."""
    found: dict[tuple[Colour, float], list[tuple[int, DrawnText, float]]] = defaultdict(list)
    with pypdfium2.PdfDocument(file) as pdf:
        for folio, page in enumerate(pdf, start=1):
            for text, ratio in _contrasts(page):
                if ratio < text.enough:
                    found[text.colour, text.enough].append((folio, text, ratio))
    for (colour, enough), seen in found.items():
        folio, text, ratio = min(seen, key=lambda each: each[2])
        problem = Problem(
            Code.LOW_CONTRAST,
            place,
            words=text.words.strip(),
            page=folio,
            colour="#{:02x}{:02x}{:02x}".format(*colour),
            ratio=f"{ratio:.1f}",
            enough=enough,
        )
        yield problem.seen_at(*(Spot(folio, text.area) for folio, text, _ in seen))


def contrast(one: Colour, other: Colour) -> float:
    """The contrast ratio of two sRGB colours, from 1 to 21."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: Colour) -> float:
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (each / 255 for each in colour)
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _contrasts(page: Any) -> Iterator[tuple[DrawnText, float]]:
    """Each run of text of a page, and how it stands out from the worse part of its ground."""
    left, bottom, _, top = page.get_cropbox()
    texts = list(_taken_off(page, (left, bottom)))
    ground = page.render(scale=1).to_pil().convert("RGB")
    for text in texts:
        around = AROUND if text.is_in_form else 0
        box = (
            max(0, int(text.area[0]) - around),
            max(0, int(top - bottom - text.area[3]) - around),
            min(ground.width, int(text.area[2]) + 1 + around),
            min(ground.height, int(top - bottom - text.area[1]) + 1 + around),
        )
        if box[0] < box[2] and box[1] < box[3]:
            under = ground.crop(box)
            colours = under.getcolors(under.width * under.height)
            yield text, _against(text, colours)


def _against(text: DrawnText, ground: list[tuple[int, Colour]]) -> float:
    """The contrast that all but the worst share of the ground reaches.

    Of a form's text, which is part of what is seen, the commonest colour around it is the ground.
    """
    if text.is_in_form:
        return contrast(text.colour, max(ground)[1])
    ratios = sorted((contrast(text.colour, colour), count) for count, colour in ground)
    left = sum(count for _, count in ratios) * WORST_SHARE
    for ratio, count in ratios:
        left -= count
        if left < 0:
            return ratio
    return ratios[-1][0]


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
