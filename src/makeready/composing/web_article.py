"""An article by itself as a web page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from markupsafe import Markup

from makeready.composing.ebook_chapters import Chapter
from makeready.composing.issue_facts import facts_of, issue_title, season_of
from makeready.composing.prose_html import article_prose
from makeready.composing.screen_medium import ScreenMedium
from makeready.composing.templates import Layout
from makeready.composing.typography import keep_last_words, language_attributes, text_html
from makeready.issue import Issue, plain_text

TEMPLATE = "article.html.jinja"
ROOT = "../../"
"""From an article's page to the folder of its release."""


@dataclass(frozen=True, slots=True)
class Neighbour:
    """The article before or after another."""

    href: str
    title: str
    language: Markup


@dataclass(frozen=True, slots=True)
class Download:
    """A file that a page leads to."""

    href: str
    name: str
    """As it is shown: "PDF"."""
    type: str


@dataclass(frozen=True, slots=True)
class CoverPicture:
    """The issue's cover, which a page shows, and a card that somebody makes of it."""

    href: str
    """From the page."""
    width: int
    height: int
    alt: str
    address: str
    """From everywhere; "" where the release has no address."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a release has beside an article."""

    pages: str
    """Where it is printed, in words; "" where that is not known."""
    files: tuple[Download, ...]
    reader: str
    cover: CoverPicture | None
    address: str
    """Of the page itself, from everywhere; "" where the release has none."""


def page_of(slug: str) -> str:
    """The page of an article as it is found from that of another."""
    return f"../{slug}/{slug}.html"


def compose_web_article(
    issue: Issue, chapter: Chapter, layout: Layout, pictures: Mapping[str, str], beside: Surroundings
) -> str:
    """The page of `chapter` in well-formed markup; `pictures` are addresses by `Picture.file`."""
    article, around = chapter.article, chapter.article.language
    words, of_issue = layout.words(around), layout.words(issue.language)
    medium = ScreenMedium("web", layout, words, pictures, page_of, article.slug)
    prose = article_prose(layout, medium, article)
    before, after = _neighbours(issue, article.slug)
    return str(
        layout.render(
            "web",
            TEMPLATE,
            language=language_attributes(around),
            issue_language=language_attributes(issue.language, around),
            document_title=plain_text(article.title),
            description=plain_text(article.standfirst),
            address=beside.address,
            root=ROOT,
            words=words,
            frame=of_issue,
            issue=facts_of(issue),
            issue_title=issue_title(issue, of_issue),
            season=season_of(issue, of_issue),
            section=chapter.section,
            title=prose.inlines(keep_last_words(article.title)),
            standfirst=prose.inlines(article.standfirst),
            byline=text_html(article.byline, around),
            content=prose.blocks(article.blocks, opening=True),
            notes=[prose.note(note) for note in article.notes],
            before=before,
            after=after,
            pages=beside.pages,
            files=beside.files,
            reader=beside.reader,
            cover=beside.cover,
        )
    )


def _neighbours(issue: Issue, slug: str) -> tuple[Neighbour | None, Neighbour | None]:
    slugs = [article.slug for article in issue.articles]
    at = slugs.index(slug)

    def neighbour(place: int) -> Neighbour | None:
        if not 0 <= place < len(slugs):
            return None
        article = issue.articles[place]
        language = language_attributes(article.language, issue.language)
        return Neighbour(page_of(article.slug), plain_text(article.title), language)

    return neighbour(at - 1), neighbour(at + 1)
