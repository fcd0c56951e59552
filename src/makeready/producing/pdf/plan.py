"""Where everything stands in the issue: the folio of each anchor."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from makeready.producing.pdf.fragment import Fragment

UNKNOWN = "00"
"""Stands for a folio in the first round, as wide as most."""


@dataclass(frozen=True)
class Plan:
    """Folios by anchor. Two plans that are equal print the same numbers."""

    folios: dict[str, int] = field(default_factory=dict)
    asked: set[str] = field(default_factory=set, compare=False)
    """Anchors whose page somebody wanted to know."""

    def folio(self, anchor: str) -> str:
        """The printed page number of an anchor, or a guess while it is not known."""
        self.asked.add(anchor)
        found = self.folios.get(anchor)
        return UNKNOWN if found is None else str(found)

    @property
    def never_placed(self) -> list[str]:
        """The anchors that were asked for and stand nowhere."""
        return sorted(self.asked - set(self.folios))


def plan_of(fragments: Iterable[Fragment]) -> Plan:
    """The plan that the laid-out units make, in the order they are bound."""
    folios: dict[str, int] = {}
    first = 1
    for fragment in fragments:
        folios.update({anchor: first + page for anchor, (page, *_) in fragment.anchors.items()})
        first += fragment.pages
    return Plan(folios)
