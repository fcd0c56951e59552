"""The characters of a line as they are read: Hebrew and Arabic run from right to left among other words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

from makeready.importing.pdf.glyphs import Glyph
from makeready.importing.pdf.segments import is_apart, is_right_to_left

SPACE = 0.15
"""In em: a gap between words that run from right to left is wider."""


def as_read(glyphs: Sequence[Glyph], size: float) -> Iterator[tuple[Glyph, bool]]:
    """Each character of a line, which come from left to right, and whether a space stands before it."""
    if not any(map(is_right_to_left, glyphs)):
        yield from (
            (glyph, at > 0 and is_apart(glyphs[at - 1], glyph, size)) for at, glyph in enumerate(glyphs)
        )
        return
    letters = [glyph for glyph in glyphs if glyph.text.isalpha()]
    rightmost = max(letters or glyphs, key=lambda glyph: glyph.box.right)
    are_most = 2 * sum(map(is_right_to_left, letters)) > len(letters)
    is_line_right_to_left = are_most and is_right_to_left(rightmost)
    runs = list(_runs(glyphs, is_line_right_to_left=is_line_right_to_left))
    gaps = [False, *(_left(other) - _right(one) > SPACE * size for one, other in pairwise(runs))]
    if is_line_right_to_left:
        runs, gaps = runs[::-1], [False, *gaps[:0:-1]]
    for run, after_gap in zip(runs, gaps, strict=True):
        for at, glyph in enumerate(run):
            yield glyph, _is_apart(run[at - 1], glyph, size) if at else after_gap


def _runs(glyphs: Sequence[Glyph], *, is_line_right_to_left: bool) -> Iterator[list[Glyph]]:
    """The characters in runs of one direction, from left to right; each run as it is read.

    What has no direction goes with the line's own, or with the words of the other one that it stands among.
    """
    ordered = sorted(glyphs, key=lambda glyph: glyph.box.left)
    ways = [is_right_to_left(glyph) if glyph.text.isalnum() else None for glyph in ordered]
    known = [way for way in ways if way is not None]
    at = 0
    for number, way in enumerate(ways):
        before = known[at - 1] if at else is_line_right_to_left
        after = known[at] if at < len(known) else is_line_right_to_left
        if way is None:
            ways[number] = before if before == after else is_line_right_to_left
        else:
            at += 1
    for way, group in groupby(zip(ways, ordered, strict=True), key=lambda each: each[0]):
        run = [glyph for _, glyph in group]
        yield run[::-1] if way else run


def _is_apart(before: Glyph, glyph: Glyph, size: float) -> bool:
    """Whether a space stands between two characters of one run."""
    if glyph.box.left < before.box.left:
        return before.box.left - glyph.box.right > SPACE * size
    return is_apart(before, glyph, size)


def _left(run: Sequence[Glyph]) -> float:
    return min(glyph.box.left for glyph in run)


def _right(run: Sequence[Glyph]) -> float:
    return max(glyph.box.right for glyph in run)
