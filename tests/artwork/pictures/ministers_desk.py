"""The desk by night: a lamp, a closed folder in its light, a telephone at the edge."""

from __future__ import annotations

import math

from artwork import palette as ink
from artwork.ornament import diamond, diamond_row
from artwork.outlines import arc, curve, ellipse, rect, stroke
from artwork.plate import Plate
from artwork.still_life import column_plate
from artwork.textures import engraved, hatch

EDGE, FRONT = 41.0, 57.5


def draw() -> Plate:
    """The desk as a plate."""
    plate = column_plate("A desk by night")
    _room(plate)
    _window(plate)
    _desk(plate)
    _light(plate)
    _folder(plate)
    _lamp(plate)
    _telephone(plate)
    return plate


def _room(plate: Plate) -> None:
    """Nothing: a dark wall, lighter about the lamp."""
    plate.fill(ink.NIGHT, rect(0, 0, 86, 64.5))

    def glow(x: float, y: float) -> float:
        return 0.62 - math.hypot((x - 31) / 44, (y - 26) / 30)

    plate.fill_all(ink.SLATE, engraved(rect(0, 0, 86, EDGE), 1.2, glow, 2.5, 3))


def _window(plate: Plate) -> None:
    """Nothing: a window, hills and a moon beyond it."""
    plate.fill(ink.INK, rect(56, 4, 24, 27))
    plate.fill(ink.SLATE, rect(57.4, 5.4, 21.2, 24))
    plate.fill(ink.SAND, ellipse(73, 11.6, 2.5))
    plate.fill(
        ink.NIGHT,
        [(57.4, 29.4), (57.4, 23), (62, 19), (66, 22.4), (71, 17.6), (75, 21), (78.6, 19.6), (78.6, 29.4)],
    )
    for lit in ((61, 26), (64.6, 25), (71.4, 24.6), (75.2, 26.4)):
        plate.fill(ink.LAMP, rect(*lit, 0.8, 1.0))
    plate.fill(ink.INK, rect(67.4, 4, 1.2, 27))
    plate.fill(ink.INK, rect(56, 15.6, 24, 1.1))
    plate.fill(ink.DUSK, rect(54.6, 31, 26.8, 1.2))


def _desk(plate: Plate) -> None:
    """Nothing: the desk, its top and its carved edge."""
    plate.fill(ink.GARNET, rect(0, EDGE, 86, FRONT - EDGE))
    plate.fill_all(ink.INK, hatch(rect(0, EDGE + 0.4, 86, FRONT - EDGE - 1), 1.4, 0.3, 0, 6, 20))
    plate.fill(ink.INK, rect(0, FRONT, 86, 64.5 - FRONT))
    plate.fill(ink.ROSE, rect(14, FRONT - 0.3, 50, 0.5))
    plate.fill_all(ink.GARNET, diamond_row(0, FRONT + 1.8, 86, 3.6, 22, 3))


def _light(plate: Plate) -> None:
    """Nothing: the circle of light on the desk, and the light on its way there."""
    plate.fill(ink.POMEGRANATE, ellipse(34, 49.4, 31, 7.2))
    plate.fill(ink.ROSE, ellipse(34, 49.4, 26, 5.7))
    plate.fill(ink.LAMP, ellipse(34, 49.4, 21, 4.4))
    cone = [(26, 20.8), (43, 20.8), (57, 47), (11, 47)]
    plate.fill_all(ink.LAMP, engraved(cone, 1.1, lambda _x, y: 0.78 - (y - 20) / 36, 2.5, 5))


def _folder(plate: Plate) -> None:
    """Nothing: the closed folder, tied with a ribbon."""
    plate.fill(ink.GARNET, [(22, 54.6), (52, 54.8), (55.4, 47.4), (53, 46.8)])
    plate.fill(ink.CLAY, [(20, 53.2), (48, 53.2), (52.6, 46), (52.6, 47.4), (48, 55), (20, 55)])
    plate.fill(ink.PAPER, [(20.4, 53.4), (48, 53.4), (52.4, 46.6), (52.4, 46.9), (48.1, 54.3), (20.4, 54.3)])
    plate.fill(ink.STONE, [(20, 53), (47.8, 53), (52.6, 45.6), (27, 45.6)])
    plate.fill(ink.SAND, [(21.4, 52.4), (46, 52.4), (50.2, 46), (27.4, 46)])
    plate.fill(ink.POMEGRANATE, [(34, 53), (35.8, 53), (40.8, 45.6), (39.4, 45.6)])
    plate.fill(ink.POMEGRANATE, [(34, 53), (35.8, 53), (35.8, 55), (34, 55)])
    plate.fill(ink.GARNET, diamond(37.4, 49.3, 4.2, 2.6, 3))


