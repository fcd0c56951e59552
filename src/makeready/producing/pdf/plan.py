"""Where everything stands in the issue: the folio of each anchor."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from makeready.producing.pdf.unit_jobs import SetUnit


def first_folios(units: Iterable[SetUnit]) -> Iterator[int]:
    """The folio that each unit begins on, in the order they are bound."""
    folio = 1
    for unit in units:
        yield folio
        folio += unit.pages


def folios_of(units: Iterable[SetUnit]) -> dict[str, int]:
    """The folio of each anchor of the units, in the order they are bound."""
    units = list(units)
    return {
        anchor: first + page
        for unit, first in zip(units, first_folios(units), strict=True)
        for anchor, page in unit.anchors.items()
    }


def never_placed(units: Iterable[SetUnit]) -> list[str]:
    """The anchors that a unit's words name and that stand nowhere."""
    units = list(units)
    asked = {anchor for unit in units for anchor in unit.asked}
    return sorted(asked - set(folios_of(units)))
