"""A printed issue read back: its pages by PDFium, its structure by pikepdf."""

from __future__ import annotations

import ctypes
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from io import BytesIO
from typing import Any

import pikepdf
import pypdfium2 as pdfium
from layouts_for_tests import SHIPPED
from pdf_reader import TextReader
from pypdfium2 import raw

from makeready.producing.pdf.font_embedding import Subset, pressed_subset

PT_PER_MM = 72 / 25.4
PT_PER_PX = 0.75
"""WeasyPrint sets type in px on pages scaled to pt, and PDFium tells the size before it is scaled."""


@dataclass(frozen=True)
class InMemory:
    """Has what streams and font files hold, by their digests."""

    held: Mapping[str, bytes]

    def stream(self, digest: str) -> bytes:
        """What a stream holds."""
        return self.held[digest]

    def font(self, file: str, glyphs: tuple[int, ...]) -> Subset:
        """A font file with some of its glyphs."""
        return pressed_subset(self.held[file], glyphs)


@dataclass(frozen=True)
class Character:
    """A drawn character and the point where it stands, in pt from the page's lower left."""

    text: str
    left: float
    baseline: float
    size: float
    font: str


@dataclass(frozen=True)
class Box:
    """Where something stands, in pt from the page's lower left."""

    left: float
    bottom: float
    right: float
    top: float


@dataclass(frozen=True)
class Element:
    """An element of the structure tree; in `kids` a text stands for what is drawn there."""

    role: str
    object: Any
    kids: tuple[Element | str, ...]
    pages: frozenset[int]
    """The folios of the pages on which something of it is drawn."""
    objects: int
    """How many annotations belong to it."""
    file: pikepdf.Pdf = field(repr=False, compare=False)
    """What `object` is a part of; it is open as long as somebody looks at the element."""

    @property
    def text(self) -> str:
        """All that is read in it, in order."""
        return "".join(kid if isinstance(kid, str) else kid.text for kid in self.kids)

    def all(self, *roles: str) -> list[Element]:
        """It and what is in it, in reading order, of these roles; of any role without."""
        return [element for element in self.walk() if element.role in roles or not roles]

    def walk(self) -> Iterator[Element]:
        """It and all that is in it, in reading order."""
        yield self
        for kid in self.kids:
            if isinstance(kid, Element):
                yield from kid.walk()


class Printed:
    """A finished PDF. Its pages are counted as they are printed, from 1."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.pdf = pikepdf.open(BytesIO(data))
        self._pdfium = pdfium.PdfDocument(data)

    @property
    def pages(self) -> range:
        """The folios of all pages."""
        return range(1, len(self.pdf.pages) + 1)

    def text(self, folio: int) -> str:
        """The words on a page as PDFium reads them."""
        return str(self._pdfium[folio - 1].get_textpage().get_text_range())

    def pages_with(self, words: str) -> list[int]:
        """The pages on which `words` stand."""
        return [folio for folio in self.pages if words in re.sub(r"\s+", " ", self.text(folio))]

    def characters(self, folio: int) -> list[Character]:
        """What is drawn on a page, spaces left out."""
        text_page = self._pdfium[folio - 1].get_textpage()
        found = []
        for at in range(text_page.count_chars()):
            letter = chr(raw.FPDFText_GetUnicode(text_page, at))
            if letter.isspace() or raw.FPDFText_IsGenerated(text_page, at) == 1:
                continue
            left, baseline = ctypes.c_double(), ctypes.c_double()
            raw.FPDFText_GetCharOrigin(text_page, at, left, baseline)
            size = raw.FPDFText_GetFontSize(text_page, at) * PT_PER_PX
            found.append(Character(letter, left.value, baseline.value, size, _font_name(text_page, at)))
        return found

    def pictures(self, folio: int) -> list[Box]:
        """Where raster pictures stand on a page, in the order in which they are drawn."""
        page = self._pdfium[folio - 1]
        return [Box(*drawn.get_bounds()) for drawn in page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE])]

    def image(self, folio: int, scale: float = 1) -> Any:
        """A page as it looks, within its trim, at 72 dpi."""
        return self._pdfium[folio - 1].render(scale=scale).to_pil().convert("RGB")

    @cached_property
    def structure(self) -> Element:
        """The element in which all others are."""
        reader = TextReader()
        marked: dict[tuple[int, int], str] = {}
        folios: dict[tuple[int, int], int] = {}
        for folio, page in enumerate(self.pdf.pages, 1):
            folios[page.obj.objgen] = folio
            for piece in reader.pieces(page.obj):
                if piece.mcid is not None:
                    key = folio, piece.mcid
                    marked[key] = marked.get(key, "") + piece.text
        return _element(self.pdf, self.pdf.Root.StructTreeRoot.K[0], marked, folios)

    def artifacts(self, folio: int) -> str:
        """What is drawn on a page and not read."""
        page = self.pdf.pages[folio - 1].obj
        return "".join(piece.text for piece in TextReader().pieces(page) if piece.mcid is None)

    @property
    def outline(self) -> list[tuple[int, str, int]]:
        """Depth, words and page of each line of the outline, as PDFium reads them."""
        return [
            (item.level, item.get_title(), item.get_dest().get_index() + 1)
            for item in self._pdfium.get_toc(max_depth=9)
        ]

    def links(self, folio: int) -> list[tuple[str, int, float]]:
        """The words under each link to a place in the issue, and its page and height (pt)."""
        numbers = {page.obj.objgen: folio for folio, page in enumerate(self.pdf.pages, 1)}
        text_page = self._pdfium[folio - 1].get_textpage()
        return [
            (
                text_page.get_text_bounded(*map(float, link.Rect)).strip(),
                numbers[link.Dest[0].objgen],
                float(link.Dest[3]),
            )
            for link in self.pdf.pages[folio - 1].get("/Annots", [])
            if "/Dest" in link
        ]


def step() -> float:
    """The step of the shipped layout's baseline grid, in pt."""
    found = re.search(r"--step: ([\d.]+)pt", (SHIPPED / "print/tokens.css").read_text("utf-8"))
    assert found is not None
    return float(found[1])


def _font_name(text_page: Any, at: int) -> str:
    buffer = ctypes.create_string_buffer(200)
    raw.FPDFText_GetFontInfo(text_page, at, buffer, 200, None)
    return buffer.value.decode().split("+")[-1]


def _element(
    pdf: pikepdf.Pdf, found: Any, marked: dict[tuple[int, int], str], folios: dict[tuple[int, int], int]
) -> Element:
    kids: list[Element | str] = []
    pages: set[int] = set()
    objects = 0
    for kid in found.get("/K", []):
        kind = kid.get("/Type")
        if kind == pikepdf.Name.MCR:
            folio = folios[kid.Pg.objgen]
            pages.add(folio)
            kids.append(marked.get((folio, int(kid.MCID)), ""))
        elif kind == pikepdf.Name.OBJR:
            objects += 1
            assert kid.Obj.Type == pikepdf.Name.Annot
        else:
            inner = _element(pdf, kid, marked, folios)
            pages |= inner.pages
            kids.append(inner)
    return Element(str(found.S).lstrip("/"), found, tuple(kids), frozenset(pages), objects, pdf)


Print = Callable[..., Printed]
"""Prints an issue, with another layout than the shipped one where it is given."""
