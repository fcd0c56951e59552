"""A release as it is told of: the facts that the metadata of every format is made from, gathered once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC

from makeready.composing.issue_facts import authors, issue_title, names_in, unique_identifier
from makeready.composing.printed_words import Words
from makeready.issue import Article, Issue, plain_text
from makeready.producing.epub.accessibility import Accessibility
from makeready.producing.produced import PrintedUnit
from makeready.releasing.identifiers import issn_of
from makeready.releasing.released import Release, ReleasedFile, Role


@dataclass(frozen=True, slots=True)
class Verified:
    """What may be said of accessibility, since it was checked; nothing is said of what is not here."""

    ebook: Accessibility | None = None
    """What the EPUB says of itself (`ebook_claims`)."""
    tagged_pdf: bool = False
    """Whether veraPDF has passed the screen PDF as PDF/UA-1."""


@dataclass(frozen=True, slots=True)
class DescribedArticle:
    slug: str
    title: str
    standfirst: str
    authors: tuple[str, ...]
    language: str
    section: str
    first: int
    """Folio of its first page; 0 where it shares pages and they don't tell whose they are."""
    last: int
    """Folio of the last of its pages that shows something; 0 likewise."""


@dataclass(frozen=True, slots=True)
class Described:
    """One release of an issue."""

    issue: Issue
    release: Release
    title: str
    """The issue's name on a shelf: "Madder 1, Winter 2020"."""
    identifier: str
    """The URN of this one issue, which its EPUB has too."""
    issn: str
    """Of the magazine: "1234-5679"; "" where none is known."""
    authors: tuple[str, ...]
    """Who wrote its articles, each once, as bylines name them; `issue.bodies` are no persons."""
    articles: tuple[DescribedArticle, ...]
    blank: int
    """How many of the printed pages show nothing."""
    verified: Verified = field(default_factory=Verified)
    address: str = ""
    """Where its folder will stand: "https://salt.example/07/"; "" leaves its links relative."""

    @property
    def instant(self) -> str:
        """When this revision was made, as RFC 3339 in UTC: "2031-03-20T00:00:00Z"."""
        return self.release.modified.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")

    @property
    def languages(self) -> tuple[str, ...]:
        """The issue's language, then those of its articles that are in another."""
        return tuple(dict.fromkeys([self.issue.language, *(each.language for each in self.articles)]))

    @property
    def on_sale(self) -> tuple[ReleasedFile, ...]:
        """What a reader can get: the printed issue, the EPUB, the screen PDF, as far as they are there."""
        roles = (Role.PRINT_PDF, Role.EPUB, Role.SCREEN_PDF)
        return tuple(file for role in roles for file in self.release.of(role))

    @property
    def downloads(self) -> tuple[ReleasedFile, ...]:
        """What a reader can open, the EPUB first; what is for the printer is none of it."""
        return self.release.to_read

    @property
    def covers(self) -> tuple[ReleasedFile, ...]:
        """Its cover as a picture, the largest first."""
        return self.release.covers

    def offprints(self, article: DescribedArticle) -> tuple[ReleasedFile, ...]:
        """The files that hold one article by itself."""
        return tuple(file for file in self.release.of(Role.OFFPRINT) if file.article == article.slug)

    def link(self, file: ReleasedFile) -> str:
        """A URL of a file, relative to the release's folder where that has no address yet."""
        return self.address + file.href

    def absolute(self, href: str) -> str:
        """What a URL from the release's folder is from everywhere; "" where that has no address."""
        return self.address + href if self.address else ""


def described(
    issue: Issue,
    release: Release,
    words: Words,
    units: Iterable[PrintedUnit] = (),
    verified: Verified | None = None,
    address: str = "",
) -> Described:
    """All that is told of a release; `words` are the layout's in the issue's language.

    `address` is that of its folder, with a slash behind it.
    """
    printed = tuple(units)
    pages = [page for unit in printed for page in unit.observed.pages]
    return Described(
        issue=issue,
        release=release,
        title=issue_title(issue, words),
        identifier=unique_identifier(issue),
        issn=issn_of(issue.identifier),
        authors=authors(issue, words),
        articles=tuple(
            _described(
                article, section.title, printed, names_in(article.byline, words.say("and"), issue.bodies)
            )
            for section in issue.sections
            for article in section.articles
        ),
        blank=sum(page.is_blank for page in pages),
        verified=verified or Verified(),
        address=address,
    )


def _described(
    article: Article, section: str, units: Iterable[PrintedUnit], names: Iterable[str]
) -> DescribedArticle:
    first, last = next((_folios(unit) for unit in units if article.slug in unit.articles), (0, 0))
    return DescribedArticle(
        slug=article.slug,
        title=plain_text(article.title),
        standfirst=plain_text(article.standfirst),
        authors=tuple(names),
        language=article.language,
        section=section,
        first=first,
        last=last,
    )


def _folios(unit: PrintedUnit) -> tuple[int, int]:
    """The first and last folio of what a unit shows; (0, 0) where its articles share several pages."""
    shown = [unit.folio + at for at, page in enumerate(unit.observed.pages) if not page.is_blank]
    if not shown or (len(unit.articles) > 1 and len(shown) > 1):
        return 0, 0
    return shown[0], shown[-1]
