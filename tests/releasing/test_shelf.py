"""Releases in one folder make a shelf: feeds and pages of the last revision of each issue."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urldefrag

import feedparser
import pytest
from browsing import chromium, served, visit
from layouts_for_tests import SHIPPED
from lxml import html
from small_issues import issue
from small_releases import made, whole_manuscript

from judges import atom, axe, vnu
from makeready.exits import Exit
from makeready.issue import Revision
from makeready.order import Format, Order
from makeready.problems import Code
from makeready.releasing.checksums import names_in, sums_of
from makeready.releasing.finished_issue import release_name
from makeready.releasing.shelf import feeds, shelved

WIDTHS = (320, 768, 1280)
WEBSITE = "https://salt.example/shelf/"
"""Where the second issue says that it is."""


@pytest.fixture(scope="module")
def second(tmp_path_factory: pytest.TempPathFactory) -> Order:
    """Two issues, the first of which was corrected, released in turn; what comes back orders the second."""
    root = tmp_path_factory.mktemp("shelf")
    first = Order(whole_manuscript(root / "first"), SHIPPED, root / "build", tuple(Format), release=True)
    sign(first, "salt-road", "Ada Lind")
    sign(first, "carts", "Bo Eck")
    (folder,) = made(first).written
    before = sums_of(folder, names_in(folder))
    assert (folder.parent / "authors/bo-eck.html").is_file()
    sign(first, "carts", "Bo Ek")
    made(replace(first, revision=Revision(2, date(2031, 4, 2), "The carts go by night.")))
    order = replace(first, manuscript=whole_manuscript(root / "second"))
    sign(order, "carts", "אדה לוי and Ada Lind")
    facts = order.manuscript / "issue.yaml"
    told = facts.read_text().replace("number: 07", "number: 08 & more")
    facts.write_text(told.replace("2031-03", "2031-06") + f"website: {WEBSITE}\n")
    (later,) = made(order).written
    assert later.name == "salt-08-more"
    assert sums_of(folder, names_in(folder)) == before
    return order


@pytest.fixture(scope="module")
def releases(second: Order) -> Path:
    """The folder of all three releases."""
    return second.output / "release"


@pytest.fixture(scope="module")
def site(releases: Path) -> Iterator[tuple[Any, str]]:
    """A browser, and the address at which the shelf is served."""
    with chromium() as browser, served(releases) as address:
        yield browser, address


def sign(order: Order, article: str, byline: str) -> None:
    """Put a byline on an article, in place of the one it has."""
    text = order.manuscript / article / "article.md"
    lines = [line for line in text.read_text("utf-8").splitlines() if not line.startswith("byline:")]
    text.write_text("\n".join([lines[0], f"byline: {byline}", *lines[1:], ""]), encoding="utf-8")


def test_the_feed_for_reading_apps_has_the_last_of_each_issue(releases: Path) -> None:
    """The newest issue first, each with links that lead into its folder."""
    feed = json.loads((releases / "opds.json").read_text("utf-8"))
    assert feed["metadata"]["title"] == "Salt"
    assert feed["metadata"]["numberOfItems"] == 2
    links = [link["href"].removeprefix(WEBSITE) for each in feed["publications"] for link in each["links"]]
    assert any(link == "salt-08-more/salt-08-more.epub" for link in links)
    assert not any(link.startswith("salt-07/") for link in links)
    named = [
        *links,
        *(image["href"].removeprefix(WEBSITE) for each in feed["publications"] for image in each["images"]),
    ]
    assert all((releases / name).is_file() for name in named)


def test_the_feed_for_news_readers_says_what_was_corrected(releases: Path) -> None:
    """It is an Atom feed, told again on the day of the correction; each entry leads to its files."""
    data = (releases / "feed.atom").read_bytes()
    assert atom.faults(data) == []
    read = feedparser.parse(data)
    newest, corrected = read.entries
    assert newest.title.startswith("Salt 08 & more")
    assert (corrected.published, corrected.updated) == ("2031-03-20T00:00:00Z", "2031-04-02T00:00:00Z")
    assert "The carts go by night." in corrected.summary
    files = [link.href for link in corrected.links if link.rel == "enclosure"]
    assert [name for name in files if not (releases / name).is_file()] == []
    assert len(files) == 2


def test_links_of_a_magazine_with_a_website_lead_there_from_anywhere(releases: Path) -> None:
    """Those of its newest issue, which says where it is; its older one did not."""
    folder = releases / "salt-08-more"
    atom, opds = (
        feedparser.parse((releases / "feed.atom").read_bytes()),
        json.loads((releases / "opds.json").read_bytes()),
    )
    assert atom.feed.links[0].href == f"{WEBSITE}feed.atom"
    assert opds["links"][0]["href"] == f"{WEBSITE}opds.json"
    newer, older = ([link["href"] for link in each["links"]] for each in opds["publications"])
    assert all(href.startswith(f"{WEBSITE}{folder.name}/") for href in newer)
    assert all(href.startswith("salt-07-revision-2/") for href in older)
    assert json.loads((folder / "metadata.json").read_bytes())["isPartOf"]["url"] == WEBSITE
    page = (folder / "index.html").read_text("utf-8")
    assert f'<link rel="canonical" href="{WEBSITE}{folder.name}/"/>' in page
    assert f'<meta property="og:image" content="{WEBSITE}{folder.name}/cover-' in page


def test_what_is_no_release_is_passed_over(releases: Path, tmp_path: Path) -> None:
    """A file, an empty folder, a record that says nothing: the shelf is made of the rest."""
    for each in shelved(releases):
        (tmp_path / each.folder.name).symlink_to(each.folder)
    (tmp_path / "notes.txt").write_text("notes")
    (tmp_path / "empty").mkdir()
    (tmp_path / "broken").mkdir()
    (tmp_path / "broken/release.json").write_text("{}")

    assert feeds(shelved(tmp_path)) == {
        name: (releases / name).read_bytes() for name in ("opds.json", "feed.atom")
    }


def test_the_same_release_again_gives_the_same_shelf(second: Order, releases: Path) -> None:
    """To the byte, with nothing left beside it."""
    before = sums_of(releases, names_in(releases))
    assert made(second).exit is Exit.DONE
    assert sums_of(releases, names_in(releases)) == before


def test_a_name_that_was_corrected_leaves_no_page(releases: Path) -> None:
    """Each author of the last revisions has one, and nobody else."""
    pages = sorted(path.name for path in (releases / "authors").iterdir())
    assert [name for name in pages if not name.startswith("author-")] == ["ada-lind.html", "bo-ek.html"]
    assert len(pages) == 3


def test_every_page_of_the_shelf_keeps_the_standard(releases: Path) -> None:
    """The checker of the W3C finds nothing in the index or in an author's page."""
    assert vnu.findings(sorted([releases / "index.html", *releases.glob("authors/*.html")])) == []


