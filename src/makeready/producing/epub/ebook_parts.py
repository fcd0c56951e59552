"""The documents of the ebook, each composed, read and counted, or found in the cache as that."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from makeready.cache import Cache
from makeready.composing.ebook_chapters import Chapter, chapters_of, compose_chapter
from makeready.composing.ebook_documents import compose_pages, issue_around
from makeready.composing.layout_facts import markup_of
from makeready.composing.pictures import pictures_in
from makeready.composing.templates import Layout
from makeready.digests import digest, maker
from makeready.issue import Issue
from makeready.problems import Problem
from makeready.producing.epub.read_documents import ReadDocument, read_document
from makeready.producing.word_account import issue_streams, missing, streams


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


def ebook_parts(issue: Issue, layout: Layout, addresses: Mapping[str, str], cache: Cache) -> EbookParts:
    """The book's documents; `addresses` says where in the book each picture is kept, by `Picture.file`."""
    made_with = digest(maker(), markup_of(layout.folders))

    def counted(chapter: Chapter) -> CountedChapter:
        shown = {picture.file: addresses[picture.file] for picture in pictures_in(chapter.article)}
        key = digest(made_with, repr(chapter), repr(shown))
        found: CountedChapter = cache.recall("chapters", key, lambda: _counted(chapter, layout, shown))
        return found

    around = issue_around(issue)
    key = digest(made_with, repr(around), repr(addresses))
    pages = cache.recall("ebook-pages", key, lambda: _pages(around, layout, addresses))
    return EbookParts(tuple(counted(chapter) for chapter in chapters_of(issue)), pages)


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
