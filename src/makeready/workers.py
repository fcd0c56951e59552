"""Who lays units out: one `Executor` of the standard library, whatever stands behind it."""

from __future__ import annotations

import gc
import os
import threading
from collections.abc import Callable
from concurrent.futures import BrokenExecutor, Executor, Future
from functools import partial
from typing import TYPE_CHECKING, Any

from makeready.tidy_memory import tidily

if TYPE_CHECKING:
    from concurrent.futures import ProcessPoolExecutor

LIVES = 3
"""So often a piece of work is given out before it is believed that it kills whoever does it."""

GIVEN_AHEAD = 2
"""So many pieces of work for each process are given out at a time: it never waits for the next."""


def usable_cores() -> int:
    """How many processes can run at once on this machine."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


class Here(Executor):
    """Does what it is given at once, in this process."""

    at_once = 1

    def submit(self, work: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        """The future of a piece of work that is done already."""
        future: Future[Any] = Future()
        try:
            done = work(*args, **kwargs) if gc.isenabled() else tidily(work, *args, **kwargs)
            future.set_result(done)
        except Exception as fault:  # noqa: BLE001  whoever asks for the result is told
            future.set_exception(fault)
        return future


class Workers(Executor):
    """Processes on this machine. One that is killed is replaced, and its work given out again.

    What starts them is loaded with the first work: an ebook whose pages are known has none for them.
    """

    def __init__(self, jobs: int) -> None:
        self.at_once = GIVEN_AHEAD * jobs
        self._jobs = jobs
        self._lock = threading.RLock()
        self._pool: ProcessPoolExecutor | None = None
        self._closed = False

    def warm(self, work: Callable[..., Any], *args: Any) -> None:
        """Start the processes now, each with this piece of work, beside whatever this process does next."""
        from makeready.worker_processes import warm

        with self._lock:
            pool = self._running()
        threading.Thread(target=warm, args=(pool, self._jobs, work, *args), daemon=True).start()

    def submit(self, work: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        """The future of a piece of work; its exception is `BrokenExecutor` where it kills every worker."""
        future: Future[Any] = Future()
        self._give_out(future, LIVES, partial(tidily, work), args, kwargs)
        return future

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:  # noqa: FBT001, FBT002
        """Let the processes end."""
        with self._lock:
            pool, self._pool, self._closed = self._pool, None, True
        # Not under the lock: those who wait for the pool's work want it.
        if pool is not None:
            pool.shutdown(wait=wait, cancel_futures=cancel_futures)

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        """Let the processes end; where something went wrong, without doing what is still waiting.

        Ctrl-C ends them at once.
        """
        if kind is KeyboardInterrupt:
            self.end()
        else:
            self.shutdown(wait=kind is None, cancel_futures=kind is not None)

    def end(self) -> None:
        """End the processes at once, whatever they do: what they make is wanted no more."""
        from makeready.worker_processes import end_all

        end_all(partial(self.shutdown, wait=False, cancel_futures=True))

    def _running(self) -> ProcessPoolExecutor:
        if self._closed:
            raise RuntimeError("work is given out after shutdown")
        if self._pool is None:
            from makeready.worker_processes import new_pool

            self._pool = new_pool(self._jobs)
        return self._pool

    def _give_out(self, future: Future[Any], lives: int, work: Any, args: Any, kwargs: Any) -> None:
        with self._lock:
            pool = self._running()
            try:
                inner = pool.submit(work, *args, **kwargs)
            except BrokenExecutor:
                self._forget(pool)
                inner = self._running().submit(work, *args, **kwargs)
                pool = self._running()

        def done(inner: Future[Any]) -> None:
            if inner.cancelled():
                future.cancel()
                future.set_running_or_notify_cancel()
                return
            fault = inner.exception()
            if isinstance(fault, BrokenExecutor) and lives > 1:
                with self._lock:
                    self._forget(pool)
                try:
                    self._give_out(future, lives - 1, work, args, kwargs)
                except Exception as again:  # noqa: BLE001  whoever waits for the result is told
                    future.set_exception(again)
            elif fault is not None:
                future.set_exception(fault)
            else:
                future.set_result(inner.result())

        inner.add_done_callback(done)

    def _forget(self, pool: ProcessPoolExecutor) -> None:
        if self._pool is pool:
            pool.shutdown(wait=False)
            self._pool = None
