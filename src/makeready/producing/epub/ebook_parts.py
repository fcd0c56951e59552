"""The documents of the ebook, each composed, read and counted, or found in the cache as that."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from makeready.composing.ebook_chapters import Chapter, chapters_of, compose_chapter
from makeready.composing.ebook_documents import compose_pages, issue_around
from makeready.composing.layout_facts import markup_of
from makeready.composing.pictures import pictures_in
from makeready.composing.templates import Layout
from makeready.digests import digest, maker
from makeready.issue import Issue
from makeready.problems import Problem
from makeready.producing.epub.read_documents import ReadDocument, read_document
from makeready.producing.produced import Workplace
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
    nav: ReadDocument
    ncx: str


@dataclass(frozen=True, slots=True)
class EbookParts:
    """All that is read in the book."""

    chapters: tuple[CountedChapter, ...]
    pages: ReadPages

    @property
    def in_order(self) -> tuple[ReadDocument, ...]:
        """The documents in reading order."""
        return (*self.pages.before, *(chapter.read for chapter in self.chapters), *self.pages.after)

    @property
    def documents(self) -> tuple[ReadDocument, ...]:
        """The documents in the order in which the book keeps them: its navigation comes last."""
        return (*self.in_order, self.pages.nav)


def ebook_parts(
    issue: Issue, layout: Layout, addresses: Mapping[str, str], workplace: Workplace
) -> EbookParts:
    """The book's documents; `addresses` says where in the book each picture is kept, by `Picture.file`."""
    made_with = digest(maker(), markup_of(layout.folders))
    around = issue_around(issue)
    key = digest(made_with, canonical(around), canonical(addresses))
    pages = workplace.cache.recall("ebook-pages", key, lambda: _pages(around, layout, addresses))
    chapters = [_chapter(chapter, layout, addresses, made_with, workplace) for chapter in chapters_of(issue)]
    return EbookParts(tuple(chapters), pages)


def _chapter(
    chapter: Chapter, layout: Layout, addresses: Mapping[str, str], made_with: str, workplace: Workplace
) -> CountedChapter:
    shown = {picture.file: addresses[picture.file] for picture in pictures_in(chapter.article)}
    key = digest(made_with, canonical(chapter), canonical(shown))
    found: CountedChapter | None = workplace.cache.record(CHAPTERS, key)
    counted = found or _counted(chapter, layout, shown)
    if found is None:
        workplace.cache.put(CHAPTERS, key, packed(counted))
    workplace.progress.article(chapter.article.slug, "Composing", from_cache=found is not None)
    return counted


def missing_words(parts: EbookParts, issue: Issue) -> list[Problem]:
    """A problem for each place of the manuscript whose words are not in the book."""
    expected = issue_streams(issue)
    told = {word for stream in expected for word, _ in stream.words}
    found = [word for read in parts.documents for word in read.words.split() if word in told]
    return [*(problem for chapter in parts.chapters for problem in chapter.lost), *missing(expected, found)]


def _counted(chapter: Chapter, layout: Layout, addresses: Mapping[str, str]) -> CountedChapter:
    read = read_document(compose_chapter(chapter, layout, addresses), layout)
    return CountedChapter(read, tuple(missing(streams(chapter.article), read.words.split())))


def _pages(issue: Issue, layout: Layout, addresses: Mapping[str, str]) -> ReadPages:
    pages = compose_pages(issue, layout, addresses)
    return ReadPages(
        before=tuple(read_document(document, layout) for document in pages.before),
        after=tuple(read_document(document, layout) for document in pages.after),
        nav=read_document(pages.nav, layout),
        ncx=pages.ncx,
    )
