"""Ctrl-C: the first one stops, more of them do nothing, and none is let in where it would do harm."""

from __future__ import annotations

import _thread
import os
import signal
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

from makeready.exits import Exit

STOPPED = "makeready: stopped; what was written is whole, the rest is as it was."

GRACE = 3.0
"""So many seconds after Ctrl-C this process ends, whatever it still waits for."""

_SOON = 0.01


def stop_at_first_interrupt() -> None:
    """Have the first Ctrl-C raise `KeyboardInterrupt`, and all that follow do nothing: it is stopping.

    Where whoever started this process has it ignore Ctrl-C, it does.
    """
    if signal.getsignal(signal.SIGINT) is not signal.SIG_IGN:
        signal.signal(signal.SIGINT, _stop)
        sys.unraisablehook = _not_raised


def say_stopped() -> Exit:
    """Tell once that the work was stopped, and with which number the program ends."""
    if not _said:
        _said.append(STOPPED)
        sys.stderr.write(f"{STOPPED}\n")
        sys.stderr.flush()
    # Where Ctrl-C came while a string was executed, as `dataclass` does, CPython ends with the signal instead
    # of our number, unless another string was executed since.
    exec("")  # noqa: S102
    return Exit.STOPPED


@contextmanager
def interrupt_held_back() -> Iterator[None]:
    """Raises `KeyboardInterrupt` for a Ctrl-C that came meanwhile only when all inside is done.

    A compiled module that is stopped while it loads aborts.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    came: list[int] = []
    before = signal.getsignal(signal.SIGINT)
    if before is signal.SIG_IGN:
        yield
        return
    signal.signal(signal.SIGINT, lambda number, _frame: came.append(number))
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
        if came:
            signal.raise_signal(signal.SIGINT)


@contextmanager
def interrupt_kept_from_children() -> Iterator[None]:
    """Processes that are started meanwhile, and theirs, are not told of Ctrl-C; on Windows they are."""
    if sys.platform == "win32":
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGINT])
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


_said: list[str] = []


def _stop(_number: int, _frame: FrameType | None) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    # Not by `threading`, whose locks may be held by what is interrupted here.
    _thread.start_new_thread(_end_after_grace, ())
    raise KeyboardInterrupt


def _end_after_grace() -> None:
    time.sleep(GRACE)
    say_stopped()
    os._exit(Exit.STOPPED)


def _not_raised(fault: sys.UnraisableHookArgs) -> None:
    """What is raised where nobody can be told of it, as while an object is given back: try Ctrl-C again."""
    if fault.exc_type is KeyboardInterrupt:
        signal.signal(signal.SIGINT, _stop)
        _thread.start_new_thread(_interrupt_soon, ())
    else:
        sys.__unraisablehook__(fault)


def _interrupt_soon() -> None:
    time.sleep(_SOON)
    main = threading.main_thread().ident
    if sys.platform == "win32" or main is None:
        _thread.interrupt_main()
    else:
        signal.pthread_kill(main, signal.SIGINT)  # which wakes it, too
