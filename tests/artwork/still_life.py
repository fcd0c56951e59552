"""Still life: what the column pictures share, the wall, the table, the woven runner and the cast shadow."""

from __future__ import annotations

from collections.abc import Sequence

from artwork import palette as ink
from artwork.ornament import diamond
from artwork.outlines import cut, rect
from artwork.perspective import Face
from artwork.plate import Plate, Point
from artwork.textures import engraved

WIDTH, HEIGHT = 86.0, 64.5


def column_plate(title: str) -> Plate:
    """An empty plate of one column's width."""
    return Plate(WIDTH, HEIGHT, title)


def wall(plate: Plate, ground: str, light: str) -> None:
    """Nothing: a wall, and a slant of light on it from a window at the left."""
    plate.fill(ground, rect(0, 0, plate.width, plate.height))
    plate.each(
        light, engraved(rect(0, 0, plate.width, plate.height), 1.2, lambda x, _y: (x - 18) / 110, 5, 4)
    )


def table(plate: Plate, edge: float, top: str = ink.CLAY, line: str = ink.EARTH) -> None:
    """Nothing: a table from its far edge down."""
    plate.fill(top, rect(0, edge, plate.width, plate.height - edge))
    plate.fill(line, rect(0, edge, plate.width, 0.5))
    plate.each(
        line, engraved(rect(0, edge + 1, plate.width, plate.height - edge), 1.5, lambda _x, _y: 0.16, 6, 9)
    )


def runner(plate: Plate, edge: float) -> None:
    """Nothing: a woven runner that hangs over the near edge of the table."""
    left, right, low = 8.0, plate.width - 8, plate.height
    face = Face(((left + 6, edge + 6), (right - 6, edge + 6), (right, low), (left, low)), 12, 2.4)
    plate.fill(ink.POMEGRANATE, face.seen(rect(0, 0, 12, 2.4)))
    plate.each(ink.SAND, face.all([rect(0, 0.15, 12, 0.1), rect(0, 1.7, 12, 0.1)]))
    for at in range(8):
        plate.fill(ink.SAND, face.seen(diamond(0.75 + at * 1.5, 1.0, 1.2, 1.2, 3)))
        plate.fill(ink.INK, face.seen(diamond(0.75 + at * 1.5, 0.98, 0.6, 0.6, 2)))


def cast(plate: Plate, outline: Sequence[Point]) -> None:
    """Nothing: the shadow that a thing throws to its right."""
    plate.fill(ink.INK, cut(outline, 5, 0.05))
