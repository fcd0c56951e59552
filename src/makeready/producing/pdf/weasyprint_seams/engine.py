"""The engine: a document laid out page by page, and its pages written as a tagged PDF."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

import pydyf
import weasyprint.pdf
from cssselect2 import ElementWrapper
from weasyprint.css.counters import CounterStyle
from weasyprint.document import Document, Page
from weasyprint.formatting_structure.build import build_formatting_structure
from weasyprint.html import get_html_metadata
from weasyprint.layout import layout_document
from weasyprint.pdf.metadata import DocumentMetadata
from weasyprint.pdf.stream import Stream
from weasyprint.text.ffi import ffi, fontconfig
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import URLFetcher

from makeready.producing.pdf.furniture import Furniture
from makeready.producing.pdf.weasyprint_seams import margins
from makeready.producing.pdf.weasyprint_seams.page_making import PageMaker
from makeready.producing.pdf.weasyprint_seams.release import Box, no_font_of_the_machine, weasyprint

if TYPE_CHECKING:
    from weasyprint import CSS, HTML

STACK_SLOTS = 70_000

APPLICATION_FONTS = 1
"""Fontconfig's name (`FcSetApplication`) for the fonts that were added to those of the machine."""


class XhtmlDocument(weasyprint.HTML):  # type: ignore[misc]  # WeasyPrint has no annotations
    """A document parsed as XML: quicker than as HTML, and a paragraph may hold its footnote's paragraphs."""

    def __init__(self, text: str, base_url: str, fetcher: URLFetcher) -> None:
        """Raise `ET.ParseError` where `text` is not well-formed."""
        self.base_url = base_url
        self.url_fetcher = fetcher
        self.media_type = "print"
        root = ET.fromstring(text)
        self.wrapper_element = ElementWrapper.from_html_root(root, content_language=None)
        self.etree_element = self.wrapper_element.etree_element


def _roomy(function: Callable[..., Iterator[Box]]) -> Callable[..., list[Box]]:
    """`function`, called with room on the interpreter's stack for all that it calls.

    The recursion of layout goes back and forth over the edge of a chunk of CPython's data stack, which is
    taken from the system and given back each time (CPython issue 142183); a large first frame prevents it.
    Measured on ten articles: 0.81 to 0.85 of the time, the same pages.
    """

    def call(*args: Any) -> list[Box]:
        return list(function(*args))

    call.__code__ = call.__code__.replace(co_stacksize=STACK_SLOTS)
    return call


@contextmanager
def _no_cycles_sought() -> Iterator[None]:
    """Keeps CPython from looking for cycles among boxes meanwhile: all are in use until the pages are done.

    Measured on eight articles: 0.94 of the time of a fragment, and 15 MB less memory.
    """
    sought = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if sought:
            gc.enable()


def _no_fonts_yet() -> FontConfiguration:
    """A configuration that has the fonts of the style sheets alone, once they are read."""
    with no_font_of_the_machine():
        return FontConfiguration()


@dataclass
class Engine:
    """What a document is laid out with: fonts, style sheets and pictures, loaded once."""

    fonts: FontConfiguration = field(default_factory=_no_fonts_yet)
    counter_style: CounterStyle = field(default_factory=CounterStyle)
    stylesheets: list[CSS] = field(default_factory=list)
    pictures: dict[str, Any] = field(default_factory=dict)

    @property
    def has_fonts(self) -> bool:
        """Whether a style sheet has brought a font; without any, Pango takes the whole process down."""
        fonts = fontconfig.FcConfigGetFonts(self.fonts._config, APPLICATION_FONTS)
        return bool(fonts != ffi.NULL and fonts.nfont > 0)

    @_no_cycles_sought()
    def page_boxes(self, html: HTML, make_up: PageMaker | None = None, *extra: CSS) -> list[Box]:
        """The pages of `html` as boxes, made up by `make_up`; their margins are left to `margin_pages`.

        Each keeps in `made_by` the context and the document that it was made of.
        """
        context = self._context(html, extra)
        root = build_formatting_structure(
            html.etree_element,
            context.style_for,
            context.get_image_from_uri,
            html.base_url,
            context.target_collector,
            self.counter_style,
            context.footnotes,
        )
        context.margins_apart = not margins.prints_folios(context, root)
        context.looks_at_side = False
        if make_up is not None:
            make_up.begin(root)
            context.make_up = make_up
        pages = _roomy(layout_document)(html, root, context)
        for number, page in enumerate(pages, start=1):
            page.made_by, page.number_in_document = (context, html), number
        return pages

    def margin_pages(self, furniture: Furniture, folio: int, base_url: str, fetcher: URLFetcher) -> list[Box]:
        """Pages that are only their margins, for a unit that begins on page `folio`."""

        def begin(root: Iterable[tuple[str, str]]) -> tuple[HTML, Any]:
            empty = XhtmlDocument("<html/>", base_url, fetcher)
            empty.etree_element.attrib.update(root)
            return empty, self._context(empty, ())

        return margins.margin_pages(furniture, folio, begin)

    def _context(self, html: HTML, extra: Iterable[CSS]) -> Any:
        options = {
            **weasyprint.DEFAULT_OPTIONS,
            "stylesheets": [*self.stylesheets, *extra],
            "cache": self.pictures,
        }
        return Document._build_layout_context(html, self.fonts, self.counter_style, {}, options)

    def document(self, html: HTML, page_boxes: list[Box]) -> Document:
        """Finished pages as a document that can be written."""
        metadata = DocumentMetadata(**get_html_metadata(html))
        pages = [Page(page_box) for page_box in page_boxes]
        return Document(pages, metadata, html.url_fetcher, self.fonts, {}, None)


AddTags = Callable[[pydyf.PDF, Document, Any, list[Stream]], None]
BuildFonts = Callable[[pydyf.PDF, dict[Any, Any]], pydyf.Dictionary]


@_no_cycles_sought()
def draw_pdf(document: Document, add_tags: AddTags, build_fonts: BuildFonts) -> pydyf.PDF:
    """The objects of a PDF of `document`, with the tags and fonts that the two given functions make.

    WeasyPrint's own structure tree has an element for each line and each page, and its fonts are subset for
    each document; an issue wants one element for an article and one font for the issue.
    """
    kept = weasyprint.pdf.add_tags, weasyprint.pdf.build_fonts_dictionary
    weasyprint.pdf.add_tags = add_tags
    weasyprint.pdf.build_fonts_dictionary = lambda pdf, fonts, *_: build_fonts(pdf, fonts)
    options = {**weasyprint.DEFAULT_OPTIONS, "pdf_tags": True, "pdf_version": "1.7"}
    try:
        return weasyprint.pdf.generate_pdf(document, None, 1, **options)
    finally:
        weasyprint.pdf.add_tags, weasyprint.pdf.build_fonts_dictionary = kept
