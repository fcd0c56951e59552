"""The web page of a release: what a browser shows of it, from this folder and no other."""

from __future__ import annotations

from collections.abc import Iterable

from makeready.cache import Cache
from makeready.composing.templates import Layout
from makeready.composing.web_css import SHEET, file_of, web_stylesheet
from makeready.producing.epub.ebook_style import carried_style
from makeready.releasing import reader_page as reader
from makeready.releasing.described import Described
from makeready.releasing.finished_issue import FinishedIssue
from makeready.releasing.issue_page import issue_page
from makeready.releasing.release_folder import PAGE, WEB, ReleaseFolder
from makeready.releasing.released import Role

ICON = "icon.svg"


def add_web(
    folder: ReleaseFolder, finished: FinishedIssue, told: Described, texts: Iterable[str], cache: Cache
) -> None:
    """Adds the issue's page, the reader, and the style and fonts they share with the pages of `texts`."""
    layout = finished.layout
    pictures = {}
    for folio, picture in reader.printed_pages(finished, cache).items():
        pictures[folio] = folder.add(f"{WEB}/pages/{folio}.webp", Role.WEB, picture).name
    read = reader.reader_page(told, layout, finished, pictures)
    for name, data in reader.reader_files():
        kind = "" if name.endswith(".js") else "text/plain"
        folder.add(f"{WEB}/{name}", Role.WEB, data, media_type=kind)
    page = issue_page(told, layout, reader.PAGE)
    for name, data in web_style(layout, [*texts, page, read], cache).items():
        folder.add(name, Role.WEB, data)
    folder.add(reader.PAGE, Role.WEB, read.encode())
    folder.add(PAGE, Role.WEB, page.encode())


def web_style(layout: Layout, texts: Iterable[str], cache: Cache) -> dict[str, bytes]:
    """The files of `web/` that pages with these `texts` need, by their names: style, fonts, icon."""
    sheet = web_stylesheet(layout)
    named = {url: file_of(url, layout) for url in sheet.urls}
    style = carried_style(sheet.css, SHEET, named, texts, cache)
    files = {file.name: file.held for file in style.files} | {ICON: layout.file("web", ICON).read_bytes()}
    return {f"{WEB}/{name}": data for name, data in files.items()}
