"""The account of words: each word of the source is in the article, in its captions, or was dropped."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from makeready.importing.imported import Imported
from makeready.issue import Article, Figure, InlinePicture, inlines_of, walk
from makeready.producing.word_account import streams, words_in
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
    surplus: tuple[str, ...] = ()
    """Words of the article that the source has not, or not so often: something was put in, or twice."""

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
    missing += Counter(imported.unseen) - _unprinted(read.article, imported.article) - (found - expected)
    return Account(
        len(imported.spoken),
        sum((expected & found).values()),
        len(imported.dropped),
        tuple(missing.elements()),
        tuple((found - expected - Counter(imported.added) - Counter(imported.unseen)).elements()),
    )


def _unprinted(article: Article | None, text: str) -> Counter[str]:
    """The words of an article that are typed and not printed: its comments, and what is heard of pictures."""
    texts = re.findall(r"<!--(.*?)-->", text, re.DOTALL)
    for block in walk(article.blocks) if article else ():
        texts += [block.alt] if isinstance(block, Figure) else []
        texts += [inline.alt for inline in inlines_of(block) if isinstance(inline, InlinePicture)]
    return Counter(word for words in texts for word in words_in(words))
