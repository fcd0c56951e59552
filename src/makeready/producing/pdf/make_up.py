"""How an article's pages are made up: wide figures at head or foot, plates between, columns filled.

WeasyPrint lays a page out and is asked again, with room kept at the page's head or foot, when a wide
figure's anchor has fallen on it. A figure that finds no room goes on to the next page, as a page float does.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from makeready.producing.pdf.column_fill import ColumnFiller
from makeready.producing.pdf.page_attempts import Attempts, Room, Slot, WideFigure
from makeready.producing.pdf.page_text import anchors_on, flows, kind_of
from makeready.producing.pdf.weasyprint_seams import Box, Made, PageRequest


@dataclass
class MakeUp:
    """Decides about an article's pages one by one; what it decided is read from it afterwards."""

    figures: dict[str, WideFigure]
    """By anchor."""
    plates: dict[str, int]
    """How many whole pages, one or two that face each other, the figure of an anchor takes."""
    plates_at: list[tuple[int, str]] = field(default_factory=list)
    """Page index and anchor of each plate, in the order they were placed."""
    inserted: set[str] = field(default_factory=set)
    """Plates for which no page was kept free: their pages are put in where `plates_at` says."""
    waiting: list[str] = field(default_factory=list)
    """Wide figures that have found no room yet; those left when the article ends get a page each."""
    looks_at_side: bool = False
    """Whether it mattered on which side a page falls: a spread wants a verso."""
    step: float = 0.0
    """The line of the baseline grid in px; 0 without one."""
    _fillers: list[ColumnFiller] = field(default_factory=list)
    _rooms: dict[int, Room] = field(default_factory=dict)
    _kept_free: set[int] = field(default_factory=set)
    _met: set[str] = field(default_factory=set)
    _plates_waiting: list[str] = field(default_factory=list)

    def begin(self, root: Box) -> None:
        """Find the running texts, and set what is in them on the grid of the root's line height."""
        line_height = root.style["line_height"]
        self.step = 0.0 if line_height == "normal" else float(line_height.value)
        for flow in flows(root):
            self._fillers.append(ColumnFiller(flow, self.step))
            for block in (*flow.before, *flow.box.children):
                # A paragraph's lines are on the grid, or it has lines of its own.
                block.grid_step = 0.0 if kind_of(block) == "p" else self.step

    def keeps_free(self, index: int, *, recto: bool) -> bool:
        """Whether a plate takes the page of this index. A spread waits for a verso."""
        if index in self._kept_free:
            return True
        if not self._plates_waiting or index == 0:
            return False
        anchor = self._plates_waiting[0]
        if self.plates[anchor] == 2:
            self.looks_at_side = True
            if recto:
                return False
        self._plates_waiting.pop(0)
        self.plates_at.append((index, anchor))
        self._kept_free.update(range(index, index + self.plates[anchor]))
        return True

    def make_page(self, request: PageRequest) -> Made:
        """The page of `request` with its figures placed and its columns filled."""
        index = request.number - 1
        attempt = Attempts(request, self.step)
        made = attempt(self._rooms[index]) if index in self._rooms else self._decide(index, attempt)
        room = self._rooms[index]
        attempt.restore(made.page, room)
        for slot, figure in room.items():
            _place(made.page, slot, figure, attempt)
        if made.resume_at is None and not request.leaves_notes:
            self._place_last_plates(index, request)
        return made

    def _decide(self, index: int, attempt: Attempts) -> Made:
        slots = [Slot.FOOT] if index == 0 else [Slot.HEAD, Slot.FOOT]
        room = self._room_for_waiting({}, slots, attempt)
        made = attempt(room)
        while figure := self._newly_met(made.page):
            self._met.add(figure.anchor)
            room, made = self._find_room(figure, room, slots, attempt, made)
        while made.resume_at is None and self.waiting:
            # On the last page a figure takes its room, and text goes on to one page more.
            wider = self._room_for_waiting(room, slots, attempt)
            if wider == room:
                break
            made = attempt(wider)
            if attempt.request.leaves_notes or any(filler.is_awaited(made) for filler in self._fillers):
                self.waiting[:0] = [
                    wider[slot].anchor for slot in slots if slot in wider and slot not in room
                ]
                made = attempt(room)
                break
            room = wider
        made = self._fill(room, attempt, made)
        while room and any(filler.hangs_over(made) for filler in self._fillers):
            room = dict(room)
            _, figure = room.popitem()
            self.waiting.insert(0, figure.anchor)
            made = self._fill(room, attempt, attempt(room))
        self._rooms[index] = room
        self._note_plates(made.page)
        return made

    def _fill(self, room: Room, attempt: Attempts, made: Made) -> Made:
        for filler in self._fillers:
            made = filler.fill(room, attempt, made, may_end=not self.waiting)
        return made

    def _room_for_waiting(self, room: Room, slots: list[Slot], attempt: Attempts) -> Room:
        """`room` with more of it for as many waiting figures as there are slots left."""
        for slot in slots:
            if slot not in room and self.waiting:
                wider = {**room, slot: self.figures[self.waiting[0]]}
                if attempt.leaves_text(wider):
                    room = wider
                    self.waiting.pop(0)
        return room

    def _find_room(
        self, figure: WideFigure, room: Room, slots: list[Slot], attempt: Attempts, made: Made
    ) -> tuple[Room, Made]:
        """Keep room for a figure whose anchor is on the page, unless it drives the anchor or a note away."""
        tried = False
        for slot in slots:
            wider = {**room, slot: figure}
            if slot in room or not attempt.leaves_text(wider):
                continue
            trial, tried = attempt(wider), True
            if figure.anchor in anchors_on(trial.page) and not attempt.request.leaves_notes:
                return wider, trial
        self.waiting.append(figure.anchor)
        return room, attempt(room) if tried else made

    def _newly_met(self, page: Box) -> WideFigure | None:
        """The first wide figure whose anchor is on the page and was on none before."""
        new = (anchor for anchor in anchors_on(page) if anchor in self.figures and anchor not in self._met)
        return next((self.figures[anchor] for anchor in new), None)

    def _note_plates(self, page: Box) -> None:
        for anchor in anchors_on(page):
            if anchor in self.plates and anchor not in self._met:
                self._met.add(anchor)
                self._plates_waiting.append(anchor)

    def _place_last_plates(self, index: int, request: PageRequest) -> None:
        """Put plates that still wait after the last page, or before it where a spread asks for that."""
        self.looks_at_side |= any(self.plates[anchor] == 2 for anchor in self._plates_waiting)
        before, after = binding_order(self._plates_waiting, self.plates, recto_next=not request.is_recto)
        self.inserted.update(self._plates_waiting)
        self._plates_waiting.clear()
        place = index
        for anchor in before:
            self.plates_at.append((place, anchor))
            place += self.plates[anchor]
        request.count_on(place - index)
        place += 1
        for anchor in after:
            self.plates_at.append((place, anchor))
            place += self.plates[anchor]


