"""Whether the issue's pages make whole sheets."""

from __future__ import annotations

from collections.abc import Iterator

from makeready.issue import Issue
from makeready.problems import Code, Place, Problem

SHEET = 4
"""A sheet that is folded once and stitched in its fold has four pages."""


def is_stitched(issue: Issue) -> bool:
    """Whether its sheets lie in each other, stitched in their fold."""
    return issue.binding == "saddle-stitch"


def binding_problems(issue: Issue, pages: int) -> Iterator[Problem]:
    """A problem where an issue that is stitched has a page more or fewer than its sheets."""
    over = pages % SHEET
    if is_stitched(issue) and over:
        place = Place("issue.yaml")
        yield Problem(Code.BINDING_PAGES, place, pages=pages, more=SHEET - over, fewer=over)
