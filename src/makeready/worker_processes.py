"""The processes that work is given to: how they are started, made ready and ended.

They are forked from a server that has loaded WeasyPrint and the layout once (on Windows each loads them
itself), so that the process of the command stays small; it starts loading while the manuscript is still being
read.
"""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from contextlib import suppress
from multiprocessing.connection import wait
from multiprocessing.context import BaseContext
from pathlib import Path
from typing import Any, Literal

from makeready.interrupts import interrupt_kept_from_children

PRELOADED = "makeready.worker_start"
LAYOUTS = "MAKEREADY_LAYOUTS"
"""How a fork server is told what to load: it takes no arguments."""

_A_MOMENT = 0.02

_METHOD: Literal["spawn", "forkserver"] = "spawn" if sys.platform == "win32" else "forkserver"


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


def new_pool(jobs: int) -> ProcessPoolExecutor:
    """So many processes, which start when they are given work."""
    return ProcessPoolExecutor(jobs, _context(), initializer=_begin)


def warm(pool: ProcessPoolExecutor, jobs: int, work: Callable[..., Any], *args: Any) -> None:
    """Give a pool a piece of work for each process that it may have, for it starts one for each."""
    with suppress(RuntimeError, OSError, EOFError):  # it is broken, shut down or ended
        for _ in range(jobs):
            pool.submit(_warmed, work, *args)


def end_all(shut_down: Callable[[], object]) -> None:
    """End all processes at once, whatever they do, while `shut_down` has their pool shut down."""
    closing = threading.Thread(target=shut_down)
    closing.start()
    closing.join(_A_MOMENT)
    while closing.is_alive():
        # Whoever starts a process holds the pool's lock until what it is forked from has loaded.
        _kill_workers()  # first, for without their server they are taken for dead
        _kill_fork_server()
        closing.join(_A_MOMENT)
    _kill_workers()


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
