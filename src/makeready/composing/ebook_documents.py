"""The ebook around its chapters: the cover, the imprint, the contents, the lists, the colophon."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import count

from markupsafe import Markup

from makeready.composing.captions import short_caption
from makeready.composing.colophon import colophon_of
from makeready.composing.ebook_chapters import EbookDocument
from makeready.composing.ebook_medium import article_file, ebook_medium
from makeready.composing.issue_facts import (
    facts_of,
    issue_title,
    season_of,
    shown_identifier,
    unique_identifier,
)
from makeready.composing.printed_words import Words
from makeready.composing.prose_html import ProseHtml
from makeready.composing.templates import Layout
from makeready.composing.typography import language_attributes, text_html
from makeready.issue import Article, Issue, Section, plain_text


@dataclass(frozen=True, slots=True)
class EbookPages:
    """All that is written of the book around its chapters."""

    before: tuple[EbookDocument, ...]
    """Cover, imprint and contents, in reading order."""
    after: tuple[EbookDocument, ...]
    """The list of pictures and the colophon, where there are such."""


@dataclass(frozen=True, slots=True)
class EbookNavigation:
    """What leads into the book."""

    nav: EbookDocument
    ncx: str


@dataclass(frozen=True, slots=True)
class PrintedPageLink:
    """A page of the printed issue as the page list names it."""

    folio: int
    href: str


def issue_around(issue: Issue) -> Issue:
    """The issue as the pages around its chapters show it: of each article its head and its figures."""
    return replace(issue, sections=tuple(_around(section) for section in issue.sections))


def compose_pages(issue: Issue, layout: Layout, addresses: Mapping[str, str]) -> EbookPages:
    """The pages around the chapters; `addresses` says where in the book pictures are, by `Picture.file`."""
    pages = _Pages(issue, layout, addresses, layout.words(issue.language))
    before = (pages.cover(), pages.imprint(), pages.contents())
    return EbookPages(before, (*pages.pictures(), *pages.colophon()))


def compose_navigation(
    issue: Issue, layout: Layout, pages: EbookPages, printed: Sequence[PrintedPageLink]
) -> EbookNavigation:
    """What leads to the chapters and to the `pages` around them, and to the pages that are `printed`."""
    composing = _Pages(issue, layout, {}, layout.words(issue.language))
    nav = composing.nav(pages.before, pages.after, printed)
    return EbookNavigation(nav, composing.ncx(pages.before[:2], pages.after))


def _around(section: Section) -> Section:
    articles = (replace(article, blocks=article.figures, notes=()) for article in section.articles)
    return replace(section, articles=tuple(articles))


@dataclass(frozen=True, slots=True)
class _Pages:
    """The issue and what its documents are made with."""

    issue: Issue
    layout: Layout
    addresses: Mapping[str, str]
    words: Words = field(repr=False)

    def cover(self) -> EbookDocument:
        cover = self.issue.cover
        picture = self.addresses[cover.picture.file] if cover else ""
        return self._page("cover", str(self.words.cover), "cover", picture=picture)

    def imprint(self) -> EbookDocument:
        published = self.words.date(self.issue.published)
        title, identifier = issue_title(self.issue, self.words), shown_identifier(self.issue)
        return self._page("imprint", title, "titlepage", published=published, identifier=identifier)

    def contents(self) -> EbookDocument:
        return self._page("contents", str(self.words.contents), "toc", sections=self._sections())

    def pictures(self) -> list[EbookDocument]:
        """The list of pictures, where the issue has any."""
        articles = [self._picture_list(article) for article in self.issue.articles if article.figures]
        if not articles and self.issue.cover is None:
            return []
        return [self._page("pictures", str(self.words.credits), "loi", articles=articles)]

    def colophon(self) -> list[EbookDocument]:
        blocks = colophon_of(self.issue, self.words)
        if not blocks:
            return []
        content = self._prose(self.issue.language).blocks(blocks)
        return [self._page("colophon", str(self.words.colophon), "colophon", content=content)]

    def nav(
        self,
        before: Sequence[EbookDocument],
        after: Sequence[EbookDocument],
        printed: Sequence[PrintedPageLink],
    ) -> EbookDocument:
        """The navigation document: the table of contents, the list of printed pages and the landmarks."""
        landmarks = [
            {"type": document.landmark, "href": document.file, "title": document.title}
            for document in (*before, *after)
            if document.landmark
        ]
        start = [article_file(article.slug) for article in self.issue.articles] or [before[0].file]
        landmarks.append({"type": "bodymatter", "href": start[0], "title": str(self.words.start)})
        return self._page(
            "nav",
            str(self.words.contents),
            before=[_entry(document) for document in before[:2]],
            sections=self._sections(),
            after=[_entry(document) for document in after],
            printed=printed,
            landmarks=landmarks,
        )

    def ncx(self, before: Sequence[EbookDocument], after: Sequence[EbookDocument]) -> str:
        """The same table of contents for reading systems that know only EPUB 2."""
        points: list[dict[str, object]] = []
        order = count(1)
        points += [_entry(document) | {"order": next(order), "inner": ()} for document in before]
        for section in self.issue.sections:
            inner = [
                {
                    "order": next(order),
                    "title": plain_text(article.title),
                    "href": article_file(article.slug),
                    "inner": (),
                }
                for article in section.articles
            ]
            # One target has one place in the order.
            first = {key: inner[0][key] for key in ("order", "href")}
            points.append(first | {"title": section.title, "inner": inner})
        points += [_entry(document) | {"order": next(order), "inner": ()} for document in after]
        title, identifier = issue_title(self.issue, self.words), unique_identifier(self.issue)
        facts = facts_of(self.issue)
        values = {"issue": facts, "issue_title": title, "identifier": identifier, "points": points}
        return str(self.layout.render("ebook", "toc.ncx.jinja", **values))

    def _sections(self) -> list[dict[str, object]]:
        return [
            {
                "title": section.title,
                "entries": [self._contents_entry(article) for article in section.articles],
            }
            for section in self.issue.sections
        ]

    def _contents_entry(self, article: Article) -> dict[str, object]:
        prose = self._prose(article.language)
        return {
            "href": article_file(article.slug),
            "language": language_attributes(article.language, self.issue.language),
            "title": prose.quiet(article.title),
            "standfirst": prose.quiet(article.standfirst),
            "byline": text_html(article.byline, article.language),
        }

    def _picture_list(self, article: Article) -> dict[str, object]:
        prose = self._prose(article.language)
        pictures = [
            {
                "href": f"{article_file(article.slug)}#{figure.anchor}",
                "words": prose.quiet(short_caption(figure)),
                "credit": text_html(figure.credit, article.language),
            }
            for figure in article.figures
        ]
        language = language_attributes(article.language, self.issue.language)
        return {"title": prose.quiet(article.title), "language": language, "pictures": pictures}

    def _prose(self, language: str) -> ProseHtml:
        words = self.layout.words(language)
        return ProseHtml(self.layout, ebook_medium(self.layout, words, self.addresses, ""), words, language)

    def _page(self, name: str, title: str, landmark: str = "", **values: object) -> EbookDocument:
        html = self.layout.render(
            "ebook",
            f"{name}.xhtml.jinja",
            language=language_attributes(self.issue.language),
            document_title=title,
            root="",
            words=self.words,
            issue=facts_of(self.issue),
            season=season_of(self.issue, self.words),
            **values,
        )
        return EbookDocument(f"{name}.xhtml", title, html, landmark)


def _entry(document: EbookDocument) -> dict[str, object]:
    return {"href": document.file, "title": Markup.escape(document.title)}
