"""Draws every picture of the shipped issue: python tests/artwork/draw.py [name ...]."""

from __future__ import annotations

import importlib
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from artwork.plate import Plate
from artwork.press import printed, save
from artwork.wear import worn

MANUSCRIPT = Path(__file__).parents[2] / "manuscript"
FEATURE = "bridge-of-people/images"
PICTURES = {
    "cover.jpg": "",
    "opening.jpg": FEATURE,
    "schoolroom.jpg": FEATURE,
    "yeshiva.jpg": FEATURE,
    "river-spread.jpg": FEATURE,
    "doctors-bag.svg": FEATURE,
    "two-chairs.svg": FEATURE,
    "ministers-desk.svg": FEATURE,
    "stage-curtain.svg": FEATURE,
    "desk-and-primer.svg": FEATURE,
    "folded-newspaper.svg": FEATURE,
    "synagogue.svg": FEATURE,
    "guests.svg": FEATURE,
    "map-pipeline.svg": FEATURE,
    "chart-oil.svg": "figures/images",
    "chart-trade.svg": "figures/images",
}


def plate(name: str) -> Plate:
    """The plate of a picture by the name of its file."""
    module = Path(name).stem.replace("-", "_")
    return importlib.import_module(f"artwork.pictures.{module}").draw()


def home(name: str) -> Path:
    """Where the picture of this name stands in the manuscript."""
    return MANUSCRIPT / PICTURES[name] / name


def drawn(name: str) -> Plate:
    """The plate as it is printed: drawings are worn, maps and charts stay exact."""
    return (
        plate(name) if name.startswith(("map", "chart")) or not name.endswith(".svg") else worn(plate(name))
    )


def write(name: str) -> None:
    """Nothing: the picture is drawn and written."""
    path = home(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.suffix == ".svg":
        path.write_text(drawn(name).svg(), encoding="utf-8", newline="\n")
    else:
        save(printed(drawn(name)), path)


if __name__ == "__main__":
    for picture in sys.argv[1:] or PICTURES:
        write(picture)
