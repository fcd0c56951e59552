"""Whatever is typed is read without a traceback, and no word of it is lost in silence."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from issue_words import article_words
from overlay import lay_over

from makeready.problems import Code, Findings, Severity
from makeready.reading.facts import read_facts
from makeready.reading.manuscript import read_manuscript

WORD = st.integers(0, 999).map(lambda number: f"w{number}x")
SPACE = [" ", " ", "\n", "\n\n", "\n\n", "\t", "\u2028", "\u00a0"]
BLOCKS = [
    "\n```\n",
    "\n    ",
    "\n> ",
    "> > ",
    "\n- ",
    "\n  - ",
    "\n1. ",
    "\n# ",
    "\n## ",
    "\n---\n",
    "\n===\n",
]
TABLES = ["|", "\n| --- | --- |\n", "| a | b |\n", "\nTable: "]
INLINES = ["*", "**", "_", "`", "```", "\\", "[", "]", "(", ")", "![", "](images/a.png)", "](#", "]("]
LINKS = ["](https://example.org)", "\n[a]: https://example.org\n", "[a]", "[^a]", "\n[^a]: ", "^["]
HTML = [
    "<",
    ">",
    "<sub>",
    "</sub>",
    "<b>",
    "</b>",
    "<br>",
    "<!--",
    "-->",
    "\n<!-- ",
    "\n<div>",
    "&amp;",
    "&#12;",
]
BOXES = ["\n::: sidebar ", "\n::: pullquote\n", "\n:::\n"]
SIGNS = ['"', "'", "--", "{.a}", "\0"]
MARKUP = st.sampled_from([*SPACE, *BLOCKS, *TABLES, *INLINES, *LINKS, *HTML, *BOXES, *SIGNS])
TEXT = st.lists(st.one_of(WORD, MARKUP), max_size=40).map("".join)
ADDRESS_OR_COMMENT = re.compile(r"<!--.*?-->|\]\([^)]*\)?|<[^>]*>|\]:\s*\S+", re.DOTALL)
FREQUENT = settings(
    max_examples=200, deadline=None, derandomize=True, database=None, suppress_health_check=list(HealthCheck)
)


@pytest.fixture(scope="module")
def manuscript(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the smallest manuscript, whose article is typed over and over."""
    folder = tmp_path_factory.mktemp("any")
    return lay_over(folder, folder / "manuscript")


@FREQUENT
@given(text=TEXT)
@example(text="> ::: sidebar w1x\nw2x\n:::\nw3x")
@example(text="w1x\n: --- | ---\nw2x | w3x")
def test_no_word_is_lost_in_silence(text: str, manuscript: Path):
    """Every word that is no address and stands in no comment is in the article, or an error speaks of it."""
    article = manuscript / "salt-road/article.md"
    article.write_text(f"---\ntitle: The salt road\n---\n{text}", encoding="utf-8")

    issue, problems = read_manuscript(manuscript)

    if all(problem.severity is Severity.WARNING for problem in problems):
        unprinted = " ".join(problem.sentence for problem in problems if problem.code is Code.UNPRINTED_WORDS)
        kept = article_words(issue.articles[0]) + unprinted
        typed = re.findall(r"w\d+x", ADDRESS_OR_COMMENT.sub(" ", text))
        assert [word for word in typed if word not in kept] == []


@FREQUENT
@given(text=st.text(max_size=200))
@example(text="[a](http://[::1)")
@example(text="<http://[>")
@example(text="![a](//[)")
@example(text="[a]: <\n")
def test_any_characters_can_stand_in_an_article(text: str, manuscript: Path):
    """Any text at all gives an issue and problems, never a traceback."""
    data = text.encode("utf-8", "surrogatepass")
    (manuscript / "salt-road/article.md").write_bytes(b"---\ntitle: The salt road\n---\n" + data)

    read_manuscript(manuscript)


@FREQUENT
@given(data=st.binary(max_size=100))
def test_any_bytes_can_stand_in_any_file(data: bytes, manuscript: Path):
    """Any bytes as article, captions and picture give problems, never a traceback."""
    folder = manuscript / "salt-road"
    (folder / "images").mkdir(exist_ok=True)
    (folder / "article.md").write_text("---\ntitle: Salt\n---\n![Salt.](images/a.png)\n", encoding="utf-8")
    (folder / "captions.md").write_bytes(b"## a.png\n\n" + data)
    for name in ("a.png", "b.svg"):
        (folder / "images" / name).write_bytes(data)

    read_manuscript(manuscript)


YAML = [
    "title",
    "byline",
    "cover",
    ":",
    ": ",
    "- ",
    "\n",
    "\n  ",
    "[",
    "]",
    "{",
    "}",
    ",",
    "#",
    " #",
    "|",
    ">",
    "\t",
]
ODD_YAML = [
    "&a",
    "*a",
    "!!python/object:os.system",
    "%",
    "@",
    "`",
    '"',
    "'",
    "\\",
    "?",
    "~",
    "---",
    "...",
    "<<",
    "\u2028",
]
FACT = st.sampled_from([*YAML, *ODD_YAML])


@FREQUENT
@given(text=st.one_of(st.text(max_size=80), st.lists(FACT, max_size=20).map("".join)))
def test_any_text_can_stand_among_the_facts(text: str):
    """Any text gives facts or a problem that says why not."""
    findings = Findings("issue.yaml")

    facts = read_facts(text, findings)

    assert facts is not None or findings.problems
