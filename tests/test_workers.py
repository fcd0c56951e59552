"""The processes that do the work: killed ones are replaced, and none outlives its parent."""

from __future__ import annotations

import gc
import os
import signal
import subprocess
import sys
import time
import weakref
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path

import pytest

from makeready.problems import Code, Place, Problem, Refused
from makeready.tidy_memory import SELDOM, THOROUGH, only_between_work, seldom
from makeready.workers import Here, Workers

HELD: list[Circle] = []
SEEN: list[weakref.ref[Circle]] = []

pytestmark = pytest.mark.skipif(os.name != "posix", reason="kills by signal")

LEFT_ALONE = """
import os, sys, time
from makeready.workers import Workers
if __name__ == "__main__":
    workers = Workers(1)
    print(workers.submit(os.getpid).result(), flush=True)
    time.sleep(60)
"""


def refuse(code: Code) -> None:
    """Stands for a unit that can't be laid out."""
    raise Refused([Problem(code, Place("salt/article.md", 3), file="x", advice="y")])


def test_what_is_seldom_looked_for_is_looked_for_as_before_in_the_end():
    """And a process that is not ours looks for what it makes again."""
    before = gc.get_threshold()

    with seldom():
        assert gc.get_threshold()[0] == SELDOM > before[0]
    with only_between_work():
        assert not gc.isenabled()

    assert gc.get_threshold() == before
    assert gc.isenabled()


def test_what_is_looked_for_more_seldom_still_is_not_looked_for_more_often():
    """As a program may ask that has Makeready build: it knows best what stays."""
    before = gc.get_threshold()
    gc.set_threshold(2 * SELDOM)
    try:
        with seldom():
            assert gc.get_threshold()[0] == 2 * SELDOM
    finally:
        gc.set_threshold(*before)


def die_once(mark: str) -> str:
    """Kill the process that does this, the first time."""
    if not Path(mark).exists():
        Path(mark).touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return "done"


def die() -> None:
    """Kill whichever process does this."""
    os.kill(os.getpid(), signal.SIGKILL)


@pytest.mark.parametrize("executor", [Here, lambda: Workers(2)], ids=["here", "workers"])
def test_work_is_done_and_what_it_raises_is_told(executor):
    """A result comes back; problems that a worker raises come back with their words."""
    with executor() as staff:
        assert staff.submit(sum, [1, 2]).result() == 3
        with pytest.raises(Refused) as refused:
            staff.submit(refuse, Code.FILE_MISSING).result()

    assert str(refused.value.problems[0]).startswith("salt/article.md:3  file-missing  x is not there.")


def test_a_killed_worker_is_replaced(tmp_path: Path):
    """Its work is given out again, and so is what else was waiting."""
    with Workers(2) as staff:
        given = [staff.submit(die_once, str(tmp_path / "died")), *(staff.submit(abs, -n) for n in range(20))]

        assert [future.result() for future in given] == ["done", *range(20)]


def test_work_that_kills_every_worker_is_given_up():
    """It is not given out for ever."""
    with Workers(1) as staff, pytest.raises(BrokenProcessPool):
        staff.submit(die).result()


class Circle:
    """Stands for a layout's styles and fonts, which refer to each other."""

    def __init__(self) -> None:
        self.itself = self


def hold() -> None:
    """Keep something for the next piece of work."""
    HELD.append(Circle())
    SEEN.append(weakref.ref(HELD[0]))


def let_go() -> None:
    """Keep it no longer."""
    HELD.clear()


def is_there() -> bool:
    """Whether it still takes memory."""
    return SEEN[0]() is not None


def test_a_worker_gives_back_in_the_end_what_it_held_from_piece_to_piece():
    """It looks at that seldom: a layout is in use no more when it has been changed."""
    with Workers(1) as staff:
        for work in (hold, let_go):
            staff.submit(work).result()
        held = staff.submit(is_there).result()
        for _ in range(THOROUGH):
            staff.submit(os.getpid).result()
        left = staff.submit(is_there).result()

    assert held
    assert not left


def test_no_worker_outlives_its_parent(tmp_path: Path):
    """A build that is killed leaves no process behind."""
    script = tmp_path / "left_alone.py"
    script.write_text(LEFT_ALONE)
    with subprocess.Popen([sys.executable, script], stdout=subprocess.PIPE, text=True) as parent:
        worker = int(parent.stdout.readline())
        parent.kill()
    for _ in range(100):
        if not is_running(worker):
            break
        time.sleep(0.05)

    assert not is_running(worker)


def is_running(process: int) -> bool:
    """Whether a process of that number is there and is no zombie."""
    try:
        state = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0]
    except FileNotFoundError:
        return False
    return state != "Z"
