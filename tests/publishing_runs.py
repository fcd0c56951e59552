"""A release that is published by a test which looks at what comes of it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from makeready.problems import Code, Problem
from makeready.progress import Progress
from makeready.publishing.connection import Connection
from makeready.publishing.publish import Published, published
from makeready.publishing.target import target_of


def put_there(shelf: Path, target: str, ask: Callable[[str], str] | None = None) -> Published:
    """What comes of publishing the newest release, where nothing is waited for before another try."""
    connected = Connection(target_of(target), ask, waits=(0.0, 0.0))
    return published(shelf, (), connected, Progress(silent=True))


def fault(outcome: Published) -> Problem:
    """The one error of it."""
    (problem,) = (each for each in outcome.problems if each.code is not Code.SHELF_AHEAD)
    return problem
