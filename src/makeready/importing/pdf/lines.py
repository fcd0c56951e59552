"""The lines of a page, made of its characters by where they stand.

A producer draws the words of a line one after the other nearly always, so the order of drawing is trusted
for what stands beside each other on a line; where it jumps, place alone decides.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby, pairwise
from statistics import median

from makeready.importing.pdf.accents import accented
from makeready.importing.pdf.glyphs import LINE_END_HYPHEN, Glyph, on_page
from makeready.importing.pdf.pages import Box, Line, Span, Type

WORD_SPACE = 0.9
"""A gap on a line that is wider than this (in em) may be one between columns, or between cells."""
WIDEST_WORD_SPACE, WIDEST_EVEN_SPACE = 4.0, 7.0
"""In a line that is set out to the measure; a neighbour's words must stand above or below all of the gap."""
NEXT, FAR = 1.7, 4.0
"""In em: how far away a neighbour is that stands next, and one three lines away."""
EVEN = 0.25
"""In em: the word spaces of a line differ by less than this."""
TIGHT = 0.08
"""Two pieces that are nearer than this (in em) are one word where nothing sets them apart."""
RAISED = 0.85
"""What is smaller than this beside what it stands on, and not on its baseline, is raised or lowered."""
LARGER = 1.7
"""What is larger than this beside its neighbour is no part of its line: an initial, a number in a margin."""
SMALLER = 0.4
_HYPHENS = {LINE_END_HYPHEN: "-", "\u2010": "-", "\u2011": "-"}
_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
_WRITTEN = _HYPHENS | _LIGATURES
"""How an editor types what is drawn as one sign."""
_RIGHT_TO_LEFT = re.compile(r"[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]")


@dataclass(slots=True)
class _Segment:
    """Characters that stand beside each other."""

    glyphs: list[Glyph]
    size: float
    box: Box
    baseline: float
    last: int = field(default=0)

    @classmethod
    def of(cls, glyphs: list[Glyph]) -> _Segment:
        sizes = Counter(glyph.type.size for glyph in glyphs)
        largest = max(sizes, key=lambda size: (sizes[size] >= len(glyphs) / 4, size))
        main = [glyph for glyph in glyphs if glyph.type.size == largest]
        box = glyphs[0].box
        for glyph in glyphs:
            box = box.with_(glyph.box)
        return cls(glyphs, largest, box, median(glyph.baseline for glyph in main), glyphs[-1].at)

    @property
    def right(self) -> float:
        return self.glyphs[-1].box.right


@dataclass(frozen=True, slots=True)
class LaidLine:
    """A line, and the number of the character behind each of its letters; -1 for a space."""

    line: Line
    letters: tuple[tuple[str, int], ...]


def lines_of(glyphs: Iterable[Glyph], page: int) -> list[LaidLine]:
    """The lines of a page in the order in which they are drawn."""
    by_quarter: dict[int, list[Glyph]] = {}
    for glyph in accented(list(glyphs)):
        by_quarter.setdefault(glyph.quarter, []).append(glyph)
    found = [
        _line(segment, page, quarter)
        for quarter, group in by_quarter.items()
        for segment in _joined(list(_drawn_together(group)))
    ]
    return sorted(found, key=lambda laid: laid.line.first)


def _drawn_together(glyphs: Sequence[Glyph]) -> Iterator[_Segment]:
    """Runs of characters that follow each other as they are drawn."""
    run: list[Glyph] = []
    size = 0.0
    for glyph in glyphs:
        if run and not _follows(run, size, glyph):
            yield _Segment.of(run)
            run, size = [], 0.0
        run.append(glyph)
        size = max(size, glyph.type.size)
    if run:
        yield _Segment.of(run)


def _follows(run: Sequence[Glyph], size: float, glyph: Glyph) -> bool:
    last = run[-1]
    if last.text == LINE_END_HYPHEN:
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


def _joined(segments: list[_Segment]) -> list[_Segment]:
    """The same, with those put together that are one line."""
    joined = _merge(segments, _is_near)
    neighbours = sorted(joined, key=lambda segment: segment.baseline)
    return _merge(joined, lambda one, other: _is_one_line(one, other, neighbours))


def _merge(segments: Sequence[_Segment], is_one: Callable[[_Segment, _Segment], bool]) -> list[_Segment]:
    """Segments from left to right, each put to the one before it where `is_one` says so."""
    rows: list[_Segment] = []
    for segment in sorted(segments, key=lambda each: (each.box.left, each.glyphs[0].at)):
        fits = [row for row in rows if segment.box.left >= row.box.left and is_one(row, segment)]
        if fits:
            row = min(fits, key=lambda each: abs(segment.box.left - each.box.right))
            rows[rows.index(row)] = _Segment.of([*row.glyphs, *segment.glyphs])
        else:
            rows.append(segment)
    return rows


