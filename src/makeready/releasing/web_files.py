"""The web page of a release: what a browser shows of it, from this folder and no other."""

from __future__ import annotations

from collections.abc import Iterable

from makeready.cache import Cache
from makeready.composing.web_css import SHEET, file_of, web_stylesheet
from makeready.producing.epub.ebook_style import carried_style
from makeready.releasing import reader_page as reader
from makeready.releasing.described import Described
from makeready.releasing.finished_issue import FinishedIssue
from makeready.releasing.issue_page import PAGE, issue_page
from makeready.releasing.release_folder import ReleaseFolder
from makeready.releasing.released import Role

WEB = "web"
"""The folder of what the pages are made of."""
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
    sheet = web_stylesheet(layout)
    named = {url: file_of(url, layout) for url in sheet.urls}
    for file in carried_style(sheet.css, SHEET, named, [*texts, page, read], cache).files:
        folder.add(f"{WEB}/{file.name}", Role.WEB, file.held)
    folder.add(f"{WEB}/{ICON}", Role.WEB, layout.file("web", ICON))
    folder.add(reader.PAGE, Role.WEB, read.encode())
    folder.add(PAGE, Role.WEB, page.encode())
