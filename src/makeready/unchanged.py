"""The last build found again: where nothing has changed since, nothing is loaded and nothing is done."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from makeready.cache import Cache
from makeready.digests import digest, digest_of_files, file_digest, files_below, maker, statuses_below
from makeready.exits import Exit
from makeready.order import Order, Outcome
from makeready.problems import Problem
from makeready.records import packed

BUILDS = "builds"
"""The kind of entry that a build leaves in the cache."""


@dataclass(frozen=True, slots=True)
class LastBuild:
    """What a build, or a check, was made of and what it has made."""

    made_of: tuple[str, str]
    """The state of the manuscript, and that of the layout with the program itself."""
    layout_folders: tuple[Path, ...]
    files: tuple[tuple[str, str], ...]
    """The name of each file that was written, and its digest."""
    problems: tuple[Problem, ...]
    articles: tuple[str, ...]
    pages: int


def last_build(order: Order, cache: Cache, what: str = "") -> LastBuild | None:
    """The last build of `order`, if all it was made of and all it has made is still as it was.

    `what` was done for it tells a check from a build.
    """
    found: LastBuild | None = cache.record(BUILDS, _key(order, what))
    if found is None or found.made_of != (manuscript_state(order), layout_state(order, found.layout_folders)):
        return None
    if any(file_digest(order.output / name) != as_written for name, as_written in found.files):
        return None
    return found


def newer_files(order: Order, cache: Cache) -> bool:
    """Whether a file of the manuscript or the layout is newer than the last look at what was built.

    Their dates alone are asked, which takes no time, and may be wrong.
    """
    looked = cache.last_used(BUILDS)
    output = order.output.resolve()
    files = chain(statuses_below(order.manuscript, output), statuses_below(order.layouts, output))
    return any(max(status.st_mtime, status.st_ctime) >= looked for _, status in files)


def outcome_of(last: LastBuild, order: Order) -> Outcome:
    """The outcome of doing it again."""
    return Outcome(Exit.DONE, last.problems, tuple(order.output / name for name, _ in last.files))


def keep_build(order: Order, cache: Cache, build: LastBuild, what: str = "") -> bool:
    """Keep what a build has made, or a check has found, for the next one to find; whether it is kept.

    Where the manuscript was changed meanwhile, nobody knows which of the two it was made of.
    """
    if manuscript_state(order) != build.made_of[0]:
        return False
    cache.put(BUILDS, _key(order, what), packed(build))
    return True


def manuscript_state(order: Order) -> str:
    """The digest of all files that a build of `order` may read of the manuscript."""
    manuscript = order.manuscript.resolve()
    return digest_of_files(files_below(manuscript, order.output.resolve()), manuscript)


def layout_state(order: Order, folders: tuple[Path, ...]) -> str:
    """The digest of all files of the layout's folders, and of the program."""
    output = order.output.resolve()
    return digest(maker(), *(digest_of_files(files_below(folder, output), folder) for folder in folders))


def _key(order: Order, what: str) -> str:
    """The key of an order; where it was given from counts, since problems name files from there.

    What another release of the program has kept is not looked at.
    """
    places = (order.manuscript, order.layouts, order.output)
    asked = *order.formats, str(order.release), str(order.revision), what, str(Path.cwd())
    return digest(maker(), *(str(place.resolve()) for place in places), *asked)
