"""`read.html`: the ebook in a browser, with the printed page beside it, served by any web server.

The reading system is foliate-js, which lies in `reader/` beside this file (its README says why).
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path

from markupsafe import Markup

from makeready.cache import Cache
from makeready.composing.issue_facts import facts_of
from makeready.composing.templates import Layout
from makeready.composing.typography import language_attributes
from makeready.preflight.report.page_images import page_images
from makeready.releasing.described import Described
from makeready.releasing.finished_issue import FinishedIssue
from makeready.releasing.issue_page import downloads_of
from makeready.releasing.offprint_files import cover_picture
from makeready.releasing.parts import Kind, Part
from makeready.releasing.released import Role

PAGE = "read.html"
SCRIPT = "read.js"
READING_SYSTEM = Part(
    Kind.LIBRARY, "foliate-js", "1.0.1", "MIT AND BSD-3-Clause", purl="pkg:npm/foliate-js@1.0.1"
)
"""What goes into every release with it: foliate-js, and zip.js in it."""
PAGE_HEIGHT = 1100
"""Pixels of a printed page's picture from head to foot: its text can be read."""
_HERE = Path(__file__).parent / "reader"


def reader_page(told: Described, layout: Layout, finished: FinishedIssue, pictures: Mapping[int, str]) -> str:
    """The page; `pictures` are the addresses of the printed pages by their folios."""
    issue, words = told.issue, layout.words(told.issue.language)
    (epub,), (pdf,) = told.release.of(Role.EPUB), told.release.of(Role.SCREEN_PDF)
    facts = {
        "epub": epub.name,
        "checksum": epub.sha256,
        "pdf": pdf.name,
        "firstFolio": finished.units[0].folio,
        "pages": {str(folio): name for folio, name in pictures.items()},
        "words": {"page": words.say("printed-page", page="{page}")},
    }
    return str(
        layout.render(
            "web",
            "read.html.jinja",
            language=language_attributes(issue.language),
            document_title=told.title,
            description=issue.subtitle,
            address=told.absolute(PAGE),
            root="",
            words=words,
            issue=facts_of(issue),
            cover=cover_picture(told),
            facts=_in_script(facts),
            script=f"web/{SCRIPT}",
            pdf=pdf.name,
            to_read=downloads_of(told.release, words),
        )
    )


def reader_files() -> Iterator[tuple[str, bytes]]:
    """The script and the reading system, by their names beside each other."""
    for file in sorted(_HERE.rglob("*")):
        if file.is_file() and file.suffix in {".js", ""}:
            yield file.relative_to(_HERE).as_posix(), file.read_bytes()


def printed_pages(finished: FinishedIssue, cache: Cache) -> dict[int, bytes]:
    """The printed pages as WebP by their folios."""
    return dict(enumerate(page_images(finished.pdf, cache, PAGE_HEIGHT), finished.units[0].folio))


def _in_script(facts: Mapping[str, object]) -> Markup:
    """The facts as JSON inside a `script`, which no `<` in them ends."""
    return Markup(json.dumps(facts, ensure_ascii=False).replace("<", "\\u003c"))  # noqa: S704
