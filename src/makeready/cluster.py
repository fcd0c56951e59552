"""Workers on other machines: the same `Executor`, with the workers of a Dask cluster behind it.

What is otherwise than with processes of this machine:

- A worker has no manuscript and no layout. What a piece of work needs of them is sent to each worker once, a
  layout in one parcel, each picture in one of its own, and laid there in a folder (`cluster_worker.py`).
- Workers have to run the same release of everything, or the bytes would not be the same: each is asked.
- A worker has one thread, and nobody measures it while it is ours (`cluster_plugins.py`).
- Of many issues each worker makes whole ones (`builds.py`, `issue_jobs.py`).
"""

from __future__ import annotations

import socket
import threading
import time
import uuid
import warnings
from collections import OrderedDict
from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import BrokenExecutor, CancelledError, Executor, Future, InvalidStateError
from contextlib import suppress
from pathlib import Path
from typing import Any

from distributed import Client
from distributed.comm.addressing import get_address_host_port
from distributed.scheduler import KilledWorker

from makeready.cluster_plugins import OurScheduler, OurWorker
from makeready.cluster_worker import Elsewhere, Unfit, do_there, held
from makeready.digests import digest, maker
from makeready.exits import Ended, Exit
from makeready.records import packed
from makeready.workers import GIVEN_AHEAD, LIVES

MOST_HELD = 1 << 30
"""So many bytes of parcels a cluster holds at most, those wanted last: it may make hundreds of issues."""

ANSWERS = 1.0
"""For so long (s) a worker may take to let us in."""

LOOKED_AFTER = 1.0
"""How often (s) it is looked whether there is still a worker."""

MADE_BY = "__import__('makeready.digests', fromlist=['maker']).maker()"
"""What a worker is asked: it has to understand it whatever it runs."""

# A parcel is sent as an argument, for Dask can make that again when the worker that held it is lost.
warnings.filterwarnings("ignore", "Sending large graph", UserWarning)


class Unreachable(Ended):
    """There is no scheduler at the address, or it has no worker."""

    exit = Exit.MISSING


