"""The release in the words of schema.org: a `PublicationIssue` with its articles, as JSON-LD.

https://schema.org/PublicationIssue. What is said of accessibility stands with the file that it was found in.
"""

from __future__ import annotations

from typing import Any

from makeready.producing.epub.accessibility import Accessibility
from makeready.releasing.described import Described, DescribedArticle
from makeready.releasing.json_document import json_document
from makeready.releasing.released import ReleasedFile, Role


def schema_org(told: Described) -> bytes:
    """`metadata.json`."""
    issue, release = told.issue, told.release
    return json_document(
        {
            "@context": "https://schema.org",
            "@type": "PublicationIssue",
            "@id": told.identifier,
            "identifier": told.identifier,
            "name": told.title,
            "alternativeHeadline": issue.subtitle,
            "issueNumber": issue.number,
            "datePublished": issue.published.isoformat(),
            "dateModified": told.instant,
            "version": str(release.revision),
            "inLanguage": list(told.languages),
            "url": told.address,
            "publisher": {"@type": "Organization", "name": issue.publisher},
            "isPartOf": {
                "@type": "Periodical",
                "name": issue.title,
                "issn": told.issn,
                "url": issue.website,
            },
            "copyrightNotice": issue.rights,
            "correction": release.note,
            "author": [_author(told, name) for name in told.authors],
            "image": [_cover(told, file) for file in told.covers],
            "encoding": [_encoding(told, file) for file in told.downloads],
            "hasPart": [
                _article(told, article, number) for number, article in enumerate(told.articles, start=1)
            ],
        }
    )


def _article(told: Described, article: DescribedArticle, number: int) -> dict[str, Any]:
    return {
        "@type": "Article",
        "headline": article.title,
        "author": [_author(told, name) for name in article.authors],
        "description": article.standfirst,
        "inLanguage": article.language,
        "articleSection": article.section,
        "position": number,
        "pageStart": article.first or None,
        "pageEnd": article.last or None,
        "encoding": [_media(told, file) for file in told.offprints(article)],
    }


def _author(told: Described, name: str) -> dict[str, str]:
    """Somebody in a byline, which says no more than the name, or a body."""
    return {"@type": "Organization" if name in told.issue.bodies else "Person", "name": name}


def _cover(told: Described, file: ReleasedFile) -> dict[str, Any]:
    width, height = file.pixels
    cover = told.issue.cover
    return _media(told, file) | {
        "@type": "ImageObject",
        "width": _pixels(width),
        "height": _pixels(height),
        "description": cover.alt if cover else "",
        "creditText": cover.credit if cover else "",
        "copyrightNotice": cover.rights if cover else "",
    }


def _pixels(count: int) -> dict[str, Any]:
    """A length in pixels: E37 of UN/CEFACT's units."""
    return {"@type": "QuantitativeValue", "value": count, "unitCode": "E37"} if count else {}


def _encoding(told: Described, file: ReleasedFile) -> dict[str, Any]:
    media = _media(told, file)
    if file.role is Role.EPUB and told.verified.ebook:
        return media | _accessibility(told.verified.ebook)
    if file.role is Role.SCREEN_PDF and told.verified.tagged_pdf:
        return media | {"accessibilityFeature": ["taggedPDF"]}
    return media


def _media(told: Described, file: ReleasedFile) -> dict[str, Any]:
    return {
        "@type": "MediaObject",
        "contentUrl": told.link(file),
        "encodingFormat": file.media_type,
        "contentSize": f"{file.size} B",
        "sha256": file.sha256,
    }


def _accessibility(found: Accessibility) -> dict[str, Any]:
    return {
        "accessMode": list(found.modes),
        "accessModeSufficient": [
            {"@type": "ItemList", "itemListElement": modes.split(",")} for modes in found.sufficient
        ],
        "accessibilityFeature": list(found.features),
        "accessibilityHazard": list(found.hazards),
        "accessibilitySummary": found.summary,
    }
