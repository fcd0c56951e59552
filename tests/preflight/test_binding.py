"""A stitched issue is made of sheets with four pages each."""

from __future__ import annotations

import pytest
from small_issues import issue

from makeready.preflight.pages.binding import binding_problems
from makeready.problems import Code


@pytest.mark.parametrize(
    ("pages", "hints"),
    [
        (16, []),
        (17, ["add 3, or take 1 out."]),
        (18, ["add 2, or take 2 out."]),
        (19, ["add 1, or take 3 out."]),
    ],
)
def test_a_stitched_issue_wants_a_multiple_of_four_pages(pages: int, hints: list[str]):
    """What would make whole sheets is told."""
    problems = list(binding_problems(issue(binding="saddle-stitch"), pages))

    assert [problem.hint for problem in problems] == hints
    assert {problem.code for problem in problems} <= {Code.BINDING_PAGES}


def test_a_glued_issue_takes_any_number_of_pages():
    """So does one that does not say how it is bound."""
    assert list(binding_problems(issue(), 17)) == []
