"""Fonts embedded once for the whole issue, each holding the glyphs that the issue uses."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from hashlib import sha256
from io import BytesIO

import uharfbuzz

from makeready.producing.pdf.font_use import FontUse
from makeready.producing.pdf.pdf_file import PdfFile, Value, reference, references

LAYOUT_TABLES = (
    "BASE",
    "DSIG",
    "EBDT",
    "EBLC",
    "EBSC",
    "GDEF",
    "GPOS",
    "GSUB",
    "JSTF",
    "LTSH",
    "PCLT",
    "SVG ",
)
"""Tables that a reader of the PDF has no use for: the glyphs are already chosen and placed."""

HYPHENS = {"\u2010": "-", "\u2011": "-"}
"""Characters that fonts draw with the glyph of another, which then is what the glyph stands for."""

SYMBOLIC, SERIF, ITALIC = 1 << 2, 1 << 1, 1 << 6
"""Flags of a font descriptor: ISO 32000-1, table 123."""


@dataclass(frozen=True, slots=True)
class Subset:
    """A font that holds some of its glyphs, as it is embedded."""

    pressed: bytes
    """Deflated."""
    length: int
    """Of the font in bytes."""
    is_cff: bool


def union(uses: Iterable[dict[str, FontUse]]) -> dict[str, FontUse]:
    """Every font by its name in the pages' content, with the glyphs of all documents."""
    fonts: dict[str, FontUse] = {}
    for by_name in uses:
        for name, use in by_name.items():
            if name not in fonts:
                fonts[name] = FontUse(use.name, use.file, use.italic, use.serif, use.ascent, use.descent)
            fonts[name].add(use)
    return fonts


def embed(
    pdf: PdfFile,
    fonts: Mapping[str, FontUse],
    subset_of: Callable[[str, tuple[int, ...]], Subset],
    number: int,
) -> None:
    """Write the fonts, and as object `number` the resource dictionary that all pages share.

    `subset_of` gives a font file, named by its digest, as `pressed_subset` makes it of these glyphs.
    """
    files: dict[tuple[str, tuple[int, ...]], _FontFile] = {}
    glyphs: dict[str, set[int]] = {}
    for use in fonts.values():
        glyphs.setdefault(use.file, {0}).update(use.letters)
    resources: dict[str, Value] = {}
    for name, use in sorted(fonts.items()):
        key = use.file, tuple(sorted(glyphs[use.file]))
        if key not in files:
            files[key] = _write_file(pdf, subset_of(*key))
        resources[name] = reference(_write_font(pdf, use, files[key], key[1]))
    pdf.add(resources, number)


def pressed_subset(file: bytes, glyphs: Iterable[int]) -> Subset:
    """The font with only these glyphs, ready to be embedded."""
    font = subset(file, glyphs)
    return Subset(zlib.compress(font), len(font), font.startswith(b"OTTO"))


def subset(file: bytes, glyphs: Iterable[int]) -> bytes:
    """The font with only these glyphs, under the ids they had."""
    face = uharfbuzz.Face(uharfbuzz.Blob(file))
    wanted = uharfbuzz.SubsetInput()
    wanted.glyph_set.update(glyphs)
    wanted.flags = (
        uharfbuzz.SubsetFlags.RETAIN_GIDS
        | uharfbuzz.SubsetFlags.DESUBROUTINIZE
        | uharfbuzz.SubsetFlags.NO_HINTING
    )
    dropped = wanted.sets(uharfbuzz.SubsetInputSets.DROP_TABLE_TAG)
    for table in LAYOUT_TABLES:
        dropped.add(int.from_bytes(table.encode(), "big"))
    made = uharfbuzz.subset(face, wanted)
    return bytes(made.blob.data)


@dataclass(frozen=True, slots=True)
class _FontFile:
    number: int
    is_cff: bool


def _write_file(pdf: PdfFile, font: Subset) -> _FontFile:
    kind = b"/Subtype/OpenType" if font.is_cff else b"/Length1 %d" % font.length
    return _FontFile(pdf.add_stream(kind + b"/Filter/FlateDecode", font.pressed), font.is_cff)


def _write_font(pdf: PdfFile, use: FontUse, file: _FontFile, glyphs: tuple[int, ...]) -> int:
    """The number of a composite font whose codes are the glyph ids themselves (Identity-H)."""
    name = f"/{_subset_tag(use, glyphs)}+{use.name}"
    descriptor = pdf.add(
        {
            "Type": "/FontDescriptor",
            "FontName": name,
            "Flags": SYMBOLIC | (SERIF if use.serif else 0) | (ITALIC if use.italic else 0),
            "FontBBox": [0, use.descent, max(use.widths.values(), default=0), use.ascent],
            "ItalicAngle": 0,
            "Ascent": use.ascent,
            "Descent": use.descent,
            "CapHeight": use.ascent,
            "StemV": 80,
            "FontFile3" if file.is_cff else "FontFile2": reference(file.number),
        }
    )
    descendant: dict[str, Value] = {
        "Type": "/Font",
        "Subtype": "/CIDFontType0" if file.is_cff else "/CIDFontType2",
        "BaseFont": name,
        "CIDSystemInfo": {"Registry": "Adobe", "Ordering": "Identity", "Supplement": 0},
        "W": _widths(use.widths),
        "FontDescriptor": reference(descriptor),
    }
    if not file.is_cff:
        descendant["CIDToGIDMap"] = "/Identity"
    letters = pdf.add_stream(b"/Filter/FlateDecode", zlib.compress(_to_unicode(use.letters)))
    return pdf.add(
        {
            "Type": "/Font",
            "Subtype": "/Type0",
            "BaseFont": name,
            "Encoding": "/Identity-H",
            "DescendantFonts": references([pdf.add(descendant)]),
            "ToUnicode": reference(letters),
        }
    )


def _subset_tag(use: FontUse, glyphs: tuple[int, ...]) -> str:
    """Six capitals that differ where the subsets do: ISO 32000-1, 9.6.4."""
    digest = sha256(use.file.encode() + repr(glyphs).encode()).digest()
    return "".join(chr(65 + byte % 26) for byte in digest[:6])


def _widths(widths: dict[int, int]) -> list[Value]:
    """The advances as runs of glyph ids that follow each other: ISO 32000-1, 9.7.4.3."""
    runs: list[Value] = []
    run: list[Value] = []
    for glyph in sorted(widths):
        if glyph - 1 not in widths:
            run = []
            runs += [glyph, run]
        run.append(widths[glyph])
    return runs


def _to_unicode(letters: dict[int, str]) -> bytes:
    """The map from glyph ids to what they stand for: ISO 32000-1, 9.10.3."""
    out = BytesIO()
    out.write(
        b"/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
        b"/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n"
        b"/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
        b"1 begincodespacerange\n<0000> <ffff>\nendcodespacerange\n"
    )
    entries = sorted(letters.items())
    for start in range(0, len(entries), 100):
        batch = entries[start : start + 100]
        out.write(f"{len(batch)} beginbfchar\n".encode())
        for glyph, text in batch:
            plain = HYPHENS.get(text, text)
            out.write(f"<{glyph:04x}> <{plain.encode('utf-16-be').hex()}>\n".encode())
        out.write(b"endbfchar\n")
    out.write(b"endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend")
    return out.getvalue()
