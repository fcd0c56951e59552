"""The OPDS publication and feed: what a reading app finds in them."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest
from told_releases import (
    COVERS,
    EPUB,
    FOUND,
    HEBREW,
    ODD,
    OFFPRINT,
    PRINT,
    SCREEN,
    bare,
    odd_issue,
    release,
    told,
)

from judges import opds, readium
from makeready.releasing.described import Described, Verified
from makeready.releasing.opds import FEED, OPEN_ACCESS, PUBLICATION, opds_feed, opds_publication


def said(told_of: Described) -> dict[str, Any]:
    """The publication as the values that JSON has."""
    found: dict[str, Any] = json.loads(opds_publication(told_of))
    return found


@pytest.fixture(scope="module")
def read() -> dict[str, Any]:
    """What a reading app built on Readium's toolkit reads out of the odd issue."""
    return readium.read(opds_publication(told()))


def only(words: dict[str, str]) -> str:
    """Words that are in no language of their own."""
    assert len(words) == 1
    return next(iter(words.values()))


def test_a_reading_app_finds_the_facts(read: dict[str, Any]) -> None:
    """Title, people, dates, languages, place in the series."""
    metadata = read["metadata"]

    assert only(metadata["title"]) == "Salt 07, Spring 2031"
    assert only(metadata["subtitle"]) == ODD
    assert metadata["identifier"] == told().identifier
    assert [only(each["name"]) for each in metadata["author"]] == ["Ada Lind", "Bo Ek", "Cy Moe", "אדה לוי"]
    assert [only(each["name"]) for each in metadata["publisher"]] == [f"Press {ODD}"]
    assert metadata["language"] == ["en-GB", "he"]
    assert metadata["published"].startswith("2031-03-20")
    assert metadata["modified"].startswith("2031-03-20T00:00:00")
    assert metadata["numberOfPages"] == 12
    assert HEBREW in metadata["description"]
    series = metadata["belongsTo"]["series"][0]
    assert (only(series["name"]), series["identifier"], series["position"]) == (
        "Salt",
        "urn:issn:1234-5679",
        7,
    )


def test_a_reading_app_finds_what_was_verified(read: dict[str, Any]) -> None:
    """The claims of the EPUB are in the words that the app knows."""
    found = read["metadata"]["accessibility"]

    assert set(found["feature"]) == set(FOUND.features)
    assert found["accessModeSufficient"] == ["textual", ["textual", "visual"]]
    assert found["summary"] == FOUND.summary


def test_a_reading_app_finds_what_to_open(read: dict[str, Any]) -> None:
    """Its links say what they lead to and how large that is; the printer's file is not among them."""
    links = [
        (link["href"], link["type"], link["size"]) for link in read["links"] if link["rel"] == [OPEN_ACCESS]
    ]

    assert links == [
        ("salt-07.epub", "application/epub+zip", 1_000_000),
        ("salt-07.pdf", "application/pdf", 1_000_000),
    ]
    assert [(image["width"], image["height"]) for image in read["images"]] == [(1600, 2286), (400, 571)]


def test_nothing_is_said_that_is_not_known() -> None:
    """No empty fact, no claim that was not verified."""
    metadata = said(bare())["metadata"]

    assert set(metadata) == {
        "@type", "title", "identifier", "language", "publisher", "published", "modified", "description",
        "readingProgression", "belongsTo",
    }  # fmt: skip
    assert metadata["belongsTo"] == {"series": {"name": "Salt"}}
    assert "images" not in said(bare())
    assert "accessibility" not in said(told(verified=Verified(tagged_pdf=True)))["metadata"]


def test_a_hebrew_issue_is_read_from_the_right() -> None:
    """A reading app turns its pages the other way."""
    whole = odd_issue(language="he", title=HEBREW)

    assert said(told(whole))["metadata"]["readingProgression"] == "rtl"


def test_a_number_that_is_no_number_is_no_position() -> None:
    """An issue may be called "12.1" or "Spring double", and 12.1.2 has no place among numbers."""
    places = {
        number: said(told(odd_issue(number=number)))["metadata"]["belongsTo"]["series"].get("position")
        for number in ("12.1", "Spring double", "12.1.2", "0")
    }

    assert places == {"12.1": 12.1, "Spring double": None, "12.1.2": None, "0": 0}


def test_a_publication_without_anything_to_read_is_refused() -> None:
    """What is for the printer is nothing to read."""
    with pytest.raises(ValueError, match="something to read"):
        opds_publication(told(None, release(PRINT, OFFPRINT)))
    assert opds_publication(told(None, release(SCREEN)))


def test_a_feed_leads_into_the_folders_of_its_releases() -> None:
    """The newest issue comes first; what has an address keeps it."""
    older = opds_publication(told(None, release(EPUB, *COVERS)))
    newer = opds_publication(
        told(odd_issue(number="8", published=date(2031, 6, 20)), address="https://salt.example/8/")
    )
    feed = json.loads(opds_feed("Salt", [("salt-07/", older), ("salt-08/", newer)]))

    assert feed["metadata"] == {"title": "Salt", "modified": "2031-03-20T00:00:00Z", "numberOfItems": 2}
    assert feed["links"] == [{"rel": "self", "href": "opds.json", "type": FEED}]
    first, second = feed["publications"]
    assert first["links"][0] == {
        "rel": "self", "href": "https://salt.example/8/publication.json", "type": PUBLICATION,
    }  # fmt: skip
    assert [link["href"] for link in second["links"]] == ["salt-07/publication.json", "salt-07/salt-07.epub"]
    assert [image["href"] for image in second["images"]] == [
        "salt-07/cover-1600.jpg",
        "salt-07/cover-400.jpg",
    ]


def test_the_apps_of_libraries_take_a_feed_in() -> None:
    """Whatever is known of a release; what they refuse is seen."""
    shelf = [
        ("salt-07/", told()),
        ("salt-8-%26-more/", told(odd_issue(title=f"{HEBREW} {ODD}", number="8 & more"))),
        ("bare/", told(None, release(EPUB, *COVERS, pages=0), units=(), verified=Verified())),
    ]
    feed = opds_feed(f"{ODD} {HEBREW}", [(folder, opds_publication(each)) for folder, each in shelf])
    read = json.loads(feed)
    nameless, unread, unseen = (json.loads(feed) for _ in range(3))
    del nameless["publications"][0]["metadata"]["title"]
    del unread["publications"][0]["links"][1:]
    del unseen["publications"][0]["images"]

    assert opds.faults(feed) == []
    assert len(read["publications"]) == len(shelf)
    assert "required property title is missing" in opds.faults(json.dumps(nameless).encode())[0]
    assert "at least one acquisition link" in opds.faults(json.dumps(unread).encode())[0]
    assert "required property images is missing" in opds.faults(json.dumps(unseen).encode())[0]


def test_a_feed_does_not_hang_on_the_order_it_is_given() -> None:
    """Releases that are listed otherwise give the same bytes, and so does a second time."""
    shelf = [(f"{number}/", opds_publication(told(odd_issue(number=number)))) for number in ("7", "8", "9")]

    assert opds_feed("Salt", shelf) == opds_feed("Salt", reversed(shelf))
    with pytest.raises(ValueError, match="needs a publication"):
        opds_feed("Salt", [])
