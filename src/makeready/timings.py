"""What was done when, in the trace-event form that browsers and Perfetto show as a picture.

Source: "Trace Event Format", Google: complete events ("ph": "X"), of which those of one thread lie inside
each other or apart, and metadata events ("ph": "M"); times in microseconds.
"""

from __future__ import annotations

import errno
import os
import platform
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from makeready.exits import Ended, Exit


class NotWritten(Ended):
    """The disk does not take the trace."""

    exit = Exit.MISSING

    def __init__(self, path: Path, reason: str | None) -> None:
        super().__init__(f"the timings can't be written to {path} ({reason}).")


@dataclass(frozen=True, slots=True)
class Span:
    """Something that was done, from when to when (seconds of the clock) and by whom."""

    name: str
    kind: str
    begun: float
    ended: float
    machine: str
    process: int
    thread: int


def _span_since(begun: float, name: str, kind: str) -> Span:
    """The span of what this thread has done since then."""
    return Span(name, kind, begun, time.time(), platform.node(), os.getpid(), threading.get_native_id())


def timed(name: str, kind: str, work: Callable[..., Any], *args: Any) -> tuple[Any, Span]:
    """What `work` gives, and the span of doing it; for work that another process does."""
    begun = time.time()
    result = work(*args)
    return result, _span_since(begun, name, kind)


@dataclass
class Timings:
    """The spans of a build."""

    spans: list[Span] = field(default_factory=list)

    @contextmanager
    def span(self, name: str, kind: str) -> Iterator[None]:
        """Keeps the span of what is done inside."""
        begun = time.time()
        try:
            yield
        finally:
            self.spans.append(_span_since(begun, name, kind))

    def write(self, path: Path) -> None:
        """Write the trace; raises `NotWritten` where the disk says no."""
        import json

        trace = json.dumps({"traceEvents": list(_events(self.spans)), "displayTimeUnit": "ms"}, indent=1)
        try:
            path.write_text(trace, "utf-8")
        except OSError as fault:
            raise NotWritten(path, fault.strerror) from fault


def demand_folder(path: Path, made: Path) -> None:
    """Raises `NotWritten` where the folder of the trace is not there, and is not that to be `made` yet."""
    if not path.parent.is_dir() and path.parent.resolve() != made.resolve():
        raise NotWritten(path, os.strerror(errno.ENOENT))


def _events(spans: list[Span]) -> Iterator[dict[str, object]]:
    """The processes, numbered here since two machines may give the same number, and what they have done."""
    first = min((span.begun for span in spans), default=0.0)
    numbers: dict[tuple[str, int], int] = {}
    for span in sorted(spans, key=lambda span: (span.begun, -span.ended)):
        whose = span.machine, span.process
        if whose not in numbers:
            numbers[whose] = len(numbers) + 1
            named = {"name": f"{span.machine} {span.process}"}
            yield {"name": "process_name", "ph": "M", "pid": numbers[whose], "args": named}
        begun, ended = (round((when - first) * 1e6) for when in (span.begun, span.ended))
        yield {
            "name": span.name,
            "cat": span.kind,
            "ph": "X",
            "ts": begun,
            "dur": ended - begun,
            "pid": numbers[whose],
            "tid": span.thread,
        }
