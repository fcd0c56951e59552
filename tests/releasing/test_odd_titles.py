"""Words that formats give a meaning to come through each of them, in a release as readers open it."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable
from pathlib import Path
from zipfile import ZipFile

import feedparser
import lxml.html
import pikepdf
import pytest
import yaml
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator
from layouts_for_tests import SHIPPED
from lxml import etree
from small_issues import issue
from small_releases import made, whole_manuscript

from judges import atom, onix, opds
from makeready.order import Format, Order

TITLE = "Salt & <vinegar>, \"plain\" or 'fancy' מלח"
ARTICLE = "-- \"Carts\" & <barrows>: 'עגלה' ]]> &amp; 100%"
PUBLISHER = "Salt & Söhne <מלח>"
FORMULA = '=HYPERLINK("https://example.org";"Salt")'
PLAIN = str.maketrans("“”‘’", "\"\"''")
"""Quotation marks are printed as the issue's language has them; these are the ones that were typed."""
SLUG = "salt-vinegar-plain-or-fancy-07-08"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A release whose titles, publisher and credit are odd."""
    root = tmp_path_factory.mktemp("odd")
    manuscript = whole_manuscript(root / "manuscript")
    facts = yaml.safe_load((manuscript / "issue.yaml").read_text("utf-8"))
    facts |= {"title": TITLE, "number": "07/08", "publisher": PUBLISHER, "published": "2031-03-20"}
    (manuscript / "issue.yaml").write_text(yaml.safe_dump(facts, allow_unicode=True), "utf-8")
    title = ARTICLE.replace("<", "\\<").replace("&amp;", "\\&amp;")
    head = yaml.safe_dump({"title": title, "byline": "Ada & Bo"}, allow_unicode=True)
    (manuscript / "carts/article.md").write_text(f"---\n{head}---\nThey go by night.\n", "utf-8")
    captions = manuscript / "salt-road/captions.md"
    captions.write_text(captions.read_text("utf-8").replace("credit: Salt Press", f"credit: {FORMULA}"))
    outcome = made(Order(manuscript, SHIPPED, root / "build", tuple(Format), release=True))
    assert outcome.written, outcome.problems
    (released,) = outcome.written
    return released


def test_a_folder_has_plain_letters(folder: Path) -> None:
    """A URL, a shop and a file system take its name, and those of all its files, as they are."""
    names = [path.relative_to(folder.parent).as_posix() for path in folder.rglob("*")]
    assert folder.name == SLUG
    assert {letter for name in names for letter in name if not letter.isascii()} == set()
    assert not {letter for name in names for letter in name} & set(" &<>\"'?%")


def in_pdf(name: str) -> Callable[[Path], set[str]]:
    """The title of a PDF, in both places where it stands."""

    def read(folder: Path) -> set[str]:
        with pikepdf.open(folder / name.format(slug=SLUG)) as pdf, pdf.open_metadata() as held:
            return {str(pdf.docinfo.Title), str(held["dc:title"])}

    return read


def in_epub(folder: Path) -> set[str]:
    """The title in the package."""
    with ZipFile(folder / f"{SLUG}.epub") as archive:
        package = etree.fromstring(archive.read("EPUB/content.opf"))
    return {package.findtext(".//{http://purl.org/dc/elements/1.1/}title", "")}


def in_html(folder: Path) -> set[str]:
    """The name of the page, and what a card of it is called."""
    page = lxml.html.parse(folder / "index.html")
    return {page.findtext(".//title") or "", *page.xpath("//meta[@property='og:title']/@content")}


def in_opds(folder: Path) -> set[str]:
    """The title in the publication, and in the shelf's feed."""
    feed = json.loads((folder.parent / "opds.json").read_text("utf-8"))["publications"][0]
    return {
        each["metadata"]["title"] for each in (json.loads((folder / "opds.json").read_text("utf-8")), feed)
    }


def in_schema_org(folder: Path) -> set[str]:
    """The name of the issue."""
    return {json.loads((folder / "metadata.json").read_text("utf-8"))["name"]}


def in_atom(folder: Path) -> set[str]:
    """The entry's title, as a news reader shows it: as HTML."""
    entry = feedparser.parse((folder.parent / "feed.atom").read_bytes()).entries[0]
    return {entry.title}


