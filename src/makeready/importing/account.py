"""The account of words: each word of the source is in the article, in its captions, or was dropped."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from makeready.importing.imported import Imported
from makeready.producing.word_account import streams
from makeready.reading.articles import read_article
from makeready.reading.files import Folder


@dataclass(frozen=True, slots=True)
class Account:
    """How the words of a source were accounted for."""

    source: int
    """How many words the source has."""
    article: int
    """How many of them are in the article and its captions, as they are read back."""
    dropped: int
    """How many stand in the report's list of what was dropped."""
    missing: tuple[str, ...]
    """Those that are nowhere."""

    @property
    def balances(self) -> bool:
        """Whether every word was found."""
        return not self.missing


def account_of(imported: Imported, folder: Path, language: str) -> Account:
    """The account of an article that was written into `folder`; it is read back as any build reads it."""
    read = read_article(Folder(folder.parent.resolve()), folder.name, language)
    found = Counter[str]()
    if read.article:
        found.update(word for stream in streams(read.article) for word, _ in stream.words)
    expected = Counter(imported.spoken)
    expected.subtract(Counter(imported.dropped))
    missing = expected - found
    return Account(
        len(imported.spoken),
        sum((expected & found).values()),
        len(imported.dropped),
        tuple(missing.elements()),
    )
