"""Lines that a typesetter would set again, each with the place of its paragraph in the manuscript."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from makeready.issue import Article, Figure, Heading, Issue, Paragraph, Sidebar, plain_text, walk
from makeready.preflight.counts import counted
from makeready.problems import Code, Place, Problem, Spot
from makeready.producing.letters import letters_of
from makeready.producing.produced import FaultKind, PrintedUnit

CODES = {kind: Code[kind.name] for kind in FaultKind}
COMPARED = 40
"""So many of its last letters tell a paragraph from the others."""


def typesetting_problems(issue: Issue, units: Iterable[PrintedUnit]) -> Iterator[Problem]:
    """A problem for each fault in the text of the articles; the lists around them fall as they fall."""
    found = {article.slug: article for article in issue.articles}
    for unit in units:
        faults = unit.observed.faults if unit.articles else ()
        articles = [found[slug] for slug in unit.articles]
        places = _places(articles) if faults else {}
        for fault in faults:
            place = places.get(_end(fault.paragraph)) or Place(articles[0].file, 1)
            lines = f"{counted(fault.lines, 'line')} {'is' if fault.lines == 1 else 'are'}"
            details = {"page": fault.folio, "line": fault.words, "lines": lines, "box": fault.box}
            problem = Problem(CODES[fault.kind], place, **details)
            yield problem.seen_at(Spot(fault.folio, fault.area))


def _places(articles: Iterable[Article]) -> dict[str, Place]:
    """The place of each paragraph, heading, caption and credit, by its end: of two alike the first."""
    found: dict[str, Place] = {}
    for article in articles:
        for words, place in _words(article):
            found.setdefault(_end(words), place)
    return found


def _words(article: Article) -> Iterator[tuple[str, Place]]:
    """The words of each paragraph, heading, caption and credit, and where they stand."""
    yield plain_text(article.title), Place(article.file, 1)
    yield plain_text(article.standfirst), Place(article.file, 1)
    notes = [block for note in article.notes for block in note.children]
    for block in walk((*article.blocks, *notes)):
        match block:
            case Paragraph(children=words, line=line) | Heading(children=words, line=line):
                yield plain_text(words), Place(article.file, line)
            case Sidebar(title=words, line=line):
                yield plain_text(words), Place(article.file, line)
            case Figure(caption=caption, caption_line=line, credit=credit):
                captions = Place(f"{article.slug}/captions.md", line)
                yield from ((plain_text(paragraph.children), captions) for paragraph in caption)
                yield credit, captions


def _end(words: str) -> str:
    """The last letters and figures of a paragraph, to be compared."""
    return letters_of(words)[-COMPARED:]
