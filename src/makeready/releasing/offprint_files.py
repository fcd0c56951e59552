"""Each article by itself as a web page and as plain Markdown, in a folder with its pictures."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import groupby
from pathlib import PurePosixPath

from markupsafe import Markup

from makeready.cache import Cache
from makeready.composing.article_markdown import article_markdown
from makeready.composing.ebook_chapters import Chapter, EbookDocument, chapters_of
from makeready.composing.ebook_medium import article_file
from makeready.composing.pictures import pictures_in
from makeready.composing.printed_words import Words
from makeready.composing.web_article import (
    ROOT,
    TEMPLATE,
    CoverPicture,
    Download,
    Surroundings,
    compose_web_article,
)
from makeready.issue import Inlines, Link, Text
from makeready.problems import Refused
from makeready.producing.epub.break_places import put_in
from makeready.producing.epub.ebook_pictures import ebook_pictures
from makeready.producing.epub.ebooklib_cures import PackageFile
from makeready.producing.epub.page_breaks import PageBreak, page_breaks
from makeready.producing.epub.read_documents import ReadDocument, read_document
from makeready.producing.word_account import missing, streams
from makeready.releasing.described import Described, DescribedArticle
from makeready.releasing.finished_issue import FinishedIssue
from makeready.releasing.release_folder import ReleaseFolder
from makeready.releasing.released import Role

OFFPRINTS = "offprints"
"""The folder of the articles by themselves."""
PICTURES = "pictures"


def add_offprints(folder: ReleaseFolder, finished: FinishedIssue, told: Described, cache: Cache) -> list[str]:
    """Adds both of every article to the release, in `offprints/<slug>/`; gives the characters of each page.

    `told` has the articles' PDFs already. Refuses where a page is not well-formed or lacks a word.
    """
    issue, layout = finished.issue, finished.layout
    made = ebook_pictures(issue, layout, cache)
    read = []
    for chapter, article in zip(chapters_of(issue), told.articles, strict=True):
        pictures = _shown(chapter, made)
        addresses = {file: f"{PICTURES}/{name}" for file, name in pictures.items()}
        at = f"{OFFPRINTS}/{article.slug}"
        for file, name in pictures.items():
            folder.add(f"{at}/{PICTURES}/{name}", Role.WEB, made[file].held, article=article.slug)
        words = layout.words(chapter.article.language)
        text = article_markdown(chapter.article, words, addresses, _source(told, article, words))
        folder.add(f"{at}/{article.slug}.md", Role.OFFPRINT, text.encode(), article=article.slug)
        html = compose_web_article(issue, chapter, layout, addresses, _beside(told, article, finished))
        document = EbookDocument(article_file(article.slug), article.title, html, article=article.slug)
        read.append(read_document(document, layout, "web", TEMPLATE))
    _demand_all_words(finished, read)
    breaks = page_breaks(finished.units, read, cache)
    told_in = {article.slug: article.language for article in told.articles}
    for page in read:
        slug = page.document.article
        name = f"{OFFPRINTS}/{slug}/{slug}.html"
        words = layout.words(told_in[slug])
        folder.add(name, Role.OFFPRINT, _with_folios(page, breaks, finished, words), article=slug)
    return [page.characters for page in read]


def printed_where(article: DescribedArticle, words: Words, kind: str, **more: str) -> str:
    """On which pages an article is printed, as the layout's `<kind>-page` and `<kind>-pages` say it.

    "" where that is not known.
    """
    if not article.first:
        return ""
    if article.first == article.last:
        return words.say(f"{kind}-page", page=article.first, **more)
    return words.say(f"{kind}-pages", first=article.first, last=article.last, **more)


def cover_picture(told: Described, root: str = "") -> CoverPicture | None:
    """The cover in the size that cards are made of, which is not the largest."""
    if not told.covers:
        return None
    file = told.covers[min(1, len(told.covers) - 1)]
    alt = told.issue.cover.alt if told.issue.cover else told.title
    return CoverPicture(root + file.href, *file.pixels, alt, told.absolute(file.href))


def _shown(chapter: Chapter, made: Mapping[str, PackageFile]) -> dict[str, str]:
    """The names of an article's pictures in its folder."""
    files = {picture.file for picture in pictures_in(chapter.article)}
    return {file: PurePosixPath(made[file].name).name for file in sorted(files)}


def _source(told: Described, article: DescribedArticle, words: Words) -> Inlines:
    """Where the article was printed, with a link to the issue, and whose it is."""
    where = printed_where(article, words, "offprint", issue="\0")
    before, _, after = (where or words.say("offprint-from", issue="\0")).partition("\0")
    rights = f" {told.issue.rights}" if told.issue.rights else ""
    link = Link(told.address or f"{ROOT}index.html", (Text(told.title),))
    return (Text(before), link, Text(after + rights))


def _beside(told: Described, article: DescribedArticle, finished: FinishedIssue) -> Surroundings:
    words = finished.layout.words(finished.issue.language)
    page = f"{OFFPRINTS}/{article.slug}/{article.slug}.html"
    pdfs = [file for file in told.offprints(article) if file.media_type == "application/pdf"]
    return Surroundings(
        printed_where(article, words, "printed"),
        (
            *(Download(ROOT + file.href, "PDF", file.media_type) for file in pdfs),
            Download(f"{article.slug}.md", "Markdown", "text/markdown"),
        ),
        f"{ROOT}read.html#{article.slug}",
        cover_picture(told, ROOT),
        told.absolute(page),
    )


def _demand_all_words(finished: FinishedIssue, read: list[ReadDocument]) -> None:
    pages = {page.document.article: page.words.split() for page in read}
    lost = [
        problem
        for article in finished.issue.articles
        for problem in missing(streams(article), pages[article.slug])
    ]
    if lost:
        raise Refused(lost)


def _with_folios(page: ReadDocument, breaks: list[PageBreak], finished: FinishedIssue, words: Words) -> bytes:
    """The page with a mark where each printed page begins after its first."""
    first = {unit.folio for unit in finished.units}
    own = [each for each in breaks if each.document == page.document.file and each.folio not in first]
    own.sort(key=lambda each: (each.offset, each.folio))
    marks = []
    for offset, each in groupby(own, key=lambda found: found.offset):
        marks += [(offset, mark) for mark in folio_marks([found.folio for found in each], words)]
    return put_in(page.data(), marks)


def folio_marks(folios: list[int], words: Words) -> Iterator[bytes]:
    """A mark for each page that begins at one place; the last is shown for all of them.

    A plate leaves no words, so what stands behind it begins where it does. Axe doesn't let a
    `doc-pagebreak` have a name, so the mark is what that is a kind of.
    """
    shown = words.say("folio-range", first=folios[0], last=folios[-1]) if folios[1:] else f"{folios[0]}"
    mark = Markup('<span class="folio" role="separator" id="page-{}" aria-label="{} {}"{}></span>')
    for folio in folios:
        data = Markup(' data-folio="{}"').format(shown) if folio == folios[-1] else ""
        yield mark.format(folio, words.page, folio, data).encode()