def binding_order(
    waiting: list[str], pages: dict[str, int], *, recto_next: bool
) -> tuple[list[str], list[str]]:
    """Which plates come before the last page of text and which after it, spreads always on a verso.

    They keep their order unless a spread would begin on a recto: then a single page changes places with it.
    """
    waiting = list(waiting)
    after: list[str] = []
    while waiting:
        spreads = [anchor for anchor in waiting if pages[anchor] == 2]
        singles = [anchor for anchor in waiting if pages[anchor] == 1]
        if spreads and recto_next and not singles:
            return spreads, after
        chosen = waiting[0]
        if spreads and recto_next:
            chosen = singles[0]
        elif spreads and len(singles) == 1:
            chosen = spreads[0]
        waiting.remove(chosen)
        after.append(chosen)
        recto_next ^= pages[chosen] == 1
    return [], after


def _place(page: Box, slot: Slot, figure: WideFigure, attempt: Attempts) -> None:
    """Set a figure into the room that was kept for it; one at the foot stands above the page's notes."""
    notes = page.children[1]
    top = page.content_box_y()
    if slot is Slot.FOOT:
        notes_height = 0.0
        if notes.children:
            notes.translate(dy=attempt.kept(figure))
            notes_height = notes.margin_height()
        top += page.height - notes_height - figure.height
    left = page.content_box_x()
    figure.box.translate(left - figure.box.border_box_x(), top - figure.box.border_box_y())
    page.children[0].children.append(figure.box)
