"""The lines of a page, as an editor would type what stands on them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby

from makeready.importing.pdf.accents import accented
from makeready.importing.pdf.directions import as_read
from makeready.importing.pdf.glyphs import LINE_END_HYPHEN, Glyph, on_page
from makeready.importing.pdf.pages import Line, Span, Type
from makeready.importing.pdf.segments import RAISED, Segment, drawn_together, joined

_HYPHENS = {LINE_END_HYPHEN: "-", "\u2010": "-", "\u2011": "-"}
_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
_WRITTEN = _HYPHENS | _LIGATURES
"""How an editor types what is drawn as one sign."""


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
        for segment in joined(list(drawn_together(group)))
    ]
    return sorted(found, key=lambda laid: laid.line.first)


def _line(segment: Segment, page: int, quarter: int) -> LaidLine:
    tags = Counter(replace(glyph.tag, is_call=False) if glyph.tag else None for glyph in segment.glyphs)
    letters = list(_letters(segment))
    box = on_page(segment.box, quarter)
    line = Line(
        page,
        box,
        box.bottom if quarter else segment.baseline,
        tuple(_spans(letters)),
        min(glyph.at for glyph in segment.glyphs),
        rotated=bool(quarter % 2),
        tag=tags.most_common(1)[0][0],
    )
    return LaidLine(line, tuple((letter.text, letter.at) for letter in letters))


@dataclass(frozen=True, slots=True)
class _Letter:
    text: str
    at: int
    type: Type
    shift: int
    """1 for what is raised on a line, -1 for what is lowered."""


def _letters(segment: Segment) -> Iterator[_Letter]:
    """What a line says, with one space between two words."""
    before: Glyph | None = None
    for glyph, after_space in as_read(segment.glyphs, segment.size):
        shift = _shift(glyph, segment)
        if before and after_space:
            yield _Letter(" ", -1, before.type, _shift(before, segment))
        text = _WRITTEN.get(glyph.text, glyph.text)
        yield _Letter(text, glyph.at, glyph.type, shift)
        before = glyph


def _spans(letters: Iterable[_Letter]) -> Iterator[Span]:
    for (kind, shift), group in groupby(letters, key=lambda letter: (letter.type, letter.shift)):
        yield Span("".join(letter.text for letter in group), kind, raised=shift > 0, lowered=shift < 0)


def _shift(glyph: Glyph, segment: Segment) -> int:
    if glyph.high or (glyph.tag and glyph.tag.is_call):
        return 1
    if glyph.type.size >= RAISED * segment.size:
        return 0
    away = segment.baseline - glyph.baseline
    return 1 if away > 0.12 * segment.size else -1 if away < -0.08 * segment.size else 0
