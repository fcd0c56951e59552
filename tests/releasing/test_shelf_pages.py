"""The pages of a shelf, of releases that are told of and not made."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from layouts_for_tests import SHIPPED, layout_with, shipped
from lxml import html
from small_issues import article
from told_releases import COVERS, EPUB, HEBREW, ODD, OFFPRINT, SCREEN, odd_issue, release, released, told

from makeready.issue import Revision
from makeready.problems import Code, Refused
from makeready.releasing.released import Role
from makeready.releasing.schema_org import schema_org
from makeready.releasing.shelf import Shelved
from makeready.releasing.shelf_authors import Author, authors_of
from makeready.releasing.shelf_pages import shelf_pages

PAGE = released("index.html", Role.WEB, "text/html")
ALONE = released("offprints/salt-road/salt-road.html", Role.OFFPRINT, "text/html", article="salt-road")


def shelved(
    name: str, published: str = "2031-03-20", earlier: tuple[Shelved, ...] = (), **changes: Any
) -> Shelved:
    """A release of the odd issue, or of another."""
    facts = {"published": date.fromisoformat(published), "number": name.rpartition("-")[2]}
    issue = odd_issue(**(facts | changes))
    made = release(*COVERS, OFFPRINT, ALONE, EPUB, SCREEN, PAGE, slug=name)
    if issue.revision:
        day = datetime.combine(issue.revision.released, datetime.min.time(), UTC)
        made = release(
            *made.files, slug=name, revision=issue.revision.number, note=issue.revision.note, modified=day
        )
    metadata = json.loads(schema_org(told(issue, made)))
    return Shelved(Path(f"releases/{name}"), made, metadata, earlier)


def signed(*bylines: str) -> dict[str, Any]:
    """An issue's one section, an article for each byline."""
    (section,) = odd_issue().sections
    articles = tuple(article(f"part-{at}", byline=byline) for at, byline in enumerate(bylines))
    return {"sections": (section.__class__(section.title, articles),)}


def authors(*shelf: Shelved) -> dict[str, Author]:
    """The authors of a shelf by their names."""
    return {author.name: author for author in authors_of(shelf)}


def pages_of(*shelf: Shelved) -> dict[str, html.HtmlElement]:
    """The pages as a browser takes them."""
    return {name: html.fromstring(page.encode()) for name, page in shelf_pages(shelf, shipped()).items()}


def links_in(page: html.HtmlElement, what: str) -> list[tuple[str, str]]:
    """Words and address of each link in what is found."""
    return [(link.text_content(), link.get("href")) for link in page.xpath(f"{what}//a")]


def test_an_author_has_a_page_with_all_that_they_signed() -> None:
    """The newest issue first; each article with its folio, its standfirst, who else signed, and its files."""
    pages = pages_of(shelved("salt-7"), shelved("salt-8", "2031-06-20"))
    page = pages["authors/ada-lind.html"]
    assert page.xpath("string(//h1)") == "Ada Lind"
    assert links_in(page, "//h2") == [
        ("Salt 8, Summer 2031", "../salt-8/index.html"),
        ("Salt 7, Spring 2031", "../salt-7/index.html"),
    ]
    (first, _) = page.xpath("//main//ul/li")
    assert first.xpath("string(.//*[@class='pages'])") == "page 4"
    assert links_in(first, ".//h3") == [(ODD, "../salt-8/offprints/salt-road/salt-road.html")]
    assert first.xpath("string(.//*[@class='contents-standfirst'])") == f"Read {ODD}"
    assert links_in(first, ".//*[@class='byline']") == [
        ("Bo Ek", "../authors/bo-ek.html"),
        ("Cy Moe", "../authors/cy-moe.html"),
        ("PDF", "../salt-8/offprints/salt-road.pdf"),
    ]


def test_the_index_leads_with_the_newest_issue() -> None:
    """By the day it was published, whenever it was put on the shelf; the others follow, then the authors."""
    shelf = (
        shelved("salt-10", "2031-12-20"),
        shelved("salt-8", "2031-06-20"),
        shelved("salt-9", "2031-09-20"),
    )
    page = pages_of(*shelf)["index.html"]
    assert page.xpath("string(//h1)") == "Salt"
    assert page.xpath("string(//header/p[@class='subtitle'])") == ODD
    assert links_in(page, "//article/div/h2") == [("Salt 10, Winter 2031", "salt-10/index.html")]
    assert next(title for title, _ in links_in(page, "//*[@class='headlines']/li")) == ODD
    assert [title for title, _ in links_in(page, "//h3")] == ["Salt 9, Autumn 2031", "Salt 8, Summer 2031"]
    folders = ["salt-10", "salt-9", "salt-8"]
    assert page.xpath("//img/@src") == [f"{folder}/cover-400.jpg" for folder in folders]
    names = [name for name, _ in links_in(page, "//*[@id='authors']")]
    assert names == ["Ada Lind", "Bo Ek", "Cy Moe", "אדה לוי"]


def test_a_correction_leads_and_what_it_corrects_can_be_reached() -> None:
    """With its note and its day; the first release, whose day is that on the cover, is called the first."""
    first = shelved("salt-7")
    second = shelved("salt-7-revision-2", revision=Revision(2, date(2031, 4, 2), "A & B."))
    third = Revision(3, date(2031, 5, 9), "C.")
    corrected = shelved("salt-7-revision-3", earlier=(first, second), revision=third)
    page = pages_of(corrected)["index.html"]
    assert page.xpath("string(//*[@class='revision'])") == "Revision 3, 9 May 2031: C."
    assert links_in(page, "//article/div/h2")[0][1] == "salt-7-revision-3/index.html"
    assert links_in(page, "//*[@class='earlier']") == [
        ("first release", "salt-7/index.html"),
        ("2 April 2031", "salt-7-revision-2/index.html"),
    ]


