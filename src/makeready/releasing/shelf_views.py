"""What the templates of a shelf are given: its issues and their articles, as a page of it leads to them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from urllib.parse import urlsplit

from markupsafe import Markup

from makeready.composing.printed_words import Words
from makeready.composing.typography import language_attributes, text_html
from makeready.composing.web_article import CoverPicture, Download
from makeready.releasing.issue_page import WebDownload, downloads_of
from makeready.releasing.reader_page import PAGE as READER
from makeready.releasing.release_folder import PAGE
from makeready.releasing.released import ReleasedFile
from makeready.releasing.shelf import Shelved
from makeready.releasing.shelf_authors import names_of

FILE_NAMES = {"application/pdf": "PDF", "text/markdown": "Markdown"}
"""The files of an article that are listed beside its title, which leads to its page."""


@dataclass(frozen=True, slots=True)
class AuthorLink:
    href: str
    name: Markup


@dataclass(frozen=True, slots=True)
class ShelfArticle:
    href: str
    title: str
    language: Markup
    standfirst: str
    authors: tuple[AuthorLink, ...]
    first: int
    """Its first folio; 0 where that is not known."""
    files: tuple[Download, ...]


@dataclass(frozen=True, slots=True)
class ShelfIssue:
    href: str
    name: str
    subtitle: str
    language: Markup
    published: str
    revision: str
    """What was corrected and when, in words; "" where nothing was."""
    earlier: tuple[Download, ...]
    """The releases that it corrects: the first, and those after it by their days."""
    cover: CoverPicture | None
    small_cover: CoverPicture | None
    reader: str
    """The page to read on; "" where there is none."""
    files: tuple[WebDownload, ...]
    articles: tuple[ShelfArticle, ...]


@dataclass(frozen=True, slots=True)
class Views:
    """Makes them for one page."""

    language: str
    """Of the page."""
    words: Words
    authors: Mapping[str, str]
    """The pages of authors from the shelf, by their names."""
    root: str = ""
    """The way from the page to the shelf's folder."""

    def issue(self, shelved: Shelved) -> ShelfIssue:
        """A release with all that is told of it."""
        at, said = self.root + shelved.address, shelved.metadata
        there = {file.name for file in shelved.release.files}
        covers = [self._cover(file, shelved) for file in shelved.release.covers]
        files = downloads_of(shelved.release, self.words)
        return ShelfIssue(
            at + PAGE if PAGE in there else at,
            said["name"],
            said.get("alternativeHeadline", ""),
            language_attributes(shelved.language, self.language),
            self._day(said["datePublished"]),
            self._revision(shelved),
            tuple(self._earlier(each) for each in shelved.earlier),
            covers[min(1, len(covers) - 1)] if covers else None,
            covers[-1] if covers else None,
            at + READER if READER in there else "",
            tuple(replace(file, href=at + file.href) for file in files),
            tuple(self.article(shelved, article) for article in shelved.articles),
        )

    def article(self, shelved: Shelved, article: Mapping[str, Any], without: str = "") -> ShelfArticle:
        """An article of a release; of those who signed it all but the one whose page it is for."""
        kept = {
            each["encodingFormat"]: self._led_to(shelved, each["contentUrl"])
            for each in article.get("encoding", ())
        }
        names = [name for name in names_of(article) if name != without]
        return ShelfArticle(
            kept.get("text/html", ""),
            article["headline"],
            language_attributes(article["inLanguage"], self.language),
            article.get("description", ""),
            tuple(self.author(name) for name in names),
            article.get("pageStart", 0),
            tuple(Download(kept[kind], name, kind) for kind, name in FILE_NAMES.items() if kind in kept),
        )

    def author(self, name: str) -> AuthorLink:
        """The way to an author's page."""
        return AuthorLink(self.root + self.authors[name], text_html(name, self.language))

    def _led_to(self, shelved: Shelved, url: str) -> str:
        """A URL from the folder of a release, or from its place on the web, as it is from the page."""
        own = url.removeprefix(shelved.metadata.get("url", ""))
        return own if urlsplit(own).scheme else self.root + shelved.address + own

    def _earlier(self, shelved: Shelved) -> Download:
        # The first release's day is that on the cover, which is no day of a release.
        is_first = shelved.release.revision == 1
        day = self._day(shelved.metadata["dateModified"])
        name = str(self.words.first_release) if is_first else day
        return Download(f"{self.root}{shelved.address}{PAGE}", name, "text/html")

    def _cover(self, file: ReleasedFile, shelved: Shelved) -> CoverPicture:
        told = (each.get("description") for each in shelved.metadata.get("image", ()))
        alt = next(filter(None, told), shelved.metadata["name"])
        return CoverPicture(self.root + shelved.address + file.href, *file.pixels, alt, "")

    def _revision(self, shelved: Shelved) -> str:
        release = shelved.release
        if release.revision == 1:
            return ""
        day = self.words.date(release.modified.date())
        return self.words.say("revision", number=release.revision, date=day, note=release.note)

    def _day(self, written: str) -> str:
        """A day as the layout writes it, from "2031-03-20" or the beginning of an instant."""
        return self.words.date(date.fromisoformat(written[:10]))
