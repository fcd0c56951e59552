"""A release in a browser: its page, its articles, and the reader with the printed page beside the book."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urldefrag, urljoin

import pytest
from browsing import chromium, served, visit
from layouts_for_tests import SHIPPED, shipped
from lxml import etree, html
from markdown_reader import markdown_words
from small_releases import ODD_TITLE, made, manuscript_to_browse

from judges import axe, vnu
from makeready.issue import Issue
from makeready.order import Format, Order
from makeready.producing.epub.read_documents import document_words
from makeready.producing.word_account import missing, streams, words_in
from makeready.reading.manuscript import read_manuscript
from makeready.releasing import release_record
from makeready.releasing.offprint_files import folio_marks

WIDTHS = (320, 768, 1280)
PAGES = (
    "index.html",
    "read.html",
    *(f"offprints/{name}/{name}.html" for name in ("salt-road", "carts", "melah")),
)


@dataclass(frozen=True)
class Site:
    """A release that is served."""

    folder: Path
    address: str
    browser: Any
    issue: Issue


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """Of an issue with an odd title, pictures, notes, references, and an article of several pages."""
    root = tmp_path_factory.mktemp("web")
    manuscript = manuscript_to_browse(root / "manuscript")
    (folder,) = made(Order(manuscript, SHIPPED, root / "build", tuple(Format), release=True)).written
    issue, _ = read_manuscript(manuscript)
    assert issue is not None
    with chromium() as browser, served(folder) as address:
        yield Site(folder, address, browser, issue)


def test_every_page_keeps_the_standard(site: Site) -> None:
    """The checker of the W3C finds nothing in any of them."""
    pages = sorted(site.folder.rglob("*.html"))
    assert len(pages) == 5
    assert vnu.findings(pages) == []


def test_every_link_leads_to_a_file_of_the_release(site: Site) -> None:
    """And to a place in it that is there."""

    class Links(HTMLParser):
        def __init__(self) -> None:
            super().__init__()
            self.links: set[str] = set()
            self.ids: set[str] = set()

        def handle_starttag(self, _: str, attributes: list[tuple[str, str | None]]) -> None:
            held = dict(attributes)
            self.links |= {held[name] or "" for name in ("href", "src") if name in held}
            self.ids |= {held["id"] or ""} if "id" in held else set()

    found = {}
    for page in site.folder.rglob("*.html"):
        found[page] = Links()
        found[page].feed(page.read_text("utf-8"))
    for page, parsed in found.items():
        for link in parsed.links:
            path, anchor = urldefrag(unquote(urljoin(page.as_uri(), link)))
            target = Path(unquote(path).removeprefix("file://"))
            assert target.is_file(), (page, link)
            if anchor and target.name != "read.html" and target in found:
                assert anchor in found[target].ids, (page, link)


def test_every_word_of_an_article_is_in_both_of_its_offprints(site: Site) -> None:
    """In order, as a second reader of HTML and of Markdown takes them."""
    for article in site.issue.articles:
        base = site.folder / "offprints" / article.slug / article.slug
        root = etree.fromstring(base.with_suffix(".html").read_bytes())
        assert missing(streams(article), document_words(root)) == []
        assert missing(streams(article), markdown_words(base.with_suffix(".md").read_text("utf-8"))) == []


def test_an_offprint_tells_its_printed_pages(site: Site) -> None:
    """Their numbers, and where each but the first begins in the text."""
    page = (site.folder / "offprints/carts/carts.html").read_text("utf-8")
    told = json.loads((site.folder / "pages.json").read_text("utf-8"))["articles"]["carts"]
    first, last = told["folio"], told["folio"] + told["pages"] - 1
    assert f"Pages {first}–{last} of the printed issue" in page
    marks = [f'id="page-{folio}" aria-label="page {folio}"' in page for folio in range(first, last + 1)]
    assert marks == [False, *[True] * (last - first)]


def test_pages_that_begin_at_one_place_are_shown_as_one_mark() -> None:
    """A plate has no words: what stands behind it begins where it does, and each page keeps its anchor."""
    words = shipped().words("en")
    marks = html.fragments_fromstring("".join(mark.decode() for mark in folio_marks([8, 9, 10], words)))
    assert [mark.get("id") for mark in marks] == ["page-8", "page-9", "page-10"]
    assert [mark.get("data-folio") for mark in marks] == [None, None, "8–10"]


def test_a_page_in_another_language_says_so(site: Site) -> None:
    """The article's is Hebrew, written from the right; what stands around it is the issue's."""
    seen = visit(site.browser, site.address + "offprints/melah/melah.html")
    assert seen.page.evaluate("[document.documentElement.lang, document.dir]") == ["he", "rtl"]
    assert seen.page.locator("header.running").evaluate("e => [e.lang, getComputedStyle(e).direction]") == [
        "en-GB",
        "ltr",
    ]


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("name", PAGES)
def test_it_is_accessible_and_whole(site: Site, name: str, width: int) -> None:
    """Axe finds nothing, no error is told, nothing is asked of others, no line is wider than the window."""
    scheme = "dark" if width == WIDTHS[1] else "light"
    seen = visit(site.browser, site.address + name, width, color_scheme=scheme)
    if name == "read.html":
        standing(seen.page)
    assert axe.findings(seen.page) == []
    assert seen.errors == []
    assert {url for url in seen.asked if not url.startswith((site.address, "blob:", "data:"))} == set()
    assert seen.page.evaluate("document.documentElement.scrollWidth") <= width


def test_the_name_of_the_issue_is_not_broken(site: Site) -> None:
    """Six letters stand in one line, whatever room the cover beside them leaves."""
    page = visit(site.browser, site.address).page
    masthead = page.locator(".masthead")
    masthead.evaluate("e => { e.textContent = 'Madder' }")
    for width in (320, 767, 768, 800, 860, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        lines = "e => { const r = new Range(); r.selectNodeContents(e); return r.getClientRects().length }"
        assert masthead.evaluate(lines) == 1, width


def test_contents_and_downloads_need_no_script(site: Site) -> None:
    """The title as it is, a link to the article, and an ebook whose checksum is the one that is told."""
    seen = visit(site.browser, site.address, java_script_enabled=False, accept_downloads=True)
    told = seen.page.locator("#downloads li", has_text="Ebook")
    told.locator("summary").click()
    checksum = told.locator(".whole").inner_text()
    with seen.page.expect_download() as download:
        told.get_by_role("link").click()
    assert download.value.suggested_filename == f"{site.folder.name}.epub"
    assert sha256(Path(download.value.path()).read_bytes()).hexdigest() == checksum

    seen.page.get_by_role("link", name=ODD_TITLE, exact=True).click()
    assert seen.page.url == site.address + "offprints/salt-road/salt-road.html"
    assert said(seen.page.get_by_role("heading", level=1)) == ODD_TITLE
    seen.page.locator(".reference").click()
    assert seen.page.url == site.address + "offprints/carts/carts.html"


def test_it_goes_by_keyboard(site: Site) -> None:
    """The first key leads past the cover to the contents, the next ones to their links."""
    seen = visit(site.browser, site.address)
    seen.page.keyboard.press("Tab")
    seen.page.keyboard.press("Enter")
    seen.page.keyboard.press("Tab")
    assert seen.page.evaluate("document.activeElement.textContent") == ODD_TITLE
    seen.page.keyboard.press("Enter")
    seen.page.wait_for_url("**/salt-road.html")


def test_it_says_no_more_than_was_verified(site: Site) -> None:
    """Of the ebook what its package says; nothing of the PDF, which nobody has judged here."""
    seen = visit(site.browser, site.address)
    said = seen.page.locator("#accessibility").inner_text()
    assert "Every picture is described in words." in said
    assert "veraPDF" not in said


def test_the_reader_shows_the_printed_page_of_the_place(site: Site) -> None:
    """Turned by keys and buttons to the end of an article: the folios are its own, in their order."""
    told = json.loads((site.folder / "pages.json").read_text("utf-8"))["articles"]["carts"]
    own = list(range(told["folio"], told["folio"] + told["pages"]))
    seen = visit(site.browser, site.address + "read.html#carts")
    page = seen.page
    standing(page)
    folios = [int(folio(page))]
    while page.locator("#chapter").inner_text() == "Carts":
        folios.append(int(folio(page)))
        turned(page, by_key=len(folios) % 2 == 0)
    assert list(dict.fromkeys(folios)) == own
    assert folios == sorted(folios)
    assert page.locator("#printed img").evaluate("i => i.decode().then(() => i.naturalWidth)") > 500
    place = int(folio(page))
    assert page.locator("#folio").get_attribute("href") == f"{site.folder.name}-screen.pdf#page={place}"
    assert page.locator("#folio").inner_text() == f"Page {place} of the printed issue"
    assert seen.errors == []


def test_the_reader_finds_a_figure(site: Site) -> None:
    """By its contents, then by the link in the list of pictures: the picture is shown in the book."""
    seen = visit(site.browser, site.address + "read.html")
    page = seen.page
    standing(page)
    page.get_by_role("button", name="Contents").click()
    page.locator("#toc").get_by_role("link", name="Pictures and credits").click()
    book = frame_with(page, "a[href*='#fig-pan']")
    book.locator("a[href*='#fig-pan']").click()
    shown = frame_with(page, "#fig-pan img").locator("#fig-pan img")
    assert shown.evaluate("i => i.decode().then(() => i.naturalWidth)") == 1500
    assert folio(page) == str(
        json.loads((site.folder / "pages.json").read_text())["articles"]["salt-road"]["folio"]
    )
    assert seen.errors == []


def test_the_reader_is_set_as_its_reader_likes(site: Site) -> None:
    """Larger type, dark, without the printed page; and so again on the next visit, at the same place."""
    seen = visit(site.browser, site.address + "read.html#salt-road")
    page = seen.page
    standing(page)
    size = "d => parseFloat(getComputedStyle(d.ownerDocument.documentElement).fontSize)"
    before = frame_with(page, "#title").locator("body").evaluate(size)
    page.get_by_role("button", name="Larger type").click()
    page.get_by_role("button", name="Dark").click()
    page.get_by_role("button", name="Printed page").click()
    page.goto(site.address + "read.html")
    standing(page)
    book = frame_with(page, "#title")
    assert book.locator("body").evaluate(size) > before
    assert said(book.locator("h1")) == ODD_TITLE
    colours = "getComputedStyle(document.documentElement).backgroundColor"
    assert page.evaluate(colours) == "rgb(23, 19, 18)"
    assert not page.locator("#printed").is_visible()


@pytest.mark.parametrize("how", ["without scripts", "from the disk"])
def test_where_the_reader_can_not_run_it_says_what_to_do(site: Site, how: str) -> None:
    """It leads to the ebook, and tells how a web server is started."""
    address = site.address if how == "without scripts" else f"{site.folder.as_uri()}/"
    seen = visit(site.browser, address + "read.html", java_script_enabled=how == "from the disk")
    instead = seen.page.locator("#instead")
    assert "python3 -m http.server" in instead.inner_text()
    assert instead.get_by_role("link", name="Ebook").is_visible()
    assert instead.bounding_box()["y"] < 200
    assert not seen.page.locator(".tools").is_visible()


def test_everything_that_is_shown_is_in_the_record(site: Site) -> None:
    """Each file of the site with its checksum, so that it is verified as the rest is."""
    record = release_record.from_json((site.folder / "release.json").read_bytes())
    told = {file.name for file in record.files}
    assert {"index.html", "read.html", "web/web.css", "web/read.js", "web/foliate-js/view.js"} <= told
    assert "offprints/salt-road/pictures/salt-road-pan.jpg" in told
    assert words_in(ODD_TITLE)[0] in (site.folder / "index.html").read_text("utf-8").casefold()


def standing(page: Any) -> None:
    """Waits until the book is open."""
    page.locator("html[data-place]").wait_for(state="attached")


def said(element: Any) -> str:
    """Its words; that its last two are kept on one line is no matter here."""
    return str(element.inner_text()).replace("\u00a0", " ")


def folio(page: Any) -> str:
    """The printed page that the reader says the place is on."""
    return str(page.evaluate("document.documentElement.dataset.folio"))


def turned(page: Any, *, by_key: bool) -> None:
    """Turns a page, and waits until the next one stands."""
    read = page.locator("#read")
    before = read.evaluate("p => p.value")
    if by_key:
        page.keyboard.press("ArrowRight")
    else:
        page.get_by_role("button", name="Next").click()
    for _ in range(100):
        if read.evaluate("p => p.value") != before:
            page.wait_for_timeout(150)  # so long foliate-js takes no other turn
            return
        page.wait_for_timeout(20)
    raise AssertionError("the page does not turn")


def frame_with(page: Any, selector: str) -> Any:
    """The part of the book that is shown, once it has what is looked for."""
    from playwright.sync_api import Error

    for _ in range(100):
        for frame in page.frames[1:]:
            with suppress(Error):  # it was left meanwhile
                if frame.locator(selector).count():
                    return frame
        page.wait_for_timeout(50)
    raise AssertionError(f"{selector} is not shown")
