"""The prose as it was typed: right lines, and nothing that is no prose."""

from __future__ import annotations

from pathlib import Path

import pytest

from makeready.cache import Cache
from makeready.reading.passages import NO_PROSE, Kind, Passage, Source
from makeready.reading.typed_articles import as_typed
from makeready.reading.typed_issue import read_typed

SOURCE = Source("salt-road/article.md", "en")


def blocks(text: str) -> list[Passage]:
    """The passages of a text."""
    return list(SOURCE.of_blocks(text))


def test_quotation_marks_and_dashes_stay_as_they_were_typed() -> None:
    """A copy editor sees what stands in the file."""
    assert [passage.text for passage in blocks('He said -- "it\'s  dry".')] == ['He said -- "it\'s  dry".']


@pytest.mark.parametrize(
    ("typed", "left"),
    [
        ("a `code  b` c", f"a {NO_PROSE} c"),
        ("a <https://example.org/x> c", f"a {NO_PROSE} c"),
        ("see www.example.org now", f"see {NO_PROSE * 15} now"),
        ("a [b c](https://example.org 'd') e", "a b c e"),
        ("a <!-- b --> c", f"a {NO_PROSE} c"),
        ("H<sub>2</sub>O \\* *x*", "H2O * x"),
        ("dry.[^n]\n\n[^n]: A note.", f"dry.{NO_PROSE}"),
    ],
)
def test_code_addresses_and_markdown_are_covered(typed: str, left: str) -> None:
    """What is no prose leaves one sign, so that no spaces meet that did not."""
    assert blocks(typed)[0].text == left


def test_lines_are_those_of_the_file() -> None:
    """Inside quotes, lists, boxes, tables and notes too, after line ends of every kind."""
    text = "> one\n> two *a\n> b*\n\n- three\n  four\n\n::: sidebar Five\nsix  \nseven\n:::\n\n"
    text += "| a |\n| - |\n| eight |\n"

    found = {word: passage.line_at(at) for passage in blocks(text) for word, at in _words(passage)}

    assert [found[word] for word in ("one", "two", "b", "three", "four", "Five")] == [1, 2, 3, 5, 6, 8]
    assert [found[word] for word in ("six", "seven", "eight")] == [9, 10, 15]


def _words(passage: Passage) -> list[tuple[str, int]]:
    return [(word, passage.text.index(word)) for word in passage.text.split()]


def test_what_is_heard_is_a_passage_of_its_own() -> None:
    """The brackets of a picture stand apart from the words around it."""
    (alt,) = blocks("![A man *rakes*.](images/pan.jpg)")

    assert (alt.kind, alt.text, alt.picture) == (Kind.ALT, "A man rakes.", "pan.jpg")


@pytest.mark.parametrize(
    ("source", "value"),
    [
        ("standfirst: one\n  two", "one two"),
        ("standfirst: 'one\n  two'", "one two"),
    ],
)
def test_a_fact_of_several_lines_keeps_them(source: str, value: str) -> None:
    """YAML joins the lines; a finding in the second is to be found there."""
    assert as_typed(value, ["---", *source.split("\n")], 2).split("\n")[0] == "one"


def test_every_part_of_an_issue_is_read(smallest: Path) -> None:
    """Facts, text and captions have passages, each with its file and line."""
    (smallest / "salt-road/captions.md").write_text("## pan.jpg\n\nA pan.\n\n- rights: one use\n", "utf-8")

    typed, problems = read_typed(smallest, Cache(None))

    assert problems == []
    assert [(passage.file, passage.line, passage.kind.value) for passage in typed.passages] == [
        ("issue.yaml", 1, "name"),
        ("issue.yaml", 6, "name"),
        ("issue.yaml", 8, "fact"),
        ("salt-road/article.md", 2, "fact"),
        ("salt-road/article.md", 4, "text"),
        ("salt-road/captions.md", 3, "caption"),
        ("salt-road/captions.md", 5, "rights"),
    ]
