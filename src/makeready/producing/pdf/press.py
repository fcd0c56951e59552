"""The engine made ready for one layout, and what it makes of one unit of the issue: a fragment."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any
from xml.etree.ElementTree import ParseError

from makeready.composing.fpo import fpo_panel
from makeready.composing.layout_facts import shown_path
from makeready.composing.print_units import FigureHtml, PrintUnit
from makeready.composing.templates import Layout
from makeready.issue import Picture
from makeready.problems import Code, Place, Problem, Refused
from makeready.producing.made_pictures import print_picture
from makeready.producing.pdf.bound import Bound
from makeready.producing.pdf.engine_log import heard
from makeready.producing.pdf.fetching import Fetcher
from makeready.producing.pdf.fragment import Fragment
from makeready.producing.pdf.fragment_writing import fragment_of
from makeready.producing.pdf.furniture import Furniture
from makeready.producing.pdf.glyphs import characters_of, font_files, name_missing
from makeready.producing.pdf.long_words import make_breakable
from makeready.producing.pdf.loose_figures import LooseFigures
from makeready.producing.pdf.make_up import MakeUp
from makeready.producing.pdf.observing import observed
from makeready.producing.pdf.structure import StructureTree
from makeready.producing.pdf.stylesheets import stylesheets
from makeready.producing.pdf.unit_jobs import Streams
from makeready.producing.pdf.weasyprint_seams import (
    CSS,
    PT_PER_PX,
    Box,
    Engine,
    XhtmlDocument,
)
from makeready.producing.pdf.weasyprint_seams.margins import bound_of, furniture_of, shift_of
from makeready.producing.picture_files import PictureFile
from makeready.producing.produced import Observed

LONG_EDGE = 7200
"""More pixels than this on its long edge, a picture has no use for: a spread of A4 pages at 430 ppi."""


@dataclass(frozen=True, slots=True)
class LaidOut:
    """What the press makes of a unit."""

    fragment: Fragment
    streams: Streams
    bound: Bound
    """What of its place in the issue the layout depends on."""
    shifts: tuple[float, ...]
    """For each page how much further right (pt) its content stands on the page's other side."""
    furniture: Furniture
    problems: tuple[Problem, ...]
    observed: Observed


@dataclass
class Press:
    """Fonts and style sheets of one layout, kept from unit to unit."""

    layout: Layout
    characters: frozenset[str] = field(init=False)
    """What the layout's fonts can set."""
    problems: list[Problem] = field(default_factory=list, init=False)
    """What is wrong in the style sheets."""
    _engine: Engine = field(default_factory=Engine, init=False)
    _fetcher: Fetcher = field(init=False)
    _language: str = field(default="", init=False)
    _pictures: dict[str, Picture] = field(default_factory=dict, init=False)

    def __post_init__(self) -> None:
        """Load the layout's style sheets and fonts; refuses when one of them can't be had."""
        self.characters = characters_of(font_files(self.layout.folders))
        self._fetcher = Fetcher(self.layout.folders, self._picture_file)
        for path, text in stylesheets(self.layout.file("print", "style.css"), self.layout.folders):
            with heard(shown_path(path), self.problems, text):
                css = CSS(
                    string=text,
                    base_url=path.as_uri(),
                    url_fetcher=self._fetcher,
                    font_config=self._engine.fonts,
                    counter_style=self._engine.counter_style,
                )
            self._engine.stylesheets.append(css)
        if not self._engine.has_fonts:
            raise Refused([*self.problems, _no_fonts(self.layout)])

    def lay_out(self, unit: PrintUnit, start: int, pictures: Iterable[Picture], language: str) -> LaidOut:
        """The pages of `unit`, which shows `pictures`, as they are when the first has the number `start`."""
        problems: list[Problem] = []
        self._language = language
        self._pictures = {picture.file: picture for picture in pictures}
        with heard(unit.place, problems), self._pictures_let_go():
            html = self._html(unit)
            loose = LooseFigures(unit.figures, self._lay_out)
            make_up = MakeUp(loose.wide, loose.plates)
            pages = self._engine.page_boxes(html, make_up, from_folio(start))
            loose.put_in_place(pages, make_up, start)
            document = self._engine.document(html, pages)
            tree = StructureTree([html.etree_element, *loose.roots], loose.elements(), self._language)
            fragment, streams = fragment_of(document, tree)
        bounds = {bound_of(page) for page in pages}
        # A pattern stands by its page, and not by what moves the page's content (ISO 32000-1, 8.7.3.1).
        if make_up.looks_at_side or "Pattern" in fragment.resources:
            bounds.add(Bound.SIDE)
        return LaidOut(
            fragment,
            streams,
            max(bounds, key=list(Bound).index),
            tuple(shift_of(page) * PT_PER_PX for page in pages),
            furniture_of(pages),
            tuple(problems),
            observed(html.etree_element, pages, make_up.step),
        )

    def margins(self, furniture: Furniture, folio: int) -> tuple[Fragment, Streams]:
        """Pages that are only running heads and folios, for a unit that begins on page `folio`."""
        with self._pictures_let_go():
            pages = self._engine.margin_pages(furniture, folio, self._base_url, self._fetcher)
            document = self._engine.document(XhtmlDocument("<html/>", self._base_url, self._fetcher), pages)
            return fragment_of(document, StructureTree([], {}, ""))

    @contextmanager
    def _pictures_let_go(self) -> Iterator[None]:
        """Keeps no picture for the next unit: a drawing holds all that it was laid out with."""
        try:
            yield
        finally:
            self._engine.pictures.clear()

    def _lay_out(self, figure: FigureHtml, folio: int) -> tuple[Any, list[Box]]:
        html = self._html(figure)
        return html.etree_element, self._engine.page_boxes(html, None, from_folio(folio))

    def _html(self, made: PrintUnit | FigureHtml) -> XhtmlDocument:
        try:
            html = XhtmlDocument(made.html, self._base_url, self._fetcher)
        except ParseError as fault:
            from makeready.composing.ill_formed import ill_formed  # noqa: PLC0415  loads lxml

            template = made.template.removeprefix("print/")
            raise Refused([ill_formed(self.layout, "print", template, made.html)]) from fault
        name_missing(html.etree_element, self.characters)
        make_breakable(html.etree_element)
        return html

    @property
    def _base_url(self) -> str:
        return self.layout.folders[0].as_uri() + "/print/"

    def _picture_file(self, file: str) -> PictureFile:
        picture = self._pictures[file]
        if not picture.missing:
            return print_picture(picture, LONG_EDGE)
        panel = fpo_panel(self.layout, "print", picture, self.layout.words(self._language))
        return PictureFile(panel, "image/svg+xml")


def _no_fonts(layout: Layout) -> Problem:
    place = Place(shown_path(layout.file("print", "style.css")))
    reason = "no @font-face brings a font, and no font of the machine is used"
    return Problem(Code.STYLE_ERROR, place, reason=reason)


@lru_cache(maxsize=8)
def from_folio(folio: int) -> CSS:
    """The rules that number pages from `folio` and begin on its side: odd numbers are rectos."""
    side = "right" if folio % 2 else "left"
    return CSS(string=f"html {{ break-before: {side} }} @page :first {{ counter-reset: page {folio} }}")
