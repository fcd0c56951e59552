"""The doctor's bag: open on a table, a stethoscope over its edge, a bottle beside it."""

from __future__ import annotations

from artwork import palette as ink
from artwork.ornament import nested
from artwork.outlines import arc, curve, cut, ellipse, rect, stroke
from artwork.plate import Plate
from artwork.still_life import cast, column_plate, runner, table, wall
from artwork.textures import hatch, stipple


def draw() -> Plate:
    """The doctor's bag as a plate."""
    plate = column_plate("A doctor's bag")
    wall(plate, ink.SAND, ink.STONE)
    table(plate, 47)
    runner(plate, 47)
    cast(plate, [(20, 54), (60, 54), (76, 57), (70, 59), (24, 58)])
    _bag(plate)
    _stethoscope(plate)
    _bottle(plate)
    return plate


def _bag(plate: Plate) -> None:
    """Nothing: the bag."""
    plate.fill(ink.NIGHT, curve([(20, 24), (38, 20.5), (56, 24)]) + [(54, 30), (22, 30)])
    plate.fill(ink.POMEGRANATE, curve([(22, 25), (38, 22), (54, 25)]) + [(53, 30), (23, 30)])
    plate.fill(ink.GARNET, curve([(40, 22.3), (47, 23), (54, 25)]) + [(53, 30), (44, 30)])
    body = [(18, 28), *curve([(18, 28), (15.5, 40), (16, 55)]), *curve([(60, 55), (60.5, 40), (58, 28)])]
    plate.fill(ink.INK, body)
    plate.fill(ink.NIGHT, [*curve([(18, 28), (15.5, 40), (16, 55)]), (30, 55), *curve([(30, 55), (27, 42), (26, 28)])])
    plate.each(ink.SLATE, hatch([(18, 30), (25, 30), (28, 53), (17, 53)], 1.1, 0.3, 86, 2, 9))
    plate.fill(ink.CLAY, rect(17.4, 26.6, 41.2, 2.2))
    plate.fill(ink.EARTH, rect(40, 26.6, 18.6, 2.2))
    for x in (25, 46.5):
        plate.fill(ink.GARNET, rect(x, 28.8, 4, 26))
        plate.fill(ink.CLAY, rect(x + 0.4, 36, 3.2, 3.4))
        plate.fill(ink.INK, rect(x + 1.2, 36.9, 1.6, 1.6))
    plate.fill(ink.GARNET, stroke(curve([(30, 27), (31, 19), (38, 15.6), (45, 19), (46, 27)]), 1.8))
    plate.fill(ink.CLAY, rect(35, 26, 6, 5))


def _stethoscope(plate: Plate) -> None:
    """Nothing: the stethoscope."""
    plate.fill(ink.DUSK, stroke(curve([(44, 24), (50, 22), (55, 27), (57, 38), (62, 50), (68, 53), (72, 51)]), 1.1))
    plate.fill(ink.DUSK, stroke(curve([(40, 23), (46, 18), (53, 20), (58, 30), (60, 40), (64, 50)]), 1.1))
    plate.fill(ink.SLATE, ellipse(73, 51, 3.4, 2.2))
    plate.fill(ink.MIST, ellipse(72.7, 50.5, 2.6, 1.5))


def _bottle(plate: Plate) -> None:
    """Nothing: the small bottle."""
    plate.fill(ink.RIVER, [(6, 40), (6.5, 38), (8.2, 37), (8.2, 33.6), (11.4, 33.6), (11.4, 37), (13.1, 38), (13.6, 40), (13.6, 53), (6, 53)])
    plate.fill(ink.MOSS, [(10.6, 33.6), (11.4, 33.6), (11.4, 37), (13.1, 38), (13.6, 40), (13.6, 53), (11, 53)])
    plate.fill(ink.EARTH, rect(8.4, 31, 2.8, 2.8))
    plate.fill(ink.PAPER, rect(6, 42, 7.6, 7))
    plate.each(ink.POMEGRANATE, nested(9.8, 45.5, 4, 4, 3, 1))
