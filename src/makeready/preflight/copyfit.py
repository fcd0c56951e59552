"""Copyfit: whether each article fills the pages that the flatplan allots, and its last page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from math import ceil

from makeready.issue import Issue
from makeready.preflight.counts import counted
from makeready.problems import Code, Place, Problem
from makeready.producing.produced import PrintedPicture, SetArticle

NEARLY_EMPTY = 0.2
"""A last page whose text fills less than this share of its room."""


def copyfit_problems(
    issue: Issue, articles: Iterable[SetArticle], pictures: Iterable[PrintedPicture]
) -> Iterator[Problem]:
    """A problem for each article that has more or fewer pages than are allotted, or a last page nearly empty.

    An article whose last page is filled by a picture is left alone.
    """
    with_pictures = {picture.page for picture in pictures}
    found = {article.slug: article for article in issue.articles}
    for article in articles:
        place = Place(found[article.slug].file, 1)
        allotted, pages = found[article.slug].pages, len(article.text)
        if allotted and pages != allotted:
            is_over = pages > allotted
            code = Code.COPYFIT_OVER if is_over else Code.COPYFIT_UNDER
            lines = counted(
                _lines_over(article, allotted) if is_over else _lines_under(article, allotted), "line"
            )
            yield Problem(code, place, pages=counted(pages, "page"), allotted=allotted, lines=lines)
        last, folio = article.text[-1], article.folio + pages - 1
        if pages > 1 and 0 < last.lines < NEARLY_EMPTY * last.room and folio not in with_pictures:
            lines = counted(ceil(last.lines), "line")
            yield Problem(Code.LAST_PAGE_NEARLY_EMPTY, place, page=folio, lines=lines, room=int(last.room))


def _lines_over(article: SetArticle, allotted: int) -> int:
    """How many lines stand on pages that are not allotted."""
    return ceil(sum(page.lines for page in article.text[allotted:]))


def _lines_under(article: SetArticle, allotted: int) -> int:
    """How many lines would fill what is free, as many to a page as the article's pages have at most."""
    last = article.text[-1]
    most = max(page.room for page in article.text)
    return int(last.room - last.lines + (allotted - len(article.text)) * most)
