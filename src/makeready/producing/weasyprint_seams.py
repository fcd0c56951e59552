"""The private parts of WeasyPrint that Makeready builds on, each with the reason why no public part serves.

All else of ours calls WeasyPrint by its public names or through this file, so this is what to read when a
new release of WeasyPrint is taken in. Importing it loads WeasyPrint, which takes half a second.
"""

from __future__ import annotations

import os
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from copy import copy, deepcopy
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol
from unicodedata import bidirectional
from xml.etree import ElementTree as ET

# WeasyPrint asks fontconfig for the machine's fonts when it is imported, and warns that there are none.
os.environ["FONTCONFIG_FILE"] = str(Path(__file__).with_name("fonts.conf"))
with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    import weasyprint

import pydyf
import weasyprint.draw
import weasyprint.pdf
from cssselect2 import ElementWrapper
from weasyprint.css.counters import CounterStyle
from weasyprint.css.properties import Dimension
from weasyprint.document import Document, Page
from weasyprint.formatting_structure import boxes
from weasyprint.formatting_structure.build import build_formatting_structure
from weasyprint.html import get_html_metadata
from weasyprint.layout import block, inline, layout_document, page
from weasyprint.pdf.metadata import DocumentMetadata
from weasyprint.pdf.stream import Stream
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import URLFetcher

if TYPE_CHECKING:
    from weasyprint import CSS, HTML

VERSION = "70.0"
"""The one release whose private names are known to be those used here."""

if weasyprint.__version__ != VERSION:
    raise ImportError(f"WeasyPrint {VERSION} is needed, not {weasyprint.__version__}")

Box = Any
"""A box of WeasyPrint's formatting structure; the package has no annotations."""

PT_PER_PX = 0.75
STACK_SLOTS = 70_000
SOFT_HYPHEN = "\u00ad"
BALANCED_LINES = 6
"""A text of more lines is too long for its lines to be balanced."""


# --- Laying out, page by page -------------------------------------------------------------------


class MakeUp(Protocol):
    """What decides, page by page, how an article is made up. WeasyPrint has no page floats of its own."""

    def begin(self, root: Box) -> None:
        """Look at the boxes that are to be laid out, before any page is made."""

    def keeps_free(self, index: int, *, recto: bool) -> bool:
        """Return whether the page of this index, from 0, is kept free of the running text."""

    def make_page(self, request: PageRequest) -> tuple[Box, Any, Any]:
        """Return one page by calling `request.lay_out()` as often as it takes."""


@dataclass
class PageRequest:
    """A page that is to be laid out. What an attempt leaves in the document is undone by `rewind`."""

    context: Any
    style: Any
    number: int
    """From 1."""
    resume_at: Any
    state: Any
    lay_out: Callable[[], tuple[Box, Any, Any]]
    """Returns the page, where the text goes on (None: it ends here), and how the next page starts."""
    _before: tuple[Any, ...] = field(init=False)

    def __post_init__(self) -> None:
        self._before = self._notes(), deepcopy(self.state)

    def _notes(self) -> tuple[Any, ...]:
        context = self.context
        return (
            context.footnotes.copy(),
            context.reported_footnotes.copy(),
            dict(context.broken_out_of_flow),
            dict(context.page_footnotes),
        )

    def rewind(self) -> None:
        """Put the document back to where it was before the page was laid out."""
        notes, state = self._before
        context = self.context
        context.footnotes, context.reported_footnotes = notes[0].copy(), notes[1].copy()
        context.broken_out_of_flow, context.page_footnotes = dict(notes[2]), dict(notes[3])
        for part, before in zip(self.state, deepcopy(state), strict=True):
            part.clear()
            part.update(before) if isinstance(part, dict) else part.extend(before)


_make_page, _remake_page = page.make_page, page.remake_page


