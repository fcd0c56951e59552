"""A cluster on this machine, for as long as a work needs it: Dask's scheduler and workers of one thread."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path

from bench.machine import PROJECT
from bench.measuring import Failed, bare_environment

PATIENCE = 60  # seconds for a cluster to come up
ALL_ARE_THERE = """
import sys, distributed
with distributed.Client(sys.argv[1], timeout=60) as client:
    client.wait_for_workers(int(sys.argv[2]), timeout=60)
"""


@contextmanager
def cluster(workers: int, folder: Path) -> Iterator[str]:
    """The address of a scheduler with so many workers, all of them ready."""
    if not find_spec("distributed"):
        raise Failed("the Python package distributed is not installed")
    folder.mkdir(parents=True, exist_ok=True)
    told = folder / "scheduler.json"
    told.unlink(missing_ok=True)
    processes = []
    with (folder / "log.txt").open("wb") as log:

        def start(*words: str) -> None:
            command = [sys.executable, "-m", *words, "--scheduler-file", str(told), "--no-dashboard"]
            processes.append(
                subprocess.Popen(command, cwd=PROJECT, env=_environment(), stdout=log, stderr=log)
            )

        try:
            start("distributed.cli.dask_scheduler", "--host", "127.0.0.1", "--port", "0")
            place = ("--no-nanny", "--nthreads", "1", "--local-directory", str(folder))
            for _ in range(workers):
                start("distributed.cli.dask_worker", *place)
            yield _address(told, workers)
        finally:
            for process in reversed(processes):
                process.terminate()
                process.wait()


def _environment() -> dict[str, str]:
    """The environment of workers: they import Makeready from here, as the command does that asks them."""
    return bare_environment() | {"PYTHONPATH": str(PROJECT / "src")}


def _address(told: Path, workers: int) -> str:
    """Where the scheduler listens, once all workers have come to it."""
    deadline = time.monotonic() + PATIENCE
    while not (told.is_file() and told.stat().st_size):
        if time.monotonic() > deadline:
            raise Failed(f"Dask's scheduler did not come up; see {told.parent / 'log.txt'}")
        time.sleep(0.05)
    address = str(json.loads(told.read_text(encoding="utf-8"))["address"])
    asked = subprocess.run(
        [sys.executable, "-c", ALL_ARE_THERE, address, str(workers)], check=False, capture_output=True
    )
    if asked.returncode:
        raise Failed(f"Dask's workers did not come up; see {told.parent / 'log.txt'}")
    return address
