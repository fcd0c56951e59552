"""Where everything stands in the issue: the folio of each unit's first page and of each anchor."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from makeready.composing.print_units import PrintUnit
    from makeready.producing.press import Fragment

UNKNOWN = "00"
"""Stands for a folio in the first round, as wide as most."""


@dataclass(frozen=True)
class Plan:
    """Folios by unit and by anchor. Two plans that are equal print the same numbers."""

    folios: dict[tuple[str, str], int] = field(default_factory=dict)
    """By the slug of an article and an anchor in it; "" is the article's first page."""
    units: dict[str, str] = field(default_factory=dict)
    """The unit that an article stands in."""

    def folio(self, article: str, anchor: str) -> str:
        """Return the printed page number of an anchor, or a guess while it is not known."""
        found = self.folios.get((article, anchor))
        return UNKNOWN if found is None else str(found)

    def unit_of(self, article: str) -> str:
        """Return the name of the unit that an article stands in."""
        return self.units[article]


def plan_of(units: Sequence[PrintUnit], fragments: Sequence[Fragment]) -> Plan:
    """Return the plan that the laid-out units make."""
    folios: dict[tuple[str, str], int] = {}
    first = 1
    for unit, fragment in zip(units, fragments, strict=True):
        for article in unit.articles:
            folios[article, ""] = first + fragment.anchors.get(article, (0,))[0]
            for anchor, (page, *_) in fragment.anchors.items():
                folios[article, anchor] = first + page
        first += fragment.pages
    return Plan(folios, {article: unit.name for unit in units for article in unit.articles})
