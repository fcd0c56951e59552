"""Workers on other machines: the same `Executor`, with the workers of a Dask cluster behind it.

A worker has no manuscript and no layout. What a piece of work needs of them, pictures, style sheets, fonts,
is sent to each worker once, by the digest of what it holds, and laid there in a folder of its own. Workers
have to run the same release of everything, or the bytes would not be the same: each is asked.
"""

from __future__ import annotations

import threading
import uuid
from collections.abc import Callable, Mapping
from concurrent.futures import BrokenExecutor, Executor, Future
from pathlib import Path
from typing import Any, Protocol

from distributed import Client, get_worker
from distributed.scheduler import KilledWorker

from makeready.digests import file_digest, maker
from makeready.exits import Ended, Exit
from makeready.problems import Problem, Refused
from makeready.workers import GIVEN_AHEAD, LIVES

_ONE_AT_A_TIME = threading.Lock()
"""A worker may have several threads; what sets type is made for one."""


class Elsewhere(Protocol):
    """A piece of work that can be done on another machine."""

    def files(self) -> Mapping[Path, str]:
        """The files that it needs, each with the place where it is laid in a worker's folder."""

    def moved(self, folder: Path, places: Mapping[Path, str]) -> Any:
        """The same, with its files at these places in that folder; nothing is known there of those here."""

    def back(self, result: Any, folder: Path) -> Any:
        """What was made of it there, told as if it was made here."""

    def told_here(self, problem: Problem, folder: Path) -> Problem:
        """A problem that was found there, told as if it was found here."""


class OtherRelease(Ended):
    """A worker of the cluster runs another release than this machine."""

    exit = Exit.MISSING


class Unreachable(Ended):
    """There is no scheduler at the address, or it has no worker."""

    exit = Exit.MISSING


class Cluster(Executor):
    """Gives work to the cluster whose scheduler is at an address such as "tcp://scheduler:8786"."""

    def __init__(self, address: str, patience: float = 10.0) -> None:
        """Raise `Unreachable` where there is no scheduler or no worker within `patience` seconds."""
        try:
            self._client = Client(address, timeout=patience, set_as_default=False)
            self._client.wait_for_workers(1, timeout=patience)
        except (OSError, TimeoutError, ValueError) as fault:
            raise Unreachable(f"no Dask scheduler with a worker answers at {address} ({fault}).") from fault
        self.at_once = GIVEN_AHEAD * max(1, sum(self._client.nthreads().values()))
        self._sent: dict[str, Any] = {}
        self._lock = threading.Lock()

    def submit(self, work: Callable[..., Any], /, *args: Any, **_: Any) -> Future[Any]:
        """The future of a piece of work; the last of `args` says which files it needs."""
        future: Future[Any] = Future()
        self._give_out(future, LIVES, work, args)
        return future

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:  # noqa: ARG002, FBT001, FBT002
        """Leave the cluster; what was sent to it is forgotten there."""
        self._sent.clear()
        self._client.close()

    def _give_out(self, future: Future[Any], lives: int, work: Any, args: tuple[Any, ...]) -> None:
        *before, job = args
        places = job.files()
        held = [self._send(path) for path in places]
        key = f"makeready-{uuid.uuid4()}"
        given = self._client.submit(_do_there, maker(), work, before, job, places, *held, key=key, pure=False)

        def done(given: Any) -> None:
            try:
                future.set_result(given.result())
            except KilledWorker as fault:  # by as many as Dask thinks enough
                future.set_exception(BrokenExecutor(str(fault)))
            except OSError as fault:
                if lives == 1:
                    future.set_exception(fault)
                    return
                try:
                    self._give_out(future, lives - 1, work, args)
                except Exception as again:  # noqa: BLE001  whoever waits for the result is told
                    future.set_exception(again)
            except BaseException as fault:  # noqa: BLE001  whoever asks for the result is told
                future.set_exception(fault)

        given.add_done_callback(done)

    def _send(self, path: Path) -> Any:
        """What a file holds as it is kept by the cluster; it goes to each worker that needs it, once."""
        digest = file_digest(path)
        with self._lock:
            if digest not in self._sent:
                self._sent[digest] = self._client.submit(_held, path.read_bytes(), key=f"makeready-{digest}")
            return self._sent[digest]


def _held(data: bytes) -> bytes:
    return data


def _do_there(
    made_by: str,
    work: Callable[..., Any],
    before: list[Any],
    job: Elsewhere,
    places: Mapping[Path, str],
    *contents: bytes,
) -> Any:
    """What `work` gives for `job` on a worker, whose files are laid there first."""
    if maker() != made_by:
        raise OtherRelease("a worker of the cluster runs another release; install the same there as here.")
    folder = Path(get_worker().local_directory) / "makeready"
    with _ONE_AT_A_TIME:
        for place, data in zip(places.values(), contents, strict=True):
            _lay(folder / place, data)
        try:
            return job.back(work(*before, job.moved(folder, places)), folder)
        except Refused as refused:
            raise Refused([job.told_here(each, folder) for each in refused.problems]) from None


def _lay(path: Path, data: bytes) -> None:
    if path.is_file() and path.stat().st_size == len(data):
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_name(f".{path.name}-{threading.get_ident()}")
    unfinished.write_bytes(data)
    unfinished.replace(path)
