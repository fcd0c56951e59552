"""The words of a finished PDF in the order in which they are read: the order of its structure tree."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from io import BytesIO
from typing import Any

import pikepdf
from pikepdf import Name

from makeready.producing.pdf.pdf_text import Piece, TextReader
from makeready.producing.word_account import words_in

INLINE = {"/Span", "/Link"}
"""Elements that stand within a line: what is in them is joined to what is beside them."""

APART = 0.15
"""Pieces that are further apart on a line, in units of their size, are words of their own: WeasyPrint
draws no space that stands alone between two dresses of type."""

SOFT_HYPHEN = "\u00ad"

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
        words_in(f"{_joined(read)} {_joined(beside)}") for read, beside in zip(tagged, artifacts, strict=True)
    ]


def _first_page(element: Any) -> Any:
    """The page of the first content below `element`."""
    kid = element.K[0]
    return kid.Pg if "/Pg" in kid else _first_page(kid)


def _in_order(element: Any, marked: Marked, numbers: dict[tuple[int, int], int]) -> Iterator[Piece | None]:
    """The pieces below `element` in order; None stands between blocks."""
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
    """The text of `pieces`, with a space wherever one does not go on where the one before ends."""
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