def test_every_link_of_the_shelf_leads_to_a_file(releases: Path) -> None:
    """In the releases or beside them."""
    for page in [releases / "index.html", *releases.glob("authors/*.html")]:
        links = html.parse(page).xpath("//@href | //@src")
        assert len(links) > 5
        for link in links:
            path, anchor = urldefrag(unquote(link))
            target = (page.parent / path).resolve() if path else page
            assert target.is_file(), (page.name, link)
            if anchor and target.suffix == ".html":
                assert html.parse(target).xpath(f"//*[@id='{anchor}']"), (page.name, link)


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("name", ["index.html", "authors/ada-lind.html"])
def test_the_shelf_is_accessible_and_whole(site: tuple[Any, str], name: str, width: int) -> None:
    """Axe finds nothing, nothing is asked of others or missing, no line is wider than the window."""
    browser, address = site
    seen = visit(browser, address + name, width, color_scheme="dark" if width == WIDTHS[1] else "light")
    assert axe.findings(seen.page) == []
    assert seen.errors == []
    assert {url for url in seen.asked if not url.startswith(address)} == set()
    assert seen.page.evaluate("document.documentElement.scrollWidth") <= width


def test_by_keyboard_and_without_scripts_an_author_leads_to_an_offprint(site: tuple[Any, str]) -> None:
    """The first key leads to the newest issue; an author's page to what they wrote."""
    browser, address = site
    page = visit(browser, address, java_script_enabled=False).page
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.url == address + "#newest"
    page.locator("#authors").get_by_role("link", name="Bo Ek").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/authors/bo-ek.html")
    page.get_by_role("link", name="Carts", exact=True).click()
    assert page.url == address + "salt-07-revision-2/offprints/carts/carts.html"


def test_a_layout_without_a_page_for_a_shelf_releases_nothing(second: Order, tmp_path: Path) -> None:
    """What it lacks is told; neither the release nor anything of the shelf is put in place."""
    layout = shutil.copytree(SHIPPED, tmp_path / "own")
    (layout / "web/shelf.html.jinja").unlink()
    outcome = made(replace(second, layouts=layout, output=tmp_path / "build"))
    (problem,) = [each for each in outcome.problems if each.code is Code.LAYOUT_FILE_MISSING]
    assert problem.place.file.endswith("own/web/shelf.html.jinja")
    assert list((tmp_path / "build/release").iterdir()) == []


def test_no_release_takes_the_folder_of_the_shelfs_own_pages() -> None:
    """Where letters of other scripts leave a title's alone."""
    names = {}
    for title, number in (("Web", "٣"), ("Authors", "٣"), ("Web", "3")):
        whole = issue(title=title, number=number)
        names[title, number] = release_name(whole)
    assert list(names.values()) == ["issue-web", "issue-authors", "web-3"]
