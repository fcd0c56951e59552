"""The release as an OPDS 2.0 publication, and a feed of several: what reading apps make a shelf of.

https://drafts.opds.io/opds-2.0, over the metadata of Readium's web publication manifest. Neither has a place
for a file's checksum; SHA256SUMS and metadata.json do.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any
from urllib.parse import urljoin

from makeready.composing.issue_facts import place_in_series
from makeready.composing.typography import direction
from makeready.producing.epub.accessibility import Accessibility
from makeready.releasing.described import Described
from makeready.releasing.json_document import json_document
from makeready.releasing.released import ReleasedFile

PUBLICATION = "application/opds-publication+json"
FEED = "application/opds+json"
OPEN_ACCESS = "http://opds-spec.org/acquisition/open-access"


def opds_publication(told: Described, name: str = "publication.json") -> bytes:
    """The publication, which links to itself as `name`; raises `ValueError` where nothing can be read."""
    if not told.downloads:
        raise ValueError("an OPDS publication needs something to read: neither an EPUB nor a PDF is there")
    issue = told.issue
    return json_document(
        {
            "metadata": {
                "@type": "http://schema.org/PublicationIssue",
                "title": told.title,
                "subtitle": issue.subtitle,
                "identifier": told.identifier,
                "language": list(told.languages),
                "author": list(told.authors),
                "publisher": issue.publisher,
                "published": issue.published.isoformat(),
                "modified": told.instant,
                "description": "\n".join(article.title for article in told.articles),
                "readingProgression": direction(issue.language),
                "numberOfPages": told.release.pages or None,
                "belongsTo": {"series": _series(told)},
                "accessibility": _accessibility(told.verified.ebook),
            },
            "links": [
                {"rel": "self", "href": told.address + name, "type": PUBLICATION},
                *(_acquisition(told, file) for file in told.downloads),
            ],
            "images": [_image(told, file) for file in told.covers],
        }
    )


def opds_feed(title: str, publications: Iterable[tuple[str, bytes]], name: str = "opds.json") -> bytes:
    """The feed of a shelf, the newest issue first.

    Each of `publications` comes with the folder of its release, as a URL from the feed's: "salt-07/". The
    newest change of any of them is the feed's.
    """
    entries = [_rebased(json.loads(data), folder) for folder, data in publications]
    entries.sort(key=lambda entry: entry["metadata"]["identifier"])
    entries.sort(key=lambda entry: entry["metadata"]["published"], reverse=True)
    if not entries:
        raise ValueError("an OPDS feed needs a publication")
    return json_document(
        {
            "metadata": {
                "title": title,
                "modified": max(entry["metadata"]["modified"] for entry in entries),
                "numberOfItems": len(entries),
            },
            "links": [{"rel": "self", "href": name, "type": FEED}],
            "publications": entries,
        }
    )


def _series(told: Described) -> dict[str, Any]:
    place = place_in_series(told.issue)
    return {
        "name": told.issue.title,
        "identifier": f"urn:issn:{told.issn}" if told.issn else "",
        # A number in JSON: 7 for "07"; "12.1.2" is none.
        "position": float(place) if place.count(".") == 1 else int(place) if place.isdigit() else None,
    }


def _acquisition(told: Described, file: ReleasedFile) -> dict[str, Any]:
    return {
        "rel": OPEN_ACCESS,
        "href": told.link(file),
        "type": file.media_type,
        "size": file.size,
    }


def _image(told: Described, file: ReleasedFile) -> dict[str, Any]:
    width, height = file.pixels
    return {
        "href": told.link(file),
        "type": file.media_type,
        "width": width or None,
        "height": height or None,
        "size": file.size,
    }


def _accessibility(found: Accessibility | None) -> dict[str, Any]:
    """What the EPUB says of itself; it is the first of the links, and there is one place for all of them."""
    if found is None:
        return {}
    sufficient = [modes.split(",") for modes in found.sufficient]
    return {
        "accessMode": list(found.modes),
        "accessModeSufficient": [modes if len(modes) > 1 else modes[0] for modes in sufficient],
        "feature": list(found.features),
        "hazard": list(found.hazards),
        "summary": found.summary,
    }


def _rebased(publication: dict[str, Any], folder: str) -> dict[str, Any]:
    """The publication with the addresses of its links as they are from the feed."""
    moved = {
        role: [{**link, "href": urljoin(folder, link["href"])} for link in publication[role]]
        for role in ("links", "images")
        if role in publication
    }
    return publication | moved
