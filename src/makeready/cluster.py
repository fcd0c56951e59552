"""Workers on other machines: the same `Executor`, with the workers of a Dask cluster behind it.

A worker has no manuscript and no layout. What a piece of work needs of them is sent to each worker once, a
layout in one parcel, each picture in one of its own, and laid there in a folder. Workers have to run the same
release of everything, or the bytes would not be the same: each is asked.
"""

from __future__ import annotations

import socket
import threading
import uuid
from collections import OrderedDict
from collections.abc import Callable, Mapping
from concurrent.futures import BrokenExecutor, Executor, Future
from contextlib import suppress
from pathlib import Path
from typing import Any, Protocol, TypeAlias

from distributed import Client, SchedulerPlugin, WorkerPlugin, get_worker
from distributed.comm.addressing import get_address_host_port
from distributed.scheduler import KilledWorker

from makeready.digests import digest, maker
from makeready.exits import Ended, Exit
from makeready.problems import Problem, Refused
from makeready.records import packed, unpacked
from makeready.tidy_memory import only_between_work, tidily
from makeready.workers import GIVEN_AHEAD, LIVES

MOST_HELD = 200
"""So many parcels are held by a cluster at most, those wanted last: it may make hundreds of issues."""

ANSWERS = 1.0
"""For so long (s) a worker may take to let us in."""

_ONE_AT_A_TIME = threading.Lock()
"""A worker may have several threads; what sets type is made for one."""


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


class Unreachable(Ended):
    """There is no scheduler at the address, or it has no worker."""

    exit = Exit.MISSING


CLOCKS = ("profile", "profile-cycle", "tick", "ticks")
"""What Dask measures itself by, up to a hundred times a second.

The profiler walks the stack of what sets pages, which is deep. Together they take an eighth of the time where
every core is at work, and a scheduler on the same machine two hundredths of a core.
"""


class _Unwatched(WorkerPlugin):
    """Has the clocks of each worker rest, of those too that come later."""

    def setup(self, worker: Any) -> None:
        """Stop them on a worker."""
        self._resting = _stopped(worker)

    def teardown(self, worker: Any) -> None:  # noqa: ARG002
        """Let them go on."""
        for clock in self._resting:
            clock.start()


class _UnwatchedScheduler(SchedulerPlugin):
    """Has the clocks of the scheduler rest until a client of ours leaves it."""

    def __init__(self, name: str, client: str) -> None:
        self.name, self._client = name, client

    async def start(self, scheduler: Any) -> None:
        """Stop them."""
        self._resting = _stopped(scheduler)

    def remove_client(self, scheduler: Any, client: str) -> None:
        """Let them go on."""
        if client == self._client:
            for clock in self._resting:
                clock.start()
            scheduler.remove_plugin(self.name)


def _stopped(server: Any) -> list[Any]:
    """Those clocks of a scheduler or worker that went until now."""
    clocks = [clock for clock in map(server.periodic_callbacks.get, CLOCKS) if clock and clock.is_running()]
    for clock in clocks:
        clock.stop()
    return clocks


class Cluster(Executor):
    """Gives work to the cluster whose scheduler is at an address such as "tcp://scheduler:8786"."""

    def __init__(self, address: str, patience: float = 10.0) -> None:
        """Raise `Unreachable` where there is no scheduler or no worker within `patience` seconds."""
        try:
            self._client = Client(address, timeout=patience, set_as_default=False)
            self._client.wait_for_workers(1, timeout=patience)
        except (OSError, TimeoutError, ValueError) as fault:
            raise Unreachable(f"no Dask scheduler with a worker answers at {address} ({fault}).") from fault
        addresses = tuple(self._client.nthreads())
        self.at_once = GIVEN_AHEAD * max(1, len(addresses))
        self._client.direct_to_workers = all(map(_answers, addresses))
        self._unwatched = f"makeready-{uuid.uuid4()}"
        with suppress(Exception):  # a worker of another release is told when there is work
            self._client.register_plugin(_Unwatched(), self._unwatched)
            self._client.register_plugin(_UnwatchedScheduler(self._unwatched, self._client.id))
        self._sent: OrderedDict[tuple[str, ...], Any] = OrderedDict()
        self._warming: list[Any] = []
        self._lock = threading.Lock()

    def warm(self, work: Callable[..., Any], job: Elsewhere) -> None:
        """Have each worker that is there now do this piece of work; nobody waits for it."""
        for worker in self._client.scheduler_info()["workers"]:
            self._warming.append(self._given(work, (job,), workers=[worker]))

    def submit(self, work: Callable[..., Any], /, *args: Any, **_: Any) -> Future[Any]:
        """The future of a piece of work; the last of `args` says which files it needs."""
        future: Future[Any] = Future()
        self._give_out(future, LIVES, work, args)
        return future

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:  # noqa: ARG002, FBT001, FBT002
        """Leave the cluster; what was sent to it is forgotten there."""
        self._sent.clear()
        self._warming.clear()
        with suppress(Exception):
            self._client.unregister_worker_plugin(self._unwatched)
        self._client.close()

    def _give_out(self, future: Future[Any], lives: int, work: Any, args: tuple[Any, ...]) -> None:
        given = self._given(work, args)

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

    def _given(self, work: Any, args: tuple[Any, ...], **how: Any) -> Any:
        """Dask's future of a piece of work."""
        *before, job = args
        places = job.files()
        parcels = [job.layout_files(), *({path: place} for path, place in places.items())]
        held = [self._send(parcel) for parcel in parcels]
        key = f"makeready-{type(job).__name__}-{uuid.uuid4()}"  # Dask learns how long each kind takes
        # The job is packed, for the scheduler takes all that it passes on apart.
        given = maker(), work, before, packed(job), places, *held
        return self._client.submit(_do_there, *given, key=key, pure=False, **how)

    def _send(self, files: Mapping[Path, str]) -> Any:
        """The files in one parcel that the cluster holds; it goes to each worker that needs it, once."""
        places = tuple(files.values())
        with self._lock:
            if places not in self._sent:
                parcel = tuple((place, path.read_bytes()) for path, place in files.items())
                key = f"makeready-{digest(*(part for packed in parcel for part in packed))}"
                self._sent[places] = self._client.submit(_held, parcel, key=key)
            self._sent.move_to_end(places)
            sent = self._sent[places]
            while len(self._sent) > MOST_HELD:
                self._sent.popitem(last=False)
            return sent


def _answers(worker: str) -> bool:
    """Whether this machine reaches a worker itself: the scheduler need not pass on what is made there."""
    with suppress(OSError, ValueError), socket.create_connection(get_address_host_port(worker), ANSWERS):
        return True
    return False


def _held(parcel: Parcel) -> Parcel:
    return parcel


def _do_there(
    made_by: str,
    work: Callable[..., Any],
    before: list[Any],
    packed_job: bytes,
    places: Mapping[Path, str],
    *parcels: Parcel,
) -> Any:
    """What `work` gives for a job on a worker, where its files are laid first."""
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
