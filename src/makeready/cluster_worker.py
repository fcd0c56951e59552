"""What a worker of a cluster does with a piece of work: lay its files there, and do it in their folder."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Protocol, TypeAlias

from distributed import get_worker

from makeready.digests import maker
from makeready.exits import Ended, Exit
from makeready.problems import Problem, Refused
from makeready.records import unpacked
from makeready.tidy_memory import only_between_work, tidily

_ONE_AT_A_TIME = threading.Lock()
"""Of a worker that several use at once; what sets type is made for one."""

Parcel: TypeAlias = tuple[tuple[str, bytes], ...]
"""Files that are sent together: of each its place in a worker's folder, and what it holds."""


class Elsewhere(Protocol):
    """A piece of work that can be done on another machine."""

    def layout_files(self) -> Mapping[Path, str]:
        """The files of its layout, each with the place where it is laid in a worker's folder."""

    def files(self) -> Mapping[Path, str]:
        """The others that it needs, with their places."""

    def moved(self, folder: Path, places: Mapping[Path, str]) -> Any:
        """The same, with `files` at these places in that folder; nothing is known there of those here."""

    def back(self, result: Any, folder: Path) -> Any:
        """What was made of it there, told as if it was made here."""

    def told_here(self, problem: Problem, folder: Path) -> Problem:
        """A problem that was found there, told as if it was found here."""


class Unfit(Ended):
    """A worker of the cluster runs another release than this machine, or lacks what it needs."""

    exit = Exit.MISSING


def held(parcel: Parcel) -> Parcel:
    """What a worker holds for the others: itself."""
    return parcel


def do_there(
    made_by: str,
    work: Callable[..., Any],
    before: list[Any],
    packed_job: bytes,
    places: Mapping[Path, str],
    *parcels: Parcel,
) -> Any:
    """What `work` gives for a job (an `Elsewhere`, packed) on a worker, where its files are laid first.

    Raises `Unfit` where this is another release, or lacks what it needs, and `Refused` as `work` does.
    """
    if maker() != made_by:
        raise Unfit("a worker of the cluster runs another release; install the same there as here.")
    job: Elsewhere = unpacked(packed_job)
    folder = Path(get_worker().local_directory) / "makeready"
    with _ONE_AT_A_TIME, only_between_work():
        for parcel in parcels:
            for place, data in parcel:
                _lay(folder / place, data)
        try:
            return job.back(tidily(work, *before, job.moved(folder, places)), folder)
        except Refused as refused:
            raise Refused([job.told_here(each, folder) for each in refused.problems]) from None
        except Ended as ended:
            raise Unfit(f"on a worker of the cluster: {ended}") from None


def _lay(path: Path, data: bytes) -> None:
    if path.is_file() and path.stat().st_size == len(data):
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_name(f".{path.name}-{threading.get_ident()}")
    unfinished.write_bytes(data)
    unfinished.replace(path)
