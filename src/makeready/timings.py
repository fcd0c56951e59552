"""What was done when, in the trace-event form that browsers and Perfetto show as a picture.

Source: "Trace Event Format", Google, complete events ("ph": "X"); times in microseconds.
"""

from __future__ import annotations

import errno
import os
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
    """Something that was done, from when to when (seconds of the clock) and by which process."""

    name: str
    kind: str
    begun: float
    ended: float
    process: int


def timed(name: str, kind: str, work: Callable[..., Any], *args: Any) -> tuple[Any, Span]:
    """What `work` gives, and the span of doing it; for work that another process does."""
    begun = time.time()
    result = work(*args)
    return result, Span(name, kind, begun, time.time(), os.getpid())


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
            self.spans.append(Span(name, kind, begun, time.time(), os.getpid()))

    def write(self, path: Path) -> None:
        """Write the trace; raises `NotWritten` where the disk says no."""
        import json

        first = min((span.begun for span in self.spans), default=0.0)
        events = [_event(span, first) for span in sorted(self.spans, key=lambda span: span.begun)]
        trace = json.dumps({"traceEvents": events, "displayTimeUnit": "ms"}, indent=1)
        try:
            path.write_text(trace, "utf-8")
        except OSError as fault:
            raise NotWritten(path, fault.strerror) from fault


def demand_folder(path: Path, made: Path) -> None:
    """Raises `NotWritten` where the folder of the trace is not there, and is not that to be `made` yet."""
    if not path.parent.is_dir() and path.parent.resolve() != made.resolve():
        raise NotWritten(path, os.strerror(errno.ENOENT))


def _event(span: Span, first: float) -> dict[str, object]:
    return {
        "name": span.name,
        "cat": span.kind,
        "ph": "X",
        "ts": round((span.begun - first) * 1e6),
        "dur": round((span.ended - span.begun) * 1e6),
        "pid": span.process,
        "tid": span.process,
    }
