"""The fonts of the ebook: of each, only what the issue uses, as WOFF2."""

from __future__ import annotations

from functools import partial
from io import BytesIO
from pathlib import Path

import uharfbuzz as hb
from fontTools.ttLib import TTFont, TTLibError, woff2
from fontTools.ttLib.sfnt import SFNTReader, SFNTWriter

from makeready.composing.layout_facts import shown_path
from makeready.problems import Code, Place, Problem, Refused

QUALITY = 8
"""How hard a font is pressed. The hardest, which fontTools takes, is 11: it makes a font a twelfth smaller
and takes fifteen times as long."""

# OpenType, table name: who made the font and what its licence allows go with it.
NAMES = (0, 1, 2, 3, 4, 5, 6, 13, 14)

# OpenType, table OS/2, fsType: what the maker allows.
_NO_EMBEDDING = 0x0002
_NO_SUBSETTING = 0x0100
_BITMAPS_ONLY = 0x0200


def web_font(path: Path, characters: frozenset[str], features: tuple[str, ...] = ()) -> bytes | None:
    """The font in `path` cut down to `characters`, or nothing where it has none of them.

    Refuses a font whose maker does not allow that it is embedded. The font's own dates are kept, so that
    its bytes say nothing of when the issue was built.
    """
    try:
        data = path.read_bytes()
        font = TTFont(BytesIO(data), recalcTimestamp=False, lazy=True)
        allowed = font["OS/2"].fsType
        data = _sfnt(font) if font.flavor else data
    except (TTLibError, OSError, KeyError) as fault:
        raise _refused(Code.FONT_UNREADABLE, path, str(fault)) from fault
    held = set(hb.Face(hb.Blob(data)).unicodes)
    if not held:
        raise _refused(Code.FONT_UNREADABLE, path, "there is no character in it")
    if allowed & _BITMAPS_ONLY or allowed & 0x000F == _NO_EMBEDDING:
        raise _refused(Code.FONT_NOT_EMBEDDABLE, path, "")
    wanted = {ord(character) for character in characters if not character.isspace()} & held
    if not wanted:
        return None
    return _woff2(data if allowed & _NO_SUBSETTING else _cut(data, wanted | {0x20, 0xA0}, features))


def _cut(data: bytes, wanted: set[int], features: tuple[str, ...]) -> bytes:
    """The font with the glyphs of the code points `wanted` alone; HarfBuzz is many times faster here."""
    cut = hb.SubsetInput()
    cut.unicode_set.update(wanted)
    cut.layout_feature_tag_set.update(int.from_bytes(tag.encode()) for tag in features)
    cut.name_id_set.update(NAMES)
    return bytes(hb.subset(hb.Face(hb.Blob(data)), cut).blob.data)


def _sfnt(font: TTFont) -> bytes:
    """The font without the wrapping of the web, as HarfBuzz reads it."""
    buffer = BytesIO()
    font.flavor = None
    font.save(buffer)
    return buffer.getvalue()


def _woff2(data: bytes) -> bytes:
    """The font pressed. Its tables are taken over as they are; `TTFont.save` would load a class for each."""
    tables, pressed = SFNTReader(BytesIO(data)), BytesIO()
    writer = SFNTWriter(pressed, len(tables.keys()), tables.sfntVersion, "woff2")
    for tag in tables.keys():  # noqa: SIM118  it is no dictionary
        writer[tag] = tables[tag]
    writer.close()
    return pressed.getvalue()


class _Brotli:
    """What fontTools presses with, at a quality of our own."""

    MODE_FONT = woff2.brotli.MODE_FONT
    decompress = staticmethod(woff2.brotli.decompress)
    compress = staticmethod(partial(woff2.brotli.compress, quality=QUALITY))


woff2.brotli = _Brotli


def _refused(code: Code, path: Path, reason: str) -> Refused:
    return Refused([Problem(code, Place(shown_path(path)), reason=reason)])
