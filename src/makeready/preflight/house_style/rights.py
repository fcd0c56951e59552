"""Until when pictures may be printed: `rights: one print and digital use until 2033-01-01`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from makeready.issue import Issue
from makeready.problems import Code, Place, Problem
from makeready.reading.passages import Kind, Passage
from makeready.reading.typed_issue import TypedIssue

DAY = re.compile(r"\b(\d{4}-\d{2}-\d{2})\b")
UNTIL_A_DAY = re.compile(r"\buntil\s+(\d{4}-\d{2}-\d{2})\b|\b(\d{4}-\d{2}-\d{2})\W*$", re.IGNORECASE)
UNTIL_A_TIME = re.compile(
    r"\buntil\b(?!\W+(?:further|otherwise|told|revoked|withdrawn|recalled|cancelled))[^.;,]+", re.IGNORECASE
)
"""An end that comes; "until further notice" is none."""


def lapsing_rights(issue: Issue, typed: TypedIssue) -> Iterator[Problem]:
    """A problem for each right that has lapsed on the issue's day, or lapses within a year of it."""
    for passage in typed.passages:
        if passage.kind is Kind.RIGHTS:
            yield from _judged(passage, issue.published)


def _judged(passage: Passage, published: date) -> Iterator[Problem]:
    place, picture = Place(passage.file, passage.line), passage.picture
    day = lapse(passage.text)
    if day is None:
        if (typed := UNTIL_A_TIME.search(passage.text)) and not DAY.search(passage.text):
            yield Problem(Code.RIGHTS_WITHOUT_DAY, place, picture=picture, typed=typed.group().strip())
    elif day < published:
        yield Problem(Code.RIGHTS_LAPSED, place, picture=picture, lapse=day, published=published)
    elif day < _a_year_after(published):
        yield Problem(Code.RIGHTS_LAPSE_SOON, place, picture=picture, lapse=day, published=published)


def lapse(rights: str) -> date | None:
    """The last day of a right: the day after "until", or the one that the words end with."""
    found = UNTIL_A_DAY.search(rights)
    try:
        return date.fromisoformat(found[1] or found[2]) if found else None
    except ValueError:
        return None


def _a_year_after(day: date) -> date:
    """The same day of the next year; 1 March for 29 February."""
    try:
        return day.replace(year=day.year + 1)
    except ValueError:
        return date(day.year + 1, 3, 1)