def in_onix(folder: Path) -> set[str]:
    """The title of each product."""
    message = etree.parse(folder / "onix.xml")
    path = "//*[local-name()='DescriptiveDetail']/*[local-name()='TitleDetail']//*[local-name()='TitleText']"
    return {each.text for each in message.xpath(path)}


def in_cyclonedx(folder: Path) -> set[str]:
    """What the release is described as."""
    bill = json.loads((folder / "bill-of-materials.json").read_text("utf-8"))
    return {bill["metadata"]["component"]["description"]}


@pytest.mark.parametrize(
    "read",
    [
        pytest.param(in_pdf("{slug}-screen.pdf"), id="screen PDF"),
        pytest.param(in_pdf("{slug}-print.pdf"), id="print PDF"),
        in_epub,
        in_html,
        in_opds,
        in_schema_org,
        in_atom,
        in_onix,
        in_cyclonedx,
    ],
)
def test_the_issue_is_called_as_its_editor_calls_it(read: Callable[[Path], set[str]], folder: Path) -> None:
    """To the letter, in every format that has a place for it; some add its season."""
    titles = {title.translate(PLAIN).removesuffix(", Spring 2031") for title in read(folder)}
    assert titles == {f"{TITLE} 07/08"}


def articles_in(folder: Path) -> dict[str, str]:
    """What the article with an odd title is called, in every format that has a place for it."""
    at = folder / "offprints/carts/carts"
    feed = feedparser.parse((folder.parent / "feed.atom").read_bytes()).entries[0]
    with pikepdf.open(folder / "offprints/carts.pdf") as pdf, ZipFile(folder / f"{SLUG}.epub") as archive:
        contents = lxml.html.fromstring(archive.read("EPUB/nav.xhtml"))
        return {
            "PDF": str(pdf.docinfo.Title),
            "EPUB": contents.xpath("//nav[1]//a[contains(@href, 'carts')]")[0].text_content(),
            "HTML": lxml.html.parse(at.with_suffix(".html")).findtext(".//title") or "",
            "schema.org": json.loads((folder / "metadata.json").read_text("utf-8"))["hasPart"][1]["headline"],
            "OPDS": json.loads((folder / "opds.json").read_text("utf-8"))["metadata"]["description"],
            "Atom": lxml.html.fromstring(feed.summary).xpath("//li")[1].text_content(),
            "ONIX": etree.parse(folder / "onix.xml").xpath(
                "string((//*[local-name()='ContentItem'])[2]//*[local-name()='TitleText'])"
            ),
        }


def test_so_is_an_article(folder: Path) -> None:
    """OPDS has no place for an article, and tells of it with the others in the description."""
    titles = {where: title.translate(PLAIN) for where, title in articles_in(folder).items()}
    assert titles.pop("OPDS") == f"The salt road\n{ARTICLE}"
    assert titles == dict.fromkeys(titles, ARTICLE)


def test_a_spreadsheet_runs_nothing(folder: Path) -> None:
    """A credit that begins as a formula does is a text."""
    with (folder / "credits.csv").open(encoding="utf-8-sig", newline="") as table:
        (row,) = csv.DictReader(table)
    assert row["credit"].translate(PLAIN) == f"'{FORMULA}"


def test_the_judges_take_all_of_it(folder: Path) -> None:
    """ONIX, Atom, OPDS and CycloneDX keep their standards with such words in them."""
    bill = (folder / "bill-of-materials.json").read_text("utf-8")
    assert onix.faults((folder / "onix.xml").read_bytes()) == []
    assert atom.faults((folder / "entry.atom").read_bytes(), (folder.parent / "feed.atom").read_bytes()) == []
    assert opds.faults((folder.parent / "opds.json").read_bytes()) == []
    assert JsonStrictValidator(SchemaVersion.V1_6).validate_str(bill) is None


@pytest.mark.parametrize(
    ("title", "number", "slug"),
    [
        ("Łódź & Sól", "7–8", "lodz-sol-7-8"),
        ("Sól—morze", "½", "sol-morze-1-2"),
        ("מלח", "7", "7"),
        ("מלח", "א", "issue"),
        ("../..", "/etc", "etc"),
        ("Salt " * 90, "07", f"{'salt-' * 15}salt-07"),
    ],
)
def test_files_are_called_by_what_is_left_of_a_title(title: str, number: str, slug: str) -> None:
    """Plain letters, so few that every file system takes them, and always a name."""
    assert issue(title=title, number=number).slug == slug
