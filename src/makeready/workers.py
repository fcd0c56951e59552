"""The processes that lay units out: one `Executor` of the standard library, whatever stands behind it.

Workers are forked from a server that has loaded WeasyPrint and the layout once (on Windows each loads them
itself), so that this process stays small, and starts loading while the manuscript is still being read.
"""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Callable
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from functools import partial
from multiprocessing.connection import wait
from multiprocessing.context import BaseContext
from pathlib import Path
from typing import Any, Literal

from makeready.interrupts import interrupt_kept_from_children
from makeready.tidy_memory import tidily

LIVES = 3
"""So often a piece of work is given out before it is believed that it kills whoever does it."""

GIVEN_AHEAD = 2
"""So many pieces of work for each process are given out at a time: it never waits for the next."""

PRELOADED = "makeready.worker_start"
LAYOUTS = "MAKEREADY_LAYOUTS"
"""How a fork server is told what to load: it takes no arguments."""

_A_MOMENT = 0.02

_METHOD: Literal["spawn", "forkserver"] = "spawn" if sys.platform == "win32" else "forkserver"


def usable_cores() -> int:
    """How many processes can run at once on this machine."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def load_ahead(layouts: Path) -> None:
    """Have what workers are forked from load what they need, beside whatever this process does.

    That is WeasyPrint and one layout; for any other a worker loads its fonts and style sheets itself.
    """
    if _METHOD == "forkserver":
        os.environ[LAYOUTS] = str(layouts)
        try:
            _context()
        finally:
            del os.environ[LAYOUTS]


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
    """Processes on this machine. One that is killed is replaced, and its work given out again."""

    def __init__(self, jobs: int) -> None:
        self.at_once = GIVEN_AHEAD * jobs
        self._jobs = jobs
        self._lock = threading.RLock()
        self._pool: ProcessPoolExecutor | None = None
        self._closed = False

    def warm(self, work: Callable[..., Any], *args: Any) -> None:
        """Start the processes now, each with this piece of work, beside whatever this process does next."""
        with self._lock:
            pool = self._running()
        threading.Thread(target=_start, args=(pool, self._jobs, _warmed, work, *args), daemon=True).start()

    def submit(self, work: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        """The future of a piece of work; its exception is `BrokenProcessPool` where it kills every worker."""
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
        closing = threading.Thread(target=self.shutdown, args=(False,), kwargs={"cancel_futures": True})
        closing.start()
        closing.join(_A_MOMENT)
        while closing.is_alive():
            # Whoever starts a process holds the pool's lock until what it is forked from has loaded.
            _kill_workers()  # first, for without their server they are taken for dead
            _kill_fork_server()
            closing.join(_A_MOMENT)
        _kill_workers()

    def _running(self) -> ProcessPoolExecutor:
        if self._closed:
            raise RuntimeError("work is given out after shutdown")
        if self._pool is None:
            self._pool = ProcessPoolExecutor(self._jobs, _context(), initializer=_begin)
        return self._pool

    def _give_out(self, future: Future[Any], lives: int, work: Any, args: Any, kwargs: Any) -> None:
        with self._lock:
            pool = self._running()
            try:
                inner = pool.submit(work, *args, **kwargs)
            except BrokenProcessPool:
                self._forget(pool)
                inner = self._running().submit(work, *args, **kwargs)
                pool = self._running()

        def done(inner: Future[Any]) -> None:
            if inner.cancelled():
                future.cancel()
                future.set_running_or_notify_cancel()
                return
            fault = inner.exception()
            if isinstance(fault, BrokenProcessPool) and lives > 1:
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


def _kill_workers() -> None:
    for worker in multiprocessing.active_children():
        worker.kill()


def _kill_fork_server() -> None:
    if _METHOD == "forkserver":
        from multiprocessing.forkserver import _forkserver  # noqa: PLC0415  of no use on Windows

        server = getattr(_forkserver, "_forkserver_pid", None)  # nothing public ends it before it has loaded
        if server is not None:
            with suppress(ProcessLookupError):
                os.kill(server, signal.SIGKILL)


def _context() -> BaseContext:
    """How workers are started, with what they are forked from running."""
    context = multiprocessing.get_context(_METHOD)
    if _METHOD == "forkserver":
        from multiprocessing import forkserver, resource_tracker  # noqa: PLC0415  of no use on Windows

        context.set_forkserver_preload([PRELOADED])
        resource_tracker.ensure_running()  # by itself, for it lets signals in when it has started
        with interrupt_kept_from_children():
            forkserver.ensure_running()
    return context


def _start(pool: ProcessPoolExecutor, jobs: int, work: Callable[..., Any], *args: Any) -> None:
    """Give a pool a piece of work for each process that it may have, for it starts one for each."""
    with suppress(RuntimeError, OSError, EOFError):  # it is broken, shut down or ended
        for _ in range(jobs):
            pool.submit(work, *args)


def _begin() -> None:
    """Make a new worker ready: Ctrl-C is its parent's to answer, and it does not outlive its parent.

    It looks for cycles of objects between pieces of work alone, when few objects are left to be looked at.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.disable()
    gc.freeze()
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_end_with, args=(parent.sentinel,), daemon=True).start()


def _warmed(work: Callable[..., Any], *args: Any) -> None:
    """Do what makes a worker ready, and never look at what is left of it for cycles."""
    work(*args)
    gc.collect()
    gc.freeze()


def _end_with(sentinel: int) -> None:
    wait([sentinel])
    os._exit(1)
