"""What has moved since the issue was released last: articles that grew or shrank, and what they push."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TypeAlias

from makeready.issue import Issue
from makeready.preflight.counts import counted
from makeready.problems import Code, Place, Problem
from makeready.producing.produced import PrintedUnit

PAGES = "pages.json"
"""The file of a release that tells where its articles stand."""
FILE = "release/{slug}/" + PAGES
"""Where that is, from the output folder."""

Pages: TypeAlias = Mapping[str, tuple[int, int]]
"""By the slug of an article the folio that it begins on, and how many pages it has."""


def pages_of(units: Iterable[PrintedUnit]) -> Pages:
    """Where the articles stand; those that share pages have the same."""
    return {article: (unit.folio, len(unit.observed.pages)) for unit in units for article in unit.articles}


def as_json(units: Iterable[PrintedUnit]) -> bytes:
    """What is kept of a release."""
    told = {slug: {"folio": folio, "pages": pages} for slug, (folio, pages) in pages_of(units).items()}
    return json.dumps({"articles": told}, indent=2).encode()


def released_pages(output: Path, slug: str) -> Pages:
    """Where the articles stood in the last release; nothing where none is known."""
    try:
        kept = json.loads((output / FILE.format(slug=slug)).read_text("utf-8"))
        return {name: (int(held["folio"]), int(held["pages"])) for name, held in kept["articles"].items()}
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        return {}


def moved_problems(issue: Issue, units: Sequence[PrintedUnit], released: Pages) -> Iterator[Problem]:
    """A problem for each article that has more or fewer pages than in the release, with what it pushes."""
    pages = pages_of(units)
    for article in issue.articles:
        if article.slug not in released or article.slug not in pages:
            continue
        now, before = pages[article.slug][1], released[article.slug][1]
        if now != before:
            names = list(pages)
            later = names[names.index(article.slug) + 1 :]
            yield Problem(
                Code.PAGES_CHANGED,
                Place(article.file, 1),
                pages=counted(now, "page"),
                before=before,
                others=_pushed(later, pages, released, now - before),
            )


def _pushed(names: Iterable[str], pages: Pages, released: Pages, by: int) -> str:
    """What becomes of the articles behind."""
    moved = [name for name in names if name in released and (pages[name][0] - released[name][0]) * by > 0]
    if not moved:
        return "nothing behind it moves"
    how = f"{counted(abs(by), 'page')} {'later' if by > 0 else 'earlier'}"
    start = "starts" if len(moved) == 1 else "start"
    same = all(pages[name][0] - released[name][0] == by for name in moved)
    return f"{counted(len(moved), 'article')} behind it {start} {how if same else how.rsplit(maxsplit=1)[-1]}"
