"""What each run of a text is: told by itself, by what stands beside it, and by what the whole text is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from makeready.importing.furniture import is_folio_line, is_folio_of
from makeready.importing.pieces import FURNITURE, Kind
from makeready.importing.text_runs import Run, column_width, is_torn, may_head
from makeready.importing.typed_text import MOST_SUBHEAD_WORDS, NO_PICTURE, has_mark, is_typed, of_typed

FEWEST_BEFORE, FEWEST_AFTER = 4, 6
"""Words of a sentence that ends within a paragraph, and of the one after it that has lost its stop."""
_INNER_STOP = re.compile(r"\b[a-zà-öø-ÿ]{3,}[.!?]\s+(?=[A-ZÀ-ÖØ-Þ])")
_CALL = re.compile(r"[^\W\d_][.,;:!?”\u2019\")]?(\d{1,2})(?=\s|$)")
_NOTE = re.compile(r"(\d{1,2})[.)]?\s+\S")
_NOTE_DOUBT = "it may be a note, whose number stands behind a word of the text; write it as [^1]"


@dataclass(frozen=True, slots=True)
class Judged:
    """A run, and what it is."""

    run: Run
    kind: Kind
    doubt: str = ""
    """Why it may be something else; "" where that is sure."""


@dataclass(frozen=True, slots=True)
class Ground:
    """What is known of a text as a whole."""

    width: float
    """How many characters a full line has."""
    typed: bool
    """Whether an author typed it; else it was taken from pages."""
    magazine: str
    """The issue's title; "" where it is not known."""


def judged_runs(runs: Sequence[Run], magazine: str) -> list[Judged]:
    """What each run is; `magazine` is the issue's title, which stands beside folios."""
    ground = Ground(column_width(runs), is_typed(runs), magazine)
    judged: list[Judged] = []
    for at in range(len(runs)):
        judged.append(_judged(runs, at, judged, ground))
    calls = {call for each in judged for call in _CALL.findall(each.run.text)}
    return [
        replace(each, doubt=each.doubt or _NOTE_DOUBT) if _may_be_note(each, calls) else each
        for each in judged
    ]


def _may_be_note(each: Judged, calls: set[str]) -> bool:
    """Whether a paragraph begins with a number that stands right behind a word elsewhere."""
    number = _NOTE.match(each.run.text)
    return each.kind is Kind.PARAGRAPH and number is not None and number[1] in calls


def _judged(runs: Sequence[Run], at: int, so_far: Sequence[Judged], ground: Ground) -> Judged:
    """What a run is: told by itself, and by what stands before and after it."""
    run = runs[at]
    if run.kind is not Kind.PARAGRAPH:
        return Judged(run, run.kind, _doubt_of_kind(run, ground))
    if run.is_long or run.goes_on or is_torn(run.lines):
        return Judged(run, Kind.PARAGRAPH)
    if ground.typed:
        return Judged(run, *of_typed(run, runs[at + 1 :]))
    before = next((each.run for each in reversed(so_far) if each.kind is Kind.PARAGRAPH), None)
    after = next((other for other in runs[at + 1 :] if _is_text(other)), None)
    if not run.ends:
        is_torn_here = before is None or before.ends
        if is_torn_here and ((after and after.goes_on) or _goes_on_over_a_foot(runs[at + 1 :])):
            return Judged(run, Kind.PARAGRAPH)
        if (before is None or before.ends) and _is_two_sentences(run):
            return Judged(run, Kind.PARAGRAPH, "it has no stop, as captions have none")
        if _is_head_alone(runs, at, ground.width):
            return Judged(run, Kind.SUBHEAD, "it is short and has no stop, as some captions are")
        return Judged(run, Kind.CAPTION, _doubt(runs, at))
    if _is_set_apart(runs, at) and _is_narrow(run, ground.width):
        return Judged(run, Kind.CAPTION, "it is a whole sentence that stands alone among longer paragraphs")
    return Judged(run, Kind.PARAGRAPH)


