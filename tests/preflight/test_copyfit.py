"""Copyfit: an article against the pages that the flatplan allots it, and its last page."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from layouts_for_tests import SHIPPED, layout_with, shipped
from produced import alone
from small_issues import article, figure, issue, panel, paragraph, paragraphs

from makeready.composing.templates import Layout
from makeready.issue import Block, Placement, PullQuote
from makeready.preflight.pages.copyfit import article_fits, copyfit_problems
from makeready.problems import Problem
from makeready.producing.pdf.issue_pdf import produce_pdf
from makeready.producing.produced import PrintedUnit


def fitted(
    *blocks: Block, pages: int | None = None, layout: Layout | None = None
) -> tuple[PrintedUnit, dict[str, Problem]]:
    """An article on its pages, and what is told of it by code."""
    of = issue(article("salt", *blocks, pages=pages))
    produced = produce_pdf(of, layout or shipped(), alone())
    (made,) = (unit for unit in produced.units if unit.articles)
    problems = copyfit_problems(of, produced.units)
    return made, {problem.code.value.code: problem for problem in problems}


def test_the_lines_of_each_page_are_counted():
    """A full page holds as many lines as it has room for, in all its columns."""
    made, _ = fitted(*paragraphs(40))

    assert len(made.observed.text) > 2
    full = made.observed.text[1]
    assert full.lines == pytest.approx(full.room, abs=4)
    assert full.room == pytest.approx(100, abs=1)


def test_an_article_that_is_too_long_is_told_by_how_many_lines():
    """The lines on the pages that it should not have are what has to be cut."""
    made, problems = fitted(*paragraphs(40), pages=2)

    over = sum(page.lines for page in made.observed.text[2:])
    assert f"takes {len(made.observed.text)} pages where 2 are allotted" in problems["copyfit-over"].sentence
    assert f"{round(over + 0.49)} lines too many" in problems["copyfit-over"].sentence


def test_an_article_that_is_too_short_is_told_how_much_is_free():
    """What is left of its last page counts, and the pages that it does not reach."""
    made, problems = fitted(*paragraphs(2), pages=2)

    (only,) = made.observed.text
    free = int(only.room - only.lines + only.room)
    assert f"about {free} lines are free" in problems["copyfit-under"].sentence


def test_an_article_that_fits_is_not_told():
    """Neither is one to which nothing is allotted."""
    assert fitted(*paragraphs(2), pages=1)[1] == {}
    assert fitted(*paragraphs(2))[1] == {}


def test_a_last_page_with_a_few_lines_is_told():
    """As text grows, the first lines on a new page are told, and no longer when there are many."""
    end, aside = replace(paragraph("So it was."), line=31), replace(paragraph("An aside."), line=35)
    quote = PullQuote((aside,), 35)
    fits = [fitted(*paragraphs(count), end, quote) for count in range(8, 22, 2)]

    told = [problems["last-page-nearly-empty"] for _, problems in fits if problems]
    lonely = [made for made, _ in fits if made.observed.text[-1].lines < 0.2 * made.observed.text[-1].room]
    assert told
    for problem, made in zip(told, lonely, strict=True):
        assert f"on page {made.folio + len(made.observed.text) - 1}," in problem.sentence
        assert problem.place.line == 31, "at the last words of the running text"
    assert len(told) < len(fits) / 2


def test_of_an_article_that_misses_its_pages_that_alone_is_told():
    """The lines on its last page are those to be cut, or the pages beyond it are free."""
    text = next(text for count in range(8, 22, 2) if fitted(*(text := paragraphs(count)))[1])
    pages = len(fitted(*text)[0].observed.text)

    told = {allotted: list(fitted(*text, pages=allotted)[1]) for allotted in (pages - 1, pages, pages + 1)}
    assert list(told.values()) == [["copyfit-over"], ["last-page-nearly-empty"], ["copyfit-under"]]


def test_a_last_page_that_a_picture_fills_is_left_alone():
    """A plate at the end has no text, and needs none."""
    _, problems = fitted(*paragraphs(6), figure(panel("pan", 300, 400), Placement.FULL_PAGE))

    assert problems == {}


def test_a_layout_without_a_grid_counts_in_its_own_lines(tmp_path: Path):
    """Lines are those of the root's line height; in one column they are counted too."""
    style = f'@import "{SHIPPED / "print/style.css"}"; .flow {{ columns: 1 }}'
    made, _ = fitted(*paragraphs(40), layout=layout_with(tmp_path / "own", {"print/style.css": style}))

    assert made.observed.text[1].room == pytest.approx(50, abs=1)
    assert made.observed.text[1].lines == pytest.approx(made.observed.text[1].room, abs=3)


def test_articles_that_share_pages_fill_them_together():
    """They are told in one row, as nothing can be allotted to one of them."""
    of = issue(*(article(f"piece-{at}", *paragraphs(2)) for at in range(3)), together=True)
    produced = produce_pdf(of, shipped(), alone())

    (fit,) = article_fits(of, produced.units)
    assert (fit.slug, fit.title) == ("piece-0, piece-1, piece-2", "Piece 0 · Piece 1 · Piece 2")
    assert (fit.pages, fit.allotted) == (1, 0)
    assert 0.1 < fit.last_page_filled < 1


@pytest.mark.parametrize(
    ("blocks", "least", "most"),
    [
        ((*paragraphs(2), figure(panel("pan"))), 0.2, 0.9),
        ((figure(panel("pan", 300, 100), Placement.WIDE), *paragraphs(2)), 0.2, 0.9),
        ((*paragraphs(6), figure(panel("pan", 300, 400), Placement.FULL_PAGE)), 1, 1),
    ],
    ids=["in a column", "wide", "a plate"],
)
def test_pictures_fill_a_page_by_their_height(blocks: tuple[Block, ...], least: float, most: float):
    """A page is not full for having one, unless it is a plate."""
    of = issue(article("salt", *blocks))

    (fit,) = article_fits(of, produce_pdf(of, shipped(), alone()).units)
    assert least <= fit.last_page_filled <= most
