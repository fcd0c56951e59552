"""What a layout prints by itself is in the issue's language, or it is told that it is not."""

from __future__ import annotations

from pathlib import Path

from layouts_for_tests import layout_with, shipped
from small_issues import article, issue, paragraph

from makeready.preflight.layout.layout_language import printed_language_problems
from makeready.problems import Code

GERMAN = issue(article("salz", paragraph("So.")), language="de-AT")


def test_a_language_that_the_layout_has_no_words_of_is_told():
    """With what it prints, and where the words belong."""
    (problem,) = printed_language_problems(GERMAN, shipped())

    assert problem.code is Code.PRINTED_WORDS_IN_ENGLISH
    assert problem.place.file.endswith("layouts/words.yaml")
    assert "no words of de-AT, so that it prints “Contents”" in problem.sentence
    assert "add `de:` to words.yaml" in problem.hint


def test_words_of_the_language_are_enough(tmp_path: Path):
    """Whatever the region, and English for an issue in English."""
    layout = layout_with(tmp_path / "own", {"words.yaml": "de: { contents: Inhalt }"})

    assert list(printed_language_problems(GERMAN, layout)) == []
    assert list(printed_language_problems(issue(language="en-GB"), shipped())) == []
