"""The text of a unit as it was set: its lines in the order of the pages, its subheads and its columns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import zip_longest
from typing import Any

from makeready.producing.pdf.page_areas import area_of
from makeready.producing.pdf.page_text import FLOW_CLASS, classes_of
from makeready.producing.pdf.weasyprint_seams import Box, boxes
from makeready.producing.pdf.weasyprint_seams.placed_boxes import contents, placed
from makeready.producing.produced import Area, FaultKind, PageFault

TEXT = {"p", "li"}
HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
NOT_ITS_WORDS = {"note", "page-reference"}
"""Classes of what stands in a paragraph and is none of its words: a note, the page that a link leads to."""


@dataclass
class SetLine:
    """A line of text, or a picture that stands in a column as a line does."""

    page: int
    """From 0."""
    page_box: Box
    column: Box
    """The column that it stands in; the page where the text is set in none."""
    box: Box
    element: Any
    """Of the paragraph, heading or cell."""

    @property
    def is_picture(self) -> bool:
        """Whether it is no line at all."""
        return isinstance(self.box, boxes.ReplacedBox)

    @cached_property
    def pieces(self) -> list[Box]:
        """Its text boxes."""
        return [inner for inner in self.box.descendants() if isinstance(inner, boxes.TextBox)]

    @cached_property
    def words(self) -> str:
        """What it says."""
        return "".join(piece.text for piece in self.pieces).strip()

    def area(self) -> Area:
        """Where it stands."""
        return area_of(self.box, self.page_box)

    def fault(self, kind: FaultKind) -> PageFault:
        """A fault that is seen in this line."""
        return PageFault(kind, self.page, self.area(), self.words, words_of(self.element))


@dataclass
class SetBlock:
    """The lines of a paragraph, or of a heading, over all its columns and pages."""

    element: Any
    lines: list[SetLine] = field(default_factory=list)
    measure: float = 0.0
    """Of a heading, how wide (px) its lines may be."""


@dataclass
class Subhead:
    """A subhead in a column."""

    lines: Sequence[SetLine]
    below: Sequence[SetLine]
    """What stands under it in the same column."""
    holder: Any
    """The element that it is directly in."""
    ends: int
    """How many lines of the unit stand before the end of its column."""
    is_followed: bool
    """Whether something that goes across the columns stands under its column."""


@dataclass
class SetColumn:
    """A column of an article's running text, or all of it where it is set in one."""

    page: int
    page_box: Box
    box: Box
    lines: Sequence[SetLine]
    is_followed: bool
    """Whether something that goes across the columns stands under it: then it was balanced."""


@dataclass
class SetText:
    """All lines of a unit."""

    lines: list[SetLine] = field(default_factory=list)
    blocks: dict[int, SetBlock] = field(default_factory=dict)
    """Paragraphs, list items and headings by the identity of their element, in the order they begin."""
    subheads: list[Subhead] = field(default_factory=list)
    columns: list[SetColumn] = field(default_factory=list)
    _ends: dict[int, int] = field(default_factory=dict)

    def goes_on(self, subhead: Subhead) -> bool:
        """Whether the text that a subhead is in goes on in another column."""
        return self._ends.get(id(subhead.holder), 0) > subhead.ends

    def add(self, page: int, page_box: Box) -> None:
        """Take in the text of a page; its running heads are none."""
        for child in contents(page_box):
            self._visit(child, page, page_box, page_box, is_followed=False)

    def _visit(self, box: Box, page: int, page_box: Box, column: Box, *, is_followed: bool) -> None:
        box = placed(box)
        if isinstance(box, boxes.LineBox):
            self._line(SetLine(page, page_box, column, box, box.element))
            return
        if isinstance(box, boxes.ReplacedBox):
            self.lines.append(SetLine(page, page_box, column, box, box.element))
            return
        begun, subheads = len(self.lines), []
        if box.is_column:
            column = box
        children = list(box.all_children())
        for child, following in zip_longest(children, children[1:]):
            at = len(self.lines)
            spanned = is_followed
            if child.is_column:
                spanned = following is not None and not following.is_column
            self._visit(child, page, page_box, column, is_followed=spanned)
            if child.element is not None and child.element.tag in HEADINGS and at < len(self.lines):
                subheads.append((at, len(self.lines)))
                # A balanced one is narrowed by its padding.
                self.blocks[id(child.element)].measure = child.border_width()
        end = len(self.lines)
        for first, last in subheads:
            lines, below = self.lines[first:last], self.lines[last:end]
            self.subheads.append(Subhead(lines, below, box.element, end, is_followed))
        if box.element is None or end == begun:
            return
        self._ends[id(box.element)] = end
        if FLOW_CLASS in classes_of(box) and (
            box.is_column or not any(child.is_column for child in children)
        ):
            self.columns.append(SetColumn(page, page_box, box, self.lines[begun:end], is_followed))

    def _line(self, line: SetLine) -> None:
        if line.element is None or not line.words:
            return
        self.lines.append(line)
        if line.element.tag in TEXT or line.element.tag in HEADINGS:
            block = self.blocks.setdefault(id(line.element), SetBlock(line.element))
            block.lines.append(line)


def set_text(pages: Sequence[Box]) -> SetText:
    """The text of laid-out `pages`."""
    found = SetText()
    for number, page in enumerate(pages):
        found.add(number, page)
    return found


def words_of(element: Any) -> str:
    """The words of a paragraph, heading or caption, without those of its notes."""
    return " ".join("".join(_words(element)).split())


def _words(element: Any) -> list[str]:
    parts = [element.text or ""]
    for child in element:
        if not NOT_ITS_WORDS.intersection((child.get("class") or "").split()):
            parts += _words(child)
        parts.append(child.tail or "")
    return parts
