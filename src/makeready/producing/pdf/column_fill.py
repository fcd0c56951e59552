"""Columns filled: a picture or a box that would leave a column short changes places with text near it."""

from __future__ import annotations

from typing import Any

from makeready.producing.pdf.page_attempts import Attempts, Room
from makeready.producing.pdf.page_text import Flow, anchors_on, kind_of
from makeready.producing.pdf.weasyprint_seams import Box, Made, PageRequest

MOVABLE = {"figure", "aside", "table"}
"""What may change places with a paragraph near it."""

HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}

FURTHEST = 4
"""A block is moved past so many others at most."""

GAP_LINES = 1.6
"""A column that ends more than this many lines short, since a block would not fit, is looked at."""

FURTHEST_IN_NEED = 12
"""So far is moved what would hang over the page's foot, or keep the whole text from beginning."""

TOO_TALL, NOT_BEGUN = 1e3, 1e6
"""Stand for the lines of a gap where something worse than a gap is on the page."""

TURNS = 3
"""So many blocks are moved on a page at most."""

Short = tuple[float, Box]
"""By how many lines a column ends early, and the block that did not fit it."""


class ColumnFiller:
    """Fills the columns of one running text."""

    def __init__(self, flow: Flow, step: float) -> None:
        """`step` is the line of the baseline grid in px."""
        self._flow = flow
        self._step = step

    def fill(self, room: Room, attempt: Attempts, made: Made, *, may_end: bool) -> Made:
        """The page with its columns as full as moving blocks can make them.

        What room is kept for stays on the page and nothing that wants room comes to it; the text does not
        come to its end there unless it `may_end`.
        """
        for _ in range(TURNS):
            short = self._short_column(made, attempt.request)
            if short is None:
                break
            made, moved = self._move_best(short, room, attempt, made, may_end=may_end)
            if not moved:
                break
        return made

    def is_awaited(self, made: Made) -> bool:
        """Whether the page has the headline and none of the text."""
        return self._flow.is_awaited(made.resume_at)

    def hangs_over(self, made: Made) -> bool:
        """Whether something hangs over the foot of the page."""
        columns = self._flow.columns_on(made.page)
        return any(self._lines_left(column, made) < -1 for column in columns)

    def _move_best(
        self, short: Short, room: Room, attempt: Attempts, made: Made, *, may_end: bool
    ) -> tuple[Made, bool]:
        gap, block = short
        blocks = self._flow.box.children
        home = blocks.index(block)
        anchors = set(anchors_on(made.page))
        best = gap, home
        furthest = FURTHEST if gap < TOO_TALL else FURTHEST_IN_NEED
        for place in self._places_near(home, attempt.request.resume_at, furthest):
            _move(blocks, block, place)
            trial = attempt(room)
            ends_early = trial.resume_at is None and not may_end
            if ends_early or anchors != set(anchors_on(trial.page)):
                continue
            left = self._short_column(trial, attempt.request)
            if left is None:
                return trial, True
            best = min(best, (left[0], place))
        _move(blocks, block, best[1])
        return attempt(room), best[1] != home

    def _places_near(self, home: int, resume_at: Any, furthest: int) -> list[int]:
        """The indexes where the block at `home` could stand instead, the best first.

        Nearer is better than further, later better than earlier, and beside text better than beside
        another picture or box. Two of a kind never change places, and a subhead keeps its text.
        """
        blocks = self._flow.box.children
        kind = kind_of(blocks[home])
        others = blocks[:home] + blocks[home + 1 :]
        first = self._flow.first_beginning(resume_at)
        places: list[tuple[bool, int, int]] = []
        for place in sorted(range(first, len(others) + 1), key=lambda at: (abs(at - home), at < home)):
            before = kind_of(others[place - 1]) if place else ""
            after = kind_of(others[place]) if place < len(others) else ""
            passed = {kind_of(other) for other in others[min(home, place) : max(home, place)]}
            near = place != home and abs(place - home) <= furthest
            if near and before not in HEADINGS and kind not in passed:
                places.append((bool({before, after} & MOVABLE), len(places), place))
        return [place for _, _, place in sorted(places)]

    def _short_column(self, made: Made, request: PageRequest) -> Short | None:
        """The first column that ends early since the block after it did not fit, if one does.

        Worse is a block that hangs over the page's foot, and worst one that keeps the text from beginning.
        """
        columns = self._flow.columns_on(made.page)
        first = self._flow.first_beginning(request.resume_at)
        if not self._step:
            return None
        if not columns:
            return self._kept_from_beginning(made)
        for column, following in zip(columns, [*columns[1:], None], strict=True):
            left = self._lines_left(column, made)
            if left < -1:
                gap, block = TOO_TALL, self._flow.block_of(column.children[-1])
            else:
                gap = left
                block = self._flow.block_after(following, made.resume_at) if made.resume_at else None
            if block is None or kind_of(block) not in MOVABLE:
                continue
            if gap > GAP_LINES and self._flow.box.children.index(block) >= first:
                return gap, block
        return None

    def _kept_from_beginning(self, made: Made) -> Short | None:
        """The block that has taken the whole text with it to the next page, if one has."""
        near = self._flow.box.children[:FURTHEST_IN_NEED] if self._flow.is_awaited(made.resume_at) else []
        return next(((NOT_BEGUN, block) for block in near if kind_of(block) in MOVABLE), None)

    def _lines_left(self, column: Box, made: Made) -> float:
        """How many lines of room are left in a column; fewer than none where it hangs over."""
        page = made.page
        notes = page.children[1]
        limit = page.content_box_y() + page.height - (notes.margin_height() if notes.children else 0)
        if not column.children:
            return 0.0
        last = column.children[-1]
        return float((limit - last.position_y - last.margin_height()) / self._step)


def _move(blocks: list[Box], block: Box, place: int) -> None:
    blocks.remove(block)
    blocks.insert(place, block)
