"""The chart of trade and arms: two bars from zero, in billions of dollars.

The ends of the bars are stepped, since both figures are round ones.
"""

from __future__ import annotations

from artwork import palette as ink
from artwork.lettering import letters, width
from artwork.ornament import diamond
from artwork.outlines import rect
from artwork.plate import Outline, Plate
from artwork.textures import hatch

WIDTH, HEIGHT = 190, 84
LEFT, UNIT, FOOT = 13.0, 32.0, 65.0
BARS = (
    ("Trade turnover", "3.5", 3.5, 18.0, ink.POMEGRANATE, ink.GARNET),
    ("Military agreements", "5", 5.0, 46.0, ink.SLATE, ink.NIGHT),
)
HIGH = 14.0


def draw() -> Plate:
    """The chart as a plate."""
    plate = Plate(WIDTH, HEIGHT, "Trade and arms")
    plate.fill(ink.SAND, rect(0, 0, WIDTH, HEIGHT))
    _axis(plate)
    for name, figure, value, top, light, dark in BARS:
        _bar(plate, value, top, light, dark)
        plate.fill_all(ink.PAPER, letters(figure, LEFT + 3, top + 11.2, 12.4, "Bold"))
        plate.fill(ink.SAND, rect(LEFT + 0.4, top - 9, width(name, 7.2) + 3, 8.6))
        plate.fill_all(ink.INK, letters(name, LEFT + 1.6, top - 2.6, 7.2))
    return plate


def _axis(plate: Plate) -> None:
    """Nothing: the axis from zero to five, its lines behind the bars."""
    for at in range(6):
        x = LEFT + at * UNIT
        plate.fill(ink.CLAY if at else ink.INK, rect(x - 0.2, 6, 0.4, FOOT - 6))
        plate.fill_all(ink.INK, letters(f"{at}", x - width(f"{at}", 6.4) / 2, FOOT + 7.4, 6.4))
    plate.fill(ink.INK, rect(LEFT, FOOT, 5 * UNIT, 0.5))
    unit = "billion dollars"
    plate.fill_all(ink.INK, letters(unit, LEFT + 5 * UNIT + 2 - width(unit, 6.4), FOOT + 14.4, 6.4))


def _bar(plate: Plate, value: float, top: float, light: str, dark: str) -> None:
    """Nothing: one bar, its lower part in shadow, its end stepped about the figure."""
    end = LEFT + value * UNIT
    plate.fill(light, _stepped(end, top, HIGH))
    plate.fill(dark, rect(LEFT, top + HIGH - 3, end - LEFT - 1.6, 3))
    plate.each(dark, hatch(rect(LEFT, top + HIGH - 6.4, end - LEFT - 2, 3.6), 1.0, 0.35, 0, 4, 13))
    for at in range(3):
        cx = end - 9 - at * 9
        plate.fill(dark, diamond(cx, top + HIGH / 2, 8, 8, 4))
        plate.fill(light, diamond(cx, top + HIGH / 2, 3.6, 3.6, 2))


def _stepped(end: float, top: float, high: float) -> Outline:
    """A bar whose end goes out and in by stairs, half before the figure and half beyond."""
    stairs = [
        (-0.9, 0),
        (-0.9, 0.2),
        (0, 0.2),
        (0, 0.4),
        (0.9, 0.4),
        (0.9, 0.6),
        (0, 0.6),
        (0, 0.8),
        (-0.9, 0.8),
        (-0.9, 1),
    ]
    return [(LEFT, top), *[(end + dx, top + high * dy) for dx, dy in stairs], (LEFT, top + high)]
