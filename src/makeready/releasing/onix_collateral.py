"""What a shop shows of a product beside its name: contents, cover, and each article by itself."""

from __future__ import annotations

from lxml import etree

from makeready.issue import Cover
from makeready.releasing.described import Described, DescribedArticle
from makeready.releasing.onix_elements import (
    add,
    add_authors,
    add_contents,
    add_language,
    add_said,
    add_text,
    add_title,
)
from makeready.releasing.released import ReleasedFile

FORMATS = {"image/jpeg": "D502", "image/png": "D503", "image/webp": "D509"}
"""Of pictures, list 178."""

DESCRIPTION = "03"
"""Of list 153."""


def add_collateral(detail: etree._Element, told: Described) -> None:
    """The table of contents, and the cover in every size."""
    language = told.issue.language
    if told.articles:
        add_contents(detail, [(article.title, article.language) for article in told.articles], language)
    if told.covers:
        _add_cover(detail, told)


def add_contained(detail: etree._Element, told: Described) -> None:
    """Each article with the folios of its pages, its title, who wrote it, and its standfirst."""
    for number, article in enumerate(told.articles, start=1):
        item = add(detail, "ContentItem")
        add(item, "LevelSequenceNumber", str(number))
        _add_text_item(item, article)
        add_title(item, article.title, "04", article.language)
        add_authors(item, article.authors, told.issue.bodies)
        add_language(item, article.language)
        if article.standfirst:
            add_text(item, DESCRIPTION, article.standfirst, article.language)


def _add_text_item(item: etree._Element, article: DescribedArticle) -> None:
    text = add(item, "TextItem")
    add(text, "TextItemType", "03")  # list 42: body matter
    if article.first:
        run = add(text, "PageRun")
        add_said(run, FirstPageNumber=str(article.first), LastPageNumber=str(article.last))


def _add_cover(detail: etree._Element, told: Described) -> None:
    """The front cover (list 158: 01), a picture (list 159: 03) that anybody may be shown (list 154: 00)."""
    resource = add(detail, "SupportingResource")
    add_said(resource, ResourceContentType="01", ContentAudience="00", ResourceMode="03")
    if told.issue.cover:
        _add_words_of_cover(resource, told.issue.cover)
    for file in told.covers:
        _add_version(resource, told, file)


def _add_words_of_cover(resource: etree._Element, cover: Cover) -> None:
    """Its credit and what it shows, by list 160."""
    for kind, words in (("01", cover.credit), ("07", cover.alt)):
        if words:
            feature = add(resource, "ResourceFeature")
            add_said(feature, ResourceFeatureType=kind, FeatureNote=words)


def _add_version(resource: etree._Element, told: Described, file: ReleasedFile) -> None:
    """A file to be downloaded (list 161: 02), told of by list 162."""
    version = add(resource, "ResourceVersion")
    add(version, "ResourceForm", "02")
    width, height = file.pixels
    for kind, value in (
        ("01", FORMATS.get(file.media_type, "")),
        ("02", str(height or "")),
        ("03", str(width or "")),
        ("04", file.name),
        ("07", str(file.size)),
        ("08", file.sha256),
    ):
        if value:
            feature = add(version, "ResourceVersionFeature")
            add_said(feature, ResourceVersionFeatureType=kind, FeatureValue=value)
    add(version, "ResourceLink", told.link(file))
