"""Releases to be told of, so small that a test shows all that is in them."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from layouts_for_tests import shipped
from small_issues import article, issue, panel

from makeready.issue import Cover, Issue, Text
from makeready.producing.epub.accessibility import HAZARDS, Accessibility
from makeready.producing.produced import Observed, PrintedPage, PrintedUnit
from makeready.releasing.described import Described, Verified, described
from makeready.releasing.released import Release, ReleasedFile, Role

ODD = "Salt & <vinegar>, \"plain\" or 'fancy' 🧂 ]]> &amp;"
HEBREW = "מלח & <דרכים>"

FOUND = Accessibility(
    modes=("textual", "visual"),
    sufficient=("textual", "textual,visual"),
    features=("alternativeText", "pageBreakMarkers", "pageNavigation", "readingOrder", "tableOfContents"),
    hazards=HAZARDS,
    summary="Every picture is described in words.",
)
"""What an EPUB may say of itself."""


def released(name: str, role: Role, media_type: str, **changes: Any) -> ReleasedFile:
    """A file of a release, a million bytes long."""
    return ReleasedFile(name, role, media_type, 1_000_000, f"{len(name):064x}", **changes)


EPUB = released("salt-07.epub", Role.EPUB, "application/epub+zip")
PRINT = released("salt-07-print.pdf", Role.PRINT_PDF, "application/pdf")
SCREEN = released("salt-07.pdf", Role.SCREEN_PDF, "application/pdf")
COVERS = (
    released("cover-400.jpg", Role.COVER, "image/jpeg", pixels=(400, 571)),
    released("cover-1600.jpg", Role.COVER, "image/jpeg", pixels=(1600, 2286)),
)
OFFPRINT = released("offprints/salt-road.pdf", Role.OFFPRINT, "application/pdf", article="salt-road")


def release(*files: ReleasedFile, **changes: Any) -> Release:
    """A first release with `files`, or with one of each kind."""
    facts: dict[str, Any] = {
        "slug": "salt-07",
        "revision": 1,
        "note": "",
        "modified": datetime(2031, 3, 20, tzinfo=UTC),
        "pages": 12,
        "files": files or (*COVERS, OFFPRINT, EPUB, PRINT, SCREEN),
    }
    return Release(**(facts | changes))


def odd_issue(**changes: Any) -> Issue:
    """An issue whose every word has characters that some format gives a meaning to."""
    facts: dict[str, Any] = {
        "subtitle": ODD,
        "publisher": f"Press {ODD}",
        "rights": f"© {ODD}",
        "cover": Cover(panel("cover"), f"Alt {ODD}", f"Credit {ODD}", "all rights"),
    }
    road = article(
        "salt-road", title=(Text(ODD),), byline="Ada Lind, Bo Ek & Cy Moe", standfirst=(Text(f"Read {ODD}"),)
    )
    roads = article("derachim", title=(Text(HEBREW),), byline="אדה לוי", language="he")
    return issue(road, roads, **(facts | changes))


def unit(name: str, folio: int, pages: int, *slugs: str, blank: int = 0) -> PrintedUnit:
    """An article's `pages`, the last of them `blank`."""
    shown = [PrintedPage(500, 700, 8, is_blank=at >= pages - blank) for at in range(pages)]
    return PrintedUnit(
        name, slugs or (name,), "print/article.html.jinja", folio, Observed(tuple(shown), (), (), ())
    )


UNITS = (unit("salt-road", 4, 4, blank=1), unit("derachim", 8, 1))


def told(whole: Issue | None = None, made: Release | None = None, **changes: Any) -> Described:
    """The odd issue released, or another."""
    whole = whole or odd_issue()
    facts: dict[str, Any] = {"units": UNITS, "verified": Verified(FOUND, tagged_pdf=True)}
    return described(whole, made or release(), shipped().words(whole.language), **(facts | changes))


def bare() -> Described:
    """An issue of which hardly anything is known, released as an EPUB alone."""
    whole = issue(article("salt-road"), identifier="urn:example:salt", number="double")
    return told(whole, release(EPUB, pages=0), units=(), verified=Verified())
