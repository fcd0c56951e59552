"""What is wrong with words is seen on the pages where they are printed."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest
from layouts_for_tests import SHIPPED
from overlay import lay_over

from makeready.checking import check
from makeready.order import Format, Order
from makeready.pipeline import build
from makeready.problems import Problem
from makeready.progress import Progress
from makeready.workers import Here

LONG = (
    " ".join(["The cart goes by night and the mule knows the way, as it has for sixty years."] * 40)
    + " So it goess."
)
ARTICLE = f"""\
---
title: The salt road
standfirst: The pans are rakedd by hand.
---

The pans lie flat and  white a mile before the sea does.[^1] Where the ridges end the road begins.

{LONG}

## The ridges  end

Salt lies here (see [the carts](../salt-road/article.md)), and nobody countss it any more, for the last of
those who did has gone to the city, where salt comes
in packetss of a pound.

> A rake is worth twoo men.

| Year | Loads |
| --- | --- |
| 1821 | fewerr |

[^1]: A mile is a milee.
"""


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> tuple[list[Problem], Path]:
    """What is told of an article with a slip in each kind of text, and its PDF."""
    folder = tmp_path_factory.mktemp("passages")
    (folder / "none").mkdir()
    manuscript = lay_over(folder / "none", folder / "manuscript")
    (text,) = manuscript.glob("*/article.md")
    text.write_text(ARTICLE)
    order = Order(manuscript, SHIPPED, folder / "build", (Format.PDF,))
    (pdf,) = build(order, Progress(silent=True), Here()).written
    checked = check(replace(order, formats=()), Progress(silent=True), Here(), judges=False)
    return list(checked.problems), pdf


@pytest.mark.parametrize(
    "word", ["rakedd", "ridges  end", "countss", "packetss", "twoo", "fewerr", "milee", "white"]
)
def test_a_slip_is_seen_where_its_words_are_printed(word: str, found: tuple[list[Problem], Path]) -> None:
    """In a standfirst, beside a drop cap, in a heading, a later line, a quotation, a cell, a note."""
    problems, pdf = found
    said = [f'"{part}"' for part in word.split()]
    (problem,) = (each for each in problems if all(part in each.sentence for part in said))
    assert problem.spots
    with pypdfium2.PdfDocument(pdf) as printed:
        text = " ".join(
            printed[spot.folio - 1]
            .get_textpage()
            .get_text_bounded(*_on_sheet(printed[spot.folio - 1], spot.area))
            for spot in problem.spots
        )
    assert word.rsplit(maxsplit=1)[-1] in text
    assert len(text) < 400


def _on_sheet(page: pypdfium2.PdfPage, area: tuple[float, ...]) -> tuple[float, ...]:
    """An area of the trim, as the page counts it."""
    left, bottom, *_ = page.get_cropbox()
    return area[0] + left, area[1] + bottom, area[2] + left, area[3] + bottom


def test_a_paragraph_over_columns_and_pages_is_seen_in_each(found: tuple[list[Problem], Path]) -> None:
    """Its parts are marked one by one, and nothing between them."""
    problems, _ = found
    (long,) = (each for each in problems if '"goess"' in each.sentence)
    assert len({(spot.folio, round(spot.area[0], -1)) for spot in long.spots}) == len(long.spots) > 1
