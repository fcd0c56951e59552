"""A finished PDF read back by pikepdf: its text as it is drawn, its words in the order of its structure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

import pikepdf
from pikepdf import Name

from makeready.producing.pdf.fragment_words import INLINE, joined
from makeready.producing.pdf.pdf_text import TAB, Font, Piece
from makeready.producing.word_account import words_in


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


Marked = dict[tuple[int, int], list[Piece]]
"""Pieces by the number of their page and their marked-content id."""


def pdf_words(data: bytes, pages: Sequence[int]) -> list[list[str]]:
    """The words of each part of the PDF, given how many pages each part has.

    What is tagged comes first, in reading order; then what is an artifact, as it is drawn.
    """
    marked: Marked = {}
    artifacts: list[list[Piece]] = [[] for _ in pages]
    parts = [part for part, count in enumerate(pages) for _ in range(count)]
    with pikepdf.open(BytesIO(data)) as pdf:
        reader = TextReader()
        numbers = {}
        for number, page in enumerate(pdf.pages):
            numbers[page.obj.objgen] = number
            for piece in reader.pieces(page.obj):
                if piece.mcid is None:
                    artifacts[parts[number]].append(piece)
                else:
                    marked.setdefault((number, piece.mcid), []).append(piece)
        tagged: list[list[Piece | None]] = [[] for _ in pages]
        for element in pdf.Root.StructTreeRoot.K[0].K:
            part = parts[numbers[_first_page(element).objgen]]
            tagged[part] += _in_order(element, marked, numbers)
    return [
        words_in(f"{joined(read)} {joined(beside)}") for read, beside in zip(tagged, artifacts, strict=True)
    ]


def _first_page(element: Any) -> Any:
    """The page of the first content below `element`."""
    kid = element.K[0]
    return kid.Pg if "/Pg" in kid else _first_page(kid)


def _in_order(element: Any, marked: Marked, numbers: dict[tuple[int, int], int]) -> Iterator[Piece | None]:
    """The pieces below `element` in order; None stands between blocks."""
    apart = str(element.get("/S", "")) not in {f"/{role}" for role in INLINE}
    if apart:
        yield None
    for kid in element.get("/K", []):
        kind = kid.get("/Type")
        if kind == Name.MCR:
            yield from marked.get((numbers[kid.Pg.objgen], int(kid.MCID)), [])
        elif kind != Name.OBJR:
            yield from _in_order(kid, marked, numbers)
    if apart:
        yield None
