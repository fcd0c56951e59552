"""What is published, in its order: the files of releases, then of the shelf, whose feeds come last.

So whoever comes by a feed finds the releases that went with it, and whoever finds a `release.json` finds all
of that release.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from makeready.media_types import MEDIA_TYPES
from makeready.problems import Code, Place, Problem, Refused
from makeready.releasing import release_record
from makeready.releasing.changed_files import changed_files
from makeready.releasing.checksums import SUMS, names_in, sums_of, told_sums
from makeready.releasing.opds import FEED
from makeready.releasing.release_folder import PAGE, WEB
from makeready.releasing.release_record import RECORD
from makeready.releasing.released import Release
from makeready.releasing.shelf import ATOM_FEED, OPDS_FEED
from makeready.releasing.shelf_authors import AUTHORS

SHELF = (f"{WEB}/**/*", f"{AUTHORS}/*.html", PAGE, OPDS_FEED, ATOM_FEED)
"""The files beside the releases, in the order in which they are published."""


@dataclass(frozen=True, slots=True)
class PublishedFile:
    name: str
    """Its path at the target, with slashes: "salt-7/cover-512.jpg"."""
    source: Path
    size: int
    """In bytes."""
    sha256: str
    media_type: str
    replaces: bool = False
    """Whether it takes the place of another of its name: those of the shelf do, those of a release never."""


def releases_in(shelf: Path) -> list[Path]:
    """The folders of releases, the newest last: by the day they were released, then by name."""
    folders = (path.parent for path in shelf.glob(f"*/{RECORD}"))
    dated = [(_record(folder).modified, folder.name, folder) for folder in folders]
    return [folder for *_, folder in sorted(dated)]


def published_files(shelf: Path, releases: Sequence[Path]) -> list[PublishedFile]:
    """The files of `releases` and of the shelf that they stand on.

    Raises `Refused` where one of a release's files is not as it was released.
    """
    files = []
    for folder in releases:
        if changed := changed_files(folder):
            raise Refused(changed)
        sums = {**told_sums(folder), **sums_of(folder, [SUMS])}
        types = {file.name: file.media_type for file in _record(folder).files}
        files += [_of_a_release(folder, name, sums, types) for name in _in_order(names_in(folder))]
    return [*files, *_of_the_shelf(shelf)]


def _record(folder: Path) -> Release:
    try:
        return release_record.from_json((folder / RECORD).read_bytes())
    except (OSError, ValueError) as fault:
        reason = f"{RECORD} does not tell what it is"
        raise Refused([Problem(Code.RELEASE_WITHOUT_SUMS, Place(str(folder)), reason=reason)]) from fault


def _in_order(names: Iterator[str]) -> list[str]:
    """Those that prove the others come after them."""
    return [*(name for name in names if name != RECORD), SUMS, RECORD]


def _of_a_release(
    folder: Path, name: str, sums: Mapping[str, str], types: Mapping[str, str]
) -> PublishedFile:
    source = folder / name
    kind = types.get(name) or _media_type(name)
    return PublishedFile(f"{folder.name}/{name}", source, source.stat().st_size, sums[name], kind)


def _of_the_shelf(shelf: Path) -> Iterator[PublishedFile]:
    for pattern in SHELF:
        found = (path for path in sorted(shelf.glob(pattern)) if path.is_file())
        names = [path.relative_to(shelf).as_posix() for path in found]
        for name, checksum in sums_of(shelf, names).items():
            source = shelf / name
            kind = FEED if name == OPDS_FEED else _media_type(name)
            yield PublishedFile(name, source, source.stat().st_size, checksum, kind, replaces=True)


def _media_type(name: str) -> str:
    return MEDIA_TYPES.get(PurePosixPath(name).suffix, "text/plain")
