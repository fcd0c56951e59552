"""How an article's pages are made up: wide pictures at head or foot, plates between, columns well filled.

WeasyPrint lays a page out and is asked again, with room kept at the page's head or foot, when a wide
figure's anchor has fallen on it. A figure that finds no room goes on to the next page, as a page float does.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from math import ceil
from typing import Any

from makeready.producing.weasyprint_seams import Box, PageRequest

ANCHOR = "data-float"
"""The attribute of the empty element that marks in the text where a float or a plate belongs."""

MOVABLE = {"figure", "aside", "table"}
"""Elements that may change places with a paragraph next to them, so that no column is left half empty."""

FURTHEST = 4
"""A block is moved past so many others at most."""

HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
LEAST_LINES = 8
"""Fewer lines of text are not left on a page that keeps room for a picture."""

GAP_LINES = 1.6
"""A column that ends more than this many lines short, since a figure would not fit, is looked at."""

Made = tuple[Box, Any, Any]


class Slot(StrEnum):
    HEAD = "head"
    FOOT = "foot"


@dataclass(frozen=True)
class WideFigure:
    """A figure across the columns, laid out; `box` is to be moved to its place."""

    anchor: str
    box: Box

    @property
    def height(self) -> float:
        """Height of picture and caption in px."""
        return float(self.box.border_height())


@dataclass(frozen=True)
class Plate:
    """A figure that takes one whole page, or two that face each other."""

    anchor: str
    pages: int


@dataclass
class MakeUp:
    """Decides about an article's pages one by one; what it decided is read from it afterwards."""

    figures: dict[str, WideFigure]
    plates: dict[str, Plate]
    step: float = 0.0
    """The line of the baseline grid in px: the line height of the root element."""
    plates_at: list[tuple[int, str]] = field(default_factory=list)
    """Page index and anchor of each plate, in the order of the pages."""
    inserted: set[str] = field(default_factory=set)
    """Plates for which no page was kept free: their pages are put in where `plates_at` says."""
    left_over: list[str] = field(default_factory=list)
    """Wide figures that wait when the article ends: each gets a page."""
    _flow: Box = None
    _path: list[int] = field(default_factory=list)
    _rooms: dict[int, dict[Slot, WideFigure]] = field(default_factory=dict)
    _free: dict[int, str] = field(default_factory=dict)
    _met: set[str] = field(default_factory=set)
    _plates_waiting: list[Plate] = field(default_factory=list)
    _pages: int = 0

    def begin(self, root: Box) -> None:
        """Find the running text, and set its blocks on the baseline grid."""
        line_height = root.style["line_height"]
        self.step = 0.0 if line_height == "normal" else float(line_height.value)
        found = _find_flow(root, [])
        if found is None:
            return
        self._flow, self._path = found
        for child in self._flow.children:
            if _kind(child) != "p":
                child.grid_step = self.step

    # --- Plates ---------------------------------------------------------------------------------

    def keeps_free(self, index: int, *, recto: bool) -> bool:
        """Return whether a plate takes the page of this index. A spread waits for a verso."""
        if index in self._free:
            return True
        if not self._plates_waiting or index == 0:
            return False
        plate = self._plates_waiting[0]
        if plate.pages == 2 and recto:
            return False
        self._plates_waiting.pop(0)
        self.plates_at.append((index, plate.anchor))
        for page in range(index, index + plate.pages):
            self._free[page] = plate.anchor
        return True

    def _place_last_plates(self, index: int, request: PageRequest) -> None:
        """Put plates that still wait after the last page, or a spread before it where it needs a verso."""
        last = index
        recto = request.context.page_maker[index][2]
        for plate in self._plates_waiting:
            self.inserted.add(plate.anchor)
            if plate.pages == 2 and not recto and last == index:
                self.plates_at.append((index, plate.anchor))
                request.state[1]["page"][-1] += 2
            else:
                self.plates_at.append((last + 1, plate.anchor))
            last += plate.pages
        self._plates_waiting.clear()

    # --- Pages ----------------------------------------------------------------------------------

    def make_page(self, request: PageRequest) -> Made:
        """Return the page of `request` with its floats placed and its columns filled."""
        index = request.number - 1
        attempt = _Attempts(request, self.step)
        if index in self._rooms:
            made = attempt(self._rooms[index])
        else:
            made = self._decide(index, attempt)
        page, resume_at, _ = made
        self._place(page, self._rooms[index], attempt)
        if resume_at is None and not request.context.reported_footnotes:
            self._place_last_plates(index, request)
        return made

    def _decide(self, index: int, attempt: _Attempts) -> Made:
        slots = [Slot.FOOT] if index == 0 else [Slot.HEAD, Slot.FOOT]
        room: dict[Slot, WideFigure] = {}
        for slot in slots:
            if self.left_over and attempt.leaves_text({**room, slot: self.figures[self.left_over[0]]}):
                room[slot] = self.figures[self.left_over.pop(0)]
        made = attempt(room)
        while figure := next((f for f in self._figures_on(made[0]) if f.anchor not in self._met), None):
            self._met.add(figure.anchor)
            room, made = self._find_room(figure, room, slots, attempt, made)
        room, made = self._empty_waiting_room(room, slots, attempt, made)
        made = self._fill_columns(room, attempt, made)
        self._rooms[index] = room
        for anchor in _anchors_on(made[0]):
            if anchor in self.plates and anchor not in self._met:
                self._met.add(anchor)
                self._plates_waiting.append(self.plates[anchor])
        return made

    def _find_room(
        self,
        figure: WideFigure,
        room: dict[Slot, WideFigure],
        slots: list[Slot],
        attempt: _Attempts,
        made: Made,
    ) -> tuple[dict[Slot, WideFigure], Made]:
        """Keep room for a figure whose anchor is on the page, unless that drives the anchor away."""
        tried = False
        for slot in slots:
            wider = {**room, slot: figure}
            if slot in room or not attempt.leaves_text(wider):
                continue
            trial, tried = attempt(wider), True
            if figure.anchor in _anchors_on(trial[0]):
                return wider, trial
        self.left_over.append(figure.anchor)
        return room, attempt(room) if tried else made

    def _empty_waiting_room(
        self, room: dict[Slot, WideFigure], slots: list[Slot], attempt: _Attempts, made: Made
    ) -> tuple[dict[Slot, WideFigure], Made]:
        """On the last page a figure that would wait takes its room, and text goes on to one page more."""
        while made[1] is None and self.left_over:
            figure = self.figures[self.left_over[0]]
            slot = next((slot for slot in slots if slot not in room), None)
            if slot is None or not attempt.leaves_text({**room, slot: figure}):
                break
            room = {**room, slot: figure}
            self.left_over.pop(0)
            made = attempt(room)
        return room, made

    def _place(self, page: Box, room: dict[Slot, WideFigure], attempt: _Attempts) -> None:
        """Give the page its own margins back and set the figures into the room that was kept."""
        attempt.restore(page, room)
        notes = page.children[1]
        for slot, figure in room.items():
            top = page.content_box_y()
            if slot is Slot.FOOT:
                kept = attempt.kept(figure)
                notes.translate(dy=kept)
                notes_height = notes.margin_height() if notes.children else 0
                # The picture keeps its distance to the text above and stands on the notes or the foot.
                top = page.content_box_y() + page.height - notes_height - figure.height
                notes.translate(dy=-kept) if not notes.children else None
            figure.box.translate(page.content_box_x() - figure.box.border_box_x(), top - figure.box.border_box_y())
            page.children[0].children.append(figure.box)

    def _figures_on(self, page: Box) -> list[WideFigure]:
        return [self.figures[anchor] for anchor in _anchors_on(page) if anchor in self.figures]

    # --- Columns --------------------------------------------------------------------------------

    def _fill_columns(self, room: dict[Slot, WideFigure], attempt: _Attempts, made: Made) -> Made:
        """Move a figure that left a column short past a paragraph or two, whichever leaves least."""
        for _ in range(3):
            short = self._short_column(made, attempt.request)
            if short is None:
                return made
            gap, block = short
            best = (gap, self._flow.children.index(block))
            home = best[1]
            anchors = set(_anchors_on(made[0]))
            for place in self._places_near(home, attempt.request.resume_at):
                self._move(block, place)
                trial = attempt(room)
                left = self._short_column(trial, attempt.request)
                # What room was kept for must still be on the page, and nothing that wants room may come.
                if anchors ^ set(_anchors_on(trial[0])) or (trial[1] is None and self.left_over):
                    continue
                best = min(best, (left[0] if left else 0.0, place))
                if left is None:
                    return trial
            self._move(block, best[1])
            made = attempt(room)
            if best[1] == home:
                break
        return made

    def _move(self, block: Box, place: int) -> None:
        self._flow.children.remove(block)
        self._flow.children.insert(place, block)

    def _places_near(self, home: int, resume_at: Any) -> list[int]:
        """Return indexes where the block at `home` could stand instead, the best first.

        Nearer is better than further, later better than earlier, and beside text better than beside
        another picture or box. Two of a kind never change places, and a subhead keeps its text.
        """
        children = self._flow.children
        kind = _kind(children[home])
        others = children[:home] + children[home + 1 :]
        first = self._first_free(resume_at)
        places = []
        for place in sorted(range(first, len(others) + 1), key=lambda at: (abs(at - home), at < home)):
            before = _kind(others[place - 1]) if place else ""
            after = _kind(others[place]) if place < len(others) else ""
            passed = {_kind(other) for other in others[min(home, place) : max(home, place)]}
            if place != home and abs(place - home) <= FURTHEST and before not in HEADINGS and kind not in passed:
                places.append((bool({before, after} & MOVABLE), len(places), place))
        return [place for _, _, place in sorted(places)]

    def _first_free(self, resume_at: Any) -> int:
        """Index of the first block that begins on the page where the text goes on at `resume_at`."""
        for step in self._path:
            if not resume_at or step not in resume_at:
                return 0
            resume_at = resume_at[step]
        if not resume_at:
            return 0
        ((index, inner),) = resume_at.items()
        return int(index) + (1 if inner else 0)

    def _short_column(self, made: Made, request: PageRequest) -> tuple[float, Box] | None:
        """Return by how many lines a column ends early, and the block that did not fit it, if one did not."""
        page, resume_at, _ = made
        if self._flow is None or not self.step or resume_at is None:
            return None
        columns = [box for box in page.descendants() if _is_column(box, self._flow)]
        if not columns:
            return None
        notes = page.children[1]
        limit = page.content_box_y() + page.height - (notes.margin_height() if notes.children else 0)
        for column, following in zip(columns, [*columns[1:], None], strict=True):
            block = self._next_block(following, resume_at)
            if block is None or _kind(block) not in MOVABLE or not column.children:
                continue
            last = column.children[-1]
            gap = (limit - last.position_y - last.margin_height()) / self.step
            if gap > GAP_LINES and self._flow.children.index(block) >= self._first_free(request.resume_at):
                return gap, block
        return None

    def _next_block(self, column: Box | None, resume_at: Any) -> Box | None:
        """Return the block of the running text that the next column or page starts with, if it starts there."""
        if column is not None:
            first = column.children[0].element if column.children else None
            return next((child for child in self._flow.children if child.element is first), None)
        for step in self._path:
            if not resume_at or step not in resume_at:
                return None
            resume_at = resume_at[step]
        if not resume_at:
            return None
        ((index, inner),) = resume_at.items()
        return None if inner else self._flow.children[index]