def test_what_is_in_another_language_says_so() -> None:
    """A title on the index and on its author's page, a name in letters of another script."""
    pages = pages_of(shelved("salt-7"))
    for page in pages.values():
        for title in page.xpath(f"//main//a[text()={json.dumps(HEBREW)}]"):
            (spoken,) = title.xpath("ancestor-or-self::*[@lang][1]")
            assert (spoken.get("lang"), spoken.get("dir")) == ("he", "rtl")
    name = pages["index.html"].xpath("//*[@id='authors']//span")
    assert [(each.get("lang"), each.text) for each in name] == [("he", "אדה לוי")]


def test_a_shelf_of_several_magazines_is_called_as_the_publisher_is() -> None:
    """And what stands below a name is told with each issue, where it isn't the same for all."""
    page = pages_of(shelved("salt-7"), shelved("brine-1", "2031-06-20", title="Brine", subtitle="On water"))[
        "index.html"
    ]
    assert page.xpath("string(//h1)") == f"Press {ODD}"
    assert page.find(".//header/p[@class='subtitle']") is None
    assert page.xpath("string(//article//*[@class='subtitle'])") == "On water"


def test_the_same_name_is_one_author_however_it_was_typed() -> None:
    """With letters put together or in one, and any space between."""
    found = authors(shelved("salt-7", **signed("Zoe\u0308  Ek")), shelved("salt-8", **signed("Zoë Ek")))
    assert {name: len(author.signed) for name, author in found.items()} == {"Zoë Ek": 2}


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("Ada Lind", "ada-lind"),
        ("Əli Həsənov", "eli-hesenov"),
        (
            "Ada Lind, who keeps the ledgers of all the salt pans on this coast, and",
            "ada-lind-who-keeps-the-ledgers-of-all-the-salt-pans-on-this",
        ),
    ],
)
def test_a_page_is_called_by_the_letters_of_the_name(name: str, slug: str) -> None:
    """Those that every disk and address takes, and not too many."""
    assert authors(shelved("salt-7", **signed(name)))[name].slug == slug


@pytest.mark.parametrize("name", ["אדה לוי", "Лев", "李", "Con", "***"])
def test_a_name_without_such_letters_has_a_page_too(name: str) -> None:
    """Told from others by a checksum of the name; so too one that Windows allows no file."""
    slug = authors(shelved("salt-7", **signed(name)))[name].slug
    assert slug.isascii()
    assert slug.startswith("con-" if name == "Con" else "author-")


def test_no_two_authors_share_a_page_and_none_loses_it() -> None:
    """Not on a disk that knows no case either; who comes later gives way."""
    first, second = (
        shelved("salt-7", **signed("Ada Lind")),
        shelved("salt-8", "2031-06-20", **signed("Àda Lind", "ADA LIND", "ada-lind")),
    )
    alone, together = authors(first), authors(second, first)
    slugs = [author.slug for author in together.values()]
    assert len({slug.casefold() for slug in slugs}) == 4
    assert together["Ada Lind"].slug == alone["Ada Lind"].slug == "ada-lind"


def test_names_are_in_order_whatever_their_accents() -> None:
    """As readers look for them."""
    found = authors_of((shelved("salt-7", **signed("Emil Ek", "Élise Ek", "bo Ek", "Elena Ek")),))
    assert [author.name for author in found] == ["bo Ek", "Elena Ek", "Élise Ek", "Emil Ek"]


def test_articles_that_nobody_signed_leave_no_authors() -> None:
    """The index has no such part then."""
    pages = pages_of(shelved("salt-7", **signed("")))
    assert list(pages) == ["index.html"]
    assert pages["index.html"].find(".//*[@id='authors']") is None


def test_a_designer_owns_the_pages(tmp_path: Path) -> None:
    """A layout's own template goes first; its words go into it."""
    own = {
        "web/shelf.html.jinja": "<p>{{ words.authors }} of {{ shelf.title }}</p>",
        "words.yaml": "en: {authors: Pens}",
    }
    layout = layout_with(tmp_path / "own", own)
    assert shelf_pages((shelved("salt-7"),), layout)["index.html"] == "<p>Pens of Salt</p>"


def test_a_layout_without_a_page_for_a_shelf_is_told_so(tmp_path: Path) -> None:
    """By the name of the file that it lacks."""
    layout = layout_with(
        tmp_path / "bare", {"words.yaml": (SHIPPED / "words.yaml").read_text("utf-8")}, based_on=None
    )
    with pytest.raises(Refused) as refused:
        shelf_pages((shelved("salt-7", **signed("")),), layout)
    (problem,) = refused.value.problems
    assert (problem.code, problem.place.file.endswith("web/shelf.html.jinja")) == (
        Code.LAYOUT_FILE_MISSING,
        True,
    )


def test_titles_keep_their_characters() -> None:
    """In a title of the window, too."""
    pages = pages_of(shelved("salt-7", title="Salt & <Brine>", **signed("A. & B. <Ek>")))
    assert pages["index.html"].findtext(".//title") == "Salt & <Brine>"
    assert "A. · Salt & <Brine>" in [page.findtext(".//title") for page in pages.values()]
