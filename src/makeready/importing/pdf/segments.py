"""Characters put together where they stand beside each other on one line.

A producer draws the words of a line one after the other nearly always, so the order of drawing is trusted
for what stands beside each other on a line; where it jumps, place alone decides.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from makeready.importing.pdf.glyphs import LINE_END_HYPHEN, Glyph
from makeready.importing.pdf.pages import Box
from makeready.importing.pdf.tags import are_told_apart

WORD_SPACE = 0.9
"""A gap on a line that is wider than this (in em) may be one between columns, or between cells."""
WIDEST_WORD_SPACE, WIDEST_EVEN_SPACE = 4.0, 7.0
"""In a line that is set out to the measure; a neighbour's words must stand above or below all of the gap."""
NEXT, FAR = 2.2, 4.0
"""In em: how far away a neighbour is that stands next, and one three lines away."""
EVEN = 0.25
"""In em: the word spaces of a line differ by less than this."""
TIGHT = 0.08
"""Two pieces that are nearer than this (in em) are one word where nothing sets them apart."""
RAISED = 0.85
"""What is smaller than this beside what it stands on, and not on its baseline, is raised or lowered."""
RIGHT_TO_LEFT = re.compile(r"[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]")
BULLET_ALONE = re.compile(r"[•◦‣▪■●○\uf0b7\uf0a7\uf0d8\uf076\uf0fc]")
"""The sign of a list's item, which stands before its words however far they are."""
LARGER, SMALLER = 1.7, 0.4
"""What is so much larger or smaller than its neighbour is no part of its line: an initial, a number apart."""


@dataclass(slots=True, eq=False)
class Segment:
    """Characters that stand beside each other."""

    glyphs: list[Glyph]
    size: float
    box: Box
    baseline: float
    last: int
    """Which character of the page it ends with, as they are drawn."""

    @classmethod
    def of(cls, glyphs: list[Glyph]) -> Segment:
        """A segment of these characters."""
        sizes = Counter(glyph.type.size for glyph in glyphs)
        largest = max(sizes, key=lambda size: (sizes[size] >= len(glyphs) / 4, size))
        main = [glyph for glyph in glyphs if glyph.type.size == largest]
        box = glyphs[0].box
        for glyph in glyphs:
            box = box.with_(glyph.box)
        return cls(glyphs, largest, box, median(glyph.baseline for glyph in main), glyphs[-1].at)


def drawn_together(glyphs: Sequence[Glyph]) -> Iterator[Segment]:
    """Runs of characters that follow each other as they are drawn."""
    run: list[Glyph] = []
    size = 0.0
    for glyph in glyphs:
        if run and not _follows(run, size, glyph):
            yield Segment.of(run)
            run, size = [], 0.0
        run.append(glyph)
        size = max(size, glyph.type.size)
    if run:
        yield Segment.of(run)


def _follows(run: Sequence[Glyph], size: float, glyph: Glyph) -> bool:
    last = run[-1]
    if last.text == LINE_END_HYPHEN or are_told_apart(last.tag, glyph.tag):
        return False
    gap = glyph.box.left - last.box.right
    on_line = _on_line(size, run[0].baseline, glyph.type.size, glyph.baseline)
    # The letters of a ligature have all the same place.
    is_after = gap >= -0.6 * size or glyph.box.left >= last.box.left - TIGHT * size
    return on_line and is_after and gap <= WORD_SPACE * size


def _on_line(size: float, baseline: float, other: float, its_baseline: float) -> bool:
    """Whether something of another size stands on the line, or is raised or lowered on it."""
    if not size or not other or other > LARGER * size or other < SMALLER * size:
        return False
    away = abs(baseline - its_baseline)
    return away <= (0.6 if other < RAISED * size or size < RAISED * other else 0.2) * max(size, other)


def joined(segments: list[Segment]) -> list[Segment]:
    """The same, with those put together that are one line."""
    near = _merge(segments, _is_near)
    return _merge(near, lambda one, other: _is_one_line(one, other, near))


