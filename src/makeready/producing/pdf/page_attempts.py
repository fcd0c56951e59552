"""One page laid out again and again, with room kept at its head and foot, until it is as it should be."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from math import ceil
from typing import TypeAlias

from makeready.producing.pdf.weasyprint_seams import Box, Made, PageRequest

LEAST_LINES = 8
"""Fewer lines of text are not left on a page that keeps room for a picture."""

LEAST_AIR = 0.6
"""Between a wide figure and the text there is this part of a line at least, and a line more at most."""

MOST_LINES_FOR_NOTES = 6
"""The text of a page is shortened by so many lines at most to keep a note with its mark."""


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


Room: TypeAlias = dict[Slot, WideFigure]


class Attempts:
    """Lays a page out with room for the figures that it is called with."""

    def __init__(self, request: PageRequest, step: float) -> None:
        """`step` is the line of the baseline grid in px."""
        self.request = request
        self._step = step
        self._margins = {slot: request.style[_margin(slot)] for slot in Slot}
        self._first = True
        self._lines_for_notes = 0

    def __call__(self, room: Room) -> Made:
        """The page with its margins enlarged by `room`; what came of an earlier call is undone.

        Where a note would be left for the next page though its mark stays, there is less text until the
        mark goes with it.
        """
        made = self._lay_out(room, 0)
        for lines in range(1, MOST_LINES_FOR_NOTES + 1):
            if not self.request.leaves_notes:
                return made
            made = self._lay_out(room, lines)
        return self._lay_out(room, 0) if self.request.leaves_notes else made

    def _lay_out(self, room: Room, lines_for_notes: int) -> Made:
        if not self._first:
            self.request.rewind()
        self._first = False
        self._lines_for_notes = lines_for_notes
        for slot, margin in self._margins.items():
            kept = self.kept(room[slot]) if slot in room else 0
            if slot is Slot.FOOT:
                kept += lines_for_notes * self._step
            self.request.style[_margin(slot)] = margin._replace(value=margin.value + kept)
        return self.request.lay_out()

    def kept(self, figure: WideFigure) -> float:
        """Height in px, in whole lines, that a figure takes from the text, about a line of air included."""
        step = self._step or 1.0
        return ceil(figure.height / step + LEAST_AIR) * step

    def leaves_text(self, room: Room) -> bool:
        """Whether enough lines of text are left beside `room`."""
        height = self.request.style["size"][1]
        margins = sum(margin.value for margin in self._margins.values())
        left = getattr(height, "value", height) - margins - sum(map(self.kept, room.values()))
        return bool(left >= LEAST_LINES * self._step)

    def restore(self, page: Box, room: Room) -> None:
        """Gives `page` the margins of its style sheet, for the running heads that stand in them."""
        spare = self._lines_for_notes * self._step
        page.height += spare
        page.margin_bottom -= spare
        page.children[1].translate(dy=spare)
        for slot, figure in room.items():
            kept = self.kept(figure)
            page.height += kept
            if slot is Slot.HEAD:
                page.margin_top -= kept
            else:
                page.margin_bottom -= kept


def _margin(slot: Slot) -> str:
    return "margin_top" if slot is Slot.HEAD else "margin_bottom"
