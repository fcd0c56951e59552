"""Everything in a PDF that paints: pages, forms, patterns, soft masks and letters, each once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pikepdf
from pikepdf import Dictionary


@dataclass(frozen=True, slots=True)
class Painted:
    """A content stream, and what it may name."""

    content: Any
    """A page, or the stream of a form, a pattern or a letter."""
    resources: Any
    folio: int
    """The page (from 1) where it is met first."""


def painted(pdf: pikepdf.Pdf) -> Iterator[Painted]:
    """Every content stream of a PDF (ISO 32000-1, 7.8.2)."""
    seen: set[tuple[int, int]] = set()
    for folio, page in enumerate(pdf.pages, start=1):
        waiting = [Painted(page, page.obj.get("/Resources", Dictionary()), folio)]
        while waiting:
            each = waiting.pop()
            yield each
            for inner in _named_by(each):
                if inner.content.objgen not in seen or inner.content.objgen == (0, 0):
                    seen.add(inner.content.objgen)
                    waiting.append(inner)


def _named_by(each: Painted) -> Iterator[Painted]:
    resources, folio = each.resources, each.folio

    def of(stream: Any, fallback: Any = resources) -> Painted:
        return Painted(stream, stream.get("/Resources", fallback), folio)

    for drawn in resources.get("/XObject", Dictionary()).values():
        if drawn.get("/Subtype") == "/Form":
            yield of(drawn)
    for pattern in resources.get("/Pattern", Dictionary()).values():
        if "/Shading" not in pattern:
            yield of(pattern)
    for state in resources.get("/ExtGState", Dictionary()).values():
        mask = state.get("/SMask")
        if isinstance(mask, Dictionary) and "/G" in mask:
            yield of(mask.G)
    for font in resources.get("/Font", Dictionary()).values():
        if font.get("/Subtype") == "/Type3":
            for letter in font.CharProcs.values():
                yield of(letter, font.get("/Resources", resources))
