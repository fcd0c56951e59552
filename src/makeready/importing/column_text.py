"""Text taken from a magazine's PDF: its lines put together to paragraphs, captions and furniture.

Such text has lines as long as a column is wide, a blank line or a space at the head of a line where another
run of the page began, and captions where the page's pictures stood: in the middle of sentences, too.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from statistics import median

from makeready.importing.furniture import furniture_of
from makeready.importing.pieces import FURNITURE, Joined, Kind, Line, Piece, Source, TornWord
from makeready.importing.torn_words import HEAD, REST, Speller, vocabulary_of

LONGEST_CAPTION = 260
"""Characters; a longer run is text."""
MOST_CAPTION_LINES = 4
_ENDS = re.compile(r"[.!?…:][”\u2019\"')»\]]*\s*$|[.!?…][”\u2019\"')»\]]*\d*\s*$")
"""The end of a sentence, with a quotation that closes there."""
_LOWER = re.compile(r"\s*[“\u2018\"'(«\u2013\u2014-]*\s*[a-zà-öø-ÿа-яё]")


@dataclass(frozen=True, slots=True)
class _Run:
    """Lines that follow each other in one column."""

    lines: tuple[Line, ...]
    kind: Kind
    after_blank: bool
    """Whether a blank line stands before it, or nothing."""

    @property
    def text(self) -> str:
        return " ".join(line.text.strip() for line in self.lines)

    @property
    def ends(self) -> bool:
        """Whether it ends as a sentence does."""
        return bool(_ENDS.search(self.lines[-1].text))

    @property
    def goes_on(self) -> bool:
        """Whether it begins in the middle of a sentence."""
        return bool(_LOWER.match(self.lines[0].text))


def read_column_text(text: str, knows: Callable[[str], bool]) -> Source:
    """What stands in such a text; `knows` says whether the language's dictionary has a word."""
    lines = [Line(number, line) for number, line in enumerate(text.split("\n"), 1)]
    furniture = furniture_of(lines)
    runs = list(_runs(lines, furniture))
    spoken = [line.text for line in lines if line.number not in furniture]
    speller = Speller(vocabulary_of(spoken), knows)
    width = _column_width(runs)
    judged: list[_Judged] = []
    for at in range(len(runs)):
        judged.append(_judged(runs, at, judged, width))
    return _put_together(judged, speller)


def _runs(lines: Sequence[Line], furniture: dict[int, Kind]) -> Iterator[_Run]:
    """The runs of lines: a blank line, a space at the head of a line and furniture end one."""
    gathered: list[Line] = []
    blank = after_blank = True
    for line in lines:
        kind = furniture.get(line.number)
        begins = line.text.startswith((" ", "\t", "\u00a0")) and not _is_torn(gathered)
        if gathered and (kind or begins or not line.text.strip()):
            yield _Run(tuple(gathered), Kind.PARAGRAPH, after_blank)
            gathered = []
        if kind:
            yield _Run((line,), kind, blank)
        elif line.text.strip():
            if not gathered:
                after_blank = blank
            gathered.append(line)
        blank = not line.text.strip()
    if gathered:
        yield _Run(tuple(gathered), Kind.PARAGRAPH, after_blank)


def _is_torn(lines: Sequence[Line]) -> bool:
    return bool(lines) and bool(HEAD.search(lines[-1].text))


def _column_width(runs: Sequence[_Run]) -> float:
    """How many characters a full line of the text has: the middle of all but the last of each run."""
    lengths = [
        len(line.text.strip()) for run in runs if run.kind is Kind.PARAGRAPH for line in run.lines[:-1]
    ]
    return median(lengths) if lengths else 60.0


@dataclass(frozen=True, slots=True)
class _Judged:
    run: _Run
    kind: Kind
    doubt: str = ""


def _judged(runs: Sequence[_Run], at: int, so_far: Sequence[_Judged], width: float) -> _Judged:
    """What a run is: told by itself, and by what stands before and after it."""
    run = runs[at]
    if run.kind is not Kind.PARAGRAPH:
        return _Judged(run, run.kind)
    if _is_long(run) or run.goes_on or _is_torn(run.lines):
        return _Judged(run, Kind.PARAGRAPH)
    before = next((each.run for each in reversed(so_far) if each.kind is Kind.PARAGRAPH), None)
    after = next((other for other in runs[at + 1 :] if _is_text(other)), None)
    if not run.ends:
        is_torn_here = before is None or before.ends
        if after and after.goes_on and is_torn_here:
            return _Judged(run, Kind.PARAGRAPH)
        return _Judged(run, Kind.CAPTION, _doubt(runs, at))
    if _is_set_apart(runs, at) and _is_narrow(run, width):
        return _Judged(run, Kind.CAPTION, "it is a whole sentence that stands alone among longer paragraphs")
    return _Judged(run, Kind.PARAGRAPH)


def _doubt(runs: Sequence[_Run], at: int) -> str:
    """Why a run that has no stop may be no caption."""
    following = runs[at + 1] if at + 1 < len(runs) else None
    is_above = following and not following.after_blank and following.kind is Kind.PARAGRAPH
    if is_above and following and _is_long(following) and not following.goes_on:
        return "it has no stop and stands directly above a paragraph, as a subhead may"
    return ""


def _is_text(run: _Run) -> bool:
    """Whether a run is text beyond doubt: it is long, or it goes on."""
    return run.kind is Kind.PARAGRAPH and (_is_long(run) or (run.goes_on and len(run.lines) > 1))


def _is_long(run: _Run) -> bool:
    return len(run.lines) > MOST_CAPTION_LINES or len(run.text) > LONGEST_CAPTION


def _is_narrow(run: _Run, width: float) -> bool:
    """Whether all but its last line are shorter than the text's: it was set to another measure."""
    full = [len(line.text.strip()) for line in run.lines[:-1]]
    return bool(full) and sum(full) < width * len(full)


def _is_set_apart(runs: Sequence[_Run], at: int) -> bool:
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
                _Run((*open_piece.lines, *each.run.lines), open_piece.kind, after_blank=True),
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
    if is_tail and pieces[last].kind is Kind.CAPTION and not _ENDS.search(pieces[last].text):
        return last
    open_text = next((at for at in range(last, -1, -1) if pieces[at].kind is Kind.PARAGRAPH), None)
    if open_text is None:
        return None
    before = pieces[open_text].lines[-1].text
    if HEAD.search(before):
        return open_text
    if each.run.goes_on and not _ENDS.search(before):
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
        head, rest = HEAD.search(text), REST.match(words)
        if head and rest:
            whole = speller.whole(ended, head.group(1), rest.group(1))
            torn.append(whole)
            text = text[: head.start(1)] + whole.whole + words[rest.end(1) :]
        else:
            text = f"{text} {words}" if text else words
        ended = line.number
    return Piece(each.kind, each.run.lines, text, tuple(torn), each.doubt)
