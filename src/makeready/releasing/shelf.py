"""The shelf that releases in one folder make: a feed for reading apps and one for news readers.

It is made from what each release tells of itself, so that no manuscript is needed and no release is changed.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote

from makeready.releasing import release_record
from makeready.releasing.atom import atom_feed
from makeready.releasing.opds import opds_feed
from makeready.releasing.released import Release

OPDS_FEED, ATOM_FEED = "opds.json", "feed.atom"
METADATA, OPDS_PUBLICATION, ATOM_ENTRY = "metadata.json", "opds.json", "entry.atom"
"""The files of a release that a shelf is made from."""


@dataclass(frozen=True, slots=True)
class Shelved:
    """A release on the shelf."""

    folder: Path
    release: Release
    metadata: Mapping[str, Any]
    """What its `metadata.json` says, in the words of schema.org."""

    @property
    def address(self) -> str:
        """Of its folder, as a URL from the shelf: "salt-7/"."""
        return f"{quote(self.folder.name)}/"


def shelved(releases: Path) -> tuple[Shelved, ...]:
    """The last revision of each issue in a folder of releases, in the order of their slugs.

    What is no release is passed over.
    """
    last: dict[str, Shelved] = {}
    for each in _found(releases):
        before = last.get(each.release.slug)
        if before is None or before.release.revision < each.release.revision:
            last[each.release.slug] = each
    return tuple(last[slug] for slug in sorted(last))


def feeds(shelf: Sequence[Shelved]) -> dict[str, bytes]:
    """The feeds of a shelf by their names; it is called as the magazine is, or else as the publisher."""
    titles = {each.metadata["isPartOf"]["name"] for each in shelf}
    newest = max(shelf, key=lambda each: (each.metadata["datePublished"], each.release.slug))
    publisher = newest.metadata["publisher"]["name"]
    title = titles.pop() if len(titles) == 1 else publisher
    language = newest.metadata["inLanguage"][0]
    publications = [(each.address, (each.folder / OPDS_PUBLICATION).read_bytes()) for each in shelf]
    entries = [(each.address, (each.folder / ATOM_ENTRY).read_bytes()) for each in shelf]
    return {
        OPDS_FEED: opds_feed(title, publications, OPDS_FEED),
        ATOM_FEED: atom_feed(title, publisher, language, entries, name=ATOM_FEED),
    }


def _found(releases: Path) -> Iterator[Shelved]:
    for record in sorted(releases.glob(f"*/{release_record.RECORD}")):
        folder = record.parent
        if folder.name.startswith("."):
            continue
        try:
            release = release_record.from_json(record.read_bytes())
            metadata = json.loads((folder / METADATA).read_bytes())
        except (OSError, ValueError):
            continue
        yield Shelved(folder, release, metadata)
