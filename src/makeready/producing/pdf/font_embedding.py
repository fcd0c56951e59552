"""Fonts embedded once for the whole issue, each holding the glyphs that the issue uses."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import sha256
from io import BytesIO

import uharfbuzz
from pikepdf import Array, Dictionary, Name, Object, Pdf, String

from makeready.producing.pdf.font_use import FontUse

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


def union(uses: Iterable[dict[str, FontUse]]) -> dict[str, FontUse]:
    """Every font by its name in the pages' content, with the glyphs of all documents."""
    fonts: dict[str, FontUse] = {}
    for by_name in uses:
        for name, use in by_name.items():
            if name not in fonts:
                fonts[name] = FontUse(use.name, use.file, use.italic, use.serif, use.ascent, use.descent)
            fonts[name].add(use)
    return fonts


def embed(pdf: Pdf, fonts: dict[str, FontUse]) -> Object:
    """A font resource dictionary for `pdf`, indirect, that all its pages can share."""
    files: dict[tuple[str, tuple[int, ...]], Object] = {}
    glyphs: dict[str, set[int]] = {}
    for use in fonts.values():
        glyphs.setdefault(_digest(use), {0}).update(use.letters)
    resources = Dictionary()
    for name, use in sorted(fonts.items()):
        key = _digest(use), tuple(sorted(glyphs[_digest(use)]))
        if key not in files:
            files[key] = _font_file(pdf, use, key[1])
        resources[Name("/" + name)] = pdf.make_indirect(_font(pdf, use, files[key], key[1]))
    return pdf.make_indirect(resources)


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


def _digest(use: FontUse) -> str:
    return sha256(use.file).hexdigest()


def _font_file(pdf: Pdf, use: FontUse, glyphs: tuple[int, ...]) -> Object:
    data = subset(use.file, glyphs)
    stream = pdf.make_stream(data)
    if data[:4] == b"OTTO":
        stream.Subtype = Name.OpenType
    else:
        stream.Length1 = len(data)
    return stream


def _font(pdf: Pdf, use: FontUse, file: Object, glyphs: tuple[int, ...]) -> Dictionary:
    """A composite font whose codes are the glyph ids themselves (Identity-H)."""
    is_cff = "/Subtype" in file
    name = Name(f"/{_subset_tag(use, glyphs)}+{use.name}")
    descriptor = Dictionary(
        Type=Name.FontDescriptor,
        FontName=name,
        Flags=SYMBOLIC | (SERIF if use.serif else 0) | (ITALIC if use.italic else 0),
        FontBBox=Array([0, use.descent, max(use.widths.values(), default=0), use.ascent]),
        ItalicAngle=0,
        Ascent=use.ascent,
        Descent=use.descent,
        CapHeight=use.ascent,
        StemV=80,
    )
    descriptor[Name.FontFile3 if is_cff else Name.FontFile2] = file
    descendant = Dictionary(
        Type=Name.Font,
        Subtype=Name.CIDFontType0 if is_cff else Name.CIDFontType2,
        BaseFont=name,
        CIDSystemInfo=Dictionary(Registry=String("Adobe"), Ordering=String("Identity"), Supplement=0),
        W=_widths(use.widths),
        FontDescriptor=pdf.make_indirect(descriptor),
    )
    if not is_cff:
        descendant.CIDToGIDMap = Name.Identity
    return Dictionary(
        Type=Name.Font,
        Subtype=Name.Type0,
        BaseFont=name,
        Encoding=Name("/Identity-H"),
        DescendantFonts=Array([pdf.make_indirect(descendant)]),
        ToUnicode=pdf.make_stream(_to_unicode(use.letters)),
    )


def _subset_tag(use: FontUse, glyphs: tuple[int, ...]) -> str:
    """Six capitals that differ where the subsets do: ISO 32000-1, 9.6.4."""
    digest = sha256(_digest(use).encode() + repr(glyphs).encode()).digest()
    return "".join(chr(65 + byte % 26) for byte in digest[:6])


def _widths(widths: dict[int, int]) -> Array:
    """The advances as runs of glyph ids that follow each other: ISO 32000-1, 9.7.4.3."""
    runs = Array()
    run: Array | None = None
    for glyph in sorted(widths):
        if run is None or glyph - 1 not in widths:
            run = Array()
            runs.append(glyph)
            runs.append(run)
        run.append(widths[glyph])
        runs[len(runs) - 1] = run
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
