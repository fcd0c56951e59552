"""What an editor types becomes the blocks that are meant, each with its line."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from notation import noted

CASES = re.findall(
    r"^(?P<title>[^\n]+)\n\.\n(?P<typed>.*?)^\.\n(?P<blocks>.*?)^\.$",
    Path(__file__).with_name("prose_cases.md").read_text(encoding="utf-8"),
    re.MULTILINE | re.DOTALL,
)


@pytest.mark.parametrize(("typed", "blocks"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_prose_becomes_blocks(typed: str, blocks: str, read_text):
    """A case of prose_cases.md becomes what stands there, and nothing in it is an error."""
    issue, problems = read_text(typed)

    assert noted(issue.articles[0]) == blocks.rstrip("\n")
    assert {problem.severity for problem in problems} <= {"warning"}


def test_quotation_marks_follow_the_language_of_the_article(smallest):
    """An article in another language than the issue has that language's quotation marks."""
    from makeready.reading.manuscript import read_manuscript

    article = smallest / "salt-road/article.md"
    article.write_text(
        '---\ntitle: "\\"Соль\\""\nlanguage: ru\nbyline: \'"Да"\'\n---\n"Соль", \'да\'.\n', "utf-8"
    )

    issue, _ = read_manuscript(smallest)

    (read,) = issue.articles
    assert noted(read) == "paragraph @6: «Соль», „да“."
    assert (read.title[0].text, read.byline) == ("«Соль»", "«Да»")


def test_a_long_word_and_a_long_headline_are_read(smallest):
    """A word of 400 letters and a headline of 300 are no problem of reading."""
    from makeready.reading.manuscript import read_manuscript

    article = smallest / "salt-road/article.md"
    article.write_text(f"---\ntitle: {'salt ' * 60}\n---\n{'s' * 400}\n", "utf-8")

    issue, problems = read_manuscript(smallest)

    assert problems == []
    assert noted(issue.articles[0]) == f"paragraph @4: {'s' * 400}"


def test_an_article_of_one_word_is_read(read_text):
    """One word is an article."""
    issue, problems = read_text("Salt")

    assert problems == []
    assert noted(issue.articles[0]) == "paragraph @4: Salt"
