"""What builds have found out of the same manuscript: the issue as it was read, its pages as laid out.

An ebook of which both are known is made without loading what reads a manuscript and what prints it: that is
half of its time.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TypeAlias, TypeVar

from makeready.cache import Cache
from makeready.digests import digest, maker
from makeready.order import Order
from makeready.problems import Problem
from makeready.records import packed

if TYPE_CHECKING:
    from makeready.issue import Issue
    from makeready.producing.produced import PrintedUnit

    Read: TypeAlias = tuple[Issue | None, list[Problem]]
    Units: TypeAlias = Sequence[PrintedUnit]

ISSUES, PAGES = "issues", "pages"
"""The kinds of entry in the cache that hold an issue with the problems of its files, and printed units."""

Found = TypeVar("Found")


@dataclass(slots=True)
class KnownIssue:
    """What is known of an order's issue by the state of its manuscript."""

    order: Order
    cache: Cache
    manuscript: str
    """The state of the manuscript before anything is read of it."""
    layout: str = ""
    """The state of the layout, once it is open."""
    _new: dict[tuple[str, str], Any] = field(default_factory=dict, init=False)
    """What was found out now, by kind and key."""

    def read(self, read: Callable[[], Read]) -> Read:
        """The issue and the problems of its files, known or read now."""
        import makeready.issue  # noqa: F401, PLC0415  what is known of it is a record from there

        places = self.order.manuscript.resolve(), self.order.output.resolve()
        return self._recalled(ISSUES, digest(maker(), *map(str, places), self.manuscript), read)

    def pages(self, lay_out: Callable[[], Units]) -> Units:
        """The units as they stand on the pages of the printed issue, known or laid out now."""
        return self._recalled(PAGES, self._pages_key, lay_out)

    def printed(self, units: Units) -> None:
        """Take note of the units of a PDF."""
        self._new[PAGES, self._pages_key] = units

    def keep(self) -> None:
        """Keep what was found out now; to be called only where the manuscript is as it was before."""
        for (kind, key), record in self._new.items():
            self.cache.put(kind, key, packed(record))

    def _recalled(self, kind: str, key: str, find_out: Callable[[], Found]) -> Found:
        known: Found | None = self._new.get((kind, key)) or self.cache.record(kind, key)
        if known is None:
            known = self._new[kind, key] = find_out()
        return known

    @property
    def _pages_key(self) -> str:
        return digest(maker(), self.manuscript, self.layout, repr(self.order.revision))
