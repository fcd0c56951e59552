"""What producing works with, whatever is produced: a cache, somebody to do the work, somebody to tell."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Executor
from dataclasses import dataclass
from typing import BinaryIO

from makeready.cache import Cache
from makeready.problems import Problem
from makeready.progress import Progress


@dataclass(frozen=True, slots=True)
class Workplace:
    cache: Cache
    executor: Executor
    progress: Progress


@dataclass(frozen=True, slots=True)
class Produced:
    """A file of the issue that is ready to be written."""

    write: Callable[[BinaryIO], object]
    problems: tuple[Problem, ...] = ()
    pages: int = 0
    """How many pages it has; 0 for an ebook, which has none."""