def _make_page_by_make_up(
    context: Any, root: Box, page_type: Any, resume_at: Any, number: int, state: Any
) -> tuple[Box, Any, Any]:
    def lay_out() -> tuple[Box, Any, Any]:
        made: tuple[Box, Any, Any] = _make_page(context, root, page_type, resume_at, number, state)
        return made

    make_up: MakeUp | None = getattr(context, "make_up", None)
    if make_up is None or page_type.blank:
        return lay_out()
    request = PageRequest(context, context.style_for(page_type), number, resume_at, state, lay_out)
    return make_up.make_page(request)


def _remake_page_by_make_up(index: int, context: Any, root: Box, html: HTML) -> tuple[Box, Any]:
    """Make a blank page, by asking for a page of the other side, where one is to be kept free."""
    make_up: MakeUp | None = getattr(context, "make_up", None)
    resume_at, next_page, recto, *rest = context.page_maker[index]
    if make_up is None or not make_up.keeps_free(index, recto=recto):
        made: tuple[Box, Any] = _remake_page(index, context, root, html)
        return made
    waiting = context.reported_footnotes, context.broken_out_of_flow
    context.reported_footnotes, context.broken_out_of_flow = [], {}
    other_side = {**next_page, "break": "left" if recto else "right"}
    # To name a blank page WeasyPrint follows `resume_at` through blocks only, not into their lines.
    context.page_maker[index] = (_to_block(resume_at, root), other_side, recto, *rest)
    made = _remake_page(index, context, root, html)
    context.page_maker[index] = (resume_at, next_page, recto, *rest)
    context.page_maker[index + 1] = (resume_at, next_page, *context.page_maker[index + 1][2:])
    context.reported_footnotes, context.broken_out_of_flow = waiting
    return made


def _to_block(resume_at: Any, box: Box) -> Any:
    """Return the way to the block in which the text goes on."""
    if not resume_at:
        return None
    ((index, inner),) = resume_at.items()
    child = box.children[index]
    goes_deeper = inner and child.children and isinstance(child.children[0], boxes.BlockLevelBox)
    return {index: _to_block(inner, child) if goes_deeper else None}


page.make_page, page.remake_page = _make_page_by_make_up, _remake_page_by_make_up

# A page is laid out several times, in one column and in two; a line that has been broken once is not broken
# again. WeasyPrint lets go of a line's Pango layout as soon as it is measured, so a copy is all it takes.
_split_first_line, _create_layout = inline.split_first_line, inline.create_layout


def _split_first_line_once(
    text: str, style: Any, context: Any, max_width: Any, spacing: float, **options: bool
) -> tuple[Any, ...]:
    known: dict[Any, Any] = context.__dict__.setdefault("broken_lines", {})
    key = text, id(style), max_width, spacing, *sorted(options.items())
    if key not in known:
        # The style is kept with its line, so that no other gets its identity.
        known[key] = style, _split_first_line(text, style, context, max_width, spacing, **options)
    layout, *metrics = known[key][1]
    return copy(layout), *metrics


def _create_layout_once(
    text: str, style: Any, context: Any, max_width: Any, justification_spacing: float
) -> Any:
    known: dict[Any, Any] = context.__dict__.setdefault("justified_lines", {})
    key = text, id(style), max_width, justification_spacing
    if key not in known:
        made = _create_layout(text, style, context, max_width, justification_spacing)
        made.deactivate()
        known[key] = style, made
    layout = copy(known[key][1])
    # What asks for it lets go of these at once.
    layout.layout = layout.language = layout.style = None
    return layout


inline.split_first_line, inline.create_layout = _split_first_line_once, _create_layout_once

# `block-step` is unknown to WeasyPrint, so a block's height is rounded up when it has just been laid out.
_block_level_layout = block.block_level_layout
_ADJOINING_MARGINS = 6
"""Where in what `block_level_layout` is given, after the box, the margins stand that meet the box's own."""


