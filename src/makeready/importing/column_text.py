"""Text taken from a magazine's PDF: its lines put together to paragraphs, captions and furniture.

Such text has lines as long as a column is wide, a blank line or a space at the head of a line where another
run of the page began, and captions where the page's pictures stood: in the middle of sentences, too.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from makeready.importing.furniture import furniture_of
from makeready.importing.pieces import FURNITURE, Joined, Kind, Line, Piece, Source, TornWord
from makeready.importing.text_runs import BULLET, ENDS, Run, column_width, is_torn, may_head, runs_of
from makeready.importing.torn_words import HEAD, REST, Speller, vocabulary_of

LONGEST_CAPTION = 260
"""Characters; a longer run is text."""
MOST_CAPTION_LINES = 4
FEWEST_BEFORE, FEWEST_AFTER = 4, 6
"""Words of a sentence that ends within a paragraph, and of the one after it that has lost its stop."""
_INNER_STOP = re.compile(r"\b[a-zà-öø-ÿ]{3,}[.!?]\s+(?=[A-ZÀ-ÖØ-Þ])")


def read_column_text(text: str, knows: Callable[[str], bool]) -> Source:
    """What stands in such a text; `knows` says whether the language's dictionary has a word."""
    lines = [Line(number, line) for number, line in enumerate(text.split("\n"), 1)]
    furniture = furniture_of(lines)
    runs = runs_of(lines, furniture)
    spoken = [line.text for line in lines if line.number not in furniture]
    speller = Speller(vocabulary_of(spoken), knows)
    width = column_width(runs)
    judged: list[_Judged] = []
    for at in range(len(runs)):
        judged.append(_judged(runs, at, judged, width))
    return _put_together(judged, speller)


@dataclass(frozen=True, slots=True)
class _Judged:
    run: Run
    kind: Kind
    doubt: str = ""


def _judged(runs: Sequence[Run], at: int, so_far: Sequence[_Judged], width: float) -> _Judged:
    """What a run is: told by itself, and by what stands before and after it."""
    run = runs[at]
    if run.kind is not Kind.PARAGRAPH:
        doubts = {Kind.SUBHEAD: "it is short and has no stop", Kind.CAPTION: ""}
        return _Judged(run, run.kind, doubts.get(run.kind, ""))
    if _is_long(run) or run.goes_on or is_torn(run.lines):
        return _Judged(run, Kind.PARAGRAPH)
    before = next((each.run for each in reversed(so_far) if each.kind is Kind.PARAGRAPH), None)
    after = next((other for other in runs[at + 1 :] if _is_text(other)), None)
    if not run.ends:
        is_torn_here = before is None or before.ends
        if after and after.goes_on and is_torn_here:
            return _Judged(run, Kind.PARAGRAPH)
        if (before is None or before.ends) and _is_two_sentences(run):
            return _Judged(run, Kind.PARAGRAPH, "it has no stop, as captions have none")
        if _is_head_alone(runs, at, width):
            return _Judged(run, Kind.SUBHEAD, "it is short and has no stop, as some captions are")
        return _Judged(run, Kind.CAPTION, _doubt(runs, at))
    if _is_set_apart(runs, at) and _is_narrow(run, width):
        return _Judged(run, Kind.CAPTION, "it is a whole sentence that stands alone among longer paragraphs")
    return _Judged(run, Kind.PARAGRAPH)


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
    is_between = (before is None or before.ends) and (_is_long(after) or len(after.lines) > 2)
    return is_between and may_head(run.text, width)


def _doubt(runs: Sequence[Run], at: int) -> str:
    """Why a run that has no stop may be no caption."""
    following = runs[at + 1] if at + 1 < len(runs) else None
    is_above = following and not following.after_blank and following.kind is Kind.PARAGRAPH
    if is_above and following and _is_long(following) and not following.goes_on:
        return "it has no stop and stands directly above a paragraph, as a subhead may"
    return ""


def _is_text(run: Run) -> bool:
    """Whether a run is text beyond doubt: it is long, or it goes on."""
    return run.kind is Kind.PARAGRAPH and (_is_long(run) or (run.goes_on and len(run.lines) > 1))


def _is_long(run: Run) -> bool:
    return len(run.lines) > MOST_CAPTION_LINES or len(run.text) > LONGEST_CAPTION


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


def _put_together(judged: Sequence[_Judged], speller: Speller) -> Source:
    """The pieces: what goes on is joined to what it goes on from, be it text or a caption."""
    pieces: list[Piece] = []
    joined: list[Joined] = []
    for each in judged:
        target = _goes_on_from(each, pieces)
        piece = _piece(each, speller)
        if target is None:
            pieces.append(piece)
            continue
        open_piece = pieces[target]
        joined.append(Joined(open_piece.lines[-1].number, piece.first_line, _between(pieces[target + 1 :])))
        pieces[target] = _piece(
            _Judged(
                Run((*open_piece.lines, *each.run.lines), open_piece.kind, after_blank=True),
                open_piece.kind,
                open_piece.doubt,
            ),
            speller,
        )
    return Source(pieces, joined)


def _goes_on_from(each: _Judged, pieces: Sequence[Piece]) -> int | None:
    """The place among the pieces of that which a run goes on from; None where it begins something."""
    if each.kind is not Kind.PARAGRAPH or not pieces:
        return None
    last = len(pieces) - 1
    is_tail = each.run.goes_on and not (_is_long(each.run) or each.run.after_blank or each.run.ends)
    if is_tail and pieces[last].kind is Kind.CAPTION and not ENDS.search(pieces[last].text):
        return last
    open_text = next((at for at in range(last, -1, -1) if pieces[at].kind is Kind.PARAGRAPH), None)
    if open_text is None:
        return None
    before = pieces[open_text].lines[-1].text
    if HEAD.search(before):
        return open_text
    if each.run.goes_on and not ENDS.search(before):
        return open_text
    return None


def _between(pieces: Sequence[Piece]) -> str:
    kinds = [piece.kind for piece in pieces]
    if not kinds:
        return "a line's end"
    if all(kind in FURNITURE for kind in kinds):
        return "the foot of a page"
    captions = kinds.count(Kind.CAPTION)
    return "a caption" if captions == 1 else f"{captions} captions"


def _piece(each: _Judged, speller: Speller) -> Piece:
    """A run with its lines put together."""
    text, torn, ended = "", list[TornWord](), 0
    for line in each.run.lines:
        words = " ".join(line.text.split())
        if not text and each.kind is Kind.ITEM:
            words = BULLET.sub("", words)
        head, rest = HEAD.search(text), REST.match(words)
        if head and rest:
            whole = speller.whole(ended, head.group(1), rest.group(1))
            torn.append(whole)
            text = text[: head.start(1)] + whole.whole + words[rest.end(1) :]
        else:
            text = f"{text}{'' if not text or _is_closed(text, words) else ' '}{words}"
        ended = line.number
    return Piece(each.kind, each.run.lines, text, tuple(torn), each.doubt)


def _is_closed(text: str, words: str) -> bool:
    """Whether a dash without spaces stands at the end of a line or at the beginning of the next."""
    return bool(re.search(r"\S—$", text) or re.match(r"—\S", words))
