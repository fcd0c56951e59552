"""The text of a finished PDF, read back from its pages as they are drawn."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pikepdf
from pikepdf import Name

TAB = -300.0
"""What is moved further than this inside a line (thousandths of the size) is apart: no glyph draws a tab."""


@dataclass(slots=True)
class Piece:
    """Text drawn in one go, and where on the line it begins and ends (units of the page's content)."""

    text: str
    left: float
    right: float
    size: float
    mcid: int | None
    """Its marked-content id; None for an artifact."""


@dataclass(slots=True)
class Font:
    """What is needed to read text set in a font: what its glyphs stand for and how wide they are."""

    letters: dict[int, str]
    widths: dict[int, float]


@dataclass(slots=True)
class _State:
    font: Font | None = None
    size: float = 0.0
    left: float = 0.0
    marks: list[tuple[int | None, str]] = field(default_factory=list)
    said: set[int] = field(default_factory=set)


class TextReader:
    """Reads pages of one PDF; fonts are read once."""

    def __init__(self) -> None:
        self._fonts: dict[tuple[int, int], Font] = {}

    def pieces(self, page: pikepdf.Object) -> list[Piece]:
        """What is drawn on a page, in the order it is drawn."""
        return list(self._read(page, page.Resources, _State()))

    def _read(self, content: Any, resources: Any, state: _State) -> Iterator[Piece]:
        for instruction in pikepdf.parse_content_stream(content):
            operands, operator = instruction.operands, instruction.operator
            match str(operator):
                case "Tf":
                    state.font = self._font(resources.Font[str(operands[0])])
                    state.size = float(operands[1])
                case "Tm":
                    state.left = float(operands[4])
                case "Tj" | "TJ":
                    yield from self._shown(operands[0], state)
                case "BDC":
                    state.marks.append(_mark(operands[1], resources))
                case "BMC":
                    state.marks.append((None, ""))
                case "EMC":
                    state.marks.pop()
                case "Do":
                    drawn = resources.XObject[str(operands[0])]
                    if drawn.get("/Subtype") == Name.Form and "/Resources" in drawn:
                        yield from self._read(drawn, drawn.Resources, state)

    def _shown(self, shown: Any, state: _State) -> Iterator[Piece]:
        font = state.font
        if font is None:
            return
        text, advance = "", 0.0
        for part in shown if isinstance(shown, pikepdf.Array) else [shown]:
            if not isinstance(part, pikepdf.String):
                advance -= float(part)
                text += " " if float(part) < TAB else ""
                continue
            codes = bytes(part)
            for at in range(0, len(codes) - 1, 2):
                glyph = int.from_bytes(codes[at : at + 2], "big")
                text += font.letters.get(glyph, "\ufffd")
                advance += font.widths.get(glyph, 0.0)
        left, state.left = state.left, state.left + advance * state.size / 1000
        mcid, actual = _innermost(state.marks)
        if actual and mcid is not None:
            # The whole of what is marked is replaced by one text (ISO 32000-1, 14.9.4).
            text = "" if mcid in state.said else actual
            state.said.add(mcid)
        yield Piece(text, left, state.left, state.size, mcid)

    def _font(self, font: Any) -> Font:
        key = font.objgen
        if key not in self._fonts:
            descendant = font.DescendantFonts[0]
            self._fonts[key] = Font(_letters(font.ToUnicode.read_bytes()), _widths(descendant.get("/W", [])))
        return self._fonts[key]


def _mark(properties: Any, resources: Any) -> tuple[int | None, str]:
    if isinstance(properties, Name):
        properties = resources.Properties[str(properties)]
    mcid = properties.get("/MCID")
    return (None if mcid is None else int(mcid)), str(properties.get("/ActualText", ""))


def _innermost(marks: list[tuple[int | None, str]]) -> tuple[int | None, str]:
    for mcid, actual in reversed(marks):
        if mcid is not None:
            return mcid, actual
    return None, ""


def _letters(cmap: bytes) -> dict[int, str]:
    entries = re.findall(rb"^<([0-9a-f]{4})> <([0-9a-f]*)>$", cmap, re.MULTILINE)
    return {int(glyph, 16): bytes.fromhex(text.decode()).decode("utf-16-be") for glyph, text in entries}


def _widths(runs: Any) -> dict[int, float]:
    """The widths of `runs`: a first glyph and an array, again and again (ISO 32000-1, 9.7.4.3)."""
    widths: dict[int, float] = {}
    for first, run in zip(runs[0::2], runs[1::2], strict=True):
        widths.update({int(first) + at: float(width) for at, width in enumerate(run)})
    return widths
