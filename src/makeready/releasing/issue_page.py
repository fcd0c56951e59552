"""`index.html`: the issue as a web page, that needs no script, no network and no other folder."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from makeready.composing.colophon import revision_words
from makeready.composing.issue_facts import facts_of, season_of, shown_identifier
from makeready.composing.printed_words import Words
from makeready.composing.prose_html import ProseHtml
from makeready.composing.screen_medium import ScreenMedium
from makeready.composing.templates import Layout
from makeready.composing.typography import language_attributes, text_html
from makeready.issue import Article, plain_text
from makeready.releasing.checksums import SUMS
from makeready.releasing.described import Described, DescribedArticle
from makeready.releasing.offprint_files import OFFPRINTS, cover_picture
from makeready.releasing.released import Release, ReleasedFile, Role
from makeready.releasing.shelf import ATOM_ENTRY, METADATA, OPDS_PUBLICATION

SHOWN_DIGITS = 12
"""Of a checksum: enough to compare by eye; the whole stands behind it."""
KINDS = {Role.EPUB: "epub", Role.SCREEN_PDF: "screen", Role.PRINT_PDF: "print"}
"""What the layout's words call the files that are handed out, in the order in which they are listed."""
MACHINES = {
    METADATA: "metadata",
    OPDS_PUBLICATION: "catalogue_entry",
    ATOM_ENTRY: "feed_entry",
    "onix.xml": "onix",
    "credits.csv": "credits_table",
}
"""The files that programs read, with what the layout's words call them."""

COMING = {ATOM_ENTRY: "application/atom+xml"}
"""What is made after the page, since it leads to it."""


@dataclass(frozen=True, slots=True)
class _Entry:
    """An article in the contents."""

    href: str
    language: Markup
    title: Markup
    standfirst: Markup
    byline: Markup
    first: int
    last: int
    files: tuple[tuple[str, str], ...]
    """Address and name of each file that has it alone."""
    credits: tuple[str, ...]
    """Who made its pictures, each once."""


@dataclass(frozen=True, slots=True)
class WebDownload:
    """A file that is handed out, as a page tells of it."""

    href: str
    name: str
    what_for: str
    size: str
    sha256: str
    short: str


def issue_page(told: Described, layout: Layout, reader: str) -> str:
    """The page; `reader` is the address of the page to read on, "" where there is none."""
    issue, words = told.issue, layout.words(told.issue.language)
    sections = [
        {"title": section.title, "entries": list(_entries(section.articles, told, layout))}
        for section in issue.sections
    ]
    titles = [plain_text(article.title) for article in issue.articles]
    there = {file.name: file.media_type for file in told.release.files} | COMING
    return str(
        layout.render(
            "web",
            "index.html.jinja",
            language=language_attributes(issue.language),
            document_title=told.title,
            description=issue.subtitle or ". ".join(titles),
            address=told.address,
            root="",
            words=words,
            issue=facts_of(issue),
            season=season_of(issue, words),
            published=words.date(issue.published),
            identifier=shown_identifier(issue),
            cover=cover_picture(told),
            sections=sections,
            downloads=[_download(file, words) for role in KINDS for file in told.release.of(role)],
            to_read=downloads_of(told.release, words),
            claims=list(_claims(told, words)),
            revision=revision_words(issue, words),
            reader=reader,
            machines=[
                {"href": name, "type": there[name], "name": getattr(words, called)}
                for name, called in MACHINES.items()
                if name in there
            ],
            sums=SUMS,
        )
    )


def downloads_of(release: Release, words: Words) -> list[WebDownload]:
    """What a reader can open, the EPUB first."""
    return [_download(file, words) for file in release.to_read]


def shown_size(size: int, words: Words) -> str:
    """A file's bytes as people tell them, to two figures: "94 kB", "4.7 MB"."""
    if size < 1_000_000:
        return words.say("kilobytes", number=max(1, round(size / 1000)))
    millions = size / 1_000_000
    return words.say("megabytes", number=round(millions) if millions >= 10 else f"{millions:.1f}")


def _entries(articles: tuple[Article, ...], told: Described, layout: Layout) -> Iterator[_Entry]:
    by_slug = {article.slug: article for article in told.articles}
    for article in articles:
        yield _entry(article, by_slug[article.slug], told, layout)


def _entry(article: Article, described: DescribedArticle, told: Described, layout: Layout) -> _Entry:
    words = layout.words(article.language)
    medium = ScreenMedium("web", layout, words, {}, lambda slug: f"{OFFPRINTS}/{slug}/{slug}.html")
    prose = ProseHtml(layout, medium, words, article.language)
    offprints = {file.media_type: file.href for file in told.offprints(described)}
    kinds = {"application/pdf": "PDF", "text/markdown": "Markdown"}
    return _Entry(
        offprints.get("text/html", ""),
        language_attributes(article.language, told.issue.language),
        prose.quiet(article.title),
        prose.quiet(article.standfirst),
        text_html(article.byline, article.language),
        described.first,
        described.last,
        tuple((offprints[kind], name) for kind, name in kinds.items() if kind in offprints),
        tuple(dict.fromkeys(figure.credit for figure in article.figures if figure.credit)),
    )


def _download(file: ReleasedFile, words: Words) -> WebDownload:
    kind = KINDS[file.role]
    return WebDownload(
        file.href,
        words.say(f"download-{kind}"),
        words.say(f"download-{kind}-for"),
        shown_size(file.size, words),
        file.sha256,
        file.sha256[:SHOWN_DIGITS],
    )


def _claims(told: Described, words: Words) -> Iterator[str]:
    """What was found true of the files' accessibility, a sentence or more each."""
    if told.verified.ebook and told.verified.ebook.summary:
        yield f"{words.accessible_ebook} {told.verified.ebook.summary}"
    if told.verified.tagged_pdf:
        yield str(words.accessible_pdf)
