"""Two chairs: empty behind a long table, a plain flag behind each."""

from __future__ import annotations

from artwork import palette as ink
from artwork.ornament import diamond, diamond_row
from artwork.outlines import curve, rect
from artwork.plate import Plate
from artwork.still_life import column_plate, wall
from artwork.textures import hatch


def draw() -> Plate:
    """The two chairs as a plate."""
    plate = column_plate("Two chairs and two flags")
    wall(plate, ink.SAND, ink.STONE)
    plate.fill(ink.STONE, rect(0, 0, 86, 5))
    plate.fill(ink.CLAY, rect(0, 5, 86, 0.8))
    _flag(plate, 5, ink.POMEGRANATE, ink.GARNET)
    _flag(plate, 43.4, ink.DUSK, ink.SLATE)
    for x in (26, 65):
        _chair(plate, x)
    _table(plate)
    for x in (37.5, 76.5):
        _glass(plate, x)
    return plate


def _flag(plate: Plate, x: float, light: str, dark: str) -> None:
    """Nothing: a plain flag that hangs from its pole."""
    plate.fill(ink.EARTH, rect(x, 4, 0.9, 45))
    plate.fill(ink.CLAY, [(x - 0.5, 4.4), (x + 0.45, 1.2), (x + 1.4, 4.4)])
    cloth = [
        (x + 0.9, 6),
        *curve([(x + 4, 8), (x + 8, 13), (x + 11, 24), (x + 10, 36)]),
        *curve([(x + 7, 38), (x + 4, 36), (x + 0.9, 37)]),
    ]
    plate.fill(light, cloth)
    plate.fill(
        dark,
        [
            (x + 0.9, 6),
            *curve([(x + 3, 12), (x + 4.6, 24), (x + 4, 36)]),
            (x + 2.4, 36.4),
            *curve([(x + 2.8, 24), (x + 1.6, 12), (x + 0.9, 7)]),
        ],
    )
    plate.fill(
        dark,
        [
            *curve([(x + 5, 10), (x + 8, 20), (x + 8.2, 37.4)]),
            *curve([(x + 6.6, 37.6), (x + 6.8, 24), (x + 5, 12)]),
        ],
    )


def _chair(plate: Plate, cx: float) -> None:
    """Nothing: the high back of a chair."""
    plate.fill(
        ink.INK,
        [(cx - 8.6, 50), (cx - 8, 20), *curve([(cx - 8, 20), (cx, 16.6), (cx + 8, 20)]), (cx + 8.6, 50)],
    )
    plate.fill(
        ink.EARTH,
        [(cx - 7, 50), (cx - 6.6, 22), *curve([(cx - 6.6, 22), (cx, 19.2), (cx + 6.6, 22)]), (cx + 7, 50)],
    )
    plate.each(
        ink.INK, hatch([(cx + 1, 22), (cx + 6.6, 23), (cx + 7, 48), (cx + 1, 48)], 1.2, 0.4, 88, 3, 14)
    )
    plate.fill(ink.CLAY, diamond(cx, 32, 7, 9, 4))
    plate.fill(ink.EARTH, diamond(cx, 32, 3.4, 4.4, 2))


def _table(plate: Plate) -> None:
    """Nothing: the table under its cloth."""
    plate.fill(ink.PAPER, [(0, 44), (86, 44), (86, 48), (0, 48)])
    plate.fill(ink.STONE, rect(0, 48, 86, 17))
    plate.fill(ink.CLAY, rect(0, 48, 86, 0.7))
    plate.each(ink.CLAY, hatch(rect(0, 49, 86, 16), 6, 0.6, 88, 6, 15))
    plate.each(ink.POMEGRANATE, diamond_row(-2, 55, 90, 5, 15, 3))
    plate.each(ink.STONE, [diamond(-2 + 6 * (at + 0.5), 57.5, 2.6, 2.2, 2) for at in range(15)])
    plate.fill(ink.POMEGRANATE, rect(0, 53.6, 86, 0.6))
    plate.fill(ink.POMEGRANATE, rect(0, 60.8, 86, 0.6))


def _glass(plate: Plate, x: float) -> None:
    """Nothing: a glass of water."""
    plate.fill(ink.CLAY, [(x, 46.6), (x + 8, 47.2), (x + 8, 47.8), (x, 47.4)])
    plate.fill(ink.MIST, [(x - 1.6, 38.4), (x + 2.2, 38.4), (x + 1.8, 47), (x - 1.2, 47)])
    plate.fill(ink.DUSK, [(x - 1.5, 41), (x + 2.1, 41), (x + 1.8, 47), (x - 1.2, 47)])
    plate.fill(ink.PAPER, [(x - 1.0, 39), (x - 0.5, 39), (x - 0.3, 46), (x - 0.7, 46)])
