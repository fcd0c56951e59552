"""The ebook's documents: which there are, in what order, and what leads where."""

from __future__ import annotations

import pickle
import posixpath
from dataclasses import dataclass, replace
from urllib.parse import urldefrag

import pytest
from layouts_for_tests import shipped
from lxml import etree

from makeready.composing.ebook_chapters import EbookDocument, chapters_of, compose_chapter
from makeready.composing.ebook_documents import (
    PrintedPageLink,
    compose_navigation,
    compose_pages,
    issue_around,
)
from makeready.composing.issue_facts import issue_title, shown_identifier, unique_identifier
from makeready.composing.pictures import pictures_of
from makeready.issue import Issue

PRINTED = (PrintedPageLink(1, "cover.xhtml"), PrintedPageLink(4, "articles/salt-road.xhtml"))
XHTML = {"h": "http://www.w3.org/1999/xhtml", "e": "http://www.idpf.org/2007/ops"}


@dataclass(frozen=True)
class Ebook:
    """A book's documents in reading order, and its navigation."""

    documents: tuple[EbookDocument, ...]
    nav: EbookDocument


def composed(issue: Issue) -> Ebook:
    """The book of `issue`, its pictures called by their names."""
    addresses = {picture.file: f"pictures/{picture.file.replace('/', '-')}" for picture in pictures_of(issue)}
    chapters = [compose_chapter(chapter, shipped(), addresses) for chapter in chapters_of(issue)]
    pages = compose_pages(issue_around(issue), shipped(), addresses)
    nav = compose_navigation(issue_around(issue), shipped(), pages, PRINTED).nav
    return Ebook((*pages.before, *chapters, *pages.after), nav)


@pytest.fixture(scope="module")
def book(complete_issue: Issue) -> Ebook:
    """The book of the issue that has everything."""
    return composed(complete_issue)


def test_the_documents_stand_in_reading_order(book: Ebook) -> None:
    """Cover, imprint, contents, each article, the pictures, the colophon."""
    assert [document.file for document in book.documents] == [
        "cover.xhtml",
        "imprint.xhtml",
        "contents.xhtml",
        "articles/salt-road.xhtml",
        "articles/tide-clock.xhtml",
        "articles/letters.xhtml",
        "pictures.xhtml",
        "colophon.xhtml",
    ]


def test_what_an_issue_lacks_has_no_document(smallest_issue: Issue) -> None:
    """Without pictures and colophon there are no pages for them, and the contents don't name them."""
    issue = replace(smallest_issue, cover=None, colophon=())
    issue = replace(
        issue,
        sections=tuple(
            replace(section, articles=tuple(replace(article, blocks=()) for article in section.articles))
            for section in issue.sections
        ),
    )

    book = composed(issue)

    files = {document.file for document in book.documents}
    assert not files & {"pictures.xhtml", "colophon.xhtml"}
    assert "colophon" not in book.nav.html


def test_every_link_and_picture_leads_to_something(book: Ebook, complete_issue: Issue) -> None:
    """Each address inside the book is a document, an anchor in it, or a picture."""
    roots = {
        document.file: etree.fromstring(document.html.encode()) for document in (*book.documents, book.nav)
    }
    anchors = {f"{file}#{name}" for file, root in roots.items() for name in root.xpath("//@id")}
    pictures = {f"pictures/{picture.file.replace('/', '-')}" for picture in pictures_of(complete_issue)}
    known = roots.keys() | anchors | pictures | {"reader.css"}

    for file, root in roots.items():
        for address in root.xpath("//@href | //@src"):
            if not address.startswith(("https:", "mailto:")):
                path, anchor = urldefrag(address)
                target = posixpath.normpath(posixpath.join(posixpath.dirname(file), path)) if path else file
                assert (f"{target}#{anchor}" if anchor else target) in known, f"{file}: {address}"


