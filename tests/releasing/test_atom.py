"""The Atom entry and feed: what RFC 4287 allows, and what a news reader finds in them."""

from __future__ import annotations

from datetime import UTC, date, datetime

import feedparser
import pytest
from lxml import etree
from told_releases import HEBREW, ODD, OFFPRINT, bare, odd_issue, release, released, told

from judges import atom
from makeready.releasing.atom import atom_entry, atom_feed
from makeready.releasing.described import Described
from makeready.releasing.released import Role

PAGE = released("index.html", Role.METADATA, "text/html")


def feed(*shelf: Described, address: str = "feed.atom") -> bytes:
    """The feed of releases in folders that are called by their numbers."""
    entries = [(f"{told_of.issue.number}/", atom_entry(told_of)) for told_of in shelf]
    return atom_feed("Salt", "Salt Press", "en-GB", entries, address)


def test_the_standard_allows_it() -> None:
    """Entries of their own and feeds, whatever is known of the release."""
    with_page = told(None, release(PAGE, *release().files))
    releases = (told(), told(address="https://salt.example/07/"), bare(), with_page)
    assert atom.faults(*map(atom_entry, releases), *map(feed, releases)) == []


def test_the_judge_sees_faults() -> None:
    """An element that is missing, a date that is none, and what only the rules beside the grammar say."""
    right = feed(bare())

    without_id = right.replace(b"<id>", b"<!--", 1).replace(b"</id>", b"-->", 1)
    without_time = right.replace(b"2031-03-20T00:00:00Z", b"2031-03-20", 1)
    without_content = right.replace(b"<content ", b"<!-- ").replace(b'epub"/>', b"epub-->", 1)
    first, second, third = atom.faults(without_id, without_time, without_content)
    assert 'missing required element "id"' in first
    assert 'element "updated" invalid' in second
    assert third == "an entry has no page, no content"


def test_a_news_reader_finds_the_facts() -> None:
    """The reader feedparser reads it without complaint, and every link leads into the release's folder."""
    read = feedparser.parse(feed(told(), address="https://salt.example/feed.atom"))
    entry = read.entries[0]

    assert not read.bozo
    assert (entry.title, entry.id) == ("Salt 07, Spring 2031", told().identifier)
    assert (entry.published, entry.updated) == ("2031-03-20T00:00:00Z", "2031-03-20T00:00:00Z")
    assert [author.name for author in entry.authors] == ["Ada Lind", "Bo Ek", "Cy Moe", "אדה לוי"]
    assert [(each.href, each.type, each.length) for each in entry.enclosures] == [
        ("07/salt-07.epub", "application/epub+zip", "1000000"),
        ("07/salt-07.pdf", "application/pdf", "1000000"),
    ]
    images = {link.rel: link.href for link in entry.links if "image" in link.rel}
    assert images == {
        "http://opds-spec.org/image": "07/cover-1600.jpg",
        "http://opds-spec.org/image/thumbnail": "07/cover-400.jpg",
    }


def test_the_words_come_through() -> None:
    """Markup, quotes and emoji are words in the summary; Hebrew is marked, and read from the right."""
    entry = etree.fromstring(atom_entry(told()))
    items = list(entry.iter("{http://www.w3.org/1999/xhtml}li"))

    assert [item.text for item in items] == [ODD, HEBREW]
    assert [(item.get("lang"), item.get("dir")) for item in items] == [("en-GB", "ltr"), ("he", "rtl")]
    assert entry.findtext("{*}rights") == f"© {ODD}"
    assert entry.get("{http://www.w3.org/XML/1998/namespace}lang") == "en-GB"


def test_a_revision_is_the_same_entry_told_again() -> None:
    """Its id and date of publication stay, its update is later, and it says what was corrected."""
    first, second = (
        told(),
        told(None, release(revision=2, note=ODD, modified=datetime(2031, 5, 1, 9, tzinfo=UTC))),
    )
    before, after = (feedparser.parse(feed(each)) for each in (first, second))

    assert before.entries[0].id == after.entries[0].id
    assert before.entries[0].published == after.entries[0].published
    assert after.entries[0].updated == after.feed.updated == "2031-05-01T09:00:00Z"
    assert before.feed.id == after.feed.id
    summary = etree.fromstring(atom_entry(second)).find("{*}summary")
    assert summary is not None
    assert summary.findtext(".//{*}p") == ODD


def test_the_release_s_page_is_what_an_entry_leads_to() -> None:
    """Without one, its content is the first thing to read."""
    with_page = etree.fromstring(atom_entry(told(None, release(PAGE, *release().files))))
    without = etree.fromstring(atom_entry(told()))

    assert [each.get("href") for each in with_page.findall("{*}link[@rel='alternate']")] == ["index.html"]
    assert with_page.find("{*}content") is None
    assert [each.get("src") for each in without.findall("{*}content")] == ["salt-07.epub"]
    with pytest.raises(ValueError, match="that it can link to"):
        atom_entry(told(None, release(OFFPRINT)))


def test_the_newest_issue_comes_first() -> None:
    """In whatever order the shelf is given, the feed has the same bytes."""
    shelf = [told(odd_issue(number=str(month), published=date(2031, month, 1))) for month in (3, 6, 9)]
    read = feedparser.parse(feed(*shelf))

    assert [entry.title for entry in read.entries] == [told_of.title for told_of in reversed(shelf)]
    assert feed(*shelf) == feed(*reversed(shelf))
    with pytest.raises(ValueError, match="needs an entry"):
        feed()


def test_a_feed_may_move() -> None:
    """At another address it links to itself there and is the same feed."""
    here, there = (
        feedparser.parse(feed(told(), address=at)).feed
        for at in ("feed.atom", "https://salt.example/feed.atom")
    )

    assert here.id == there.id
    assert (here.links[0].href, there.links[0].href) == ("feed.atom", "https://salt.example/feed.atom")


def test_an_issue_that_nobody_signed_is_its_publisher_s() -> None:
    """RFC 4287 asks every entry for an author."""
    entry = etree.fromstring(atom_entry(bare()))

    assert [each.text for each in entry.iterfind("{*}author/{*}name")] == ["Salt Press"]
