"""The issue's own page, of releases that are told of and not made."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from layouts_for_tests import shipped
from lxml import html
from told_releases import HEBREW, ODD, odd_issue, told

from makeready.issue import Revision
from makeready.releasing.described import Verified
from makeready.releasing.issue_page import issue_page, shown_size

WORDS = shipped().words("en")


def page_of(described) -> html.HtmlElement:
    """The page as a browser takes it."""
    return html.fromstring(issue_page(described, shipped(), "read.html").encode())


def test_odd_words_come_through() -> None:
    """In the contents, under the title, and in what a card is made of."""
    page = page_of(told(odd_issue()))
    titles = [title.text_content() for title in page.iterfind(".//h4")]
    assert titles == [ODD, HEBREW]
    assert page.findtext(".//p[@class='subtitle']") == ODD
    assert page.xpath("string(//meta[@property='og:description']/@content)") == ODD


def test_a_correction_is_told() -> None:
    """With its number, its day and its note; without one nothing is said."""
    corrected = odd_issue(revision=Revision(2, date(2031, 4, 2), "A & B."))
    assert page_of(told(corrected)).findtext(".//p[@class='revision']") == "Revision 2, 2 April 2031: A & B."
    assert page_of(told(odd_issue())).find(".//p[@class='revision']") is None


def test_each_download_is_told_with_its_size_and_checksum() -> None:
    """The ebook first; the whole checksum stands behind the short one."""
    files = page_of(told(odd_issue())).xpath("//ul[@class='downloads']/li")
    assert [file.xpath("string(.//a)") for file in files] == ["Ebook", "PDF for screens", "PDF for printers"]
    assert [file.xpath("string(.//*[@class='size'])") for file in files] == ["1.0 MB"] * 3
    for file in files:
        whole = file.xpath("string(.//*[@class='whole'])")
        assert len(whole) == 64
        assert file.xpath("string(.//summary/code)") == f"{whole[:12]}…"


def test_of_accessibility_only_what_was_verified_is_said() -> None:
    """Without a verdict there is no such part; a PDF that has passed is named."""
    silent = replace(told(odd_issue()), verified=Verified())
    assert page_of(silent).find(".//section[@id='accessibility']") is None
    judged = page_of(replace(silent, verified=Verified(tagged_pdf=True)))
    assert "veraPDF" in judged.xpath("string(//section[@id='accessibility'])")


@pytest.mark.parametrize(
    ("size", "words"),
    [(0, "1 kB"), (94_400, "94 kB"), (999_999, "1000 kB"), (4_693_999, "4.7 MB"), (39_304_546, "39 MB")],
)
def test_a_size_is_told_as_people_do(size: int, words: str) -> None:
    """In units of ten, to two figures."""
    assert shown_size(size, WORDS) == words


def test_a_card_has_a_picture_where_others_can_find_it() -> None:
    """Open Graph wants a whole URL: with an address it has one, without one nothing is said."""
    page = page_of(replace(told(odd_issue()), address="https://salt.example/07/"))
    cover = "https://salt.example/07/cover-400.jpg"
    assert page.xpath("//meta[@property='og:image']/@content") == [cover]
    assert page.xpath("//link[@rel='canonical']/@href") == ["https://salt.example/07/"]
    nowhere = page_of(told(odd_issue()))
    assert nowhere.xpath("//meta[starts-with(@property, 'og:image')] | //link[@rel='canonical']") == []


def test_a_page_shows_and_links_what_lies_beside_it() -> None:
    """With an address too: it is the same page from a disk, with no network."""
    page = page_of(replace(told(odd_issue()), address="https://salt.example/07/"))
    links = page.xpath("//body//@href | //body//@src")
    assert [link for link in links if ":" in link] == []
