"""Copyfit: whether each article fills the pages that the flatplan allots, and its last page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from math import ceil

from makeready.issue import Article, Issue, Paragraph, PullQuote, Sidebar, plain_text, walk
from makeready.preflight.checked import ArticleFit
from makeready.preflight.counts import counted
from makeready.problems import Code, Place, Problem
from makeready.producing.produced import PrintedUnit, TextOnPage

NEARLY_EMPTY = 0.2
"""A last page whose text fills less than this share of its room."""


def copyfit_problems(issue: Issue, units: Iterable[PrintedUnit]) -> Iterator[Problem]:
    """A problem for each article that has more or fewer pages than are allotted, or a last page nearly empty.

    Of its last page nothing is said where a picture fills it, or where the article has to change anyway.
    """
    found = {article.slug: article for article in issue.articles}
    for unit in units:
        if len(unit.articles) != 1:
            continue
        article, text = found[unit.articles[0]], unit.observed.text
        place = Place(article.file, 1)
        allotted, pages = article.pages, len(text)
        if allotted and pages != allotted:
            is_over = pages > allotted
            code = Code.COPYFIT_OVER if is_over else Code.COPYFIT_UNDER
            lines = counted(_lines_over(text, allotted) if is_over else _lines_under(text, allotted), "line")
            yield Problem(code, place, pages=counted(pages, "page"), allotted=allotted, lines=lines)
            continue
        last, folio = text[-1], unit.folio + pages - 1
        with_pictures = {picture.folio for picture in unit.observed.pictures}
        if pages > 1 and 0 < last.lines < NEARLY_EMPTY * last.room and folio not in with_pictures:
            lines = counted(ceil(last.lines), "line")
            room = int(last.room)
            yield Problem(Code.LAST_PAGE_NEARLY_EMPTY, _end(article), page=folio, lines=lines, room=room)


def article_fits(issue: Issue, units: Iterable[PrintedUnit]) -> Iterator[ArticleFit]:
    """How each article fills its pages; those that share pages do it together."""
    found = {article.slug: article for article in issue.articles}
    for unit in units:
        if not unit.articles:
            continue
        articles, text = [found[slug] for slug in unit.articles], unit.observed.text
        allotted, pages = (articles[0].pages or 0) if len(articles) == 1 else 0, len(text)
        # What a wide figure or notes take from the last page is filled as well.
        last, most = text[-1], max(page.room for page in text)
        filled = min(1.0, 1 - (last.room - last.lines) / most) if most else 1.0
        lines = 0
        if allotted:
            lines = _lines_over(text, allotted) if pages > allotted else -_lines_under(text, allotted)
        title = " · ".join(plain_text(article.title) for article in articles)
        slugs = ", ".join(unit.articles)
        yield ArticleFit(slugs, title, unit.folio, pages, allotted, round(filled, 3), lines)


def _end(article: Article) -> Place:
    """The paragraph that the running text ends with."""
    running = tuple(block for block in article.blocks if not isinstance(block, Sidebar | PullQuote))
    lines = [block.line for block in walk(running) if isinstance(block, Paragraph)]
    return Place(article.file, lines[-1] if lines else 1)


def _lines_over(text: Sequence[TextOnPage], allotted: int) -> int:
    """How many lines stand on pages that are not allotted."""
    return ceil(sum(page.lines for page in text[allotted:]))


def _lines_under(text: Sequence[TextOnPage], allotted: int) -> int:
    """How many lines would fill what is free, as many to a page as the article's pages have at most."""
    last = text[-1]
    most = max(page.room for page in text)
    return int(last.room - last.lines + (allotted - len(text)) * most)
