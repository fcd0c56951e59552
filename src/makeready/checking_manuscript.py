"""The manuscript read for a check: what reading finds in it, and what a copy editor would mark."""

from __future__ import annotations

from pathlib import Path

from makeready.cache import Cache
from makeready.issue import Issue
from makeready.preflight.manuscript_checks import manuscript_problems
from makeready.problems import Problem
from makeready.reading.manuscript import read_manuscript
from makeready.reading.typed_issue import TypedIssue, read_typed


def marked_manuscript(
    root: Path, cache: Cache, output: Path | None = None
) -> tuple[Issue | None, TypedIssue, list[Problem]]:
    """The issue, how it was typed, and every problem as grave as the house takes it.

    The folder `output`, where the issue is built, is no part of it.
    """
    issue, found = read_manuscript(root, cache, output)
    typed, told = read_typed(root, cache)
    marked = manuscript_problems(issue, typed) if issue else []
    return issue, typed, [*told, *typed.style.judge([*found, *marked])]