def _lamp(plate: Plate) -> None:
    """Nothing: the lamp on its bowed stem."""
    plate.fill(ink.INK, ellipse(13.4, 46.6, 7.6, 2.2))
    plate.fill(ink.CLAY, ellipse(13, 45.6, 6.8, 1.8))
    plate.fill(ink.LAMP, ellipse(12.4, 45.2, 4, 0.9))
    stem = curve([(13, 45.4), (10.6, 34), (13.4, 19.6), (22, 10.6), (33, 9.6)], 10)
    plate.fill(ink.EARTH, stroke([(x + 0.5, y + 0.3) for x, y in stem], 1.5))
    plate.fill(ink.CLAY, stroke(stem, 1.2))
    plate.fill(ink.POMEGRANATE, [(29.6, 11), (39.4, 11), (45, 20.6), (24, 20.6)])
    plate.fill(ink.GARNET, [(36.4, 11), (39.4, 11), (45, 20.6), (38.4, 20.6)])
    plate.fill(ink.ROSE, [(30.4, 11.8), (31.4, 11.8), (27.4, 19.6), (25.8, 19.6)])
    plate.fill(ink.PAPER, arc(34.5, 20.6, 10.5, 1.5, 0, 180))
    plate.fill(ink.CLAY, [(32.4, 8.4), (36.6, 8.4), (37.6, 11), (31.4, 11)])


def _telephone(plate: Plate) -> None:
    """Nothing: the telephone with its dial, lit from the lamp's side."""
    plate.fill(ink.INK, [(57, 56), (79, 56), (86, 57.2), (70, 57.4)])
    plate.fill(
        ink.INK,
        [
            (58, 55.4),
            *curve([(60, 48), (63.4, 43.6), (66, 41.6)]),
            *curve([(76, 41.6), (78.6, 43.6), (82, 48)]),
            (84, 55.4),
        ],
    )
    plate.fill(
        ink.SLATE,
        [
            (58, 55.4),
            *curve([(60, 48), (63.4, 43.6), (66, 41.6)]),
            (67.4, 41.6),
            *curve([(65, 44.4), (62, 49), (60.6, 55.4)]),
        ],
    )
    for x in (64.6, 75.4):
        plate.fill(ink.INK, rect(x, 38.4, 2.4, 3.6))
    handset = [*curve([(57, 39.6), (59, 35.6), (71, 33.4), (83, 35.6), (85, 39.6)], 10)]
    plate.fill(
        ink.INK, [*handset, *curve([(79.4, 40.4), (77.4, 37.8), (71, 37), (64.6, 37.8), (62.6, 40.4)], 10)]
    )
    plate.fill(ink.DUSK, stroke([(x + 0.4, y + 0.8) for x, y in handset[4:26]], 0.7))
    plate.fill(ink.STONE, ellipse(71, 48.8, 6, 5.2))
    plate.fill(ink.CLAY, ellipse(71.4, 49.1, 5.2, 4.5))
    for at in range(10):
        angle = math.radians(-60 - at * 30)
        plate.fill(ink.INK, ellipse(71 + 4 * math.cos(angle), 48.8 + 3.45 * math.sin(angle), 0.8, 0.72))
    plate.fill(ink.POMEGRANATE, ellipse(71, 48.8, 2, 1.75))
    plate.fill(ink.SAND, diamond(71, 48.8, 1.8, 1.6, 2))
    cord = [(83 + 1.5 * math.sin(at * 1.3), 40 + at * 0.5) for at in range(31)]
    plate.fill(ink.INK, stroke(cord, 0.5))
