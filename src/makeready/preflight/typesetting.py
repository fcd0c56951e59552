"""Lines that a typesetter would set again, each with the place of its paragraph in the manuscript."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from makeready.issue import Article, Issue, Paragraph, plain_text, walk
from makeready.problems import Code, Place, Problem, Spot
from makeready.producing.produced import FaultKind, PrintedUnit

CODES = {
    FaultKind.SHORT_LAST_LINE: Code.SHORT_LAST_LINE,
    FaultKind.HYPHEN_LADDER: Code.HYPHEN_LADDER,
}
COMPARED = 40
"""So many of its last letters tell a paragraph from the others."""


def typesetting_problems(issue: Issue, units: Iterable[PrintedUnit]) -> Iterator[Problem]:
    """A problem for each faulty line of the articles; the lists around them fall as they fall."""
    found = {article.slug: article for article in issue.articles}
    for unit in units:
        faults = unit.observed.faults if unit.articles else ()
        articles = [found[slug] for slug in unit.articles]
        places = _places(articles) if faults else {}
        for fault in faults:
            place = places.get(_end(fault.paragraph)) or Place(articles[0].file, 1)
            problem = Problem(CODES[fault.kind], place, page=fault.page, line=fault.words)
            yield problem.seen_at(Spot(fault.page, fault.area))


def _places(articles: Iterable[Article]) -> dict[str, Place]:
    """The place of each paragraph, by its end."""
    return {end: Place(article.file, line) for article in articles for end, line in _ends(article)}


def _ends(article: Article) -> Iterator[tuple[str, int]]:
    """The end of each paragraph, and its line; the first of two that end alike counts."""
    notes = [block for note in article.notes for block in note.children]
    blocks = [block for block in walk((*article.blocks, *notes)) if isinstance(block, Paragraph)]
    for block in reversed(blocks):
        yield _end(plain_text(block.children)), block.line


def _end(words: str) -> str:
    """The last letters and figures of a paragraph, to be compared."""
    return "".join(filter(str.isalnum, words.casefold()))[-COMPARED:]
