"""The words of a PDF as the account needs them: PDFium's own, changed only where a change was decided."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from makeready.importing.pdf.runs import Words
from makeready.producing.word_account import words_in


@dataclass(slots=True)
class Changes:
    """What was decided of words: those as they stand on the pages, and those as they stand in the article."""

    made: list[tuple[list[str], list[str]]] = field(default_factory=list)

    def add(self, told: str, written: str) -> None:
        """Says that what the page tells as `told` is `written` in the article."""
        self.made.append((words_in(told), words_in(written)))

    def add_torn(self, words: Words) -> None:
        """Says so of all torn words of a paragraph."""
        for torn in words.torn:
            self.add(f"{torn.first} {torn.rest}", torn.whole)

    def spoken(self, pages: Iterable[Sequence[str]]) -> tuple[str, ...]:
        """The words of the pages with the changes made.

        One may build on another, so they are made as long as one can be. A change whose words the pages do
        not have is not made: then its words are missing in the account.
        """
        counts = Counter(word for words in pages for word in words)
        waiting = self.made
        while waiting:
            left = []
            for told, written in waiting:
                if Counter(told) - counts:
                    left.append((told, written))
                else:
                    counts.subtract(told)
                    counts.update(written)
            if len(left) == len(waiting):
                break
            waiting = left
        return tuple(counts.elements())
