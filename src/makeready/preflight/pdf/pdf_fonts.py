"""The fonts in the finished PDF: embedded, with no more glyphs than are used, and allowed to be embedded."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import Any

import pikepdf

from makeready.preflight.pdf.pdf_contents import painted
from makeready.problems import Code, Place, Problem

FONT_FILES = ("/FontFile", "/FontFile2", "/FontFile3")
SUBSET_TAG = 6
"""Letters before the "+" in the name of a font of which only some glyphs are there (ISO 32000-1, 9.6.4)."""
RESTRICTED, NO_SUBSETTING, BITMAP_ONLY = 0x0002, 0x0100, 0x0200
"""Bits of `fsType` in a font's OS/2 table (OpenType 1.9, OS/2, fsType)."""
USAGE = 0x000F
"""Of several bits for usage the most permissive counts."""
FORBIDDEN = {
    RESTRICTED: "may not be embedded at all",
    NO_SUBSETTING: "may only be embedded whole, with all its glyphs",
    BITMAP_ONLY: "may only be embedded as bitmaps",
}


def font_problems(pdf: pikepdf.Pdf, place: Place) -> Iterator[Problem]:
    """A problem for each fault of a font, with the page (from 1) where it is used first."""
    for font, folio in fonts_with_files(pdf):
        name, file = name_of(font), file_of(font)
        if file is None:
            yield Problem(Code.FONT_NOT_EMBEDDED, place, font=name, page=folio)
            continue
        if name[SUBSET_TAG : SUBSET_TAG + 1] == "+":
            name = name[SUBSET_TAG + 1 :]
        else:
            yield Problem(Code.FONT_NOT_SUBSET, place, font=name, page=folio)
        may_not = FORBIDDEN.get(_fs_type(file))
        if may_not:
            yield Problem(Code.FONT_NOT_LICENSED, place, font=name, may_not=may_not)
        if _draws_no_glyph(font):
            yield Problem(Code.FONT_LACKS_GLYPH, place, font=name, page=folio)


def name_of(font: Any) -> str:
    """What a font is called in the PDF, with the tag of a subset: "ABCDEF+SourceSerif4-Regular"."""
    return str(font.get("/BaseFont", font.get("/Name", "a font"))).removeprefix("/")


def file_of(font: Any) -> Any:
    """The font file that the PDF carries (ISO 32000-1, 9.9); None where it carries none."""
    descriptor = _descriptor(font)
    return next((descriptor[key] for key in FONT_FILES if key in descriptor), None)


def fonts_with_files(pdf: pikepdf.Pdf) -> Iterator[tuple[Any, int]]:
    """Each font once that has a file, and the page (from 1) where it is met first.

    The letters of the others (Type 3) are drawings in the PDF.
    """
    seen: set[tuple[int, int]] = set()
    for each in painted(pdf):
        for font in each.resources.get("/Font", pikepdf.Dictionary()).values():
            if font.objgen not in seen and font.get("/Subtype") != "/Type3":
                seen.add(font.objgen)
                yield font, each.folio


def _descriptor(font: Any) -> Any:
    holder = font.DescendantFonts[0] if "/DescendantFonts" in font else font
    return holder.get("/FontDescriptor", pikepdf.Dictionary())


def _fs_type(file: Any) -> int:
    """The strictest bit of a font's licence; 0 where it says nothing."""
    from fontTools.ttLib import TTFont, TTLibError  # noqa: PLC0415  a fifteenth of what setting loads

    try:
        with TTFont(BytesIO(file.read_bytes()), lazy=True) as font:
            bits = font["OS/2"].fsType if "OS/2" in font else 0
    except TTLibError:
        return 0  # a bare font program says nothing of its licence
    usage = bits & USAGE
    return RESTRICTED if usage == RESTRICTED else next((bit for bit in FORBIDDEN if bits & ~USAGE & bit), 0)


def _draws_no_glyph(font: Any) -> bool:
    """Whether a character is drawn that the font has no glyph for.

    Widths are told of what is drawn alone; glyph 0 stands for what is missing (ISO 32000-1, 9.7.4.3).
    """
    if "/DescendantFonts" not in font:
        return False
    widths = font.DescendantFonts[0].get("/W", pikepdf.Array())
    return len(widths) > 0 and int(widths[0]) == 0
