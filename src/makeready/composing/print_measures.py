"""What a layout says of its printer: how fine pictures are to be, and how near to the edge text may come."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from pathlib import Path

from makeready.composing.layout_facts import mapping_of, place_of
from makeready.composing.templates import Layout
from makeready.problems import Code, Problem, Refused


@dataclass(frozen=True, slots=True)
class PrintMeasures:
    """The measures of `layout.yaml`; each has a default that most printers ask for."""

    picture_ppi: float = 300
    """Print shows every detail of a picture from so many pixels an inch on."""
    soft_picture_ppi: float = 150
    """Below it a picture looks soft: a warning."""
    coarse_picture_ppi: float = 100
    """Below it its pixels are seen: an error."""
    safe_area: float = 3
    """How far (mm) from the trim text must stay."""


def print_measures(layout: Layout) -> PrintMeasures:
    """The measures that hold for a layout: its own, then those of what it is based on.

    Refuses where one is no number.
    """
    measures = PrintMeasures()
    for folder in reversed(layout.folders):
        file = folder / "layout.yaml"
        said = mapping_of(file) if file.is_file() else {}
        for name in (field.name for field in fields(PrintMeasures)):
            if (key := name.replace("_", "-")) in said:
                measures = replace(measures, **{name: _number(said[key], key, file)})
    return measures


def _number(value: object, key: str, file: Path) -> float:
    if isinstance(value, int | float) and not isinstance(value, bool) and value >= 0:
        return float(value)
    unit = "mm" if key == "safe-area" else "ppi"
    reason = f"`{key}:` is `{value}`, and no number: write it in {unit}, without the unit"
    raise Refused([Problem(Code.LAYOUT_FACTS_UNREADABLE, place_of(file, key), reason=reason)])
