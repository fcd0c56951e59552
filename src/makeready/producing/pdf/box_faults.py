"""Text that leaves its box, and boxes that lie on one another."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from math import inf

from makeready.producing.pdf.page_areas import area, area_of
from makeready.producing.pdf.page_text import FLOW_CLASS, classes_of
from makeready.producing.pdf.set_text import words_of
from makeready.producing.pdf.weasyprint_seams import Box, boxes
from makeready.producing.pdf.weasyprint_seams.placed_boxes import contents, is_absolute, placed
from makeready.producing.produced import FaultKind, PageFault

TOLERANCE = 2.0
"""So many px may a box reach into another, or a line out of its own: less is not seen."""
BLOCKS_APART = {"figure", "aside", "table"}
"""Elements that have their own room on a page."""

Edges = tuple[float, float, float, float]
"""Left, top, right and bottom, in px from the page's upper left."""


@dataclass(frozen=True)
class _Line:
    box: Box
    edges: Edges
    """Of what is drawn of it."""
    apart: tuple[int, ...]
    """The boxes apart that it is in, by their identity."""
    is_running: bool
    """Whether it is of an article's running text."""
    left: str = ""
    """The box that it reaches out of."""

    @property
    def words(self) -> str:
        return "".join(piece.text for piece in _pieces(self.box)).strip()


@dataclass(frozen=True)
class _Room:
    """How far text may go, in px from the page's upper left."""

    right: float = inf
    bottom: float = inf
    """The end of the nearest box that has a height of its own."""
    left: float = -inf
    """Of text that runs to the left."""
    holder: str = ""
    """The box that it stands in."""
    high: str = ""
    """The one that has a height of its own."""


@dataclass
class _Page:
    """What is drawn on a page."""

    number: int
    box: Box
    lines: list[_Line]
    apart: list[Box]
    out: list[_Line]
    """Lines that reach out of the box that they are in."""

    def visit(self, box: Box, within: tuple[int, ...], room: _Room, *, is_running: bool) -> None:
        """Take in a box that has so much room."""
        if is_absolute(box):
            box, room = placed(box), _Room()
        if isinstance(box, boxes.LineBox):
            self._line(box, within, room, is_running=is_running)
            for inner in _blocks(box):
                self.visit(inner, within, _Room(), is_running=is_running)
            return
        if box.element is not None:
            is_running = is_running or FLOW_CLASS in classes_of(box)
            if box.element.tag in BLOCKS_APART:
                if not within:
                    self.apart.append(box)
                within = (*within, id(box))
        if isinstance(box, boxes.BlockContainerBox):
            bottom, high = room.bottom, room.high
            if _has_height(box):
                bottom, high = box.content_box_y() + box.height, _selector(box)
            left = box.content_box_x() if box.style["direction"] == "rtl" else -inf
            room = _Room(box.content_box_x() + box.width, bottom, left, _selector(box), high)
        for child in box.all_children():
            self.visit(child, within, room, is_running=is_running)

    def _line(self, box: Box, within: tuple[int, ...], room: _Room, *, is_running: bool) -> None:
        pieces = list(_pieces(box))
        if pieces:
            left, right = pieces[0].position_x, max(piece.position_x + piece.width for piece in pieces)
            bottom = box.position_y + box.height
            edges = (left, box.position_y, right, bottom)
            aside = max(right - room.right, room.left - left)
            out = room.holder if aside > TOLERANCE else room.high if bottom - room.bottom > TOLERANCE else ""
            line = _Line(box, edges, within, is_running, out)
            self.lines.append(line)
            if out:
                self.out.append(line)


def box_faults(pages: Sequence[Box]) -> Iterator[PageFault]:
    """Each line that leaves its box, and each pair of boxes, or of a box and a running line, that overlap."""
    for number, box in enumerate(pages):
        page = _Page(number, box, [], [], [])
        for child in contents(box):
            page.visit(child, (), _Room(), is_running=False)
        first = {line.box.element: line for line in reversed(page.out)}
        for line in reversed(first.values()):
            yield _fault(FaultKind.TEXT_OUT_OF_ITS_BOX, page, line, line.left)
        for apart in page.apart:
            for line in page.lines:
                if line.is_running and id(apart) not in line.apart and _overlap(line.edges, _edges(apart)):
                    yield _fault(FaultKind.BOXES_OVERLAP, page, line, _selector(apart))
                    break
        for one, other in combinations(page.apart, 2):
            if _overlap(_edges(one), _edges(other)):
                words = words_of(other.element)
                name, there = _selector(other), area_of(other, box)
                yield PageFault(FaultKind.BOXES_OVERLAP, number, there, words[:40], words, box=name)


def boxes_left(faults: Iterable[PageFault]) -> list[str]:
    """The boxes that text leaves, each once."""
    return list(dict.fromkeys(fault.box for fault in faults if fault.kind is FaultKind.TEXT_OUT_OF_ITS_BOX))


def _fault(kind: FaultKind, page: _Page, line: _Line, box: str) -> PageFault:
    there, words = area(*line.edges, page.box), words_of(line.box.element)
    return PageFault(kind, page.number, there, line.words, words, box=box)


def _selector(box: Box) -> str:
    """What a style sheet may call a box: "aside.sidebar"."""
    if box.element is None:
        return "a box"
    return ".".join([str(box.element.tag), *str(box.element.get("class") or "").split()[:1]])


def _pieces(line: Box) -> Iterator[Box]:
    """The words of a line; the marks of lists and quotations hang out of it by right."""
    for inner in line.children:
        if isinstance(inner, boxes.TextBox):
            if inner.text.strip() and "::marker" not in (inner.element_tag or ""):
                yield inner
        elif isinstance(inner, boxes.InlineBox):
            yield from _pieces(inner)


def _blocks(line: Box) -> Iterator[Box]:
    """The blocks that stand in a line as a letter does, and what floats from it."""
    for inner in line.children:
        if isinstance(inner, boxes.InlineBox):
            yield from _blocks(inner)
        elif not isinstance(inner, boxes.TextBox):
            yield inner


def _has_height(box: Box) -> bool:
    """Whether a box is so high as its rules say, and not as what is in it."""
    if box.element is None or box.is_column:
        return False
    most = box.style["max_height"]
    return box.style["height"] != "auto" or (getattr(most, "value", inf) < inf and box.height > 0)


def _edges(box: Box) -> Edges:
    left, top = box.border_box_x(), box.border_box_y()
    return (left, top, left + box.border_width(), top + box.border_height())


def _overlap(one: Edges, other: Edges) -> bool:
    across = min(one[2], other[2]) - max(one[0], other[0])
    down = min(one[3], other[3]) - max(one[1], other[1])
    return across > TOLERANCE and down > TOLERANCE
