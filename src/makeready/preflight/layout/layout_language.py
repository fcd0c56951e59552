"""Whether what a layout prints by itself is in the issue's language."""

from __future__ import annotations

from collections.abc import Iterator

from makeready.composing.layout_facts import shown_path
from makeready.composing.printed_words import FALLBACK
from makeready.composing.templates import Layout
from makeready.issue import Issue
from makeready.problems import Code, Place, Problem


def printed_language_problems(issue: Issue, layout: Layout) -> Iterator[Problem]:
    """A problem where the layout has no words of the issue's language, and prints English ones."""
    primary, words = issue.language.partition("-")[0].lower(), layout.words(issue.language)
    if words.language == FALLBACK != primary:
        place = Place(shown_path(layout.folders[0] / "words.yaml"))
        yield Problem(
            Code.PRINTED_WORDS_IN_ENGLISH,
            place,
            language=issue.language,
            primary=primary,
            shown=words.contents,
        )
