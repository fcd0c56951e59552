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


def _spectacles(plate: Plate) -> None:
    """Nothing: the spectacles."""
    for cx in (38, 54):
        plate.fill_all(ink.INK, [ellipse(cx, 40, 6.4, 5), ellipse(cx, 40, 5.5, 4.2)])
    plate.fill(ink.INK, stroke(arc(46, 40, 2, 1.6, 190, 350), 0.9))