class Cluster(Executor):
    """Gives work to the cluster whose scheduler is at an address such as "tcp://scheduler:8786"."""

    def __init__(self, address: str, patience: float = 10.0) -> None:
        """Raise `Unreachable` where there is no scheduler, or for `patience` seconds no worker.

        Raises `Unfit` where a worker can't do what a process here can. When all workers have gone for as
        long, what is waited for is `Unreachable` too.
        """
        self._address, self._patience = address, patience
        try:
            self._client = Client(address, timeout=patience, set_as_default=False)
        except (OSError, TimeoutError, ValueError) as fault:
            raise self._unreachable(fault) from fault
        try:
            self._client.wait_for_workers(1, timeout=patience)
            self._ask_workers()
            self._begin()
        except (OSError, TimeoutError) as fault:
            self._client.close()
            raise self._unreachable(fault) from fault
        except Ended:
            self._client.close()
            raise

    def _begin(self) -> None:
        name = f"makeready-{uuid.uuid4()}"
        self._client.register_plugin(OurScheduler(name, self._client.id), name)
        self._client.register_plugin(OurWorker(), name)
        addresses = tuple(self._client.nthreads())
        self.at_once = GIVEN_AHEAD * max(1, len(addresses))
        self._client.direct_to_workers = all(map(_answers, addresses))
        self._sent: OrderedDict[tuple[str, ...], tuple[Any, int]] = OrderedDict()
        self._warming: list[Any] = []
        self._waited_for: set[Future[Any]] = set()
        self._lock, self._has_left = threading.Lock(), threading.Event()
        threading.Thread(target=self._look_after_workers, daemon=True).start()

    def warm(self, work: Callable[..., Any], job: Elsewhere) -> None:
        """Have each worker that is there now do this piece of work; nobody waits for it."""
        for worker in self._client.scheduler_info()["workers"]:
            self._warming.append(self._given(work, (job,), workers=[worker]))

    def submit(self, work: Callable[..., Any], /, *args: Any, **_: Any) -> Future[Any]:
        """The future of a piece of work; the last of `args` says which files it needs."""
        future: Future[Any] = Future()
        self._waited_for.add(future)
        future.add_done_callback(self._waited_for.discard)
        self._give_out(future, LIVES, work, args)
        return future

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:  # noqa: ARG002, FBT001, FBT002
        """Leave the cluster; what was sent to it is forgotten there."""
        self._has_left.set()
        self._sent.clear()
        self._warming.clear()
        self._client.close()

    def _unreachable(self, fault: object) -> Unreachable:
        return Unreachable(f"no Dask scheduler with a worker answers at {self._address} ({fault}).")

    def _ask_workers(self) -> None:
        """Raise `Unfit` where a worker runs another release, or none, or has more than one thread."""
        ours = maker()
        for worker, theirs in self._client.run(eval, MADE_BY, on_error="return").items():
            if theirs != ours:
                raise Unfit(f"the worker at {worker} runs another release; install the same there as here.")
        for worker, threads in self._client.nthreads().items():
            if threads > 1:
                many = f"the worker at {worker} has {threads} threads, and pages are set by one alone"
                raise Unfit(f"{many}; start workers with --nthreads 1 --nworkers {threads}.")

    def _look_after_workers(self) -> None:
        """End what is waited for, when nobody has been there to do it for too long."""
        seen = time.monotonic()
        while not self._has_left.wait(LOOKED_AFTER):
            with suppress(Exception):  # a scheduler that does not answer ends what it was given itself
                if self._client.scheduler_info(n_workers=1)["workers"]:
                    seen = time.monotonic()
            if time.monotonic() - seen > self._patience:
                for future in tuple(self._waited_for):
                    _end(future, self._unreachable("all workers have gone"))

    def _give_out(self, future: Future[Any], lives: int, work: Any, args: tuple[Any, ...]) -> None:
        def done(given: Any) -> None:
            try:
                result = given.result()
            except KilledWorker as fault:  # by as many as Dask thinks enough
                _end(future, BrokenExecutor(str(fault)))
            except CancelledError as fault:
                _end(future, self._unreachable(fault))
            except OSError as fault:
                if lives > 1:
                    self._give_out(future, lives - 1, work, args)
                else:
                    _end(future, Unfit(f"on a worker of the cluster: {fault}"))
            except BaseException as fault:  # noqa: BLE001  whoever asks for the result is told
                _end(future, fault)
            else:
                with suppress(InvalidStateError):
                    future.set_result(result)

        try:
            self._given(work, args).add_done_callback(done)
        except Exception as fault:  # noqa: BLE001  whoever waits for the result is told
            _end(future, fault)

    def _given(self, work: Any, args: tuple[Any, ...], **how: Any) -> Any:
        """Dask's future of a piece of work."""
        *before, job = args
        places = job.files()
        parcels = [job.layout_files(), *({path: place} for path, place in places.items())]
        sent = [self._send(parcel) for parcel in parcels]
        key = f"makeready-{type(job).__name__}-{uuid.uuid4()}"  # Dask learns how long each kind takes
        # The job is packed, for the scheduler takes all that it passes on apart.
        given = maker(), work, before, packed(job), places, *sent
        return self._client.submit(do_there, *given, key=key, pure=False, **how)

    def _send(self, files: Mapping[Path, str]) -> Any:
        """The files in one parcel that the cluster holds; it goes to each worker that needs it, once."""
        places = tuple(files.values())
        with self._lock:
            if places not in self._sent:
                parcel = tuple(_read(files.items()))
                key = f"makeready-{digest(*(part for file in parcel for part in file))}"
                size = sum(len(data) for _, data in parcel)
                self._sent[places] = self._client.submit(held, parcel, key=key), size
            self._sent.move_to_end(places)
            sent, _ = self._sent[places]
            while len(self._sent) > 1 and sum(size for _, size in self._sent.values()) > MOST_HELD:
                self._sent.popitem(last=False)
            return sent


def _read(files: Iterable[tuple[Path, str]]) -> Iterable[tuple[str, bytes]]:
    """What files hold, by their places; one that has gone meanwhile is missing there too, and told by it."""
    for path, place in files:
        with suppress(OSError):
            yield place, path.read_bytes()


def _answers(worker: str) -> bool:
    """Whether this machine reaches a worker itself: the scheduler need not pass on what is made there."""
    with suppress(OSError, ValueError), socket.create_connection(get_address_host_port(worker), ANSWERS):
        return True
    return False


def _end(future: Future[Any], fault: BaseException) -> None:
    """Tell whoever waits for a result why there is none, unless something was told before."""
    with suppress(InvalidStateError):
        future.set_exception(fault)
