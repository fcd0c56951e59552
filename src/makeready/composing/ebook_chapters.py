"""The ebook's chapters: one document an article, each composed without the others."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from makeready.composing.ebook_medium import article_file, ebook_medium
from makeready.composing.prose_html import article_prose
from makeready.composing.templates import Layout
from makeready.composing.typography import keep_last_words, language_attributes, text_html
from makeready.issue import Article, Issue, plain_text


@dataclass(frozen=True, slots=True)
class EbookDocument:
    """One XHTML file of the book."""

    file: str
    """Its path in the book."""
    title: str
    html: str
    landmark: str = ""
    """The `epub:type` by which reading systems find it, where it is a landmark."""
    article: str = ""
    """Slug of the article it holds, where it holds one."""


@dataclass(frozen=True, slots=True)
class Chapter:
    """A chapter that is still to be composed, and all of the issue that it is composed of."""

    article: Article
    section: str
    """The title of its section."""
    language: str
    """That of the issue around it."""


def chapters_of(issue: Issue) -> tuple[Chapter, ...]:
    """The chapters of the book in reading order."""
    return tuple(
        Chapter(article, section.title, issue.language)
        for section in issue.sections
        for article in section.articles
    )


def compose_chapter(chapter: Chapter, layout: Layout, addresses: Mapping[str, str]) -> EbookDocument:
    """The document of `chapter`; `addresses` says where in the book its pictures are kept."""
    article, around = chapter.article, chapter.article.language
    words = layout.words(around)
    prose = article_prose(layout, ebook_medium(layout, words, addresses, "../", article.slug), article)
    title = plain_text(article.title)
    html = layout.render(
        "ebook",
        "article.xhtml.jinja",
        language=language_attributes(around),
        section_language=language_attributes(chapter.language, around),
        document_title=title,
        root="../",
        words=words,
        section=chapter.section,
        title=prose.inlines(keep_last_words(article.title)),
        standfirst=prose.inlines(article.standfirst),
        byline=text_html(article.byline, around),
        content=prose.blocks(article.blocks, opening=True),
        notes=[prose.note(note) for note in article.notes],
    )
    return EbookDocument(article_file(article.slug), title, html, article=article.slug)