def test_each_note_and_its_mark_lead_to_each_other(book: Ebook) -> None:
    """The mark is a link to the note, the note's way back is named for someone who can't see it."""
    root = etree.fromstring(next(d.html for d in book.documents if d.article == "salt-road").encode())

    marks = root.xpath("//h:a[@role='doc-noteref']", namespaces=XHTML)
    notes = root.xpath("//h:aside[@role='doc-footnote']", namespaces=XHTML)
    assert {mark.get("href") for mark in marks} == {f"#{note.get('id')}" for note in notes}
    for note in notes:
        back = note.xpath(".//h:a[@role='doc-backlink']", namespaces=XHTML)[0]
        assert root.xpath("//*[@id=$mark]", mark=back.get("href").removeprefix("#"))
        assert back.get("aria-label")


def test_an_article_in_another_language_says_so(book: Ebook) -> None:
    """In its own document and wherever its title is named."""
    root = etree.fromstring(next(d.html for d in book.documents if d.article == "letters").encode())

    assert root.get("lang") == "az"
    assert root.xpath("string(//h:p[@class='section-name']/@lang)", namespaces=XHTML) == "en-GB"
    assert 'lang="az"' in book.nav.html


def test_a_chapter_is_composed_alone(book: Ebook, complete_issue: Issue) -> None:
    """From a record that can be pickled, which holds its article and no other."""
    addresses = {
        picture.file: f"pictures/{picture.file.replace('/', '-')}" for picture in pictures_of(complete_issue)
    }
    chapter = chapters_of(complete_issue)[1]

    there = pickle.loads(pickle.dumps(chapter))  # noqa: S301

    assert there == chapter
    assert chapter.article == complete_issue.articles[1]
    assert compose_chapter(there, shipped(), addresses) in book.documents


def test_the_pages_around_show_no_more_of_an_article_than_its_head_and_figures(complete_issue: Issue) -> None:
    """A word changed in an article's text leaves them as they are."""
    addresses = {picture.file: "a.jpg" for picture in pictures_of(complete_issue)}
    around = issue_around(complete_issue)

    assert not any(article.notes for article in around.articles)
    assert [article.figures for article in around.articles] == [
        article.figures for article in complete_issue.articles
    ]
    assert compose_pages(around, shipped(), addresses) == compose_pages(complete_issue, shipped(), addresses)


def test_the_page_list_names_each_printed_page(book: Ebook) -> None:
    """By its folio, with where it begins."""
    root = etree.fromstring(book.nav.html.encode())
    links = root.xpath("//h:nav[@e:type='page-list']//h:a", namespaces=XHTML)

    assert [(link.text, link.get("href")) for link in links] == [
        ("1", "cover.xhtml"),
        ("4", "articles/salt-road.xhtml"),
    ]


def test_the_landmarks_say_where_the_book_begins(book: Ebook) -> None:
    """Cover, contents and the first article are found by reading systems."""
    root = etree.fromstring(book.nav.html.encode())
    types = root.xpath("//h:nav[@e:type='landmarks']//h:a/@e:type", namespaces=XHTML)
    start = root.xpath("string(//h:a[@e:type='bodymatter']/@href)", namespaces=XHTML)

    assert {"cover", "toc", "bodymatter"} <= set(types)
    assert start == "articles/salt-road.xhtml"


def test_the_book_is_called_by_title_number_and_season(complete_issue: Issue) -> None:
    """As it would be on a shelf."""
    assert issue_title(complete_issue, shipped().words("en")) == "Salt 07, Spring 2031"


def test_an_issn_names_the_series_and_not_the_issue(complete_issue: Issue) -> None:
    """Two issues of one ISSN are two books; each is the same book every time."""
    other = replace(complete_issue, number="08")

    assert complete_issue.identifier.startswith("urn:issn:")
    assert unique_identifier(complete_issue) != unique_identifier(other)
    assert unique_identifier(complete_issue) == unique_identifier(replace(complete_issue))
    assert unique_identifier(replace(other, identifier="urn:isbn:9780306406157")) == "urn:isbn:9780306406157"
    assert shown_identifier(complete_issue) == "ISSN 1234-5679"
    assert shown_identifier(replace(other, identifier="urn:uuid:x")) == ""
