"""Lines that a typesetter would set again, each with the place of its paragraph in the manuscript."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from makeready.issue import Article, Issue, Paragraph, plain_text, walk
from makeready.problems import Code, Place, Problem
from makeready.producing.produced import LineFaultKind, SetArticle

CODES = {
    LineFaultKind.SHORT_LAST_LINE: Code.SHORT_LAST_LINE,
    LineFaultKind.HYPHEN_LADDER: Code.HYPHEN_LADDER,
}
COMPARED = 40
"""So many of its last letters tell a paragraph from the others."""


def typesetting_problems(issue: Issue, articles: Iterable[SetArticle]) -> Iterator[Problem]:
    """A problem for each faulty line of the articles."""
    found = {article.slug: article for article in issue.articles}
    for set_article in articles:
        article = found[set_article.slug]
        lines = dict(_ends(article)) if set_article.faults else {}
        for fault in set_article.faults:
            place = Place(article.file, lines.get(_end(fault.paragraph), 1))
            yield Problem(CODES[fault.kind], place, page=fault.page, line=fault.line)


def _ends(article: Article) -> Iterator[tuple[str, int]]:
    """The end of each paragraph, and its line; the first of two that end alike counts."""
    notes = [block for note in article.notes for block in note.children]
    blocks = [block for block in walk((*article.blocks, *notes)) if isinstance(block, Paragraph)]
    for block in reversed(blocks):
        yield _end(plain_text(block.children)), block.line


def _end(words: str) -> str:
    """The last letters and figures of a paragraph, to be compared."""
    return "".join(filter(str.isalnum, words.casefold()))[-COMPARED:]
