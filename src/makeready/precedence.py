"""Several issues before the same workers: what an earlier issue needs is done before what a later one does.

Were they served alike, all would be laid out at the same time and put together at the same time, with nobody
laying out meanwhile.
"""

from __future__ import annotations

import heapq
import threading
from collections.abc import Callable
from concurrent.futures import Executor, Future
from functools import partial
from itertools import count
from typing import Any, Protocol, TypeAlias

Task: TypeAlias = tuple[Future[Any], Callable[..., Any], tuple[Any, ...]]


class Staffed(Protocol):
    """An executor that says how many pieces of work it wants to be given at a time."""

    at_once: int

    def submit(self, work: Callable[..., Any], /, *args: Any) -> Future[Any]:
        """The future of a piece of work."""


class Precedence:
    """Gives out the work of many, no more than the executor wants at a time; a lower rank goes first."""

    def __init__(self, executor: Staffed) -> None:
        self._executor = executor
        self._lock = threading.Lock()
        self._waiting: list[tuple[int, int, Task]] = []
        self._turns = count()
        self._given = 0

    def of(self, rank: int) -> Executor:
        """The executor for work of this rank."""
        return _Ranked(self, rank, self._executor.at_once)

    def put(self, rank: int, work: Callable[..., Any], args: tuple[Any, ...]) -> Future[Any]:
        """The future of a piece of work, which is given out when its turn comes."""
        future: Future[Any] = Future()
        with self._lock:
            heapq.heappush(self._waiting, (rank, next(self._turns), (future, work, args)))
        self._give_out()
        return future

    def _give_out(self) -> None:
        while task := self._next():
            future, work, args = task
            try:
                given = self._executor.submit(work, *args)
            except Exception as fault:  # noqa: BLE001  whoever waits for the result is told
                self._done()
                future.set_exception(fault)
                continue
            given.add_done_callback(partial(self._pass_on, future))

    def _next(self) -> Task | None:
        with self._lock:
            if not self._waiting or self._given >= self._executor.at_once:
                return None
            self._given += 1
            return heapq.heappop(self._waiting)[2]

    def _pass_on(self, future: Future[Any], given: Future[Any]) -> None:
        # Before whoever waits is told: it may be kept busy by what comes next, and workers must not be.
        self._done()
        self._give_out()
        if given.cancelled():
            future.cancel()
            future.set_running_or_notify_cancel()
        elif fault := given.exception():
            future.set_exception(fault)
        else:
            future.set_result(given.result())

    def _done(self) -> None:
        with self._lock:
            self._given -= 1


class _Ranked(Executor):
    def __init__(self, precedence: Precedence, rank: int, at_once: int) -> None:
        self.at_once = at_once
        self._precedence = precedence
        self._rank = rank

    def submit(self, work: Callable[..., Any], /, *args: Any, **_: Any) -> Future[Any]:
        return self._precedence.put(self._rank, work, args)
