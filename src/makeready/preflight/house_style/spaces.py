"""Spaces that are too many."""

from __future__ import annotations

import re
from collections.abc import Iterator

from makeready.issue import Issue
from makeready.problems import Code, Place, Problem
from makeready.reading.passages import NO_PROSE, Kind
from makeready.reading.typed_issue import TypedIssue

SEVERAL = re.compile(r"(\S+)(?: {2,}|\t[ \t]*| +\t[ \t]*)(\S+)")
BEFORE_A_COMMA = re.compile(r"(\S+)[ \t\n\u00a0\u202f]+[,\u060c](?=\s|$)")
WHAT_WAS_COVERED = "…"


def double_spaces(_issue: Issue, typed: TypedIssue) -> Iterator[Problem]:
    """A problem for each line with more than one space between two words."""
    for passage in typed.passages:
        for found in SEVERAL.finditer(passage.text) if passage.kind is not Kind.CELL else ():
            if "|" in (found[1], found[2]):
                continue  # lines that were meant to be a table
            place = Place(passage.file, passage.line_at(found.start(2)))
            yield Problem(Code.DOUBLE_SPACE, place, before=_shown(found[1]), after=_shown(found[2]))


def spaces_before_commas(_issue: Issue, typed: TypedIssue) -> Iterator[Problem]:
    """A problem for each comma that a space stands before."""
    for passage in typed.passages:
        for found in BEFORE_A_COMMA.finditer(passage.text):
            place = Place(passage.file, passage.line_at(found.end() - 1))
            yield Problem(Code.SPACE_BEFORE_COMMA, place, before=_shown(found[1]))


def _shown(word: str) -> str:
    """A word as it is told; three points for what is no prose."""
    return re.sub(f"{NO_PROSE}+", WHAT_WAS_COVERED, word)
