"""Ctrl-C, as a terminal sends it: to every process of a build, once or more."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from overlay import COMPLETE

from makeready.exits import Exit
from makeready.interrupts import GRACE, STOPPED, interrupt_held_back

LAYOUTS = Path(__file__).parents[1] / "layouts"

pytestmark = pytest.mark.skipif(os.name != "posix", reason="stops by signal")

PROMPTLY = GRACE + 5
"""So many seconds a busy machine may take until nothing is left of a build."""

SWALLOWS = """
import gc, signal, sys, time
from makeready.interrupts import say_stopped, stop_at_first_interrupt

class Interrupted:
    def __del__(self):
        signal.raise_signal(signal.SIGINT)

stop_at_first_interrupt()
try:
    Interrupted()
    time.sleep(60)
except KeyboardInterrupt:
    sys.exit(say_stopped())
"""

NEVER_ENDS = """
import signal, time
from makeready.interrupts import stop_at_first_interrupt
stop_at_first_interrupt()
try:
    signal.raise_signal(signal.SIGINT)
finally:
    time.sleep(60)
"""


@contextmanager
def heard() -> Iterator[None]:
    """Ctrl-C is told here and to processes that are started now, whoever runs the tests."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def started(*arguments: str | Path) -> subprocess.Popen[str]:
    """A Python in a group of its own."""
    command = [sys.executable, *arguments]
    with heard():
        return subprocess.Popen(command, stderr=subprocess.PIPE, text=True, start_new_session=True)


@pytest.fixture
def build(tmp_path: Path) -> Iterator[subprocess.Popen[str]]:
    """A build by two workers that has just been started."""
    options = [
        "--manuscript",
        COMPLETE,
        "--layouts",
        LAYOUTS,
        "--output",
        tmp_path / "output",
        "--jobs",
        "2",
    ]
    with started("-m", "makeready", "issue", *options) as build:
        yield build
        build.kill()


@pytest.mark.parametrize("pauses", [(0.0,), (0.5,), (0.0, 0.05), (0.3, 0.3, 0.3)], ids=str)
@pytest.mark.parametrize("step", ["1 Reading", "3 Producing"])
def test_ctrl_c_stops_a_build_with_one_line(
    build: subprocess.Popen[str], tmp_path: Path, step: str, pauses: tuple[float, ...]
):
    """Whenever it comes and however often: no process is left, nothing half done, nothing else is told."""
    assert build.stderr is not None
    assert any(line.startswith(step) for line in build.stderr)

    for pause in pauses:
        time.sleep(pause)
        if build.poll() is None:
            os.killpg(build.pid, signal.SIGINT)
    _, told = build.communicate(timeout=PROMPTLY)  # every process has standard error until its end

    assert build.returncode == Exit.STOPPED
    assert [line for line in told.splitlines() if line and line[:2] not in {"2 ", "3 "}] == [STOPPED]
    assert [path.name for path in tmp_path.glob("output/*") if path.name != ".cache"] == []


def test_ctrl_c_for_the_build_alone_ends_its_workers(build: subprocess.Popen[str]):
    """They have not heard of it themselves."""
    assert build.stderr is not None
    assert any(line.startswith("3 Producing") for line in build.stderr)

    build.send_signal(signal.SIGINT)
    _, told = build.communicate(timeout=PROMPTLY)

    assert build.returncode == Exit.STOPPED
    assert [line for line in told.splitlines() if line and line[:2] != "3 "] == [STOPPED]


@pytest.mark.parametrize(
    ("program", "seconds"), [(SWALLOWS, GRACE - 0.5), (NEVER_ENDS, PROMPTLY)], ids=["swallowed", "held up"]
)
def test_ctrl_c_is_not_lost(program: str, seconds: float):
    """Where nobody can be told of it, or whoever is told has no end, the process ends all the same."""
    with started("-c", program) as process:
        _, told = process.communicate(timeout=seconds)

    assert process.returncode == Exit.STOPPED
    assert told.splitlines() == [STOPPED]


def test_ctrl_c_waits_for_what_must_not_be_stopped():
    """It is raised afterwards, even where something else went wrong meanwhile."""
    done = []

    def load() -> None:
        with interrupt_held_back():
            signal.raise_signal(signal.SIGINT)
            done.append("loaded")
            raise OSError

    with heard(), pytest.raises(KeyboardInterrupt):
        load()

    assert done == ["loaded"]
