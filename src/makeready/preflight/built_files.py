"""Whether what lies in the output folder was written there by a build."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from makeready.cache import Cache
from makeready.digests import digest, file_digest
from makeready.problems import Code, Place, Problem

WRITTEN = "written"
"""The kind of entry in the output folder's cache."""


def keep_written(files: Iterable[tuple[str, str]], cache: Cache) -> None:
    """Keep the digest of each file that a build has written, by its name."""
    for name, as_written in files:
        cache.put(WRITTEN, digest(name), as_written.encode())


def files_by_hand(output: Path, fresh: Iterable[Path], cache: Cache) -> Iterator[Problem]:
    """A problem for each file that somebody has changed, or put there, since the last build.

    One that is merely older than the manuscript is none, nor what has not been built, nor what is as `fresh`.
    """
    for file in fresh:
        built = output / file.name
        as_it_is = file_digest(built)
        written = cache.get(WRITTEN, digest(file.name))
        if built.is_file() and as_it_is.encode() != written and as_it_is != file_digest(file):
            yield Problem(Code.BUILT_OTHERWISE, Place(file.name), folder=output.name or output)
