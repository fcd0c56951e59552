"""`SHA256SUMS`: the checksum of every file of a release, as `sha256sum --check` reads it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from hashlib import file_digest
from pathlib import Path

SUMS = "SHA256SUMS"


def sums_of(folder: Path, names: Iterable[str]) -> Mapping[str, str]:
    """The SHA-256 in hexadecimal of these files of a folder, by their names in their order."""
    return {name: _sum_of(folder / name) for name in sorted(names)}


def as_text(sums: Mapping[str, str]) -> bytes:
    """The lines of `SHA256SUMS`."""
    return "".join(f"{checksum}  {name}\n" for name, checksum in sums.items()).encode()


def told_sums(folder: Path) -> Mapping[str, str]:
    """What the folder's `SHA256SUMS` says, by the names of the files.

    Raises `OSError` where it is not there, and `ValueError` where it is none.
    """
    found = {}
    for line in (folder / SUMS).read_text("utf-8").splitlines():
        checksum, _, name = line.partition("  ")
        if len(checksum) != 64 or not name:
            raise ValueError(f"{line!r} is no line of {SUMS}")
        found[name] = checksum
    return found


def names_in(folder: Path) -> Iterator[str]:
    """The paths of all files in a folder and below, with slashes, but for its `SHA256SUMS`."""
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if path.is_file() and name != SUMS:
            yield name


def differing_files(one: Path, other: Path) -> list[str]:
    """The names of files that two folders don't both have, or not with the same bytes."""
    sums = [sums_of(folder, names_in(folder)) for folder in (one, other)]
    return sorted(name for name in {*sums[0], *sums[1]} if sums[0].get(name) != sums[1].get(name))


def _sum_of(file: Path) -> str:
    with file.open("rb") as opened:
        return file_digest(opened, "sha256").hexdigest()
