"""The shelf that releases in one folder make, and its feeds: one for reading apps, one for news readers.

It is made from what each release tells of itself, so that no manuscript is needed and no release is changed.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
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
    earlier: tuple[Shelved, ...] = ()
    """The releases of the same issue that it corrects, the newest first."""

    @property
    def address(self) -> str:
        """Of its folder, as a URL from the shelf: "salt-7/"."""
        return f"{quote(self.folder.name)}/"

    @property
    def articles(self) -> Sequence[Mapping[str, Any]]:
        """Of the issue, in the order in which they are printed, as `metadata.json` tells of them."""
        articles: Sequence[Mapping[str, Any]] = self.metadata.get("hasPart", ())
        return articles

    @property
    def language(self) -> str:
        """Of the issue."""
        return str(self.metadata["inLanguage"][0])


def shelved(releases: Path, coming: Path | None = None) -> tuple[Shelved, ...]:
    """The last revision of each issue in a folder of releases, in the order of their slugs.

    `coming` is the folder of a release that will be put there under its own name. What is no release is
    passed over.
    """
    folders = {path.name: path for path in releases.iterdir() if not path.name.startswith(".")}
    if coming:
        folders[coming.name] = coming
    of_issue: dict[str, list[Shelved]] = {}
    for each in filter(None, map(_read, folders.values())):
        of_issue.setdefault(each.release.slug, []).append(each)
    return tuple(_with_earlier(of_issue[slug]) for slug in sorted(of_issue))


def newest_first(shelf: Sequence[Shelved]) -> list[Shelved]:
    """The issues by the days they were published."""
    return sorted(shelf, key=lambda each: (each.metadata["datePublished"], each.release.slug), reverse=True)


def title_of(shelf: Sequence[Shelved]) -> str:
    """What a shelf is called: as the magazine is, or else as the publisher of its newest issue."""
    titles = {str(each.metadata["isPartOf"]["name"]) for each in shelf}
    return titles.pop() if len(titles) == 1 else str(newest_first(shelf)[0].metadata["publisher"]["name"])


def feeds(shelf: Sequence[Shelved]) -> dict[str, bytes]:
    """The feeds of a shelf by their names."""
    newest, title = newest_first(shelf)[0], title_of(shelf)
    publisher, website = newest.metadata["publisher"]["name"], newest.metadata["isPartOf"].get("url", "")
    publications = [(each.address, (each.folder / OPDS_PUBLICATION).read_bytes()) for each in shelf]
    entries = [(each.address, (each.folder / ATOM_ENTRY).read_bytes()) for each in shelf]
    return {
        OPDS_FEED: opds_feed(title, publications, website + OPDS_FEED),
        ATOM_FEED: atom_feed(title, publisher, newest.language, entries, website + ATOM_FEED),
    }


def _read(folder: Path) -> Shelved | None:
    """The release in a folder; nothing where that holds none."""
    try:
        release = release_record.from_json((folder / release_record.RECORD).read_bytes())
        return Shelved(folder, release, json.loads((folder / METADATA).read_bytes()))
    except (OSError, ValueError):
        return None


def _with_earlier(revisions: list[Shelved]) -> Shelved:
    last, *others = sorted(revisions, key=lambda each: (-each.release.revision, each.folder.name))
    return replace(
        last, earlier=tuple(each for each in others if each.release.revision < last.release.revision)
    )
