"""What is told of a release in every format: identifiers, languages, pages, and only what was verified."""

from __future__ import annotations

import json
import zipfile
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from layouts_for_tests import shipped
from lxml import etree
from produced import epub_bytes
from small_issues import article, issue
from told_releases import EPUB, released, told, unit

from makeready.issue import Text
from makeready.releasing.atom import atom_entry
from makeready.releasing.ebook_claims import ebook_claims
from makeready.releasing.identifiers import isbn_of, issn_of, product_identifier
from makeready.releasing.json_document import json_document
from makeready.releasing.language_codes import iso_639_2, region_in
from makeready.releasing.onix import onix_message
from makeready.releasing.opds import opds_publication
from makeready.releasing.released import Role
from makeready.releasing.schema_org import schema_org

DC = {"dc": "http://purl.org/dc/elements/1.1/"}


@pytest.fixture(scope="module")
def book() -> bytes:
    """The EPUB of a small issue."""
    data, problems = epub_bytes(issue(article("salt-road", byline="Ada Lind and Bo Ek")), shipped())
    assert problems == []
    return data


def test_a_release_is_told_of_as_its_ebook_tells_of_itself(book: bytes) -> None:
    """Identifier, title and authors are those in the package of the EPUB."""
    with zipfile.ZipFile(BytesIO(book)) as archive:
        package = etree.fromstring(archive.read("EPUB/content.opf"))
    said = told(issue(article("salt-road", byline="Ada Lind and Bo Ek")))

    assert package.xpath("//dc:identifier/text()", namespaces=DC) == [said.identifier]
    assert package.xpath("//dc:title/text()", namespaces=DC) == [said.title]
    assert package.xpath("//dc:contributor/text()", namespaces=DC) == list(said.authors)


@pytest.mark.parametrize(
    ("byline", "names"),
    [
        ("Board of Salt and Trade", ["Board of Salt and Trade"]),
        ("Ada Lind, Board of Salt and Trade & Bo Ek", ["Ada Lind", "Board of Salt and Trade", "Bo Ek"]),
        ("Board of Salt and Ada Lind", ["Board of Salt", "Ada Lind"]),
    ],
)
def test_the_name_of_a_body_is_one_name(byline: str, names: list[str]) -> None:
    """Whatever words of bylines are in it; the ebook has the same."""
    said = told(issue(article("salt-road", byline=byline), bodies=("Board of Salt and Trade",)))
    assert [*said.authors] == [*said.articles[0].authors] == names


def test_what_an_ebook_claims_is_read_from_it(book: bytes) -> None:
    """Its claims come out as they stand in it; "unknown" is none."""
    found = ebook_claims(BytesIO(book))

    assert "tableOfContents" in found.features
    assert found.sufficient == ("textual",)
    assert found.summary.startswith("The text can be read by eye")
    assert "unknown" not in (*found.features, *found.hazards)


def test_every_product_has_an_identifier_of_its_own() -> None:
    """The EPUB has the issue's, the others one made of it, the same each time."""
    whole = issue(identifier="urn:isbn:978-3-16-148410-0")
    products = [product_identifier(whole, role) for role in (Role.EPUB, Role.PRINT_PDF, Role.SCREEN_PDF)]

    assert products[0] == "urn:isbn:978-3-16-148410-0"
    assert len(set(products)) == 3
    assert products == [
        product_identifier(whole, role) for role in (Role.EPUB, Role.PRINT_PDF, Role.SCREEN_PDF)
    ]


@pytest.mark.parametrize(
    ("urn", "issn", "isbn"),
    [
        ("urn:issn:1234-5679", "1234-5679", ""),
        ("URN:ISSN:12345679", "1234-5679", ""),
        ("urn:issn:1234-5678", "", ""),
        ("urn:isbn:978-3-16-148410-0", "", "9783161484100"),
        ("urn:isbn:3-16-148410-X", "", "9783161484100"),
        ("urn:isbn:978-3-16-148410-1", "", ""),
        ("urn:uuid:3e2c5c94-82bf-573b-8a31-cb4e39d303c5", "", ""),
    ],
)
def test_a_number_counts_where_its_check_digit_is_right(urn: str, issn: str, isbn: str) -> None:
    """A number with a wrong digit is that of something else, or of nothing."""
    assert (issn_of(urn), isbn_of(urn)) == (issn, isbn)


@pytest.mark.parametrize(
    ("tag", "code", "region"),
    [
        ("en-GB", "eng", "GB"),
        ("de", "ger", ""),
        ("he", "heb", ""),
        ("iw", "heb", ""),
        ("zh-Hant-TW", "chi", "TW"),
        ("es-419", "spa", ""),
        ("fil", "fil", ""),
        ("en-x-a-b-c", "eng", ""),
        ("qq-1-1", "und", ""),
    ],
)
def test_a_language_has_its_library_code(tag: str, code: str, region: str) -> None:
    """ISO 639-2 has a bibliographic code for a language that has two; an area is no country."""
    assert (iso_639_2(tag), region_in(tag)) == (code, region)


def test_an_article_stands_on_the_pages_that_show_something() -> None:
    """A blank page at its end is none of its pages, and is counted."""
    said = told()

    assert [(each.first, each.last) for each in said.articles] == [(4, 6), (8, 8)]
    assert said.blank == 1


def test_articles_that_share_pages_have_none_of_their_own() -> None:
    """Where two stand on three pages, nothing tells which is whose; on one page, both are on it."""
    whole = issue(article("one"), article("two"), together=True)
    three = told(whole, units=(unit("one", 4, 3, "one", "two"),)).articles
    single = told(whole, units=(unit("one", 4, 1, "one", "two"),)).articles

    assert [(each.first, each.last) for each in three] == [(0, 0), (0, 0)]
    assert [(each.first, each.last) for each in single] == [(4, 4), (4, 4)]


def test_links_begin_at_the_address_where_one_is_known() -> None:
    """A name with a space or with letters beyond ASCII is a URL all the same."""
    odd = released("offprints/דרך & road?.pdf", Role.OFFPRINT, "application/pdf")

    assert told(address="https://salt.example/07/").link(EPUB) == "https://salt.example/07/salt-07.epub"
    assert told().link(odd) == "offprints/%D7%93%D7%A8%D7%9A%20%26%20road%3F.pdf"


@settings(max_examples=30, deadline=None)
@given(st.text(st.characters(exclude_categories=("Cs", "Cc", "Cn")), min_size=1).filter(str.strip))
def test_any_words_come_through_every_format(words: str) -> None:
    """A headline may hold whatever can be typed: each format gives it back to the letter."""
    said = told(issue(article("one", title=(Text(words),))))
    onix, atom = etree.fromstring(onix_message(said)), etree.fromstring(atom_entry(said))

    assert onix.findtext(".//{*}ContentItem//{*}TitleText") == words
    assert atom.findtext(".//{*}li") == words
    assert json.loads(schema_org(said))["hasPart"][0]["headline"] == words
    assert json.loads(opds_publication(said))["metadata"]["description"] == words


def test_json_has_no_fact_that_says_nothing() -> None:
    """Empty strings, lists and mappings go, and so does what held nothing else; 0 and false stay."""
    facts = {"a": "", "b": [], "c": {"d": [{}, ""], "e": None}, "f": 0, "g": False, "h": ["", "x"]}

    assert json.loads(json_document(facts)) == {"f": 0, "g": False, "h": ["x"]}
