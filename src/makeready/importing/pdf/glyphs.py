"""The characters of a page as PDFium finds them, each with its place and its type."""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from math import atan2, hypot, pi
from typing import Any

from pypdfium2 import raw

from makeready.importing.pdf.pages import Box, Type
from makeready.importing.pdf.tags import Tag

LINE_END_HYPHEN = "\x02"
"""What PDFium gives for a hyphen at the end of a line."""
UNSEEN = "\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"
"""Characters that nobody sees, and that say where a word may be broken or how it runs."""
HIGH = 0.2
"""Of the size: ink of a raised figure begins so far above the baseline."""
FIXED_PITCH, ITALIC, FORCE_BOLD = 1 << 0, 1 << 6, 1 << 18
"""Flags of a font (ISO 32000-1, table 123)."""
_BOLD = re.compile(r"bold|black|heavy|semibd|cmbx|cmssbx|(?<![a-z])(?:bd|demi)(?![a-z])", re.IGNORECASE)
_ITALIC = re.compile(r"italic|oblique|slanted|cmti|cmsl|cmmi|(?<![a-z])(?:it|ital)(?![a-z])", re.IGNORECASE)
_MONO = re.compile(r"courier|mono(?!type)|consol|typewriter|cmtt|menlo|code", re.IGNORECASE)
_CUT = re.compile(
    r"(?:bold|black|heavy|italic|oblique|regular|roman|semi|demi|light|medium|book|it|mt)+", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Glyph:
    """A character that is drawn, in the frame of its own writing: x runs along the line, y down the page."""

    at: int
    """Which character of PDFium's text it is."""
    text: str
    box: Box
    baseline: float
    type: Type
    quarter: int
    """How many quarters of a turn its line is turned to the left: 0 for upright text."""
    tag: Tag | None
    after_space: bool
    after_break: bool
    """Whether PDFium takes it for the first of another line, or of another piece."""
    unseen: bool
    """Whether it is drawn without ink, as the text under a scanned page is."""
    high: bool = False
    """Whether it is a figure that a font draws small and high: its type says nothing of that."""


@dataclass(frozen=True, slots=True)
class Frame:
    """How the page's own coordinates lie on the page as it is seen."""

    left: float
    bottom: float
    width: float
    height: float
    quarters: int
    """Of a turn to the right by which the page is shown."""

    def placed(self, x: float, y: float) -> tuple[float, float]:
        """A point as it is seen, from the upper left corner."""
        x, y = x - self.left, y - self.bottom
        match self.quarters:
            case 1:
                return y, x
            case 2:
                return self.width - x, y
            case 3:
                return self.width - y, self.height - x
        return x, self.height - y

    def box(self, left: float, bottom: float, right: float, top: float) -> Box:
        """A rectangle as it is seen."""
        (x, y), (u, v) = self.placed(left, bottom), self.placed(right, top)
        return Box(min(x, u), min(y, v), max(x, u), max(y, v))


def frame_of(page: Any) -> Frame:
    """The frame of a page: the part of it that is printed, and how it is turned."""
    left, bottom, right, top = page.get_cropbox()
    quarters = page.get_rotation() // 90 % 4
    across, up = abs(right - left), abs(top - bottom)
    width, height = (up, across) if quarters % 2 else (across, up)
    return Frame(min(left, right), min(bottom, top), width, height, quarters)


def glyphs_of(text_page: Any, frame: Frame, tags: Mapping[int, Tag]) -> Iterator[Glyph]:
    """The characters that are drawn, in the order in which PDFium tells them.

    `tags` are those of the page's marked content.
    """
    types = _Types(text_page)
    rectangle, x, y = raw.FS_RECTF(), ctypes.c_double(), ctypes.c_double()
    after_space = after_break = True
    for at in range(text_page.count_chars()):
        code = raw.FPDFText_GetUnicode(text_page, at)
        letter = LINE_END_HYPHEN if code == 0xFFFE else chr(code) if code < 0x110000 else "\ufffd"
        if letter in "\r\n\0":
            after_break = True
            continue
        if letter.isspace() or letter in UNSEEN:
            after_space = after_space or letter.isspace()
            continue
        raw.FPDFText_GetLooseCharBox(text_page, at, rectangle)
        raw.FPDFText_GetCharOrigin(text_page, at, x, y)
        found = types.of(at)
        along = frame.box(rectangle.left, rectangle.bottom, rectangle.right, rectangle.top)
        origin = frame.placed(x.value, y.value)
        quarter = (found.quarter + 4 - frame.quarters) % 4
        box, baseline = _in_line(along, origin, quarter)
        yield Glyph(
            at,
            letter,
            box,
            baseline,
            found.type,
            quarter,
            tags.get(found.element),
            after_space,
            after_break,
            found.unseen,
            high=letter.isdecimal() and found.quarter == 0 and _lift(text_page, at) > HIGH * found.type.size,
        )
        after_space = after_break = False


def _lift(text_page: Any, at: int) -> float:
    """How far the ink of an upright character begins above its baseline, in the page's own unit."""
    left, right, bottom, top, x, y = (ctypes.c_double() for _ in range(6))
    raw.FPDFText_GetCharBox(text_page, at, left, right, bottom, top)
    raw.FPDFText_GetCharOrigin(text_page, at, x, y)
    return bottom.value - y.value


def _in_line(box: Box, origin: tuple[float, float], quarter: int) -> tuple[Box, float]:
    """A box and its baseline where the line that it is on runs from left to right."""
    match quarter:
        case 1:  # upwards
            return Box(-box.bottom, box.left, -box.top, box.right), origin[0]
        case 2:
            return Box(-box.right, -box.bottom, -box.left, -box.top), -origin[1]
        case 3:  # downwards
            return Box(box.top, -box.right, box.bottom, -box.left), -origin[0]
    return box, origin[1]


def on_page(box: Box, quarter: int) -> Box:
    """The box as it is seen on the page."""
    match quarter:
        case 1:
            return Box(box.top, -box.right, box.bottom, -box.left)
        case 2:
            return Box(-box.right, -box.bottom, -box.left, -box.top)
        case 3:
            return Box(-box.bottom, box.left, -box.top, box.right)
    return box


@dataclass(frozen=True, slots=True)
class _Found:
    type: Type
    quarter: int
    element: int
    unseen: bool


class _Types:
    """The type of characters, asked once for each text object."""

    def __init__(self, text_page: Any) -> None:
        self._page = text_page
        self._by_object: dict[int, _Found] = {}

    def of(self, at: int) -> _Found:
        drawn = raw.FPDFText_GetTextObject(self._page, at)
        key = ctypes.cast(drawn, ctypes.c_void_p).value or -1 - at
        if key not in self._by_object:
            self._by_object[key] = self._read(at, drawn)
        return self._by_object[key]

    def _read(self, at: int, drawn: Any) -> _Found:
        matrix = raw.FS_MATRIX()
        raw.FPDFText_GetMatrix(self._page, at, matrix)
        flags, name = ctypes.c_int(), ctypes.create_string_buffer(256)
        raw.FPDFText_GetFontInfo(self._page, at, name, 256, flags)
        size = raw.FPDFText_GetFontSize(self._page, at) * (hypot(matrix.c, matrix.d) or 1.0)
        skewed = abs(matrix.a * matrix.c + matrix.b * matrix.d) > 0.1 * (hypot(matrix.c, matrix.d) or 1) ** 2
        found = _type_of(name.value.decode("utf-8", "replace"), flags.value)
        type_ = Type(found.family, round(size, 1), found.bold, found.italic or skewed, found.mono)
        quarter = round(atan2(matrix.b, matrix.a) / (pi / 2)) % 4
        element = raw.FPDFPageObj_GetMarkedContentID(drawn) if drawn else -1
        unseen = bool(drawn) and raw.FPDFTextObj_GetTextRenderMode(drawn) == raw.FPDF_TEXTRENDERMODE_INVISIBLE
        return _Found(type_, quarter, element, unseen)


@cache
def _type_of(name: str, flags: int) -> Type:
    """What a font's name and flags say; the size is none. Its weight is guessed by PDFium, and not asked."""
    plain = re.sub(r"^[A-Z]{6}\+", "", name)
    is_bold = bool(_BOLD.search(plain) or flags & FORCE_BOLD)
    is_mono = bool(flags & FIXED_PITCH or _MONO.search(plain))
    parts = re.split(r"[-, ]+", plain)
    while len(parts) > 1 and _CUT.fullmatch(parts[-1]):
        parts.pop()
    family = "".join(parts).lower()
    return Type(family, 0.0, is_bold, bool(_ITALIC.search(plain) or flags & ITALIC), is_mono)
