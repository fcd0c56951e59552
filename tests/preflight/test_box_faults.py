"""Text that leaves its box and boxes that overlap are found on the page, and pages that are sound pass."""

from __future__ import annotations

from pathlib import Path

import pytest
from layouts_for_tests import THREE, one_of_three
from produced import alone
from small_issues import article, figure, issue, panel, paragraphs

from makeready.issue import Sidebar, Text
from makeready.preflight.pages.typesetting import typesetting_problems
from makeready.problems import Code
from makeready.producing.pdf.issue_pdf import produce_pdf

TEXT = (
    *paragraphs(3),
    figure(panel("a.jpg")),
    *paragraphs(2),
    Sidebar("sidebar-1", (Text("How a pan is cut"),), paragraphs(2, 30)),
    *paragraphs(6),
)
TOLD = {Code.TEXT_OUT_OF_ITS_BOX, Code.BOXES_OVERLAP}


def told(css: str, name: str, folder: Path) -> list[tuple[Code, str]]:
    """The faults of boxes in an article whose layout has these rules too, and what stands there."""
    of = issue(article("salt-and-more-of-it", *TEXT))
    units = produce_pdf(of, one_of_three(name, folder / "own", css), alone()).units
    problems = typesetting_problems(of, units)
    return [(problem.code, str(problem)) for problem in problems if problem.code in TOLD]


@pytest.mark.parametrize("name", THREE)
@pytest.mark.parametrize(
    ("css", "code", "words"),
    [
        (
            ".sidebar { height: 20mm }",
            Code.TEXT_OUT_OF_ITS_BOX,
            "text leaves its box, aside.sidebar, on page",
        ),
        (
            ".sidebar { max-height: 20mm }",
            Code.TEXT_OUT_OF_ITS_BOX,
            "text leaves its box, aside.sidebar, on page",
        ),
        ("h1 { white-space: nowrap; width: 20mm }", Code.TEXT_OUT_OF_ITS_BOX, "Salt and more of it"),
        (
            ".figure { margin-bottom: -20mm }",
            Code.BOXES_OVERLAP,
            "figure.figure lies on other text or on another box on page",
        ),
        (".sidebar { margin-top: -20mm }", Code.BOXES_OVERLAP, "aside.sidebar lies on other text"),
        (
            ".sidebar { position: relative; top: -10mm }",
            Code.BOXES_OVERLAP,
            "aside.sidebar lies on other text",
        ),
    ],
)
def test_a_fault_of_a_layout_is_found(css: str, code: Code, words: str, name: str, tmp_path: Path):
    """On each of three layouts, once for each paragraph or box, with its selector and its page."""
    [(found, problem), *more] = told(css, name, tmp_path)

    assert found is code
    assert words in problem
    assert {each for each, _ in more} <= {code}
    assert len(more) < 2


@pytest.mark.parametrize("name", THREE)
@pytest.mark.parametrize(
    "css", ["", ".sidebar { height: 90mm }", ".figure { margin-bottom: -1px }", "h1 { text-indent: -5mm }"]
)
def test_what_is_meant_is_no_fault(css: str, name: str, tmp_path: Path):
    """A box with room, a hair's breadth, a line that hangs out to the left."""
    assert told(css, name, tmp_path) == []
