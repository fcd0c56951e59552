"""Words that `makeready new` wrote, and nobody has replaced."""

from __future__ import annotations

from collections.abc import Iterator

from makeready.issue import Issue
from makeready.problems import Code, Place, Problem
from makeready.reading.passages import NO_PROSE
from makeready.reading.typed_issue import TypedIssue
from makeready.sample_text import LINES, SENTENCES


def dummy_text(_issue: Issue, typed: TypedIssue) -> Iterator[Problem]:
    """A problem for each passage that still holds a sample, however much was written around it."""
    for passage in typed.passages:
        words = " ".join(passage.text.replace(NO_PROSE, " ").split())
        left = words if words in LINES else next((sample for sample in SENTENCES if sample in words), "")
        if left:
            yield Problem(Code.DUMMY_TEXT, Place(passage.file, passage.line), words=left)
