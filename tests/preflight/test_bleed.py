"""A picture that reaches the trim and not the bleed is told; one that ends in the gutter or within is not."""

from __future__ import annotations

from pathlib import Path

import pytest
from layouts_for_tests import THREE, one_of_three
from produced import alone
from small_issues import article, figure, issue, paragraph, paragraphs, picture, prose

from makeready.issue import Placement
from makeready.preflight.pages.bleed import bleed_problems
from makeready.problems import Code, Problem
from makeready.producing.pdf.issue_pdf import produce_pdf


def told(css: str, name: str, folder: Path) -> list[Problem]:
    """What is told of an opening picture, a plate and a spread in a layout that has these rules too."""
    layout = one_of_three(name, folder / "own", css)
    opening = figure(picture(folder, "road", 300, 200), Placement.WIDE)
    plate = figure(picture(folder, "pans", 300, 400), Placement.FULL_PAGE)
    spread = figure(picture(folder, "shore", 600, 400), Placement.SPREAD)
    carts = article("carts", opening, *paragraphs(3), plate, *paragraphs(3), spread, *paragraphs(3))
    of = issue(article("salt", paragraph(prose(40)), figure(picture(folder, "mule", 300, 200))), carts)
    return list(bleed_problems(produce_pdf(of, layout, alone()).units, layout))


FAULTY = """
    .opening-picture img { margin-top: calc(0.6mm - var(--margin-head)) }
    .plate { overflow: hidden }
    .spread { margin-top: 0; padding-top: 0 }
"""
SHORT = {"road": "head", "pans": "head and outer edge", "shore": "head"}


@pytest.mark.parametrize(
    ("css", "short"),
    [(FAULTY, SHORT), (":root { --bleed: 0mm }", dict.fromkeys(SHORT, "head and outer edge"))],
)
def test_a_picture_that_ends_at_the_trim_is_told(css: str, short: dict[str, str], tmp_path: Path):
    """All in one problem of the style sheet, each with its page and its sides."""
    (problem,) = told(css, "digest", tmp_path)

    assert problem.code is Code.PICTURE_SHORT_OF_BLEED
    assert problem.place.file.endswith("own/print/style.css")
    for picture_name, sides in short.items():
        assert f"{picture_name}.png at the {sides} of page " in problem.sentence
    assert len(problem.spots) >= len(short)


@pytest.mark.parametrize(
    ("name", "css"),
    [
        *((name, "") for name in THREE),
        ("digest", ":root { --bleed: 5mm }"),
        ("digest", ".plate img { margin: 4mm; width: 100mm }"),
    ],
)
def test_a_picture_that_bleeds_or_keeps_away_is_left_alone(name: str, css: str, tmp_path: Path):
    """Whatever the bleed is, and at the fold as well, where a spread ends."""
    assert told(css, name, tmp_path) == []
