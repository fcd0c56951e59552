"""What the report says in words of its own."""

from __future__ import annotations

import pytest

from makeready.preflight.checked import Checked, Standing
from makeready.preflight.report.report_page import report_page
from makeready.preflight.report.report_words import coded, sheets, standings_words
from makeready.problems import Code, Place, Problem


@pytest.mark.parametrize(
    ("pages", "binding", "bars", "words"),
    [
        (36, "perfect", {0, 16, 32}, "a signature of sixteen pages"),
        (24, "saddle-stitch", {11, 12}, "of 6 sheets that lie in each other"),
        (14, "saddle-stitch", set[int](), "14 pages are no whole sheets of four"),
    ],
)
def test_the_flatplan_shows_how_the_sheets_lie(pages: int, binding: str, bars: set[int], words: str):
    """One behind the other where the issue is glued, in each other where it is stitched."""
    found, meaning = sheets(pages, is_stitched=binding == "saddle-stitch")

    assert found == bars
    assert words in meaning


@pytest.mark.parametrize(
    ("standings", "words"),
    [
        ([Standing.PASSED] * 3, "all 3 passed"),
        ([Standing.NOT_ASKED, Standing.PASSED, Standing.FAULTS], "1 found faults, 1 not asked, 1 passed"),
        ([Standing.NOT_CHECKED] * 2, "2 not checked"),
    ],
)
def test_judges_are_told_in_one_line(standings: list[Standing], words: str):
    """That all passed is said of all of them alone."""
    assert standings_words(standings) == words


def test_what_is_to_be_typed_stands_out():
    """Between single backticks, and is escaped as all else is; a fence of three is no pair."""
    assert coded("write `<br>` & go") == "write <code>&lt;br&gt;</code> &amp; go"
    assert coded("put a line ``` before and after it") == "put a line ``` before and after it"


def test_every_problem_can_be_chosen_by_a_name():
    """A file that lies elsewhere on the disk by its own, one of the manuscript by its article."""
    places = (Place("salt/article.md", 7), Place("/elsewhere/layouts/print/style.css"))
    problems = tuple(Problem(Code.EMPTY_HEADING, place) for place in places)
    page = report_page(Checked("salt", "Salt", problems), [], {}).decode()

    assert "<option>salt</option><option>style.css</option>" in page
