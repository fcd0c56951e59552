"""Where a printed page begins among the bytes of a document: exact to the word, and never in a tag."""

from __future__ import annotations

import pytest
from lxml import etree

from makeready.producing.epub.break_places import BreakPlaces, find, put_in
from makeready.producing.letters import letters_of

PAGE = '<html xmlns="http://www.w3.org/1999/xhtml"><body class="a > b"><article>{}</article></body></html>'


def broken(body: str, begins: str, letters: int = 0, nth: int = 0) -> str:
    """The body with a bar where a page begins that has so many letters of a block before it."""
    places = BreakPlaces(PAGE.format(body).encode())
    found = find([places], letters_of(begins), nth)
    assert found is not None
    data = put_in(places.data, [(found[1].place(letters), b"|")])
    etree.fromstring(data)
    return data.decode().partition("<article>")[2].partition("</article>")[0]


@pytest.mark.parametrize(
    ("body", "letters", "expected"),
    [
        ("<p>Salt was here.</p>", 0, "<p>|Salt was here.</p>"),
        ("<p>Salt was here.</p>", 4, "<p>Salt |was here.</p>"),
        ("<p>Salt was here.</p>", 2, "<p>Salt |was here.</p>"),
        ("<p>Salt was here.</p>", 9, "<p>Salt was here.|</p>"),
        ("<p>Salt ‘was’ here.</p>", 4, "<p>Salt |‘was’ here.</p>"),
        ("<p>Salt <em>was</em> here.</p>", 4, "<p>Salt <em>|was</em> here.</p>"),
        ("<p>Salt &amp; wäs hêre.</p>", 7, "<p>Salt &amp; wäs |hêre.</p>"),
        ('<p>Salt.<a role="doc-noteref">12</a> Was here.</p>', 4, None),
        ("<p>Salt—was here.</p>", 4, "<p>Salt—|was here.</p>"),
        ("<p>Salt-was here.</p>", 4, "<p>Salt-was |here.</p>"),
        ("<p>Salt—was here.</p>", 2, "<p>Salt—|was here.</p>"),
        ("<p>Sa\u00adlt was here.</p>", 2, "<p>Sa\u00adlt |was here.</p>"),
    ],
)
def test_a_page_begins_with_a_whole_word(body: str, letters: int, expected: str | None):
    """A word that goes on over the turn of a page belongs to the page where it began."""
    words = "Salt was here" if "&" not in body else "Salt wäs hêre"
    expected = expected or '<p>Salt.<a role="doc-noteref">12</a> |Was here.</p>'

    assert broken(body, words, letters) == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("<p>One.</p><h2>Salt</h2>", "<p>One.</p>|<h2>Salt</h2>"),
        ("<p>One.</p><p>Salt</p>", "<p>One.</p><p>|Salt</p>"),
        ("<ul><li>One</li><li>Salt</li></ul>", "<ul><li>One</li><li>|Salt</li></ul>"),
        ("<ul><li><p>Salt</p></li></ul>", "|<ul><li><p>Salt</p></li></ul>"),
        ("<blockquote><p>Salt</p></blockquote>", "|<blockquote><p>Salt</p></blockquote>"),
        ("<aside><h3>Salt</h3><p>So.</p></aside>", "|<aside><h3>Salt</h3><p>So.</p></aside>"),
        ("<table><tr><td>1</td><td>Salt</td></tr></table>", None),
        ("<table><tr><td>Salt</td></tr></table>", "|<table><tr><td>Salt</td></tr></table>"),
        ("<header><p>So</p><h1>Salt</h1></header>", "<header><p>So</p>|<h1>Salt</h1></header>"),
    ],
)
def test_a_page_that_begins_with_a_block_begins_before_what_it_opens(body: str, expected: str | None):
    """In a paragraph, item or cell it goes inside: paragraphs stay neighbours for a style sheet."""
    expected = expected or "<table><tr><td>1</td><td>|Salt</td></tr></table>"

    assert broken(body, "Salt") == expected


def test_of_blocks_alike_the_right_one_is_found():
    """The second of three."""
    assert broken("<p>Salt</p><p>Salt</p><p>Salt</p>", "Salt", nth=1) == "<p>Salt</p><p>|Salt</p><p>Salt</p>"


def test_figures_and_both_ends_are_places_too():
    """An attribute may hold what looks like the end of a tag."""
    places = BreakPlaces(PAGE.format('<figure id="fig-a"><img/></figure>').encode())

    assert places.data[places.top :].startswith(b"<article>")
    assert places.data[places.anchors["fig-a"] :].startswith(b"<figure")
    assert places.data[places.end :] == b"</body></html>"
