"""The articles of a finished PDF, read in the order of its structure as a screen reader does.

The structure is read by pikepdf and the text by PDFium, so that nothing which made the file judges it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from itertools import chain, repeat
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
from pypdfium2 import raw

from makeready.preflight.agreement.read_article import PrintedArticle
from makeready.preflight.pdf.drawn_text import words_of

NOT_READ = {"/Reference", "/Lbl"}
"""The number that calls a note, and what stands before an item or a note."""
FIGURES = {"/Figure", "/Div"}
"""What a picture and its caption stand in; a picture that says nothing is no part of the structure."""
IN_A_LINE = {"/Span", "/Link", "/Reference", "/Note", "/Lbl"}


def read_print(file: Path, references: Iterable[tuple[str, str]]) -> list[PrintedArticle]:
    """Each article of a tagged PDF, without the pages that its links name; its own are numbered from 1.

    `references` are, for each article, the letters before and behind such a number.
    """
    with pikepdf.open(file) as pdf, pypdfium2.PdfDocument(file) as drawn:
        numbers = {page.obj.objgen: number for number, page in enumerate(pdf.pages, start=1)}

        @cache
        def texts(folio: int) -> dict[int, str]:
            return _texts(drawn[folio - 1])

        reading = _Reading(numbers, texts)
        articles = _articles(pdf.Root.StructTreeRoot) if "/StructTreeRoot" in pdf.Root else ()
        told = chain(references, repeat(("", "")))
        return [
            reading.all_in(element, reference) for element, reference in zip(articles, told, strict=False)
        ]


def _articles(element: Any) -> Iterator[Any]:
    for child in _kids(element):
        if isinstance(child, pikepdf.Dictionary) and "/S" in child:
            if child.S == "/Art":
                yield child
            else:
                yield from _articles(child)


def _kids(element: Any) -> list[Any]:
    kids = element.get("/K")
    if kids is None:
        return []
    return list(kids) if isinstance(kids, pikepdf.Array) else [kids]


class _Reading:
    def __init__(self, numbers: dict[Any, int], texts: Any) -> None:
        self._numbers = numbers
        self._texts = texts

    def all_in(self, element: Any, reference: tuple[str, str]) -> PrintedArticle:
        """What an article, a note or a caption holds."""
        read = PrintedArticle(reference=reference)
        for child in _kids(element):
            self._read(child, element, read, is_aside=False)
        read.end_block()
        read.strip_references()
        return read

    def _read(self, kid: Any, parent: Any, read: PrintedArticle, *, is_aside: bool) -> None:
        """What a piece of the structure holds."""
        if not _is_element(kid):
            for folio, text in self._marked(kid, parent):
                read.add_printed(text, folio, is_aside=is_aside)
            return
        role = str(kid.S)
        elements = list(filter(_is_element, _kids(kid)))
        captions = [child for child in elements if role in FIGURES and child.S == "/Caption"]
        figures = list(_figures(kid)) if role == "/Div" else []
        if role == "/Note":
            read.notes.append(self.all_in(kid, read.reference).text)
        elif role == "/Figure" or figures or captions:
            read.alts += filter(None, (str(each.get("/Alt", "")) for each in figures or [kid]))
            read.captions += [self.all_in(caption, read.reference).text for caption in captions]
        elif role not in NOT_READ:
            for child in _kids(kid):
                self._read(child, kid, read, is_aside=is_aside or role == "/Sect")
            if role == "/Link":
                read.links.append(len(read.letters))
            if role not in IN_A_LINE:
                read.end_block()

    def _marked(self, kid: Any, parent: Any) -> Iterator[tuple[int, str]]:
        """The page and the text of marked content; nothing of an annotation."""
        if isinstance(kid, int):
            number, page = kid, parent.get("/Pg")
        elif kid.get("/Type") == "/MCR":
            number, page = int(kid.MCID), kid.get("/Pg", parent.get("/Pg"))
        else:
            return
        folio = self._numbers[page.objgen]
        yield folio, self._texts(folio).get(number, "")


def _is_element(kid: Any) -> bool:
    return isinstance(kid, pikepdf.Dictionary) and "/S" in kid


def _figures(element: Any) -> Iterator[Any]:
    for kid in _kids(element):
        if _is_element(kid):
            if kid.S == "/Figure":
                yield kid
            elif kid.S == "/Div":
                yield from _figures(kid)


def _texts(page: Any) -> dict[int, str]:
    """The text of a page by the numbers of its marked content."""
    text_page = page.get_textpage()
    found: dict[int, str] = {}
    for index in range(raw.FPDFPage_CountObjects(page)):
        each = raw.FPDFPage_GetObject(page, index)
        if raw.FPDFPageObj_GetType(each) == raw.FPDF_PAGEOBJ_TEXT:
            number = raw.FPDFPageObj_GetMarkedContentID(each)
            found[number] = found.get(number, "") + words_of(each, text_page)
    return found
