"""What of its place in the issue the layout of a unit depends on: most often nothing."""

from __future__ import annotations

from enum import Enum


class Bound(Enum):
    """What of its place in the issue the layout of a unit depends on."""

    NOWHERE = "nowhere"
    SIDE = "side"
    """On which side it begins: it has a spread, or its pages differ by side in more than their margins."""
    FOLIO = "folio"
    """On its folio: it prints page numbers in its text, or its furniture is part of its text."""

    def start(self, folio: int) -> int:
        """The folio to lay a unit out with that begins on page `folio`: 1 and 2 stand for the sides."""
        if self is Bound.FOLIO:
            return folio
        return 2 - folio % 2 if self is Bound.SIDE else 1
