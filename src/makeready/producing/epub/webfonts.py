"""The fonts of the ebook: of each, only what the issue uses, as WOFF2."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import uharfbuzz as hb
from fontTools.ttLib import TTFont, TTLibError

from makeready.composing.layout_facts import shown_path
from makeready.problems import Code, Place, Problem, Refused

# CSS Fonts, 6: what a style sheet asks for by a word, and the OpenType features that give it.
FEATURES = {
    "small-caps": ("smcp",),
    "all-small-caps": ("c2sc", "smcp"),
    "diagonal-fractions": ("frac",),
    "lining-nums": ("lnum",),
    "oldstyle-nums": ("onum",),
    "proportional-nums": ("pnum",),
    "tabular-nums": ("tnum",),
}
# OpenType, table name: who made the font and what its licence allows go with it.
NAMES = (0, 1, 2, 3, 4, 5, 6, 13, 14)

# OpenType, table OS/2, fsType: what the maker allows.
_NO_EMBEDDING = 0x0002
_NO_SUBSETTING = 0x0100
_BITMAPS_ONLY = 0x0200


def features_of(css: str) -> tuple[str, ...]:
    """The OpenType features that a style sheet asks for, beside those that every text needs."""
    asked = {tag for word, tags in FEATURES.items() if word in css for tag in tags}
    return tuple(sorted(asked))


def web_font(path: Path, characters: frozenset[str], features: tuple[str, ...] = ()) -> bytes | None:
    """The font in `path` cut down to `characters`, or nothing where it has none of them.

    Refuses a font whose maker does not allow that it is embedded. The font's own dates are kept, so that
    its bytes say nothing of when the issue was built.
    """
    try:
        data = path.read_bytes()
        font = TTFont(BytesIO(data), recalcTimestamp=False, lazy=True)
        allowed = font["OS/2"].fsType
        wanted = {ord(character) for character in characters if not character.isspace()} & set(
            font.getBestCmap()
        )
    except (TTLibError, OSError, KeyError) as fault:
        raise _refused(Code.FONT_UNREADABLE, path, str(fault)) from fault
    if allowed & _BITMAPS_ONLY or allowed & 0x000F == _NO_EMBEDDING:
        raise _refused(Code.FONT_NOT_EMBEDDABLE, path, "")
    if not wanted:
        return None
    data = _sfnt(font) if font.flavor else data
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
    font = TTFont(BytesIO(data), recalcBBoxes=False, recalcTimestamp=False, lazy=True)
    font.flavor = "woff2"
    buffer = BytesIO()
    font.save(buffer)
    return buffer.getvalue()


def _refused(code: Code, path: Path, reason: str) -> Refused:
    return Refused([Problem(code, Place(shown_path(path)), reason=reason)])
