"""What somebody asked for, and what came of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from makeready.exits import Exit
from makeready.problems import Code, Place, Problem, Refused

if TYPE_CHECKING:
    from makeready.issue import Revision


class Format(StrEnum):
    PDF = "pdf"
    EPUB = "epub"


@dataclass(frozen=True)
class Order:
    """An issue to be built."""

    manuscript: Path
    layouts: Path
    output: Path
    formats: tuple[Format, ...]
    release: bool = False
    revision: Revision | None = None
    """Which correction it is, of what was released before."""


@dataclass(frozen=True)
class Outcome:
    """What came of an order."""

    exit: Exit
    problems: tuple[Problem, ...] = ()
    written: tuple[Path, ...] = ()


class Names:
    """The files that orders built at once will write, each by one of them."""

    def __init__(self) -> None:
        self._taken: dict[Path, Path] = {}

    def take(self, order: Order, slug: str) -> None:
        """Keep the names of an issue for `order`; raises `Refused` where another order has one of them."""
        for kind in order.formats:
            # One step, as orders are built by several threads.
            file, manuscript = (order.output / f"{slug}.{kind}").resolve(), order.manuscript.resolve()
            if self._taken.setdefault(file, manuscript) != manuscript:
                raise Refused([Problem(Code.NAME_TAKEN, Place("issue.yaml"), slug=slug)])


def worst(outcomes: Iterable[Outcome]) -> Exit:
    """The one exit code for several orders: what is missing here first, then errors, then refusals."""
    found = {outcome.exit for outcome in outcomes}
    return next((each for each in (Exit.MISSING, Exit.ERRORS, Exit.REFUSED) if each in found), Exit.DONE)
