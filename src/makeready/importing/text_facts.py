"""The facts at the head of an article that comes from a text: what stands before it, what pages repeat."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from makeready.importing.bylines import SET_BY_LAYOUT, begins_as_byline, by_of
from makeready.importing.furniture import head_without_folio, issue_in
from makeready.importing.imported import ARTICLE, Decision, Did, SourcePlace
from makeready.importing.markdown_text import within_line
from makeready.importing.pieces import FURNITURE, Kind, Piece, Source
from makeready.importing.yaml_text import as_yaml
from makeready.producing.word_account import words_in

MOST_STANDFIRST_WORDS = 60
MOST_KICKER_WORDS = 2


@dataclass(slots=True)
class TextFacts:
    """What is known of an article before its first word."""

    lines: list[str] = field(default_factory=list)
    """The front matter, and a comment with what the folio line says."""
    pieces: list[Piece] = field(default_factory=list)
    """Those of the source that are facts, and no text."""
    decisions: list[Decision] = field(default_factory=list)
    added: tuple[str, ...] = ()
    """The words of a title that stands in no text."""
    dropped: tuple[str, ...] = ()

    def take(self, key: str, piece: Piece, why: str) -> None:
        """Makes a piece a fact, which is a doubt."""
        text = piece.text
        if key == "byline" and (by := by_of(text)):
            self._tell_dropped(piece, by.strip(), SET_BY_LAYOUT)
            text = text[len(by) :]
        self.pieces.append(piece)
        self.lines.append(f"{key}: {as_yaml(text if key == 'byline' else within_line(text))}")
        place = f"{ARTICLE}:{len(self.lines)}"
        why = f"taken for the {'headline' if key == 'title' else key}: {why}"
        self.decisions.append(Decision(Did.DOUBTED, SourcePlace(piece.first_line), place, text, why))

    def drop(self, piece: Piece, why: str) -> None:
        """Takes a piece off the text; its words are listed."""
        self._tell_dropped(piece, piece.text, why)
        self.pieces.append(piece)

    def _tell_dropped(self, piece: Piece, words: str, why: str) -> None:
        self.dropped += tuple(words_in(words))
        self.decisions.append(Decision(Did.DROPPED, SourcePlace(piece.first_line), "", words, why))


def facts_of_text(source: Source, title: str) -> TextFacts:
    """The facts; `title` where neither a headline nor a running head tells one."""
    facts = TextFacts(["---"])
    heads = (piece.text for piece in source.pieces if piece.kind is Kind.RUNNING_HEAD)
    running = head_without_folio(next(heads, ""))
    texts = [piece for piece in source.pieces if piece.kind not in FURNITURE]
    at = next((at for at, piece in enumerate(texts[:4]) if begins_as_byline(piece.text)), 0)
    if not all(map(_may_stand_above, texts[:at])):
        at = 0
    if at or (texts and texts[0].kind is Kind.SUBHEAD):
        _take_head(facts, texts[: at + 1])
    else:
        said = running or title
        why = "no headline was found" + (": the running head stands in its place" if running else "")
        facts.lines.append(f"title: {as_yaml(within_line(said))}")
        facts.decisions.append(Decision(Did.DOUBTED, SourcePlace(1), f"{ARTICLE}:2", said, why))
        facts.added = tuple(words_in(said))
    if running:
        facts.lines.append(f"running-head: {as_yaml(running)}")
    facts.lines.append("---")
    issues = (issue_in(piece.text) for piece in source.pieces if piece.kind in FURNITURE)
    facts.lines += [f"<!-- From the folio line: {issue}. -->" for issue in dict.fromkeys(issues) if issue]
    facts.lines.append("")
    return facts


def _may_stand_above(piece: Piece) -> bool:
    """Whether a piece is as short as what stands between a section's name and a byline."""
    return piece.kind is not Kind.ITEM and len(piece.text.split()) <= MOST_STANDFIRST_WORDS


def _take_head(facts: TextFacts, texts: Sequence[Piece]) -> None:
    """Takes what stands before a text: a section's name, the headline, a standfirst, the byline.

    A single piece is the headline; where there are more, the last is the byline.
    """
    above = list(texts[:-1]) or list(texts)
    if len(above) > 1 and len(above[0].text.split()) <= MOST_KICKER_WORDS:
        facts.drop(above.pop(0), "it stands above the headline, as a section's name does")
    facts.take("title", above[0], "it stands before all text")
    if len(texts) > 1:
        facts.take("byline", texts[-1], "it begins as bylines do")
    if len(above) == 2 and len(above[1].text.split()) <= MOST_STANDFIRST_WORDS:
        facts.take("standfirst", above[1], "it stands between the headline and the byline")
