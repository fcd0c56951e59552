"""The words of a finished PDF in the order in which they are read: the order of its structure tree."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from io import BytesIO
from typing import Any

import pikepdf
from pikepdf import Name

from makeready.producing.pdf_text import Piece, TextReader
from makeready.producing.word_account import words_in

INLINE = {"/Span", "/Link"}
"""Elements that stand within a line: what is in them is joined to what is beside them."""

APART = 0.15
"""Pieces that are further apart on a line, in units of their size, are words of their own: WeasyPrint
draws no space that stands alone between two dresses of type."""

SOFT_HYPHEN = "\u00ad"

Marked = dict[tuple[int, int], list[Piece]]
"""Pieces by the number of their page and their marked-content id."""


def pdf_words(data: bytes) -> list[str]:
    """Return every word of the PDF: what is tagged, in reading order, then what is an artifact."""
    marked: Marked = {}
    artifacts: list[Piece] = []
    with pikepdf.open(BytesIO(data)) as pdf:
        reader = TextReader()
        numbers = {}
        for number, page in enumerate(pdf.pages):
            numbers[page.obj.objgen] = number
            for piece in reader.pieces(page.obj):
                if piece.mcid is None:
                    artifacts.append(piece)
                else:
                    marked.setdefault((number, piece.mcid), []).append(piece)
        read = _joined(_in_order(pdf.Root.StructTreeRoot, marked, numbers))
    return words_in(read) + words_in(_joined(artifacts))


def _in_order(element: Any, marked: Marked, numbers: dict[tuple[int, int], int]) -> Iterator[Piece | None]:
    """Yield the pieces below `element` in order; None stands between blocks."""
    apart = str(element.get("/S", "")) not in INLINE
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


def _joined(pieces: Iterable[Piece | None]) -> str:
    """Return the text of `pieces`, with a space wherever one does not go on where the one before ends."""
    text: list[str] = []
    before: Piece | None = None
    for piece in pieces:
        if piece is None:
            text.append(" ")
        else:
            text.append(piece.text if before is not None and _goes_on(before, piece) else f" {piece.text}")
        before = piece
    return "".join(text)


def _goes_on(before: Piece, piece: Piece) -> bool:
    if before.text.endswith(SOFT_HYPHEN):
        return True
    return before.right - 1 <= piece.left <= before.right + APART * max(before.size, piece.size)
