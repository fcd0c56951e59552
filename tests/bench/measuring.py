"""Commands run one after the other: how long each takes, and how much memory the largest of its processes."""

from __future__ import annotations

import contextlib
import ctypes
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, NamedTuple

RSS_UNIT = 1 if sys.platform == "darwin" else 1024  # bytes in what the system counts memory in
LEFT_BEHIND = 5.0  # seconds that processes may take to end when the command that started them has ended
SUBREAPER = 36  # PR_SET_CHILD_SUBREAPER of prctl(2)


class Failed(Exception):
    """A command ended with an error."""


class Run(NamedTuple):
    seconds: float
    megabytes: float


Turn = Callable[[int], Run]
"""Gets ready, does one piece of work and says what it took. The number differs from turn to turn."""


def bare_environment() -> dict[str, str]:
    """The environment without what `make bench` has put into it for itself."""
    ours = {"MAKEFLAGS", "MAKEOVERRIDES", "MAKELEVEL", "MFLAGS", "PYTHONPATH"}
    return {name: value for name, value in os.environ.items() if name not in ours}


@dataclass(frozen=True)
class Command:
    words: tuple[str, ...]
    folder: Path
    environment: Mapping[str, str] = field(default_factory=bare_environment)


@dataclass
class Measured:
    """What came of measuring one work: runs by contestant, and why a contestant has none ("": why nobody)."""

    runs: dict[str, list[Run]] = field(default_factory=dict)
    without: dict[str, str] = field(default_factory=dict)


def in_turn(turns: Mapping[str, Turn], count: int, tell: Callable[[str, Run], None]) -> Measured:
    """The runs of all contestants, taken in turn, `count` times after a warm-up that is not kept."""
    measured = Measured(runs={name: [] for name in turns})
    for number in range(count + 1):
        for name in list(measured.runs):
            try:
                run = turns[name](number)
            except Failed as failed:
                measured.without[name] = str(failed)
                del measured.runs[name]
                continue
            if number:
                measured.runs[name].append(run)
                tell(name, run)
    return measured


def timed(command: Command) -> Run:
    """What one command took from its start to its end."""
    _adopt_orphans()
    ours = _children()
    with tempfile.TemporaryFile() as said:
        start = time.perf_counter()
        process = subprocess.Popen(
            command.words,
            cwd=command.folder,
            env=command.environment,
            stdin=subprocess.DEVNULL,
            stdout=said,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
        try:
            _, status, usage = os.wait4(process.pid, 0)
            seconds = time.perf_counter() - start
            peaks = [usage.ru_maxrss, *_peaks_of_orphans(ours)]
        finally:  # what is left of it would slow the next command down
            with contextlib.suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            name = Path(command.words[0]).name
            raise Failed(f"{name} ended with {process.returncode}: {_last_words(said)}")
    return Run(seconds, max(peaks) * RSS_UNIT / 1e6)


def _adopt_orphans() -> None:
    """Makes this process the parent of those that a command leaves, so that their memory is known too.

    A parent hears of the peaks of those it waits for only; a fork server's workers, for one, it does not
    wait for.
    """
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(SUBREAPER, 1, 0, 0, 0)


def _children() -> set[int]:
    """The processes that this one is the parent of, started or adopted; nothing but on Linux."""
    found: set[int] = set()
    for children in Path("/proc/self/task").glob("*/children"):
        with contextlib.suppress(OSError):  # a thread that has ended meanwhile
            found.update(map(int, children.read_text(encoding="ascii").split()))
    return found


def _peaks_of_orphans(ours: set[int]) -> Iterator[int]:
    """The peaks of memory of adopted processes, as they end; `ours` are left to those who started them."""
    deadline = time.monotonic() + LEFT_BEHIND
    while (adopted := _children() - ours) and time.monotonic() < deadline:
        for pid in adopted:
            ended, _, usage = os.wait4(pid, os.WNOHANG)
            if ended:
                yield usage.ru_maxrss
        time.sleep(0.02)


def _last_words(said: IO[bytes]) -> str:
    """The last line of what a command said, but for the places in its code that JavaScript adds."""
    said.seek(0)
    lines = [line.strip() for line in said.read().decode("utf-8", "replace").splitlines()]
    return next((line for line in reversed(lines) if line and not line.startswith("at ")), "it said nothing")
