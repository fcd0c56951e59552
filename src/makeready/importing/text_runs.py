"""Runs of lines of a text: where a paragraph, a subhead, an item or a caption begins among lines that follow.

Some programs put a blank line between paragraphs and some none; then the shape of the lines has to tell.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import median

from makeready.importing.bylines import begins_as_byline
from makeready.importing.pieces import Kind, Line
from makeready.importing.torn_words import HEAD

ENDS = re.compile(r"[.!?…:][”\u2019\"')»\]]*\s*$|[.!?…][”\u2019\"')»\]]*\d*\s*$")
"""The end of a sentence, with a quotation that closes there."""
LOWER = re.compile(r"\s*[“\u2018\"'(«\u2013\u2014-]*\s*[a-zà-öø-ÿа-яё]")
BULLET = re.compile(r"\s*[•◦‣▪■●○◆\uf0b7\uf0a7\uf0d8\uf076\uf0fc]\s*(?=\S)")
LABEL = re.compile(r"\s*(?:Figure|Fig\.|Photo|Picture)\s?(?:\d+|:)")
"""What captions alone begin with."""
SHORT, SHORT_ITEM, FULL = 0.75, 0.9, 0.8
"""Of the column's width: the last line of a paragraph is mostly shorter, and any other is longer."""
LONGEST_CAPTION = 260
"""Characters; a longer run is text."""
MOST_CAPTION_LINES = 4
MOST_HEAD_WORDS = 8
MOST_HEADLINE_LINES = 3
_NO_HEAD = re.compile(r"[.,;:!\d]|[\u2013\u2014-]\s*$")
_HEAD = re.compile(r"\s*[“\u2018\"'«¿¡]*[A-ZÀ-ÖØ-ÞА-ЯЁ]")


@dataclass(frozen=True, slots=True)
class Run:
    """Lines that follow each other in one column."""

    lines: tuple[Line, ...]
    kind: Kind
    after_blank: bool
    """Whether a blank line stands before it, or nothing."""

    @property
    def text(self) -> str:
        """Its lines as they stand."""
        return " ".join(line.text.strip() for line in self.lines)

    @property
    def is_long(self) -> bool:
        """Whether it is longer than captions and subheads are."""
        return len(self.lines) > MOST_CAPTION_LINES or len(self.text) > LONGEST_CAPTION

    @property
    def ends(self) -> bool:
        """Whether it ends as a sentence does."""
        return bool(ENDS.search(self.lines[-1].text))

    @property
    def goes_on(self) -> bool:
        """Whether it begins in the middle of a sentence."""
        return bool(LOWER.match(self.lines[0].text))


def runs_of(lines: Sequence[Line], furniture: dict[int, Kind]) -> list[Run]:
    """The runs of lines: a blank line, a space at the head of a line and furniture end one.

    What else begins among lines that follow each other is told by how long they are.
    """
    runs = list(_with_byline_apart(_set_apart(lines, furniture)))
    width = column_width(runs)
    return [part for run in runs for part in _taken_apart(run, width)]


def _set_apart(lines: Sequence[Line], furniture: dict[int, Kind]) -> Iterator[Run]:
    gathered: list[Line] = []
    blank = after_blank = True
    for line in lines:
        kind = furniture.get(line.number)
        begins = line.text.startswith((" ", "\t", "\u00a0")) and not is_torn(gathered)
        if gathered and (kind or begins or not line.text.strip()):
            yield Run(tuple(gathered), Kind.PARAGRAPH, after_blank)
            gathered = []
        if kind:
            yield Run((line,), kind, blank)
        elif line.text.strip():
            if not gathered:
                after_blank = blank
            gathered.append(line)
        blank = not line.text.strip()
    if gathered:
        yield Run(tuple(gathered), Kind.PARAGRAPH, after_blank)


def _with_byline_apart(runs: Iterator[Run]) -> Iterator[Run]:
    """The runs; in the first of them the byline is apart from the lines of the headline above it."""
    first = next(runs, None)
    if first:
        by = next((at for at, line in enumerate(first.lines) if begins_as_byline(line.text.strip())), 0)
        parts = [first.lines[:by], first.lines[by : by + 1], first.lines[by + 1 :]]
        if 0 < by <= MOST_HEADLINE_LINES and first.kind is Kind.PARAGRAPH and _may_be_title(parts[0]):
            yield from (
                Run(part, first.kind, first.after_blank or at > 0) for at, part in enumerate(parts) if part
            )
        else:
            yield first
    yield from runs


def _may_be_title(lines: Sequence[Line]) -> bool:
    """Whether lines may be a headline: no sentence ends in them, and no word is divided."""
    return all(not ENDS.search(line.text) and not HEAD.search(line.text) for line in lines)


def is_torn(lines: Sequence[Line]) -> bool:
    """Whether the last line ends with the first part of a word."""
    return bool(lines) and bool(HEAD.search(lines[-1].text))


def column_width(runs: Sequence[Run]) -> float:
    """How many characters a full line of the text has: the middle of all but the last of each run."""
    lengths = [
        len(line.text.strip()) for run in runs if run.kind is Kind.PARAGRAPH for line in run.lines[:-1]
    ]
    return median(lengths) if lengths else 60.0


def _taken_apart(run: Run, width: float) -> Iterator[Run]:
    """The paragraphs, items, subheads and captions of a run."""
    gathered: list[Line] = []
    kind, after_blank = Kind.PARAGRAPH, run.after_blank
    for at, line in enumerate(run.lines):
        begun = (
            _begun(run, at, gathered[0].text if gathered else "", width)
            if run.kind is Kind.PARAGRAPH
            else None
        )
        if begun and gathered:
            yield Run(tuple(gathered), kind if run.kind is Kind.PARAGRAPH else run.kind, after_blank)
            gathered, after_blank = [], False
        kind = begun or kind
        gathered.append(line)
    yield Run(tuple(gathered), kind if run.kind is Kind.PARAGRAPH else run.kind, after_blank)


def _begun(run: Run, at: int, first: str, width: float) -> Kind | None:
    """What begins with a line; None where it goes on in what began with the line `first`."""
    text, before = run.lines[at].text, run.lines[at - 1].text if at else ""
    if HEAD.search(before):
        return None
    if BULLET.match(text):
        return Kind.ITEM
    if LABEL.match(text) and (not at or ENDS.search(before)):
        return Kind.CAPTION
    if at and _is_head(run, at - 1, width):
        return Kind.PARAGRAPH
    if _is_head(run, at, width):
        return Kind.SUBHEAD
    short = SHORT_ITEM if BULLET.match(first) else SHORT
    is_last = bool(ENDS.search(before)) and len(before.strip()) < short * width
    return Kind.PARAGRAPH if at and is_last and not LOWER.match(text) else None


def _is_head(run: Run, at: int, width: float) -> bool:
    """Whether a line is a subhead: short, without a stop, above a full line, below a sentence's end."""
    if at + 1 >= len(run.lines) or (at and not ENDS.search(run.lines[at - 1].text)):
        return False
    text, after = run.lines[at].text.strip(), run.lines[at + 1].text.strip()
    return may_head(text, width) and bool(_HEAD.match(after)) and len(after) >= FULL * width


def may_head(text: str, width: float) -> bool:
    """Whether a line is as short as a subhead, begins with a capital, and has no stop and no figure."""
    is_short = len(text) < SHORT * width and len(text.split()) <= MOST_HEAD_WORDS
    return is_short and bool(_HEAD.match(text)) and not _NO_HEAD.search(text)
