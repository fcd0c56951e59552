"""The facts at the head of an article that comes from a text: what stands before it, what pages repeat."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from makeready.importing.bylines import SET_BY_LAYOUT, begins_as_byline, by_of
from makeready.importing.furniture import issue_in
from makeready.importing.imported import ARTICLE, Decision, Did, SourcePlace
from makeready.importing.markdown_text import within_line
from makeready.importing.pieces import FURNITURE, Kind, Piece, Source
from makeready.importing.yaml_text import as_yaml
from makeready.producing.word_account import words_in

MOST_STANDFIRST_WORDS = 60


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
            self.dropped = tuple(words_in(by))
            self.decisions.append(
                Decision(Did.DROPPED, SourcePlace(piece.first_line), "", by.strip(), SET_BY_LAYOUT)
            )
            text = text[len(by) :]
        self.pieces.append(piece)
        self.lines.append(f"{key}: {as_yaml(text if key == 'byline' else within_line(text))}")
        place = f"{ARTICLE}:{len(self.lines)}"
        why = f"taken for the {'headline' if key == 'title' else key}: {why}"
        self.decisions.append(Decision(Did.DOUBTED, SourcePlace(piece.first_line), place, text, why))


def facts_of_text(source: Source, title: str) -> TextFacts:
    """The facts; `title` where neither a headline nor a running head tells one."""
    facts = TextFacts(["---"])
    running = next((piece.text for piece in source.pieces if piece.kind is Kind.RUNNING_HEAD), "")
    texts = [piece for piece in source.pieces if piece.kind not in FURNITURE]
    if texts and texts[0].kind is Kind.SUBHEAD:
        facts.take("title", texts[0], "it stands before all text")
        _take_what_follows(facts, texts[1:3])
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


def _take_what_follows(facts: TextFacts, texts: Sequence[Piece]) -> None:
    """Takes the byline, and what stands between it and the headline."""
    at = next((at for at, piece in enumerate(texts) if begins_as_byline(piece.text)), None)
    if at is None:
        return
    facts.take("byline", texts[at], "it begins as bylines do")
    if at == 1 and len(texts[0].text.split()) <= MOST_STANDFIRST_WORDS:
        facts.take("standfirst", texts[0], "it stands between the headline and the byline")