def _goes_on_over_a_foot(following: Sequence[Run]) -> bool:
    """Whether what follows is a page's furniture, and behind it a sentence that has begun before."""
    texts = [run for run in following if run.kind not in FURNITURE]
    return following[:1] != texts[:1] and bool(texts) and texts[0].goes_on


def _doubt_of_kind(run: Run, ground: Ground) -> str:
    """Why a run whose shape told its kind may be something else."""
    match run.kind:
        case Kind.SUBHEAD:
            return "it is short and has no stop"
        case Kind.CAPTION:
            return NO_PICTURE if ground.typed else ""
        case Kind.FOLIO:
            sure = is_folio_line(run.text) or is_folio_of(run.text, ground.magazine)
            return "" if sure else "it is a number far from words, on a line alone"
        case _:
            return ""


def _is_two_sentences(run: Run) -> bool:
    """Whether lines without a stop at their end have a sentence in them, and most of another."""
    found = _INNER_STOP.search(run.text)
    if len(run.lines) < 2 or not found:
        return False
    before, after = run.text[: found.end()], run.text[found.end() :]
    return len(before.split()) >= FEWEST_BEFORE and len(after.split()) >= FEWEST_AFTER


def _is_head_alone(runs: Sequence[Run], at: int, width: float) -> bool:
    """Whether a run is a subhead: one short line between a sentence's end and a paragraph that begins."""
    run = runs[at]
    before = next((each for each in reversed(runs[:at]) if each.kind is Kind.PARAGRAPH), None)
    after = runs[at + 1] if at + 1 < len(runs) else None
    if len(run.lines) > 1 or not after or after.kind is not Kind.PARAGRAPH or after.goes_on:
        return False
    is_text = after.is_long or len(after.lines) > 2 or (after.ends and len(after.text) > len(run.text))
    is_between = (before is None or before.ends) and is_text
    return is_between and may_head(run.text, width)


def _doubt(runs: Sequence[Run], at: int) -> str:
    """Why a run that has no stop may be no caption."""
    before, following = runs[at - 1] if at else None, runs[at + 1] if at + 1 < len(runs) else None
    run = runs[at]
    is_short = len(run.lines) == 1 and len(run.text.split()) <= MOST_SUBHEAD_WORDS
    if is_short and _stands_between(before, following) and not has_mark(run.text):
        return "it is one line between two whole paragraphs, as a subhead is"
    is_above = following and not following.after_blank and following.kind is Kind.PARAGRAPH
    if is_above and following and following.is_long and not following.goes_on:
        return "it has no stop and stands directly above a paragraph, as a subhead may"
    return ""


def _stands_between(before: Run | None, after: Run | None) -> bool:
    """Whether a sentence ends above, and one begins below."""
    texts = [run for run in (before, after) if run and run.kind is Kind.PARAGRAPH]
    return len(texts) == 2 and texts[0].ends and not texts[1].goes_on


def _is_text(run: Run) -> bool:
    """Whether a run is text beyond doubt: it is long, or it goes on."""
    return run.kind is Kind.PARAGRAPH and (run.is_long or (run.goes_on and len(run.lines) > 1))


def _is_narrow(run: Run, width: float) -> bool:
    """Whether all but its last line are shorter than the text's: it was set to another measure."""
    full = [len(line.text.strip()) for line in run.lines[:-1]]
    return bool(full) and sum(full) < width * len(full)


def _is_set_apart(runs: Sequence[Run], at: int) -> bool:
    """Whether blank lines stand around a run, and paragraphs that are whole beside them."""
    before, after = runs[at - 1] if at else None, runs[at + 1] if at + 1 < len(runs) else None
    if not (before and after and runs[at].after_blank and after.after_blank):
        return False
    are_longer = min(len(before.text), len(after.text)) > 1.5 * len(runs[at].text)
    return before.ends and not after.goes_on and are_longer
