"""What has moved since the last release: an article that grew, and all that it pushes."""

from __future__ import annotations

from pathlib import Path

import pytest
from layouts_for_tests import shipped
from produced import alone
from small_issues import article, issue, paragraphs

from makeready.issue import Issue
from makeready.preflight.pages.last_release import FILE, as_json, moved_problems, released_pages
from makeready.problems import Problem
from makeready.producing.pdf.issue_pdf import produce_pdf
from makeready.producing.produced import PrintedUnit


def of(*lengths: int) -> Issue:
    """An issue of articles with so many paragraphs."""
    return issue(*(article(f"piece-{at}", *paragraphs(length)) for at, length in enumerate(lengths)))


def printed(of: Issue) -> tuple[PrintedUnit, ...]:
    """Its pages."""
    return produce_pdf(of, shipped(), alone()).units


def released(of: Issue, folder: Path) -> Path:
    """The output folder of a release of it."""
    kept = folder / FILE.format(slug=of.slug)
    kept.parent.mkdir(parents=True)
    kept.write_bytes(as_json(printed(of)))
    return folder


def told(now: Issue, output: Path) -> list[Problem]:
    """What has moved."""
    return list(moved_problems(now, printed(now), released_pages(output, now.slug)))


@pytest.mark.parametrize(
    ("before", "now", "sentence"),
    [
        ((4, 4, 4, 4), (4, 30, 4, 4), "and took 1 in the last release; 2 articles behind it start"),
        ((4, 30, 4), (4, 4, 4), "the article takes 1 page and took"),
        ((4, 4), (4, 30), "nothing behind it moves"),
    ],
)
def test_an_article_that_changed_its_pages_is_told_with_what_it_pushes(
    before: tuple[int, ...], now: tuple[int, ...], sentence: str, tmp_path: Path
):
    """Once, at its head; those that are pushed are counted there."""
    [problem] = told(of(*now), released(of(*before), tmp_path))

    assert str(problem.place) == "piece-1/article.md:1"
    assert problem.code.value.code == "pages-changed"
    assert sentence in problem.sentence


def test_the_same_pages_are_no_matter(tmp_path: Path):
    """Nor is an article that the release did not have."""
    assert told(of(4, 4), released(of(4, 4), tmp_path)) == []
    assert told(of(4, 4, 4), tmp_path) == []


@pytest.mark.parametrize("kept", ["", "[]", '{"articles": {"piece-1": {}}}', '{"articles": [1]}'])
def test_a_record_that_cannot_be_read_is_as_none(kept: str, tmp_path: Path):
    """Somebody may have edited it."""
    output = released(of(4, 4), tmp_path)
    (output / FILE.format(slug="salt-07")).write_text(kept)

    assert told(of(4, 30), output) == []
