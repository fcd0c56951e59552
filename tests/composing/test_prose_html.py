"""Prose as markup: each kind of block by its template, each inline by its element."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from layouts_for_tests import layout_with, shipped
from lxml import etree
from markupsafe import Markup

from makeready.composing.prose_html import ProseHtml, article_prose, without_links
from makeready.issue import (
    Article,
    Block,
    Code,
    Emphasis,
    Heading,
    Inline,
    Issue,
    LineBreak,
    Link,
    Note,
    NoteMark,
    Paragraph,
    Picture,
    PullQuote,
    Reference,
    Sidebar,
    Tag,
    Tagged,
    Text,
)


class PlainMedium:
    """A medium that shows what it is asked for."""

    name = "print"

    def picture_source(self, picture: Picture) -> str:
        """The picture's name."""
        return picture.file

    def note_mark(self, note: Note, prose: ProseHtml) -> Markup:  # noqa: ARG002
        """The note's number."""
        return Markup("[{}]").format(note.number)

    def reference(self, reference: Reference, words: Markup) -> Markup:
        """The words and where they point."""
        return Markup("{} ({})").format(words, reference.article)


def paragraph(*children: Inline | str) -> Paragraph:
    """A paragraph of inlines; bare words stand for text."""
    return Paragraph(tuple(Text(child) if isinstance(child, str) else child for child in children))


@pytest.fixture
def prose(tmp_path: Path) -> ProseHtml:
    """What sets English prose by the templates that print and ebook share."""
    layout = layout_with(tmp_path / "own", {"print/x": ""})
    notes = (Note(1, (paragraph("A note."),)),)
    return ProseHtml(layout, PlainMedium(), layout.words("en"), "en", notes)


@pytest.mark.parametrize(
    ("inline", "html"),
    [
        (Text("a & b"), "a &amp; b"),
        (Emphasis((Text("a"),)), "<em>a</em>"),
        (Code("<b>"), "<code>&lt;b&gt;</code>"),
        (Tagged(Tag.SUB, (Text("2"),)), "<sub>2</sub>"),
        (Tagged(Tag.ABBR, (Text("EU"),), 'the "Union"'), '<abbr title="the &#34;Union&#34;">EU</abbr>'),
        (Link("https://a.b/?c&d", (Text("x"),)), '<a href="https://a.b/?c&amp;d">x</a>'),
        (Reference("tide-clock", "", (Text("x"),)), "x (tide-clock)"),
        (NoteMark(1), "[1]"),
        (LineBreak(), "<br/>"),
    ],
    ids=lambda value: type(value).__name__,
)
def test_each_inline_has_its_element(prose: ProseHtml, inline: Inline, html: str) -> None:
    """Its words are escaped once; what differs by medium is asked of the medium."""
    assert prose.inline(inline) == html


def test_every_block_of_the_complete_manuscript_is_well_formed(complete_issue: Issue) -> None:
    """XHTML that an XML parser takes, whatever the editor typed."""
    for article in complete_issue.articles:
        html = article_prose(shipped(), PlainMedium(), article).blocks(article.blocks, opening=True)
        etree.fromstring(f'<body xmlns:epub="e">{html}</body>')


def test_only_the_first_paragraph_opens_the_article(prose: ProseHtml) -> None:
    """Its letter is set apart, also when a picture or a heading stands before it."""
    html = prose.blocks(
        (Heading(2, (Text("One"),), "one"), paragraph("Two."), paragraph("Three.")), opening=True
    )

    assert html.count("drop-cap") == 1
    assert html.index("One") < html.index("drop-cap") < html.index("Three")


@pytest.mark.parametrize(("quote", "hidden"), [("Salt was  COUNTED", True), ("Salt was weighed", False)])
def test_a_pull_quote_is_kept_from_a_screen_reader_only_where_it_repeats(
    complete_issue: Issue, quote: str, *, hidden: bool
) -> None:
    """One whose words stand nowhere else has to be heard."""
    blocks: tuple[Block, ...] = (paragraph("Salt was counted before money."), PullQuote((paragraph(quote),)))
    article = replace(complete_issue.articles[0], blocks=blocks, notes=())

    html = article_prose(shipped(), PlainMedium(), article).blocks(blocks)

    assert ('aria-hidden="true"' in html) is hidden


def test_a_pull_quote_that_leads_somewhere_is_heard(complete_issue: Issue) -> None:
    """A link that can be reached but not heard would be a trap."""
    link = Link("https://a.b", (Text("Salt was counted"),))
    blocks: tuple[Block, ...] = (paragraph("Salt was counted."), PullQuote((paragraph(link),)))
    article = replace(complete_issue.articles[0], blocks=blocks, notes=())

    assert "aria-hidden" not in article_prose(shipped(), PlainMedium(), article).blocks(blocks)


def test_a_sidebar_stands_one_level_below_its_heading(prose: ProseHtml) -> None:
    """No level is left out on the way down, so that headings lead through the text."""
    inside = Sidebar("box", (Text("Box"),), (Heading(2, (Text("In"),), "in"),))

    html = prose.blocks((inside, Heading(3, (Text("Sub"),), "sub"), inside))

    levels = [html[place + 2] for place in range(len(html)) if html.startswith("<h", place)]
    assert levels == ["2", "3", "3", "4", "5"]


def test_quiet_words_lead_nowhere() -> None:
    """Contents and running heads show a headline's words without its links, notes and breaks."""
    link = Link("https://a.b", (Emphasis((Text("b"), NoteMark(1))),))

    quiet = without_links((Text("a "), link, LineBreak(), Text("c")))

    assert quiet == (Text("a "), Emphasis((Text("b"),)), Text(" "), Text("c"))


def test_a_designer_replaces_the_template_of_one_kind_of_block(tmp_path: Path) -> None:
    """A file of the same path in the medium's folder is used instead."""
    layout = layout_with(tmp_path / "own", {"print/blocks/section-break.html.jinja": "<p>* * *</p>"})
    article = Article("a", (), "", (), "", "en", None, (), ())

    from makeready.issue import SectionBreak

    assert article_prose(layout, PlainMedium(), article).block(SectionBreak()) == "<p>* * *</p>"
