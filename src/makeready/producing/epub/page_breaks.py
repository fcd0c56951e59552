"""The pages of the printed issue in the book: a break where each begins, and a list that leads to them.

EPUB Accessibility 1.1, 2.3.2 asks for both, and for the name of the edition that they are taken from.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from makeready.cache import Cache
from makeready.composing.ebook_medium import article_file
from makeready.composing.issue_anchors import anchor_in_issue
from makeready.digests import digest, maker
from makeready.producing.epub.break_places import BreakPlaces, find, put_in
from makeready.producing.epub.read_documents import ReadDocument
from makeready.producing.produced import PageStart, PrintedUnit
from makeready.records import canonical

PAGE_BREAKS = "page-breaks"
"""The kind of entry in the cache that holds the breaks of a unit's pages."""

DOCUMENTS = {
    "cover": "cover.xhtml",
    "contents": "contents.xhtml",
    "credits": "pictures.xhtml",
    "colophon": "colophon.xhtml",
}
"""The documents in which the book has what the issue prints around its articles, by the names of units."""


@dataclass(frozen=True, slots=True)
class PageBreak:
    """Where a page of the printed issue begins in the book."""

    folio: int
    document: str
    offset: int
    """Among the bytes of that document, before any break was put in."""
    is_exact: bool = True
    """Whether the page begins with a word that is read there."""

    @property
    def href(self) -> str:
        """What leads to it from the book's folder."""
        return f"{self.document}#page-{self.folio}"

    @property
    def markup(self) -> bytes:
        """What stands there."""
        span = '<span epub:type="pagebreak" role="doc-pagebreak" id="page-{0}" aria-label="{0}"></span>'
        return span.format(self.folio).encode()


def page_breaks(
    units: Sequence[PrintedUnit], documents: Sequence[ReadDocument], cache: Cache
) -> list[PageBreak]:
    """The breaks of all pages that show something the book has, in the order of their folios.

    A page that is only a picture, printed away from its place in the text, begins where the next page does.
    Those of a unit are taken from the `cache` where neither its pages nor its documents have changed.
    """
    order = {read.document.file: place for place, read in enumerate(documents)}
    found = [each for unit in units for each in _of_unit_once(unit, _documents(unit, documents), cache)]

    def at(place: int) -> tuple[int, int]:
        return order[found[place].document], found[place].offset

    for place in range(len(found) - 2, -1, -1):
        earlier = (at(before) for before in range(place - 1, -1, -1) if found[before].is_exact)
        is_out_of_turn = not found[place].is_exact and at(place) < next(earlier, at(place))
        if is_out_of_turn or at(place) > at(place + 1):
            found[place] = replace(found[place + 1], folio=found[place].folio, is_exact=False)
    return found


def with_breaks(read: ReadDocument, breaks: Sequence[PageBreak]) -> ReadDocument:
    """The document with those of `breaks` that are its own."""
    own = [(each.offset, each.markup) for each in breaks if each.document == read.document.file]
    if not own:
        return read
    html = put_in(read.data(), own).decode()
    return replace(read, document=replace(read.document, html=html))


def _documents(unit: PrintedUnit, documents: Sequence[ReadDocument]) -> Mapping[str, bytes]:
    """What the book has of a unit: the bytes of documents by their names, those of its articles in order."""
    names = [article_file(slug) for slug in unit.articles] or [DOCUMENTS.get(unit.name, "")]
    read = {each.document.file: each for each in documents}
    return {name: read[name].data() for name in names if name in read}


def _of_unit_once(unit: PrintedUnit, documents: Mapping[str, bytes], cache: Cache) -> tuple[PageBreak, ...]:
    """The breaks of a unit's pages, by their folios."""
    pages = unit.articles, unit.folio, unit.observed.starts, tuple(documents)
    found: tuple[PageBreak, ...] = cache.recall(
        PAGE_BREAKS,
        digest(maker(), canonical(pages), *documents.values()),
        lambda: tuple(_of_unit(unit, {name: BreakPlaces(data) for name, data in documents.items()})),
    )
    return found


def _of_unit(unit: PrintedUnit, documents: Mapping[str, BreakPlaces]) -> Iterator[PageBreak]:
    if not documents:
        return
    names, places = list(documents), list(documents.values())
    anchors = {
        anchor_in_issue(slug, anchor): PageBreak(0, article_file(slug), offset, is_exact=False)
        for slug in unit.articles
        if article_file(slug) in documents
        for anchor, offset in documents[article_file(slug)].anchors.items()
    }
    at: list[PageBreak | None] = []
    for start in unit.observed.starts:
        if start.folio == unit.folio:
            at.append(PageBreak(start.folio, names[0], places[0].top))
        elif start.anchor in anchors:
            at.append(replace(anchors[start.anchor], folio=start.folio))
        else:
            at.append(_in_text(start, names, places))
    following = PageBreak(0, names[-1], places[-1].end, is_exact=False)
    breaks = []
    for start, found in reversed(list(zip(unit.observed.starts, at, strict=True))):
        # What the book does not have, such as the second page of a list, begins where the next page does.
        following = found or replace(following, folio=start.folio, is_exact=False)
        breaks.append(following)
    yield from reversed(breaks)


def _in_text(start: PageStart, names: Sequence[str], places: Sequence[BreakPlaces]) -> PageBreak | None:
    found = find(places, start.paragraph, start.nth)
    if found is None:
        return None
    index, block = found
    return PageBreak(start.folio, names[index], block.place(start.letters))
