"""The chart of trade and arms: two bars from zero, in billions of dollars."""

from __future__ import annotations

from artwork import palette as ink
from artwork.lettering import letters, width
from artwork.outlines import rect
from artwork.plate import Plate
from artwork.textures import hatch

WIDTH, HEIGHT = 190, 76
LEFT, UNIT = 12, 32


def draw() -> Plate:
    """The chart as a plate."""
    plate = Plate(WIDTH, HEIGHT, "Trade and arms")
    plate.fill(ink.SAND, rect(0, 0, WIDTH, HEIGHT))
    for at in range(6):
        plate.fill(ink.CLAY, rect(LEFT + at * UNIT - 0.15, 8, 0.3, 56))
        plate.fill_all(ink.INK, letters(f"{at}", LEFT + at * UNIT - width(f"{at}", 6) / 2, 71, 6))
    plate.fill(ink.POMEGRANATE, rect(LEFT, 18, 3.5 * UNIT, 14))
    plate.fill(ink.SLATE, rect(LEFT, 46, 5 * UNIT, 14))
    plate.fill_all(ink.INK, letters("Trade turnover", LEFT, 15, 6))
    plate.fill_all(ink.INK, letters("Military agreements", LEFT, 43, 6))
    plate.fill_all(ink.PAPER, letters("3.5", LEFT + 3, 29, 12, "Bold"))
    plate.fill_all(ink.PAPER, letters("5", LEFT + 3, 57, 12, "Bold"))
    return plate
