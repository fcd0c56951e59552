"""The engine made ready for one layout, and what it makes of one unit of the issue: a fragment."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeAlias
from xml.etree.ElementTree import ParseError

from weasyprint import CSS
from weasyprint.urls import FatalURLFetchingError

from makeready.composing.fpo import fpo_panel
from makeready.composing.print_units import PrintUnit
from makeready.composing.templates import Layout
from makeready.issue import Picture
from makeready.problems import Code, Place, Problem, Refused
from makeready.producing.fetching import Fetcher
from makeready.producing.font_use import FontRecorder, FontUse
from makeready.producing.glyphs import characters_of, font_files, name_missing
from makeready.producing.long_words import make_breakable
from makeready.producing.make_up import MakeUp
from makeready.producing.page_attempts import WideFigure
from makeready.producing.picture_files import PictureFile, print_picture
from makeready.producing.structure import StructureTree, mark_artifacts
from makeready.producing.stylesheets import stylesheets
from makeready.producing.weasyprint_seams import PT_PER_PX, Box, Document, Engine, XhtmlDocument, write_pdf

LONG_EDGE = 7200
"""More pixels than this on its long edge, a picture has no use for: a spread of A4 pages at 430 ppi."""

Bookmark: TypeAlias = tuple[str, tuple[int, float, float], "list[Bookmark]", str]


@dataclass(frozen=True)
class Fragment:
    """The pages of one unit, with what the issue has to know to put them together."""

    unit: str
    pdf: bytes
    """A PDF without fonts: its pages name them, `fonts` holds them."""
    pages: int
    anchors: dict[str, tuple[int, float, float]]
    """For each anchor its page (from 0) and the point (pt, from the page's lower left) where it is."""
    bookmarks: list[Bookmark]
    fonts: dict[str, FontUse]
    problems: tuple[Problem, ...] = ()


@dataclass
class Press:
    """Fonts, style sheets and pictures of one layout, kept from unit to unit."""

    layout: Layout
    pictures: Mapping[str, Picture]
    language: str
    characters: frozenset[str] = field(init=False)
    """What the layout's fonts can set."""
    _engine: Engine = field(init=False)
    _fetcher: Fetcher = field(init=False)
    _log: list[Problem] = field(default_factory=list, init=False)

    def __post_init__(self) -> None:
        """Load the layout's style sheets and fonts; refuses when one of them is at fault."""
        self._engine = Engine()
        self.characters = characters_of(font_files(self.layout.folders))
        self._fetcher = Fetcher(self.layout.folders, self._picture_file)
        for path, text in stylesheets(self.layout.file("print", "style.css")):
            with self._listening(_shown(path, self.layout)):
                css = CSS(
                    string=text,
                    base_url=path.as_uri(),
                    url_fetcher=self._fetcher,
                    font_config=self._engine.fonts,
                    counter_style=self._engine.counter_style,
                )
            self._engine.stylesheets.append(css)
        self.layout_problems = tuple(self._log)
        """What was wrong in the style sheets."""

    def fragment(self, unit: PrintUnit, folio: int) -> Fragment:
        """Return the pages of `unit`, the first of which has the number `folio`."""
        self._log.clear()
        with self._listening(unit.name):
            html = self._html(unit.html)
            loose = _LooseFigures(self, unit)
            make_up = MakeUp(loose.wide, loose.plates)
            pages = self._engine.page_boxes(html, make_up, from_folio(folio))
            loose.put_in_place(pages, make_up, folio)
            document = self._engine.document(html, pages)
            tree = StructureTree([html.etree_element, *loose.roots], loose.stand_ins(), self.language)
            return self._written(unit, document, tree)

    def lay_out(self, text: str, folio: int = 1) -> tuple[Any, list[Box]]:
        """Return the root element and the pages of a document that is made up in no special way."""
        html = self._html(text)
        return html.etree_element, self._engine.page_boxes(html, None, from_folio(folio))

    def _picture_file(self, file: str) -> PictureFile:
        picture = self.pictures[file]
        if not picture.missing:
            return print_picture(picture, LONG_EDGE)
        panel = fpo_panel(self.layout, "print", picture, self.layout.words(self.language))
        return PictureFile(panel, "image/svg+xml")

    def _html(self, text: str) -> XhtmlDocument:
        base_url = self.layout.folders[0].as_uri() + "/print/"
        try:
            html = XhtmlDocument(text, base_url, self._fetcher)
        except ParseError as fault:
            raise Refused([_ill_formed(text, fault)]) from fault
        name_missing(html.etree_element, self.characters)
        make_breakable(html.etree_element)
        return html

    def _written(self, unit: PrintUnit, document: Document, tree: StructureTree) -> Fragment:
        mark_artifacts(document)

        def add_tags(pdf: Any, written: Document, _version: Any, streams: Sequence[Any]) -> None:
            for number, (page, stream) in enumerate(zip(written.pages, streams, strict=True)):
                tree.add_page(number, page._page_box, stream._tags)  # noqa: SLF001
            tree.write(pdf, len(written.pages))

        recorder = FontRecorder()
        pdf = write_pdf(document, add_tags, recorder.build)
        return Fragment(
            unit.name,
            pdf,
            len(document.pages),
            _anchors(document),
            document.make_bookmark_tree(PT_PER_PX, transform_pages=True),
            recorder.fonts,
            (*self.layout_problems, *self._log),
        )

    @contextmanager
    def _listening(self, place: str) -> Iterator[None]:
        """Turn what WeasyPrint logs into problems at `place`."""
        handler = _ProblemHandler(self._log, place)
        logger = logging.getLogger("weasyprint")
        logger.addHandler(handler)
        try:
            yield
        except FatalURLFetchingError as refused:
            cause = refused.__cause__ or refused
            raise Refused([Problem(Code.FETCH_REFUSED, Place(place), reason=str(cause))]) from refused
        finally:
            logger.removeHandler(handler)


class _LooseFigures:
    """The figures of a unit that leave its text: laid out on their own and put among its pages."""

    def __init__(self, press: Press, unit: PrintUnit) -> None:
        self._press = press
        self._html = {figure.anchor: figure.html for figure in unit.figures}
        self._roots: dict[str, Any] = {}
        self.plates = {figure.anchor: figure.pages for figure in unit.figures if figure.pages}
        self.wide = {figure.anchor: self._wide(figure.anchor) for figure in unit.figures if not figure.pages}

    @property
    def roots(self) -> list[Any]:
        return list(self._roots.values())

    def stand_ins(self) -> dict[str, Any]:
        """Return the element of each figure by the anchor that it left in the text."""
        return {anchor: _by_id(root, anchor) for anchor, root in self._roots.items()}

    def _wide(self, anchor: str) -> WideFigure:
        root, pages = self._press.lay_out(self._html[anchor])
        self._roots[anchor] = root
        boxes = (box for page in pages for box in page.descendants() if box.element is not None)
        return WideFigure(anchor, next(box for box in boxes if box.element.get("id") == anchor))

    def put_in_place(self, pages: list[Box], make_up: MakeUp, folio: int) -> None:
        """Put plates where their pages were kept free, and after the text whatever found no room in it."""
        last = [(len(pages), anchor) for anchor in make_up.waiting]
        for index, anchor in sorted([*make_up.plates_at, *last], key=lambda place: place[0]):
            self._roots[anchor], made = self._press.lay_out(self._html[anchor], folio + index)
            kept_free = 0 if anchor in {*make_up.inserted, *make_up.waiting} else len(made)
            pages[index : index + kept_free] = made


def from_folio(folio: int) -> CSS:
    """Return the rules that number pages from `folio` and begin on its side: odd numbers are rectos."""
    side = "right" if folio % 2 else "left"
    return CSS(string=f"html {{ break-before: {side} }} @page :first {{ counter-reset: page {folio} }}")


class _ProblemHandler(logging.Handler):
    """Keeps the faults that WeasyPrint logs as problems; what is only progress is dropped."""

    def __init__(self, problems: list[Problem], place: str) -> None:
        super().__init__(logging.WARNING)
        self._problems = problems
        self._place = place

    def emit(self, record: logging.LogRecord) -> None:
        message = record.getMessage()
        found = re.search(r" at (\d+):\d+", message)
        place = Place(self._place, int(found[1]) if found else 0)
        problem = Problem(Code.LAYOUT_FAULT, place, message=message.rstrip("."))
        if str(problem) not in {str(known) for known in self._problems}:
            self._problems.append(problem)


def _ill_formed(text: str, fault: ParseError) -> Problem:
    """Return the problem with the line that a template made and no parser can read."""
    line, _ = fault.position
    made = text.splitlines()[line - 1].strip()
    return Problem(Code.TEMPLATE_ERROR, Place("print"), reason=f"{fault.msg}: it made the line {made}")


def _anchors(document: Document) -> dict[str, tuple[int, float, float]]:
    anchors: dict[str, tuple[int, float, float]] = {}
    for number, page in enumerate(document.pages):
        for name, (left, top, *_) in page.anchors.items():
            # A box that goes on over pages is listed on each of them; it begins on the first.
            anchors.setdefault(name, (number, left * PT_PER_PX, (page.height - top) * PT_PER_PX))
    return anchors


def _by_id(root: Any, anchor: str) -> Any:
    return next(element for element in root.iter() if element.get("id") == anchor)


def _shown(path: Path, layout: Layout) -> str:
    for folder in layout.folders:
        if path.is_relative_to(folder):
            return f"{folder.name}/{path.relative_to(folder).as_posix()}"
    return path.name