def _block_level_layout_on_grid(context: Any, box: Box, *args: Any, **kwargs: Any) -> Any:
    step = getattr(box, "grid_step", None)
    if step and len(args) > _ADJOINING_MARGINS and not args[_ADJOINING_MARGINS]:
        # A margin is dropped at the head of every column but, without this, the first.
        args = (*args[:_ADJOINING_MARGINS], [0], *args[_ADJOINING_MARGINS + 1 :])
    if _is_balanced(box):
        _balance(context, box, lambda: _tried_layout(context, box, *args, **kwargs))
    result = _block_level_layout(context, box, *args, **kwargs)
    laid_out, resume_at = result[:2]
    if step and laid_out is not None and resume_at is None:
        over = laid_out.margin_height() % step
        if over > 0.01 and step - over > 0.01:
            laid_out.height += step - over
    return result


block.block_level_layout = _block_level_layout_on_grid


def _tried_layout(context: Any, box: Box, *args: Any, **kwargs: Any) -> tuple[Box, Any]:
    """Lay a box out and leave no trace: layout moves the box it is given and fills the lists."""
    apart = (argument.copy() if isinstance(argument, list) else argument for argument in args)
    laid_out, resume_at, *_ = _block_level_layout(context, box.copy(), *apart, **kwargs)
    return laid_out, resume_at


# `text-wrap: balance` is unknown to WeasyPrint, so a style sheet says it as `--text-wrap: balance`.
def _is_balanced(box: Box) -> bool:
    declared = getattr(box.style, "cascaded", {}).get("__text_wrap")
    return bool(declared) and isinstance(box, boxes.BlockContainerBox) and box.element is not None


def _balance(context: Any, box: Box, lay_out: Callable[[], tuple[Box, Any]]) -> None:
    """Narrow a short text from its end until it would take a line more, so that its lines are alike."""
    # Boxes are copied for each attempt to lay them out, and elements share their styles.
    padding: dict[Any, float] = context.__dict__.setdefault("padding_of_balanced", {})
    if box.element in padding:
        box.style = box.style.copy()
        box.style["padding_right"] = Dimension(padding[box.element], "px")
        return
    whole, resume_at = lay_out()
    if whole is None or resume_at is not None:
        return
    box.style = box.style.copy()
    own = box.style["padding_right"].value

    def narrow(by: float) -> None:
        box.style["padding_right"] = Dimension(own + by, "px")

    padding[box.element] = own + _least_width(narrow, lay_out, whole)
    narrow(padding[box.element] - own)


def _least_width(
    narrow: Callable[[float], None], lay_out: Callable[[], tuple[Box, Any]], whole: Box
) -> float:
    """Return by how much a text can be narrowed and take no line more (px)."""
    lines = _line_count(whole)
    least, most = 0.0, whole.width * 0.6
    if not 2 <= lines <= BALANCED_LINES:
        return least
    for _ in range(7):
        middle = (least + most) / 2
        narrow(middle)
        narrowed, resume_at = lay_out()
        fits = narrowed is not None and resume_at is None and _line_count(narrowed) == lines
        least, most = (middle, most) if fits else (least, middle)
    return least


def _line_count(box: Box) -> int:
    return sum(isinstance(child, boxes.LineBox) for child in box.children)


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
    """Return `function`, called with room on the interpreter's stack for all that it calls.

    The recursion of layout goes back and forth over the edge of a chunk of CPython's data stack, which is
    taken from the system and given back each time (CPython issue 142183); a large first frame prevents it.
    """

    def call(*args: Any) -> list[Box]:
        return list(function(*args))

    call.__code__ = call.__code__.replace(co_stacksize=STACK_SLOTS)
    return call