def _is_near(one: _Segment, other: _Segment) -> bool:
    """Whether `other` stands right of `one`, and nearer than a column would."""
    if one.glyphs[-1].text == LINE_END_HYPHEN and other.box.left > one.box.right + TIGHT * one.size:
        return False
    size = max(one.size, other.size)
    gap = other.box.left - one.box.right
    sized = min(one.size, other.size) >= SMALLER * size
    on_line = sized and _on_line(max(one.size, 0.01), one.baseline, other.size, other.baseline)
    return (on_line or (sized and _is_call(one, other))) and -0.4 * size <= gap <= 0.5 * size


def _is_call(one: _Segment, other: _Segment) -> bool:
    """Whether a raised number stands before the line that it belongs to."""
    return (
        one.size < RAISED * other.size
        and len(one.glyphs) <= 3
        and one.baseline <= other.baseline + 0.1 * other.size
        and other.baseline - one.baseline <= 0.6 * other.size
    )


def _is_one_line(one: _Segment, other: _Segment, neighbours: Sequence[_Segment]) -> bool:
    """Whether two pieces, drawn one after the other, are a line with wide word spaces.

    A neighbour's words then stand above or below the gap; a gutter is free there, and so is a table's. Where
    all gaps of a line are as wide, it was set out to its measure, and its neighbours may gape there, too.
    """
    size = max(one.size, other.size)
    gap = other.box.left - one.box.right
    gaps = [*_word_gaps(one), gap, *_word_gaps(other)]
    is_even = max(gaps) - min(gaps) < EVEN * size
    widest = WIDEST_EVEN_SPACE if is_even else WIDEST_WORD_SPACE
    if not (0 <= gap <= widest * size) or one.glyphs[-1].text == LINE_END_HYPHEN:
        return False
    if abs(one.baseline - other.baseline) > 0.2 * size or abs(one.size - other.size) > 0.1 * size:
        return False
    if not 0 < other.glyphs[0].at - one.last <= 4:
        return False
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


def _word_gaps(segment: _Segment) -> list[float]:
    """The gaps between its words."""
    return [
        after.box.left - before.box.right
        for before, after in pairwise(segment.glyphs)
        if _is_apart(before, after, segment.size)
    ]


def _line(segment: _Segment, page: int, quarter: int) -> LaidLine:
    elements = Counter(glyph.element for glyph in segment.glyphs)
    letters = list(_letters(segment))
    box = on_page(segment.box, quarter)
    line = Line(
        page,
        box,
        box.bottom if quarter else segment.baseline,
        tuple(_spans(letters)),
        min(glyph.at for glyph in segment.glyphs),
        turned=bool(quarter % 2),
        element=elements.most_common(1)[0][0],
    )
    return LaidLine(line, tuple((letter.text, letter.at) for letter in letters))


@dataclass(frozen=True, slots=True)
class _Letter:
    text: str
    at: int
    type: Type
    shift: int
    """1 for what is raised on a line, -1 for what is lowered."""


def _letters(segment: _Segment) -> Iterator[_Letter]:
    """What a line says, with one space between two words."""
    before: Glyph | None = None
    for glyph in _in_logical_order(segment.glyphs):
        shift = _shift(glyph, segment)
        if before and _is_apart(before, glyph, segment.size):
            yield _Letter(" ", -1, before.type, _shift(before, segment))
        text = _WRITTEN.get(glyph.text, glyph.text)
        yield _Letter(text, glyph.at, glyph.type, shift)
        before = glyph


def _spans(letters: Iterable[_Letter]) -> Iterator[Span]:
    for (kind, shift), group in groupby(letters, key=lambda letter: (letter.type, letter.shift)):
        yield Span("".join(letter.text for letter in group), kind, raised=shift > 0, lowered=shift < 0)


def _shift(glyph: Glyph, segment: _Segment) -> int:
    if glyph.type.size >= RAISED * segment.size:
        return 0
    away = segment.baseline - glyph.baseline
    return 1 if away > 0.12 * segment.size else -1 if away < -0.08 * segment.size else 0


def _is_apart(before: Glyph, glyph: Glyph, size: float) -> bool:
    """Whether a space stands between two characters."""
    if _RIGHT_TO_LEFT.match(before.text) or _RIGHT_TO_LEFT.match(glyph.text):
        return glyph.after_space
    gap = glyph.box.left - before.box.right
    return glyph.after_space or (glyph.after_break and gap > TIGHT * size) or gap > 0.5 * size


def _in_logical_order(glyphs: Sequence[Glyph]) -> Iterator[Glyph]:
    """The characters as they are read: PDFium gives words that run from right to left as they are drawn."""
    for is_turned, group in groupby(glyphs, key=lambda glyph: bool(_RIGHT_TO_LEFT.match(glyph.text))):
        run = list(group)
        if is_turned and len(run) > 1 and run[0].box.left < run[-1].box.left:
            spaces = [run[0].after_space, *[glyph.after_space for glyph in run[:0:-1]]]
            run = [
                replace(glyph, after_space=space) for glyph, space in zip(reversed(run), spaces, strict=True)
            ]
        yield from run
