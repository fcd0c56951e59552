"""The stage: its curtain drawn halfway back, footlights lit, a lantern at either side."""

from __future__ import annotations

import math

from artwork import palette as ink
from artwork.landscape import mountains
from artwork.ornament import diamond_row
from artwork.outlines import arc, curve, ellipse, mirrored, rect, stroke
from artwork.plate import Plate
from artwork.still_life import column_plate
from artwork.textures import hatch


def draw() -> Plate:
    """The stage as a plate."""
    plate = column_plate("A small stage")
    plate.fill(ink.DUSK, rect(0, 0, 86, 64.5))
    _backdrop(plate)
    _boards(plate)
    _curtain(plate, 1)
    _curtain(plate, -1)
    _proscenium(plate)
    _footlights(plate)
    for x in (7.5, 78.5):
        _lantern(plate, x)
    return plate


def _backdrop(plate: Plate) -> None:
    """Nothing: a painted cloth with mountains."""
    plate.fill(ink.MIST, rect(14, 8, 58, 42))
    plate.fill(ink.BLUSH, ellipse(48, 22, 5))
    mountains(
        plate,
        [(14, 36), (24, 27), (32, 34), (41, 24), (50, 33), (58, 26), (72, 36)],
        48,
        (ink.RIVER, ink.MOSS),
        5,
    )


def _boards(plate: Plate) -> None:
    """Nothing: the floor of the stage."""
    plate.fill(ink.CLAY, [(14, 47), (72, 47), (80, 56), (6, 56)])
    for at in range(13):
        x = 14 + 58 * at / 12
        plate.fill(ink.EARTH, stroke([(x, 47), (43 + (x - 43) * 1.28, 56)], 0.3))


def _curtain(plate: Plate, side: int) -> None:
    """Nothing: one half of the curtain."""
    flip = (lambda o: o) if side == 1 else (lambda o: mirrored(o, 43))
    plate.fill(
        ink.POMEGRANATE, flip([(12, 7), (38, 7), *curve([(38, 7), (33, 26), (22, 38), (19, 52)]), (12, 52)])
    )
    for top, low in ((15, 13.6), (20, 15), (25, 16.6), (30, 18), (35, 18.8)):
        plate.fill(
            ink.GARNET,
            flip(
                stroke(
                    curve(
                        [(top, 7), ((top * 0.72 + low * 0.28), 24), (low + (top - 15) * 0.18, 38), (low, 52)]
                    ),
                    2.2,
                    lambda t: 0.4 + 0.6 * math.sin(math.pi * t),
                )
            ),
        )
    plate.fill(ink.LAMP, flip(stroke(curve([(12, 39), (17, 40), (23, 37.4)]), 1.2)))


def _proscenium(plate: Plate) -> None:
    """Nothing: the frame of the stage."""
    plate.fill_all(ink.STONE, [rect(0, 0, 86, 64.5), rect(13, 7, 60, 45)])
    plate.fill(ink.CLAY, rect(73, 7, 1.2, 45))
    plate.fill(
        ink.POMEGRANATE,
        [
            *curve([(13, 7), (13, 12), (13, 12)]),
            *[(13 + 60 * at / 12, 12 + (1.6 if at % 2 else 0)) for at in range(13)],
            (73, 7),
        ],
    )
    plate.each(ink.GARNET, diamond_row(1, 1.2, 84, 4.6, 14, 3))
    plate.fill(ink.EARTH, rect(0, 56, 86, 8.5))
    plate.each(ink.INK, hatch(rect(0, 57.5, 86, 7), 1.2, 0.35, 0, 3, 20))


def _footlights(plate: Plate) -> None:
    """Nothing: the row of footlights."""
    for at in range(9):
        x = 15 + 7 * at
        plate.fill(ink.LAMP, arc(x, 55.6, 2.6, 4.2, 180, 360))
        plate.fill(ink.INK, arc(x, 55.8, 2.2, 2.4, 180, 360))
    plate.fill(ink.INK, rect(10, 55.4, 66, 1.2))


def _lantern(plate: Plate, x: float) -> None:
    """Nothing: a hanging lantern."""
    plate.fill(ink.INK, rect(x - 0.2, 7, 0.4, 9))
    plate.fill(ink.INK, [(x - 2.4, 18), (x, 15), (x + 2.4, 18)])
    plate.fill(ink.LAMP, [(x - 2, 18), (x + 2, 18), (x + 1.5, 25), (x - 1.5, 25)])
    plate.fill(ink.INK, rect(x - 2, 25, 4, 0.9))