@dataclass
class Engine:
    """What a document is laid out with: fonts, style sheets and pictures, loaded once."""

    fonts: FontConfiguration = field(default_factory=FontConfiguration)
    counter_style: CounterStyle = field(default_factory=CounterStyle)
    stylesheets: list[CSS] = field(default_factory=list)
    pictures: dict[str, Any] = field(default_factory=dict)

    def page_boxes(self, html: HTML, make_up: MakeUp | None = None, *extra: CSS) -> list[Box]:
        """Return the pages of `html` as boxes, made up by `make_up`."""
        options = {
            **weasyprint.DEFAULT_OPTIONS,
            "stylesheets": [*self.stylesheets, *extra],
            "cache": self.pictures,
        }
        context = Document._build_layout_context(html, self.fonts, self.counter_style, {}, options)
        root = build_formatting_structure(
            html.etree_element,
            context.style_for,
            context.get_image_from_uri,
            html.base_url,
            context.target_collector,
            self.counter_style,
            context.footnotes,
        )
        if make_up is not None:
            make_up.begin(root)
            context.make_up = make_up
        return _roomy(layout_document)(html, root, context)

    def document(self, html: HTML, page_boxes: list[Box]) -> Document:
        """Return finished pages as a document that can be written."""
        metadata = DocumentMetadata(**get_html_metadata(html))
        pages = [Page(page_box) for page_box in page_boxes]
        return Document(pages, metadata, html.url_fetcher, self.fonts, {}, None)


# --- Writing ------------------------------------------------------------------------------------

_marked = Stream.marked


@contextmanager
def _marked_or_artifact(stream: Stream, box: Box, tag: str) -> Iterator[None]:
    """Mark what repeats or adorns as an artifact; WeasyPrint tags running heads like text (its #1836)."""
    if getattr(box, "is_artifact", False):
        marked = stream.artifact()
    elif isinstance(box, boxes.TextBox) and (text := _read_otherwise(box)):
        marked = _marked_as(stream, box, tag, text)
    else:
        marked = _marked(stream, box, tag)
    with marked:
        yield


def _read_otherwise(box: Box) -> str:
    """Return what a line says where that is not what its glyphs say one by one, else nothing.

    The hyphen of a divided word is soft, the glyphs of Hebrew and Arabic stand in the reverse order, and an
    element may say in `data-read` how it is read.
    """
    if read := box.element.get("data-read"):
        return str(read)
    text = str(box.text)
    divided = next((end for end in (box.style["hyphenate_character"], "\u200b") if text.endswith(end)), "")
    soft = text.removesuffix(divided) + SOFT_HYPHEN if divided else text
    reverse = any(bidirectional(letter) in {"R", "AL"} for letter in text)
    return soft if reverse or soft != text else ""


@contextmanager
def _marked_as(stream: Stream, box: Box, tag: str, text: str) -> Iterator[None]:
    """Mark a line with the text that is to be read, copied and found in its place."""
    mcid = len(stream._tags)
    stream._tags[box] = {"tag": tag, "mcid": mcid}
    properties = pydyf.Dictionary({"MCID": mcid, "ActualText": pydyf.String(text)})
    pydyf.Stream.begin_marked_content(stream, tag, properties)
    yield
    pydyf.Stream.end_marked_content(stream)


Stream.marked = _marked_or_artifact

AddTags = Callable[[pydyf.PDF, Document, Any, list[Stream]], None]
BuildFonts = Callable[[pydyf.PDF, dict[Any, Any]], pydyf.Dictionary]


def write_pdf(document: Document, add_tags: AddTags, build_fonts: BuildFonts) -> bytes:
    """Return `document` as a tagged PDF whose structure tree and fonts the two given functions write.

    WeasyPrint's own tree has an element for each line and each page, and its fonts are subset for each
    document; an issue wants one element for an article and one font for the issue.
    """
    kept = weasyprint.pdf.add_tags, weasyprint.pdf.build_fonts_dictionary
    weasyprint.pdf.add_tags = add_tags
    weasyprint.pdf.build_fonts_dictionary = lambda pdf, fonts, *_: build_fonts(pdf, fonts)
    try:
        written: bytes = document.write_pdf(pdf_tags=True, pdf_version="1.7")
    finally:
        weasyprint.pdf.add_tags, weasyprint.pdf.build_fonts_dictionary = kept
    return written


__all__ = [
    "PT_PER_PX",
    "Box",
    "Document",
    "Engine",
    "MakeUp",
    "PageRequest",
    "XhtmlDocument",
    "boxes",
    "write_pdf",
]
