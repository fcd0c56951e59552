"""What a build says of itself while it runs: the numbered steps of `src/makeready/README.md`.

On a terminal a spinner stands beside the step at work; elsewhere each step has a plain line. With `verbose`
every line has its time. All of it goes to standard error.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from enum import Enum


class Step(Enum):
    """The steps of a build, in order."""

    READING = "Reading the manuscript"
    COMPOSING = "Opening the layouts"
    PRODUCING = "Producing"
    PREFLIGHT = "Preflight"
    WRITING = "Writing"

    @property
    def number(self) -> int:
        """Its number, from 1."""
        return list(Step).index(self) + 1


class Progress:
    """Tells which step is at work."""

    def __init__(self, *, verbose: bool = False) -> None:
        self._verbose = verbose

    @contextmanager
    def step(self, step: Step, what: str = "") -> Iterator[None]:
        """Says that `step` is at work until the block ends, and with `verbose` how long it took."""
        line = f"{step.number} {step.value} {what}".rstrip()
        start = time.perf_counter()
        with self._at_work(line):
            yield
        if self._verbose:
            sys.stderr.write(f"{line} ({time.perf_counter() - start:.2f} s)\n")

    def _at_work(self, line: str) -> AbstractContextManager[object]:
        if self._verbose:
            return nullcontext()
        if not sys.stderr.isatty():
            sys.stderr.write(f"{line}\n")
            sys.stderr.flush()
            return nullcontext()
        from rich.console import Console

        return Console(stderr=True).status(line)
