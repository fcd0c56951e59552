"""The chart of oil: ten barrels stand for what Israel imports, four of them from Azerbaijan."""

from __future__ import annotations

from artwork import palette as ink
from artwork.lettering import letters, width
from artwork.outlines import arc, ellipse, rect
from artwork.plate import Plate
from artwork.textures import hatch

WIDTH, HEIGHT = 190, 76


def draw() -> Plate:
    """The chart as a plate."""
    plate = Plate(WIDTH, HEIGHT, "Forty per cent")
    plate.fill(ink.SAND, rect(0, 0, WIDTH, HEIGHT))
    for at in range(10):
        _barrel(plate, 14 + at * 16.4, at < 4)
    plate.fill(ink.INK, rect(12, 58, 166, 0.5))
    for at in range(0, 101, 20):
        x = 13 + 164 * at / 100
        plate.fill(ink.INK, rect(x - 0.2, 58, 0.4, 2))
        words = f"{at}"
        plate.fill_all(ink.INK, letters(words, x - width(words, 6) / 2, 67, 6))
    plate.fill_all(ink.POMEGRANATE, letters("40 %", 14, 17, 14, "Bold"))
    return plate


def _barrel(plate: Plate, x: float, ours: bool) -> None:
    """Nothing: one barrel."""
    plate.fill(ink.POMEGRANATE if ours else ink.STONE, rect(x, 26, 14, 31))
