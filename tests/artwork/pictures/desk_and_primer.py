"""Desk and primer: a school desk, a primer open on it, an inkwell and a pen."""

from __future__ import annotations

from artwork import palette as ink
from artwork.ornament import diamond_row
from artwork.outlines import arc, ellipse, rect, stroke
from artwork.perspective import Face
from artwork.plate import Plate
from artwork.still_life import column_plate, wall
from artwork.textures import hatch


def draw() -> Plate:
    """Desk and primer as a plate."""
    plate = column_plate("Desk and primer")
    wall(plate, ink.SAND, ink.STONE)
    _desk(plate)
    _primer(plate)
    _ink(plate)
    return plate


def _desk(plate: Plate) -> None:
    """Nothing: the desk, its ledge behind, its lid and the front below it."""
    plate.fill(ink.INK, [(70, 58), (86, 52), (86, 64.5), (70, 64.5)])
    plate.fill(ink.CLAY, [(15, 15.4), (71, 15.4), (73, 21), (13, 21)])
    plate.fill(ink.EARTH, [(13, 21), (73, 21), (73, 22.4), (13, 22.4)])
    plate.fill(ink.INK, stroke([(18, 18.6), (44, 18.6)], 1.8, lambda t: 1 - 0.2 * abs(2 * t - 1)))
    lid = [(13, 22.4), (73, 22.4), (83, 52), (3, 52)]
    plate.fill(ink.STONE, lid)
    plate.fill_all(ink.CLAY, hatch(lid, 1.5, 0.5, 0, 6, 15))
    plate.fill_all(ink.EARTH, hatch([(52, 23), (73, 23), (82, 51), (56, 51)], 2.1, 0.35, 0, 8, 11))
    plate.fill(ink.GARNET, rect(3, 52, 80, 2))
    plate.fill(ink.EARTH, rect(5, 54, 76, 11))
    plate.fill(ink.INK, rect(5, 54, 76, 0.7))
    plate.fill_all(ink.GARNET, diamond_row(8, 56.6, 70, 5, 14, 3))
    plate.fill_all(ink.CLAY, diamond_row(8, 58, 70, 2.2, 14, 2))
    for x in (24, 58):
        plate.fill(ink.INK, rect(x, 21.4, 5, 2.2))


def _primer(plate: Plate) -> None:
    """Nothing: the open primer, a pomegranate on its left page, ruled lines on its right."""
    left = Face(((23, 26.4), (42, 27.4), (42, 48), (18.4, 46.4)), 10, 12)
    right = Face(((42, 27.4), (60, 25.8), (65, 45.4), (42, 48)), 10, 12)
    plate.fill(ink.EARTH, [(24, 28), (42, 29), (63, 27), (70, 47.6), (43, 51), (20, 49)])
    plate.fill(ink.POMEGRANATE, [(21.6, 26), (42, 27.2), (61, 25), (66.8, 46.8), (42, 50), (16.6, 47.8)])
    for face, ground in ((left, ink.PAPER), (right, ink.SAND)):
        plate.fill(ink.CLAY, [(x, y + 0.9) for x, y in face.seen(rect(0, 0, 10, 12))])
        plate.fill(ground, face.seen(rect(0, 0, 10, 12)))
    gutter = Face(((42, 27.4), (45, 27.1), (46, 47.6), (42, 48)), 1, 1)
    plate.fill(ink.STONE, gutter.seen(rect(0, 0, 1, 1)))
    for row in range(7):
        plate.fill(ink.SLATE, right.seen(rect(2, 1.4 + row * 1.4, 6.6 - (2.4 if row in (3, 6) else 0), 0.42)))
    _pomegranate(plate, left)


def _pomegranate(plate: Plate, page: Face) -> None:
    """Nothing: the picture of a pomegranate, cut open at its side, and two lines below it."""
    plate.fill(ink.POMEGRANATE, page.seen(ellipse(5, 5, 2.9)))
    plate.fill(ink.GARNET, page.seen([*arc(5, 5, 2.9, 2.9, -70, 110), *arc(5, 5, 1.5, 2.9, 110, -70)]))
    crown = [(4.2, 2.5), (3.9, 1.1), (4.6, 1.7), (5, 0.9), (5.4, 1.7), (6.1, 1.1), (5.8, 2.5)]
    plate.fill(ink.POMEGRANATE, page.seen(crown))
    plate.fill(ink.SAND, page.seen(ellipse(4.1, 5.3, 1.2, 1.6)))
    for at, (x, y) in enumerate(((3.6, 4.6), (4.4, 4.7), (3.9, 5.5), (4.6, 5.6), (3.7, 6.2), (4.4, 6.3))):
        plate.fill(ink.ROSE if at % 2 else ink.POMEGRANATE, page.seen(ellipse(x, y, 0.36, 0.42)))
    for row in range(2):
        plate.fill(ink.SLATE, page.seen(rect(1.6, 9.2 + row * 1.3, 6.8 - row * 2, 0.45)))


def _ink(plate: Plate) -> None:
    """Nothing: the inkwell in its hole, the pen across the lid."""
    plate.fill(ink.EARTH, [(62, 21), (70, 21), (74.6, 20), (70, 18)])
    plate.fill(ink.SLATE, [(61, 13), (68, 13), (68.8, 20.4), (60.2, 20.4)])
    plate.fill(ink.DUSK, [(61, 13), (63.6, 13), (63.2, 20.4), (60.2, 20.4)])
    plate.fill(ink.MIST, ellipse(64.5, 13, 4.2, 1.5))
    plate.fill(ink.INK, ellipse(64.5, 13, 2.6, 0.85))
    plate.fill(ink.SLATE, ellipse(64.5, 20.4, 4.3, 1.2))
    plate.fill(ink.EARTH, stroke([(75, 33.4), (70.6, 47.4)], 0.9))
    plate.fill(ink.POMEGRANATE, stroke([(74, 29), (71.8, 37), (70.4, 42)], 1.3, lambda t: 0.6 + 0.5 * t))
    plate.fill(ink.CLAY, stroke([(70.4, 42), (69.7, 44.4)], 1.2))
    plate.fill(ink.INK, stroke([(69.7, 44.4), (68.6, 48.2)], 1.1, lambda t: 1 - 0.9 * t))
