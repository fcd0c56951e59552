"""The text of a page, read back from what is drawn on it.

Content is read as WeasyPrint writes it: text is shown by `TJ` with glyph ids in hexadecimal, and a string in
brackets stands in the properties of marked content alone. A library would have to be given a whole file.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from struct import unpack_from

TAB = -300.0
"""What is moved further than this inside a line (thousandths of the size) is apart: no glyph draws a tab."""

NO_GLYPH = 0xFFFF
"""The id of no glyph (a font has one fewer than that, at most): stands for what sets words apart."""

_NUMBER = rb"[-+]?[\d.]+"
_OPERATION = re.compile(
    rb"/(?P<font>\S+)\s+(?P<size>%(n)s)\s+Tf\b"
    rb"|(?:%(n)s\s+){4}(?P<left>%(n)s)\s+%(n)s\s+Tm\b"
    rb"|\[(?P<shown>[^\[\]()]*)\]\s*TJ\b"
    rb"|/\w+\s+<<(?P<properties>(?:\((?:[^()\\]|\\.)*\)|[^()])*?)>>\s*BDC\b"
    rb"|(?P<artifact>/\w+)\s+BMC\b"
    rb"|(?P<end>\bEMC\b)"
    rb"|/(?P<drawn>\S+)\s+Do\b" % {b"n": _NUMBER},
    re.DOTALL,
)
_MOVE = re.compile(rb"(?:^|>)\s*(%s)\s*(?:<|$)" % _NUMBER)
_BETWEEN = re.compile(rb"(?:^|>)[^<]*(?:<|$)")
"""What stands between the glyph ids of one string and those of the next."""
_MCID = re.compile(rb"/MCID (\d+)")
_ACTUAL_TEXT = re.compile(rb"/ActualText (?:\(((?:[^()\\]|\\.)*)\)|<([0-9a-fA-F]*)>)", re.DOTALL)


@dataclass(slots=True)
class Piece:
    """Text drawn in one go, and where on the line it begins and ends (units of the page's content)."""

    text: str
    left: float
    right: float
    size: float
    mcid: int | None
    """Its marked-content id; None for an artifact."""


@dataclass(frozen=True, slots=True)
class Font:
    """What is needed to read text set in a font: what its glyphs stand for and how wide they are."""

    letters: Mapping[int, str]
    widths: Mapping[int, float]


@dataclass(frozen=True, slots=True)
class Drawing:
    """Content, and the forms that it draws by their names."""

    content: bytes
    forms: Mapping[str, Drawing]


@dataclass(slots=True)
class _State:
    font: Font | None = None
    size: float = 0.0
    left: float = 0.0
    marks: list[tuple[int | None, str]] = field(default_factory=list)
    said: set[int] = field(default_factory=set)


def pieces_in(drawing: Drawing, fonts: Mapping[str, Font]) -> list[Piece]:
    """What is drawn, in the order it is drawn; `fonts` are known by the names that the content uses."""
    spaced = {name: replace(font, letters={**font.letters, NO_GLYPH: " "}) for name, font in fonts.items()}
    return list(_read(drawing, spaced, _State()))


def _read(drawing: Drawing, fonts: Mapping[str, Font], state: _State) -> Iterator[Piece]:
    for operation in _OPERATION.finditer(drawing.content):
        match operation.lastgroup:
            case "size":
                state.font, state.size = fonts.get(operation["font"].decode()), float(operation["size"])
            case "left":
                state.left = float(operation["left"])
            case "shown":
                yield from _shown(operation["shown"], state)
            case "properties":
                state.marks.append(_mark(operation["properties"]))
            case "artifact":
                state.marks.append((None, ""))
            case "end":
                state.marks.pop()
            case "drawn":
                form = drawing.forms.get(operation["drawn"].decode())
                if form:
                    yield from _read(form, fonts, state)


def _shown(shown: bytes, state: _State) -> Iterator[Piece]:
    font = state.font
    if font is None:
        return
    moves = [float(move) for move in _MOVE.findall(shown)]
    if min(moves, default=0.0) < TAB:
        shown = _MOVE.sub(lambda move: b"><%04x><" % NO_GLYPH if float(move[1]) < TAB else b"><", shown)
    codes = bytes.fromhex(_BETWEEN.sub(b"", shown).decode())
    glyphs = unpack_from(f">{len(codes) // 2}H", codes)
    text = "".join([font.letters.get(glyph, "\ufffd") for glyph in glyphs])
    advance = sum([font.widths.get(glyph, 0.0) for glyph in glyphs]) - sum(moves)
    left, state.left = state.left, state.left + advance * state.size / 1000
    mcid, actual = _innermost(state.marks)
    if actual and mcid is not None:
        # The whole of what is marked is replaced by one text (ISO 32000-1, 14.9.4).
        text = "" if mcid in state.said else actual
        state.said.add(mcid)
    yield Piece(text, left, state.left, state.size, mcid)


def _mark(properties: bytes) -> tuple[int | None, str]:
    mcid, actual = _MCID.search(properties), _ACTUAL_TEXT.search(properties)
    return (int(mcid[1]) if mcid else None), _string(actual) if actual else ""


def _string(found: re.Match[bytes]) -> str:
    if found[2] is not None:
        return bytes.fromhex(found[2].decode()).decode("utf-16")
    return re.sub(rb"\\(.)", rb"\1", found[1], flags=re.DOTALL).decode("latin-1")


def _innermost(marks: list[tuple[int | None, str]]) -> tuple[int | None, str]:
    for mcid, actual in reversed(marks):
        if mcid is not None:
            return mcid, actual
    return None, ""
