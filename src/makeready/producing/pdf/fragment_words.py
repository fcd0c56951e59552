"""The words of a fragment in the order in which they are read: the order of its structure tree."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import pairwise

from makeready.producing.pdf.font_embedding import HYPHENS
from makeready.producing.pdf.fragment import Fragment
from makeready.producing.pdf.pdf_parts import FONTS, Part, Pieces
from makeready.producing.pdf.pdf_text import Drawing, Font, Piece, pieces_in
from makeready.producing.pdf.structure_nodes import MarkedContent, Node
from makeready.producing.word_account import words_in

INLINE = {"Span", "Link"}
"""Elements that stand within a line: what is in them is joined to what is beside them."""

APART = 0.15
"""Pieces that are further apart on a line, in units of their size, are words of their own: WeasyPrint
draws no space that stands alone between two dresses of type."""

SOFT_HYPHEN = "\u00ad"

Marked = dict[MarkedContent, list[Piece]]


def fragment_words(fragment: Fragment, streams: Mapping[str, bytes]) -> list[str]:
    """The words on a fragment's pages, given what its streams hold by their digests.

    What is tagged comes first, in reading order; then what is an artifact, as it is drawn.
    """
    fonts = {
        name: Font({glyph: HYPHENS.get(text, text) for glyph, text in use.letters.items()}, use.widths)
        for name, use in fragment.fonts.items()
    }
    forms = _forms(fragment.resources.get("XObject", ()), fragment.parts, streams)
    marked: Marked = {}
    artifacts: list[Piece] = []
    for number, page in enumerate(fragment.pages):
        for piece in pieces_in(Drawing(zlib.decompress(page.content), forms), fonts):
            if piece.mcid is None:
                artifacts.append(piece)
            else:
                marked.setdefault(MarkedContent(number, piece.mcid), []).append(piece)
    return words_in(f"{joined(_in_order(fragment.structure, marked))} {joined(artifacts)}")


def _forms(pieces: Pieces, parts: Mapping[int, Part], streams: Mapping[str, bytes]) -> dict[str, Drawing]:
    """The forms that an object refers to, by the names under which it does."""
    forms = {}
    for name, number in pairwise(pieces):
        if isinstance(name, int) or not isinstance(number, int) or number == FONTS:
            continue
        part = parts[number]
        if part.stream and _says(part, b"/Subtype /Form"):
            inner = {}
            for key, resources in pairwise(part.pieces):
                if isinstance(key, bytes) and key.endswith(b"/Resources ") and isinstance(resources, int):
                    inner = _forms(parts[resources].pieces, parts, streams)
            content = streams[part.stream]
            if _says(part, b"/FlateDecode"):
                content = zlib.decompress(content)
            drawing = Drawing(content, inner)
            forms[name.rpartition(b"/")[2].strip().decode()] = drawing
    return forms


def _says(part: Part, words: bytes) -> bool:
    return any(words in piece for piece in part.pieces if isinstance(piece, bytes))


def _in_order(node: Node, marked: Marked) -> Iterator[Piece | None]:
    """The pieces below `node` in order; None stands between blocks."""
    apart = node.role not in INLINE
    if apart:
        yield None
    for kid in node.kids:
        if isinstance(kid, MarkedContent):
            yield from marked.get(kid, [])
        elif isinstance(kid, Node):
            yield from _in_order(kid, marked)
    if apart:
        yield None


def joined(pieces: Iterable[Piece | None]) -> str:
    """The text of `pieces`, with a space wherever one does not go on where the one before ends."""
    text: list[str] = []
    before: Piece | None = None
    for piece in pieces:
        if piece is None:
            text.append(" ")
        elif before is not None and not piece.text:
            # What is said for all of it has been taken with its first piece; a hyphen may be of another font.
            before = replace(before, right=piece.right)
            continue
        else:
            text.append(piece.text if before is not None and _goes_on(before, piece) else f" {piece.text}")
        before = piece
    return "".join(text)


def _goes_on(before: Piece, piece: Piece) -> bool:
    if before.text.endswith(SOFT_HYPHEN):
        return True
    return before.right - 1 <= piece.left <= before.right + APART * max(before.size, piece.size)
