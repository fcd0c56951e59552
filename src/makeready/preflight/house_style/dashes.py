"""Dashes that were typed as two hyphens, where that is not what the article does or not what will print.

`--` between two words, or between two spaces, comes out as a dash. Elsewhere it stays what it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from makeready.issue import Issue
from makeready.problems import Code, Place, Problem
from makeready.reading.passages import Passage
from makeready.reading.typed_issue import TypedIssue

STAYS = re.compile(r"(?<=[^\W_])--(?=\s)|^--(?=[^\W\d_])")
"""Between a word and a space, or before the first word of a paragraph."""
COMES_OUT = re.compile(r"(?<=\s)---?(?=\s)|(?<=[^\W_])---?(?=[^\W_])")
TYPED = re.compile("[\u2013\u2014]")


def hyphens_for_dashes(_issue: Issue, typed: TypedIssue) -> Iterator[Problem]:
    """A problem for two hyphens that print as they are, or that stand beside typed dashes in one article."""
    with_dashes = {passage.article for passage in typed.passages if _has_dash(passage)}
    for passage in typed.passages:
        for found in STAYS.finditer(passage.text):
            yield _problem(passage, found, "they print as they are")
        for found in COMES_OUT.finditer(passage.text) if passage.article in with_dashes else ():
            yield _problem(passage, found, "elsewhere in this article a dash is typed")


def _has_dash(passage: Passage) -> bool:
    """Whether a dash was typed as one, other than between numbers (1918\u201320)."""
    return any(
        not (passage.text[: found.start()][-1:].isdigit() and passage.text[found.end() :][:1].isdigit())
        for found in TYPED.finditer(passage.text)
    )


def _problem(passage: Passage, found: re.Match[str], why: str) -> Problem:
    place = Place(passage.file, passage.line_at(found.start()))
    before = passage.text[: found.start()].split()
    after = passage.text[found.end() :].split()
    beside = (before[-1:] or after[:1])[0]
    return Problem(Code.HYPHENS_FOR_DASH, place, beside=beside, why=why)
