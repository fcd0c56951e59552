"""What is at hand while an article is written: how words are spelt, what was decided, what was dropped."""

from __future__ import annotations

from dataclasses import dataclass, field

from makeready.importing.imported import Decision, Did, SourcePlace
from makeready.importing.pdf.account_words import Changes
from makeready.importing.pdf.runs import Words
from makeready.importing.torn_words import Speller
from makeready.producing.word_account import words_in


@dataclass(slots=True)
class Desk:
    """Keeps decisions while parts are written."""

    speller: Speller
    changes: Changes = field(default_factory=Changes)
    decisions: list[Decision] = field(default_factory=list)
    dropped: list[str] = field(default_factory=list)
    added: list[str] = field(default_factory=list)
    """Words of the article that no text of the pages has, or that were dropped from it, too."""

    def decide(self, did: Did, page: int, target: str, words: str, why: str) -> None:
        """Keeps a decision for the report; `page` is the source's, `target` the file and line here."""
        self.decisions.append(Decision(did, SourcePlace(page, "page"), target, words, why))

    def drop(self, page: int, words: str, why: str) -> None:
        """Takes words off the text; they are listed."""
        self.decide(Did.DROPPED, page, "", words, why)
        self.dropped += words_in(words)

    def tell_torn(self, words: Words, target: str) -> None:
        """A decision for each word that was torn; those that are not sure are doubts."""
        self.changes.add_torn(words)
        for torn in words.torn:
            did = Did.DECIDED if torn.sure else Did.DOUBTED
            self.decide(did, torn.line, target, torn.whole, f"“{torn.first}-” + “{torn.rest}”: {torn.why}")
