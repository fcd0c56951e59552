"""A text without marks: its lines put together to paragraphs, subheads, captions and furniture.

An author typed it (typed_text.py), or it was taken from a magazine's PDF. Then its lines are as long as a
column is wide, a blank line or a space at the head of a line stands where another run of the page began, and
captions where the page's pictures stood: in the middle of sentences, too.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from makeready.importing.furniture import furniture_of
from makeready.importing.pieces import FURNITURE, Joined, Kind, Line, Piece, Source, TornWord
from makeready.importing.run_kinds import Judged, judged_runs
from makeready.importing.text_runs import BULLET, ENDS, Run, runs_of
from makeready.importing.torn_words import HEAD, REST, Speller, vocabulary_of


def read_column_text(text: str, knows: Callable[[str], bool], magazine: str = "") -> Source:
    """What stands in such a text; `knows` says whether the language's dictionary has a word.

    `magazine` is the issue's title, which stands beside folios; "" where it is not known.
    """
    lines = [Line(number, line) for number, line in enumerate(text.split("\n"), 1)]
    furniture = furniture_of(lines, magazine)
    runs = runs_of(lines, furniture)
    spoken = [line.text for line in lines if line.number not in furniture]
    speller = Speller(vocabulary_of(spoken), knows)
    return _put_together(judged_runs(runs, magazine), speller)


def _put_together(judged: Sequence[Judged], speller: Speller) -> Source:
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
            Judged(
                Run((*open_piece.lines, *each.run.lines), open_piece.kind, after_blank=True),
                open_piece.kind,
                open_piece.doubt,
            ),
            speller,
        )
    return Source(pieces, joined)


def _goes_on_from(each: Judged, pieces: Sequence[Piece]) -> int | None:
    """The place among the pieces of that which a run goes on from; None where it begins something."""
    if each.kind is not Kind.PARAGRAPH or not pieces:
        return None
    last = len(pieces) - 1
    is_tail = each.run.goes_on and not (each.run.is_long or each.run.after_blank or each.run.ends)
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


def _piece(each: Judged, speller: Speller) -> Piece:
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
