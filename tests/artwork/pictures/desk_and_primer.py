"""Desk and primer: a school desk, a primer open on it, an inkwell and a pen."""

from __future__ import annotations

from artwork import palette as ink
from artwork.outlines import ellipse, rect, stroke
from artwork.perspective import Face
from artwork.plate import Plate
from artwork.still_life import column_plate, wall


def draw() -> Plate:
    """Desk and primer as a plate."""
    plate = column_plate("Desk and primer")
    wall(plate, ink.SAND, ink.STONE)
    _desk(plate)
    _primer(plate)
    _ink(plate)
    return plate


def _desk(plate: Plate) -> None:
    """Nothing: the desk with its lid."""
    plate.fill(ink.EARTH, [(14, 20), (72, 20), (73, 24.5), (13, 24.5)])
    plate.fill(ink.CLAY, [(13, 24.5), (73, 24.5), (82, 52), (4, 52)])
    plate.fill(ink.EARTH, rect(4, 52, 78, 7))
    plate.fill(ink.INK, rect(4, 52, 78, 0.6))
    plate.fill(ink.NIGHT, rect(7, 59, 5, 6))
    plate.fill(ink.NIGHT, rect(74, 59, 5, 6))


def _primer(plate: Plate) -> None:
    """Nothing: the open primer."""
    left = Face(((25, 28), (42, 28.6), (42, 47), (21, 46)), 10, 12)
    right = Face(((42, 28.6), (60, 27.6), (64, 45.4), (42, 47)), 10, 12)
    plate.fill(ink.POMEGRANATE, [(24, 27.6), (42, 28.4), (61, 27), (66, 46.6), (42, 48.6), (19.6, 47)])
    for face, ground in ((left, ink.PAPER), (right, ink.SAND)):
        plate.fill(ground, face.seen(rect(0, 0, 10, 12)))
    for row in range(6):
        plate.fill(ink.EARTH, right.seen(rect(1.4, 1.6 + row * 1.6, 7 - (row % 3), 0.5)))
    plate.fill(ink.POMEGRANATE, left.seen(ellipse(5, 5, 2.6)))
    for row in range(2):
        plate.fill(ink.EARTH, left.seen(rect(2, 9 + row * 1.3, 6, 0.5)))


def _ink(plate: Plate) -> None:
    """Nothing: inkwell and pen."""
    plate.fill(ink.INK, ellipse(67, 25.6, 3.6, 1.6))
    plate.fill(ink.DUSK, [(64, 21), (70, 21), (70.6, 25.6), (63.4, 25.6)])
    plate.fill(ink.INK, ellipse(67, 21, 3, 1))
    plate.fill(ink.POMEGRANATE, stroke([(70, 32), (60, 48)], 1.1))
    plate.fill(ink.INK, stroke([(60, 48), (58.4, 50.6)], 0.8, lambda t: 1 - 0.8 * t))
