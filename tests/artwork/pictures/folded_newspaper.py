"""The newspaper: folded in half on a bare table, spectacles on top of it."""

from __future__ import annotations

from artwork import palette as ink
from artwork.ornament import diamond_row
from artwork.outlines import arc, ellipse, hand, rect, stroke
from artwork.perspective import Face
from artwork.plate import Plate
from artwork.still_life import column_plate
from artwork.textures import engraved


def draw() -> Plate:
    """The newspaper as a plate."""
    plate = column_plate("A folded newspaper")
    plate.fill(ink.CLAY, rect(0, 0, 86, 64.5))
    plate.each(ink.EARTH, engraved(rect(0, 0, 86, 64.5), 1.6, lambda _x, _y: 0.14, 6, 9))
    face = Face(((17, 11), (66, 6), (76, 50), (12, 57)), 60, 50)
    plate.fill(ink.INK, [(17, 13), (70, 8), (81, 53), (16, 60)])
    plate.fill(ink.STONE, [(16, 12), (67, 7), (78, 51.5), (12, 59)])
    plate.fill(ink.PAPER, face.seen(rect(0, 0, 60, 50)))
    _columns(plate, face)
    _spectacles(plate)
    return plate


def _columns(plate: Plate, face: Face) -> None:
    """Nothing: what stands for print."""
    plate.fill(ink.POMEGRANATE, face.seen(rect(4, 3, 52, 6)))
    plate.each(ink.PAPER, face.all(diamond_row(5, 4, 50, 4, 15, 2)))
    plate.fill(ink.INK, face.seen(rect(4, 11, 52, 0.6)))
    print_ = hand(4)
    for column in range(4):
        for row in range(20):
            if column in (1, 2) and row < 9:
                continue
            wide = 11.4 if row % 6 != 5 else print_.uniform(4, 9)
            plate.fill(ink.DUSK, face.seen(rect(4 + column * 13.4, 14 + row * 1.7, wide, 0.8)))
    plate.fill(ink.SLATE, face.seen(rect(17.4, 14, 24.8, 14)))
    plate.fill(
        ink.MIST, face.seen([(17.4, 14), (42.2, 14), (42.2, 23), (36, 19), (30, 24), (24, 18.6), (17.4, 23)])
    )
    plate.fill(ink.SAND, face.seen(ellipse(37.6, 17, 1.7)))
    plate.fill_all(
        ink.INK, face.all([rect(19.4 + at * 3.4, 24.4 - at % 2, 2.2, 3.6 + at % 2) for at in range(6)])
    )


def _spectacles(plate: Plate) -> None:
    """Nothing: the spectacles, their folded arms and the shadow they throw."""
    for dx, dy, colour in ((1.2, 1.2, ink.MIST), (0, 0, ink.INK)):
        for cx in (36, 53):
            rim = [ellipse(cx + dx, 39 + dy, 7, 5.4), ellipse(cx + dx, 39 + dy, 6, 4.5)]
            plate.fill_all(colour, rim)
        plate.fill(colour, stroke(arc(44.5 + dx, 39 + dy, 1.9, 1.9, 190, 350), 1.0))
        plate.fill(
            colour,
            stroke([(60 + dx, 37.6 + dy), (62, 34 + dy), (48 + dx, 29.4 + dy), (40 + dx, 28.8 + dy)], 0.9),
        )
        plate.fill(
            colour,
            stroke([(29 + dx, 37.6 + dy), (28, 33.6 + dy), (42 + dx, 31.4 + dy), (52 + dx, 31.6 + dy)], 0.9),
        )
    for cx in (36, 53):
        plate.fill(ink.DUSK, stroke(arc(cx, 39, 4.8, 3.4, 190, 250), 0.6))