def _merge(segments: Sequence[Segment], is_one: Callable[[Segment, Segment], bool]) -> list[Segment]:
    """Segments from left to right, each put to the one before it where `is_one` says so."""
    rows: list[Segment] = []
    for segment in sorted(segments, key=lambda each: (each.box.left, each.glyphs[0].at)):
        fits = [row for row in rows if segment.box.left >= row.box.left and is_one(row, segment)]
        if fits:
            row = min(fits, key=lambda each: abs(segment.box.left - each.box.right))
            rows[rows.index(row)] = Segment.of([*row.glyphs, *segment.glyphs])
        else:
            rows.append(segment)
    return rows


def _is_near(one: Segment, other: Segment) -> bool:
    """Whether `other` stands right of `one`, and nearer than a column would."""
    if one.glyphs[-1].text == LINE_END_HYPHEN and other.box.left > one.box.right + TIGHT * one.size:
        return False
    if are_told_apart(one.glyphs[-1].tag, other.glyphs[0].tag):
        return False
    size = max(one.size, other.size)
    gap = other.box.left - one.box.right
    sized = min(one.size, other.size) >= SMALLER * size
    on_line = sized and _on_line(max(one.size, 0.01), one.baseline, other.size, other.baseline)
    # Words that run from right to left are not drawn from left to right, and no order puts them together.
    widest = WORD_SPACE if is_right_to_left(one.glyphs[-1]) or is_right_to_left(other.glyphs[0]) else 0.5
    return (on_line or (sized and _is_call(one, other))) and -0.4 * size <= gap <= widest * size


def _is_call(one: Segment, other: Segment) -> bool:
    """Whether a raised number stands before the line that it belongs to."""
    return (
        one.size < RAISED * other.size
        and len(one.glyphs) <= 3
        and one.baseline <= other.baseline + 0.1 * other.size
        and other.baseline - one.baseline <= 0.6 * other.size
    )


def _is_one_line(one: Segment, other: Segment, neighbours: Sequence[Segment]) -> bool:
    """Whether two pieces, drawn one after the other, are a line with wide word spaces.

    A neighbour's words then stand above or below the gap; a gutter is free there, and so is a table's. Where
    all gaps of a line are as wide, it was set out to its measure, and its neighbours may gape there, too.
    """
    if are_told_apart(one.glyphs[-1].tag, other.glyphs[0].tag):
        return False
    size = max(one.size, other.size)
    gap = other.box.left - one.box.right
    gaps = [*_word_gaps(one), gap, *_word_gaps(other)]
    is_even = len(gaps) > 1 and max(gaps) - min(gaps) < EVEN * size
    widest = WIDEST_EVEN_SPACE if is_even else WIDEST_WORD_SPACE
    if not (0 <= gap <= widest * size) or one.glyphs[-1].text == LINE_END_HYPHEN:
        return False
    if abs(one.baseline - other.baseline) > 0.2 * size or abs(one.size - other.size) > 0.1 * size:
        return False
    if not 0 < other.glyphs[0].at - one.last <= 4:
        return False
    if len(one.glyphs) == 1 and BULLET_ALONE.match(one.glyphs[0].text):
        return True
    reach = (FAR if is_even else NEXT) * size
    rows = [
        each
        for each in neighbours
        if 0.5 * size < abs(each.baseline - one.baseline) < reach
        and (is_even or abs(each.size - size) < 0.1 * size)
    ]
    middle = (one.box.right + other.box.left) / 2
    crossing = {round(each.baseline) for each in rows if each.box.left < middle < each.box.right}
    if is_even:
        return bool(crossing)
    left = {
        round(each.baseline) for each in rows if each.box.right <= middle and each.box.across(one.box) > 0
    }
    right = {
        round(each.baseline) for each in rows if each.box.left >= middle and each.box.across(other.box) > 0
    }
    return bool(crossing) and not (left & right) - crossing


def _word_gaps(segment: Segment) -> list[float]:
    """The gaps between its words."""
    return [
        after.box.left - before.box.right
        for before, after in pairwise(segment.glyphs)
        if is_apart(before, after, segment.size)
    ]


def is_right_to_left(glyph: Glyph) -> bool:
    """Whether a character runs from right to left."""
    return bool(RIGHT_TO_LEFT.match(glyph.text))


def is_apart(before: Glyph, glyph: Glyph, size: float) -> bool:
    """Whether a space stands between two characters."""
    gap = glyph.box.left - before.box.right
    return glyph.after_space or (glyph.after_break and gap > TIGHT * size) or gap > 0.5 * size