class _Attempts:
    """Lays one page out again and again, with room kept at its head and foot."""

    def __init__(self, request: PageRequest, step: float) -> None:
        self.request = request
        self._step = step
        self._margins = {slot: request.style[_margin(slot)] for slot in Slot}
        self._first = True

    def __call__(self, room: dict[Slot, WideFigure]) -> Made:
        if not self._first:
            self.request.rewind()
        self._first = False
        for slot, margin in self._margins.items():
            kept = self.kept(room[slot]) if slot in room else 0
            self.request.style[_margin(slot)] = margin._replace(value=margin.value + kept)
        return self.request.lay_out()

    def kept(self, figure: WideFigure) -> float:
        """Height in px, a whole number of lines, that a figure takes from the text, with a line of air."""
        return ceil((figure.height + self._step) / self._step - 0.01) * self._step

    def leaves_text(self, room: dict[Slot, WideFigure]) -> bool:
        """Return whether enough lines of text are left beside what is kept."""
        style = self.request.style
        height = style["size"][1].value if hasattr(style["size"][1], "value") else style["size"][1]
        margins = sum(margin.value for margin in self._margins.values())
        left = height - margins - sum(self.kept(figure) for figure in room.values())
        return bool(left >= LEAST_LINES * self._step)

    def restore(self, page: Box, room: dict[Slot, WideFigure]) -> None:
        """Give `page` the margins of its style sheet, for the running heads that stand in them."""
        for slot, figure in room.items():
            kept = self.kept(figure)
            page.height += kept
            if slot is Slot.HEAD:
                page.margin_top -= kept
            else:
                page.margin_bottom -= kept


def _margin(slot: Slot) -> str:
    return "margin_top" if slot is Slot.HEAD else "margin_bottom"


def _kind(box: Box | None) -> str:
    """Return the tag of a box's element; a table in a wrapper counts as the table."""
    if box is None or box.element is None:
        return ""
    if "table" in (box.element.get("class") or "").split():
        return "table"
    return str(box.element.tag)


def _is_column(box: Box, flow: Box) -> bool:
    return box.element is flow.element and bool(getattr(box, "is_column", False))


def _anchors_on(page: Box) -> list[str]:
    """Anchors of floats and plates whose place in the text is on the page, in order."""
    found: dict[str, None] = {}
    for box in page.descendants():
        if box.element is not None and (anchor := box.element.get(ANCHOR)):
            found[anchor] = None
    return list(found)


def _find_flow(box: Box, path: list[int]) -> tuple[Box, list[int]] | None:
    """Return the box of the running text (class "flow") and the indexes that lead to it from the root."""
    if box.element is not None and "flow" in (box.element.get("class") or "").split():
        return box, path
    for index, child in enumerate(box.children):
        if found := _find_flow(child, [*path, index]):
            return found
    return None
