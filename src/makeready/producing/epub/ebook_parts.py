"""The documents of the ebook, each composed, read and counted, or found in the cache as that."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from makeready.composing.ebook_chapters import Chapter, chapters_of, compose_chapter
from makeready.composing.ebook_documents import (
    EbookPages,
    PrintedPageLink,
    compose_navigation,
    compose_pages,
    issue_around,
)
from makeready.composing.layout_facts import markup_of
from makeready.composing.pictures import pictures_in
from makeready.composing.templates import Layout
from makeready.digests import digest, maker
from makeready.issue import Issue
from makeready.problems import Problem
from makeready.producing.epub.page_breaks import page_breaks, with_breaks
from makeready.producing.epub.read_documents import ReadDocument, read_document
from makeready.producing.produced import PrintedUnit, Workplace
from makeready.producing.word_account import issue_streams, missing, streams
from makeready.records import canonical, packed

CHAPTERS = "chapters"
"""The kind of entry in the cache that holds a chapter."""


@dataclass(frozen=True, slots=True)
class CountedChapter:
    """A chapter, and a problem for each place of its article whose words are not in it."""

    read: ReadDocument
    lost: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class ReadPages:
    """What stands around the chapters."""

    before: tuple[ReadDocument, ...]
    after: tuple[ReadDocument, ...]


@dataclass(frozen=True, slots=True)
class ReadNavigation:
    """What leads into the book."""

    nav: ReadDocument
    ncx: str


@dataclass(frozen=True, slots=True)
class EbookParts:
    """All that is read in the book."""

    in_order: tuple[ReadDocument, ...]
    """The documents in reading order."""
    lost: tuple[Problem, ...]
    """A problem for each place of an article whose words are not in its chapter."""
    navigation: ReadNavigation
    printed: int
    """How many pages of the printed issue begin in it."""

    @property
    def documents(self) -> tuple[ReadDocument, ...]:
        """The documents in the order in which the book keeps them: its navigation comes last."""
        return (*self.in_order, self.navigation.nav)


def ebook_parts(
    issue: Issue,
    layout: Layout,
    addresses: Mapping[str, str],
    units: Sequence[PrintedUnit],
    workplace: Workplace,
) -> EbookParts:
    """The book's documents, with a break where each page of `units` begins.

    `addresses` says where in the book each picture is kept, by `Picture.file`.
    """
    made_with = digest(maker(), markup_of(layout.folders))
    around = issue_around(issue)
    key = digest(made_with, canonical(around), canonical(addresses))
    pages = workplace.cache.recall("ebook-pages", key, lambda: _pages(around, layout, addresses))
    chapters = [_chapter(chapter, layout, addresses, made_with, workplace) for chapter in chapters_of(issue)]
    documents = [*pages.before, *(chapter.read for chapter in chapters), *pages.after]
    breaks = page_breaks(units, documents, workplace.cache)
    printed = [PrintedPageLink(each.folio, each.href) for each in breaks]
    navigation = workplace.cache.recall(
        "ebook-navigation",
        digest(key, canonical(printed)),
        lambda: _navigation(around, layout, pages, printed),
    )
    return EbookParts(
        tuple(with_breaks(read, breaks) for read in documents),
        tuple(problem for chapter in chapters for problem in chapter.lost),
        navigation,
        len(printed),
    )


def _chapter(
    chapter: Chapter, layout: Layout, addresses: Mapping[str, str], made_with: str, workplace: Workplace
) -> CountedChapter:
    shown = {picture.file: addresses[picture.file] for picture in pictures_in(chapter.article)}
    key = digest(made_with, canonical(chapter), canonical(shown))
    found: CountedChapter | None = workplace.cache.record(CHAPTERS, key)
    slug, progress = chapter.article.slug, workplace.progress
    counted = found
    if counted is None:
        progress.begins("Composing", slug)
        try:
            counted = _counted(chapter, layout, shown)
        finally:
            progress.ends("Composing", slug)
        workplace.cache.put(CHAPTERS, key, packed(counted))
    progress.article(slug, from_cache=found is not None)
    return counted


def missing_words(parts: EbookParts, issue: Issue) -> list[Problem]:
    """A problem for each place of the manuscript whose words are not in the book."""
    expected = issue_streams(issue)
    told = {word for stream in expected for word, _ in stream.words}
    found = [word for read in parts.documents for word in read.words.split() if word in told]
    return [*parts.lost, *missing(expected, found)]


def _counted(chapter: Chapter, layout: Layout, addresses: Mapping[str, str]) -> CountedChapter:
    read = read_document(compose_chapter(chapter, layout, addresses), layout)
    return CountedChapter(read, tuple(missing(streams(chapter.article), read.words.split())))


def _pages(issue: Issue, layout: Layout, addresses: Mapping[str, str]) -> ReadPages:
    pages = compose_pages(issue, layout, addresses)
    return ReadPages(
        before=tuple(read_document(document, layout) for document in pages.before),
        after=tuple(read_document(document, layout) for document in pages.after),
    )


def _navigation(
    issue: Issue, layout: Layout, pages: ReadPages, printed: Sequence[PrintedPageLink]
) -> ReadNavigation:
    before, after = (tuple(read.document for read in each) for each in (pages.before, pages.after))
    made = compose_navigation(issue, layout, EbookPages(before, after), printed)
    return ReadNavigation(read_document(made.nav, layout), made.ncx)
