"""An article as plain Markdown: every word of it, in order, and read back as what it was."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest
from commonmark import examples
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from layouts_for_tests import SHIPPED
from markdown_reader import markdown_tokens, markdown_words

from judges.availability import require
from makeready.composing.article_markdown import article_markdown
from makeready.composing.pictures import pictures_in
from makeready.composing.templates import open_layout
from makeready.issue import (
    Article,
    Code,
    Emphasis,
    Inlines,
    LineBreak,
    Link,
    NoteMark,
    Paragraph,
    Strong,
    Tag,
    Tagged,
    Text,
)
from makeready.producing.word_account import missing, streams

WORDS = open_layout(SHIPPED).words("en")


def written(article: Article) -> str:
    """The article as Markdown, with its pictures in one folder and no word of where it was printed."""
    pictures = {picture.file: f"pictures/{picture.path.name}" for picture in pictures_in(article)}
    return article_markdown(article, WORDS, pictures, ())


def lost_or_added(article: Article) -> tuple[list, Counter]:
    """What the Markdown does not hold of an article in its order, and what it holds beyond it."""
    byline = f"{WORDS.by} {article.byline}" if article.byline else ""
    expected, found = streams(replace(article, byline=byline)), markdown_words(written(article))
    told = Counter(word for stream in expected for word, _ in stream.words)
    return missing(expected, found), Counter(found) - told


def of(*inlines: object) -> Article:
    """An article of one paragraph."""
    return Article(
        slug="salt",
        title=(Text("Salt"),),
        byline="",
        standfirst=(),
        running_head="",
        language="en",
        pages=None,
        blocks=(Paragraph(tuple(inlines)),),
        notes=(),
    )


def test_every_word_is_there_in_order(complete_issue):
    """Of articles that have everything that an article can have, and nothing is added."""
    for article in complete_issue.articles:
        assert lost_or_added(article) == ([], Counter())


def test_every_kind_of_block_is_one_again(complete_issue):
    """Tables, notes, lists, quotations, code and pictures are read back as such."""
    article = complete_issue.articles[0]
    tokens = markdown_tokens(written(article))
    kinds = Counter(token.type for token in tokens)
    inside = [child for token in tokens for child in token.children or ()]
    assert kinds["table_open"] == 1
    assert kinds["footnote_open"] == len(article.notes)
    assert (kinds["ordered_list_open"], kinds["bullet_list_open"]) == (1, 3)
    assert (kinds["fence"], kinds["hr"]) == (2, 2)
    assert [child.attrs["src"] for child in inside if child.type == "image"] == [
        f"pictures/{picture.path.name}" for picture in pictures_in(article)
    ]
    links = [child.attrs["href"] for child in inside if child.type == "link_open"]
    assert "../tide-clock/tide-clock.md" in links
    assert "#how-a-pan-is-cut" in links


def test_a_picture_has_its_caption_and_credit_under_it(complete_issue):
    """In lines of the same paragraph, so that they stay together."""
    text = written(complete_issue.articles[0])
    assert "](pictures/rakers-dawn.jpg)\\\nRakers at the western pans in *late* June" in text
    assert "\\\n*Mara Quill*\n\n" in text


@pytest.mark.parametrize(
    "words",
    [
        "1. a year",
        "# a head",
        "- a dash",
        "> an arrow",
        "a | b",
        "*stars* and _lines_",
        "[^1]: no note",
        "<b>",
        "&amp; &#38;",
        "~~struck~~ ~so~",
        "=",
        "::: box",
        "`code`",
        "![no picture](x.jpg)",
        "back\\slash",
        "Table: none",
        "+ plus",
        "1) one",
    ],
)
def test_signs_stay_as_they_are(words: str):
    """What Markdown would take for its own is read back as the same text in one paragraph."""
    tokens = markdown_tokens(written(of(Text(words))))
    assert [token.type for token in tokens[3:6]] == ["paragraph_open", "inline", "paragraph_close"]
    assert "".join(child.content for child in tokens[4].children) == words


@pytest.mark.parametrize(
    ("inlines", "kinds"),
    [
        ((Emphasis((Text("a"),)), Text(" b")), ["em_open", "text", "em_close", "text"]),
        ((Text("un"), Emphasis((Text("believ"),)), Text("able")), ["text", "html_inline"] * 2 + ["text"]),
        (
            (Emphasis((Text("a "), Strong((Text("b"),)), Text(" c"))),),
            ["em_open", "text", "strong_open", "text", "strong_close", "text", "em_close"],
        ),
        (
            (Text("Wow!"), Link("https://example.org", (Text("here"),))),
            ["text", "link_open", "text", "link_close"],
        ),
        ((Code("a`b"),), ["code_inline"]),
        ((Text("a"), LineBreak(), Text("1. b")), ["text", "hardbreak", "text"]),
    ],
)
def test_what_a_line_holds_is_read_back(inlines: Inlines, kinds: list[str]):
    """Emphasis, links, code and breaks are there again; inside a word emphasis is written as HTML."""
    tokens = markdown_tokens(written(of(*inlines)))
    assert [child.type for child in tokens[4].children] == kinds


TEXTS = st.text("ab 1.#-+*_`[]()<>&;!|~:=\\/\"'^\u00a0\u201c", min_size=1, max_size=12).map(Text)
INLINES = st.recursive(
    st.one_of(TEXTS, st.builds(Code, st.text("ab`| \\", min_size=1, max_size=6)), st.just(LineBreak())),
    lambda inner: st.one_of(
        st.builds(Emphasis, st.lists(inner, min_size=1, max_size=3).map(tuple)),
        st.builds(Strong, st.lists(inner, min_size=1, max_size=3).map(tuple)),
        st.builds(Tagged, st.just(Tag.KBD), st.lists(inner, min_size=1, max_size=2).map(tuple)),
    ),
    max_leaves=8,
)


@settings(
    max_examples=300, deadline=None, derandomize=True, database=None, suppress_health_check=list(HealthCheck)
)
@given(st.lists(INLINES, min_size=1, max_size=5))
@example([Text("a"), Emphasis((Text("b"),)), Emphasis((Text("c"),)), Strong((Text("d"),))])
@example([Text("a"), LineBreak(), Text("="), LineBreak(), Text("--")])
def test_no_sign_is_lost_or_made(inlines: list):
    """Whatever stands beside whatever: the same signs come back, and not one more."""
    article = of(*inlines)
    tokens = markdown_tokens(written(article))
    shown = "".join(
        child.content
        for token in tokens[3:]
        for child in token.children or ()
        if child.type in {"text", "code_inline"}
    )
    assert squeezed(shown) == squeezed("".join(signs(article.blocks[0].children)))


def signs(inlines: Inlines):
    """All characters of inlines."""
    for inline in inlines:
        yield from signs(inline.children) if hasattr(inline, "children") else [getattr(inline, "text", "")]


def squeezed(text: str) -> str:
    """The text without white space, which Markdown counts as little."""
    return "".join(text.split())


def test_notes_beside_brackets_stay_notes():
    """A mark before a bracket is no link, and one behind an exclamation mark no picture."""
    tokens = markdown_tokens(written(of(Text("Yes!"), NoteMark(1), Text("(see there)"))) + "\n[^1]: So.\n")
    assert [child.type for child in tokens[4].children] == ["text", "footnote_ref", "text"]


def test_every_example_of_commonmark_is_written_again(read_text):
    """Each that our reader takes: the words of what it has read are in the Markdown, and no others."""
    require("commonmark")
    wrong = []
    for each in examples():
        issue, _ = read_text(each.markdown)
        if issue is not None and lost_or_added(issue.articles[0]) != ([], Counter()):
            wrong.append(each.number)
    assert wrong == []
