"""The doctor's bag: open on a table, a stethoscope over its edge, a bottle beside it."""

from __future__ import annotations

from artwork import palette as ink
from artwork.ornament import diamond
from artwork.outlines import arc, curve, ellipse, rect, stroke
from artwork.plate import Plate
from artwork.still_life import cast, column_plate, runner, table, wall
from artwork.textures import hatch

TUBES = (
    ((37, 22), (44, 16), (52, 17.5), (57.5, 27), (60, 38), (63, 47), (65, 50.4)),
    ((42, 23), (47, 19), (52, 20.5), (56, 29), (59, 40), (62.4, 48), (65, 50.4)),
)


def draw() -> Plate:
    """The doctor's bag as a plate."""
    plate = column_plate("A doctor's bag")
    wall(plate, ink.SAND, ink.STONE)
    table(plate, 44)
    runner(plate, 44)
    cast(plate, [(22, 54.6), (60, 52), (79, 55.6), (72, 57.6), (26, 57)])
    _mouth(plate)
    _body(plate)
    _straps(plate)
    _stethoscope(plate)
    _bottle(plate)
    return plate


def _mouth(plate: Plate) -> None:
    """Nothing: the open mouth of the bag, its lining and what shows of its contents."""
    plate.fill(ink.SLATE, [*curve([(19, 24.4), (38, 19), (57, 24.4)]), (56, 30), (20, 30)])
    plate.fill(ink.GARNET, [*curve([(21.4, 25), (38, 20.6), (54.6, 25)]), (54, 30), (22, 30)])
    plate.fill(ink.POMEGRANATE, [*curve([(21.4, 25), (30, 21.8), (37, 20.8)]), (33, 30), (22, 30)])
    plate.fill(ink.PAPER, [(26, 22.6), (32, 20), (34, 28), (28, 29)])
    plate.fill(ink.STONE, [(30.4, 20.7), (32, 20), (34, 28), (32.4, 28.4)])
    plate.fill(ink.RIVER, rect(47, 22, 3.2, 6))
    plate.fill(ink.CLAY, rect(47.5, 20.6, 2.2, 1.6))


def _body(plate: Plate) -> None:
    """Nothing: the leather body, its end in the light, its side and its bulge in shadow."""
    left, right = curve([(18, 28), (14.6, 41), (15.4, 55)]), curve([(60, 55), (61.4, 41), (58, 28)])
    plate.fill(ink.INK, [*left, *curve([(15.4, 55), (38, 56.4), (60, 55)]), *right])
    end = [*left, (28.6, 55.9), *curve([(28.6, 55.9), (25.6, 42), (26.6, 28)])]
    plate.fill(ink.SLATE, end)
    plate.fill_all(ink.INK, hatch([(21, 29), (26.4, 29), (28, 54), (19, 54)], 1.0, 0.42, 84, 2, 11))
    plate.fill_all(ink.SLATE, hatch([(30, 32), (36, 31), (36, 52), (31, 53)], 1.5, 0.4, 82, 5, 12))
    plate.fill_all(ink.SLATE, hatch([(52, 34), (57, 33), (58, 52), (53, 53)], 1.8, 0.3, 97, 6, 9))
    for x, width, colour in ((16.8, 42.4, ink.CLAY), (16.8, 16, ink.LAMP), (46, 13.2, ink.EARTH)):
        plate.fill(colour, rect(x, 26.8, width, 1.9))
    for x in (17, 57.4):
        plate.fill(ink.EARTH, rect(x, 54.6, 2.4, 2))


def _straps(plate: Plate) -> None:
    """Nothing: the straps with their buckles, the clasp, the handle lying over to the left."""
    for x in (30.6, 45.6):
        plate.fill(ink.GARNET, [(x, 28.6), (x + 4.2, 28.6), (x + 4.6, 49), (x + 2.3, 51.6), (x, 49)])
        plate.fill(ink.POMEGRANATE, [(x, 28.6), (x + 1.4, 28.6), (x + 1.5, 49), (x + 0.7, 50.6), (x, 49)])
        plate.fill_all(ink.LAMP, [rect(x - 0.6, 36, 5.6, 4.2), rect(x + 0.6, 37, 3.2, 2.2)])
        plate.fill(ink.LAMP, rect(x + 2, 36.8, 0.5, 2.8))
        for hole in range(3):
            plate.fill(ink.INK, ellipse(x + 2.2, 42.6 + hole * 2, 0.35))
    plate.fill(ink.LAMP, diamond(40.4, 29.4, 6, 7, 3))
    plate.fill(ink.EARTH, diamond(40.4, 29.4, 2.6, 3, 2))
    grip = curve([(29, 27.6), (28, 20), (33, 13.6), (40, 12.6), (46, 17), (47.6, 27.4)], 10)
    plate.fill(ink.INK, stroke(grip, 2.4))
    plate.fill(ink.GARNET, stroke(grip[14:38], 3.0))
    plate.fill(ink.ROSE, stroke([(x - 0.5, y - 0.6) for x, y in grip[16:32]], 0.5))


def _stethoscope(plate: Plate) -> None:
    """Nothing: the stethoscope, from its ear pieces in the bag to its bell on the runner."""
    for tube in TUBES:
        line = curve(tube)
        plate.fill(ink.INK, stroke([(x + 0.5, y + 0.4) for x, y in line], 1.5))
        plate.fill(ink.DUSK, stroke(line, 1.3))
        plate.fill(ink.MIST, stroke([(x - 0.25, y - 0.3) for x, y in line[8:36]], 0.35))
    stem = curve([(65, 50.4), (68, 52.6), (71.4, 51.4)])
    plate.fill(ink.DUSK, stroke(stem, 1.6))
    plate.fill(ink.INK, ellipse(74.4, 52.2, 4.2, 2.5))
    plate.fill(ink.CLAY, ellipse(74, 51.2, 4, 2.4))
    plate.fill(ink.LAMP, ellipse(74, 50.6, 3.2, 1.8))
    plate.fill(ink.EARTH, ellipse(74.2, 50.7, 1.8, 0.9))


def _bottle(plate: Plate) -> None:
    """Nothing: the small bottle with its cork and label."""
    plate.fill(ink.INK, [(5, 53.6), (12, 53.6), (18, 54.6), (15, 55.6), (6, 55)])
    shoulders = arc(8.6, 39.6, 4, 3, 180, 360)
    glass = [(4.6, 53.4), *shoulders[: len(shoulders) // 2], (7.2, 37), (7.2, 33.4), (10, 33.4), (10, 37)]
    plate.fill(ink.RIVER, [*glass, *shoulders[len(shoulders) // 2 + 1 :], (12.6, 53.4)])
    plate.fill(
        ink.MOSS, [(9.2, 33.4), (10, 33.4), (10, 37), (12.2, 38.6), (12.6, 40), (12.6, 53.4), (10.2, 53.4)]
    )
    plate.fill(ink.PAPER, rect(5.2, 38.6, 0.6, 14))
    plate.fill(ink.EARTH, [(7.4, 33.4), (7, 30.4), (10.2, 30.4), (9.8, 33.4)])
    plate.fill(ink.MOSS, rect(6.8, 33, 3.6, 0.9))
    plate.fill(ink.PAPER, rect(4.6, 42, 8, 7.6))
    plate.fill(ink.STONE, rect(10.2, 42, 2.4, 7.6))
    plate.fill(ink.POMEGRANATE, diamond(8.2, 45.8, 4.4, 4.4, 3))
    plate.fill(ink.PAPER, diamond(8.2, 45.8, 1.8, 1.8, 2))
