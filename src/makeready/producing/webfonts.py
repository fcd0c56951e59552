"""The fonts of the ebook: of each, only what the issue uses, as WOFF2."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont, TTLibError

from makeready.composing.layout_facts import shown_path
from makeready.problems import Code, Place, Problem, Refused

# What a style sheet of an ebook asks for by name; everything else that a font can do is left out.
FEATURES = ("c2sc", "frac", "lnum", "onum", "pnum", "smcp", "tnum")

# OpenType, table OS/2, fsType: what the maker allows.
_NO_EMBEDDING = 0x0002
_NO_SUBSETTING = 0x0100
_BITMAPS_ONLY = 0x0200


def web_font(path: Path, characters: frozenset[str]) -> bytes | None:
    """The font in `path` cut down to `characters`, or nothing where it has none of them.

    Refuses a font whose maker does not allow that it is embedded. The font's own dates are kept, so that
    its bytes say nothing of when the issue was built.
    """
    try:
        font = TTFont(path, recalcTimestamp=False)
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
    if not allowed & _NO_SUBSETTING:
        _cut(font, wanted | {0x20, 0xA0})
    font.flavor = "woff2"
    buffer = BytesIO()
    font.save(buffer)
    return buffer.getvalue()


def _cut(font: TTFont, wanted: set[int]) -> None:
    options = subset.Options(notdef_outline=True, recalc_timestamp=False, drop_tables=[])
    options.layout_features = [*subset.Options._layout_features_default, *FEATURES]  # noqa: SLF001  its only door
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=sorted(wanted))
    cutter.subset(font)


def _refused(code: Code, path: Path, reason: str) -> Refused:
    return Refused([Problem(code, Place(shown_path(path)), reason=reason)])
