"""What is found in a document of the ebook."""

from __future__ import annotations

from layouts_for_tests import shipped
from lxml import etree

from makeready.composing.ebook_chapters import EbookDocument, chapters_of, compose_chapter
from makeready.composing.pictures import pictures_of
from makeready.issue import Issue
from makeready.producing.epub.read_documents import ReadDocument, document_words, read_document

PAGE = (
    '<html xmlns="http://www.w3.org/1999/xhtml"><head><title>Not a word</title></head><body>{}</body></html>'
)


def read(body: str) -> ReadDocument:
    """What is found in a document with that body."""
    return read_document(EbookDocument("page.xhtml", "Page", PAGE.format(body)), shipped())


def test_the_words_of_a_document_are_those_that_are_read(complete_issue: Issue) -> None:
    """Its head and the numbers of its notes are no words of it; letters in two dresses are one word."""
    addresses = {picture.file: "a.jpg" for picture in pictures_of(complete_issue)}
    chapter = compose_chapter(chapters_of(complete_issue)[0], shipped(), addresses)

    words = document_words(etree.fromstring(chapter.html.encode()))

    assert words[:5] == ["features", "the", "salt", "road", "forty"]
    assert "h2o" in words
    assert "earnest" in words
    assert read_document(chapter, shipped()).words.split() == words


def test_what_a_manifest_must_state_is_found() -> None:
    """SVG and mathematics, wherever they stand in the document."""
    svg = '<p><svg xmlns="http://www.w3.org/2000/svg"/></p>'
    mathematics = '<math xmlns="http://www.w3.org/1998/Math/MathML"/>'

    assert read(svg).properties == ("svg",)
    assert read(svg + mathematics).properties == ("svg", "mathml")
    assert read("<p>svg</p>").properties == ()


def test_what_is_said_of_accessibility_is_found() -> None:
    """Pictures without an alt, headings that leave a level out, what moves, where a navigation leads."""
    assert read('<img alt=" "/><img alt="Salt"/>').alts == {"", "Salt"}
    assert read("<h1>a</h1><h2>b</h2><h1>c</h1>").well_nested
    assert not read("<h1>a</h1><h3>b</h3>").well_nested
    assert read("<video/>").moves
    assert not read("<p/>").moves
    assert read('<nav><a href="a"/></nav><nav><a href="b"/></nav>').links == ("a",)


def test_each_character_is_told_once() -> None:
    """What its fonts must have."""
    assert set("salt") <= set(read("<p>salt</p><p>salt</p>").characters)
    assert len(set(read("<p>salt</p>").characters)) == len(read("<p>salt</p>").characters)
