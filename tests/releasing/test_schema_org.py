"""`metadata.json`: what schema.org's vocabulary allows, with every article in it."""

from __future__ import annotations

import json
from typing import Any

import pytest
from small_issues import article, issue
from told_releases import FOUND, HEBREW, ODD, bare, odd_issue, release, told

from judges import schema_org as judge
from makeready.releasing.described import Described, Verified
from makeready.releasing.schema_org import schema_org


def said(told_of: Described) -> dict[str, Any]:
    """The document as the values that JSON has."""
    found: dict[str, Any] = json.loads(schema_org(told_of))
    return found


def test_the_vocabulary_allows_it(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Every property belongs to its type and holds what it may; one that doesn't is seen."""
    right = [
        told(address="https://salt.example/07/"),
        told(odd_issue(identifier="urn:isbn:978-3-16-148410-0"), release(revision=2, note=ODD)),
        told(verified=Verified()),
        told(odd_issue(bodies=("Cy Moe",))),
        bare(),
    ]
    documents = [schema_org(told_of) for told_of in right]
    wrong = [
        documents[0].replace(b'"issueNumber"', b'"numberOfPages"'),
        documents[0].replace(b'"@type": "Periodical"', b'"@type": "Person"'),
    ]
    found = judge.faults([*documents, *wrong], "PublicationIssue", tmp_path_factory.mktemp("typed"))

    assert found[: len(right)] == [[]] * len(right)
    assert all(found[len(right) :])


def test_it_is_an_issue_of_its_magazine() -> None:
    """Number, dates, languages, and the ISSN where it stands: with the magazine."""
    document = said(told())

    assert document["isPartOf"] == {"@type": "Periodical", "name": "Salt", "issn": "1234-5679"}
    assert (document["issueNumber"], document["datePublished"]) == ("07", "2031-03-20")
    assert document["inLanguage"] == ["en-GB", "he"]
    assert document["@id"] == document["identifier"] == told().identifier
    assert document["copyrightNotice"] == f"© {ODD}"


def test_a_body_is_no_person() -> None:
    """In the issue and in its article; the others are persons."""
    document = said(told(odd_issue(bodies=("Bo Ek", "Cy Moe"))))
    kinds = ["Person", "Organization", "Organization"]
    assert [author["@type"] for author in document["author"]] == [*kinds, "Person"]
    assert [author["@type"] for author in document["hasPart"][0]["author"]] == kinds


def test_every_article_is_in_it() -> None:
    """With headline, authors, standfirst, section, language and the folios where it is printed."""
    road, roads = said(told())["hasPart"]

    assert (road["headline"], road["description"]) == (ODD, f"Read {ODD}")
    assert [author["name"] for author in road["author"]] == ["Ada Lind", "Bo Ek", "Cy Moe"]
    assert (road["pageStart"], road["pageEnd"], road["articleSection"]) == (4, 6, "Features")
    assert (roads["headline"], roads["inLanguage"], roads["position"]) == (HEBREW, "he", 2)
    assert [each["contentUrl"] for each in road["encoding"]] == ["offprints/salt-road.pdf"]


def test_files_come_with_their_checksums() -> None:
    """Size, kind and SHA-256 of everything to be opened, and of the cover."""
    document = said(told())

    assert [each["contentUrl"] for each in document["encoding"]] == ["salt-07.epub", "salt-07.pdf"]
    for file in [*document["encoding"], *document["image"]]:
        assert len(file["sha256"]) == 64
        assert file["contentSize"] == "1000000 B"
    assert document["image"][0]["width"] == {"@type": "QuantitativeValue", "value": 1600, "unitCode": "E37"}


def test_accessibility_stands_with_the_file_it_was_found_in() -> None:
    """The EPUB's claims are the EPUB's; the PDF is tagged where veraPDF has said so; else nothing is said."""
    ebook, pdf = said(told())["encoding"]
    silent = said(told(verified=Verified()))["encoding"]

    assert ebook["accessibilityFeature"] == list(FOUND.features)
    assert [each["itemListElement"] for each in ebook["accessModeSufficient"]] == [
        ["textual"], ["textual", "visual"],
    ]  # fmt: skip
    assert pdf["accessibilityFeature"] == ["taggedPDF"]
    assert [key for file in silent for key in file if key.startswith("access")] == []


def test_nothing_is_said_that_is_not_known() -> None:
    """An article without byline, standfirst and pages has none here."""
    document = said(told(issue(article("one"), identifier="urn:example:salt"), units=()))

    assert set(document["hasPart"][0]) == {"@type", "headline", "inLanguage", "articleSection", "position"}
    assert "author" not in document
    assert document["isPartOf"] == {"@type": "Periodical", "name": "Salt"}
    assert schema_org(told()) == schema_org(told())
