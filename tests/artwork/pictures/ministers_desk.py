"""The desk by night: a lamp, a closed folder in its light, a telephone at the edge."""

from __future__ import annotations

from artwork import palette as ink
from artwork.ornament import diamond
from artwork.outlines import arc, curve, ellipse, rect, stroke
from artwork.plate import Plate
from artwork.still_life import column_plate
from artwork.textures import engraved, hatch, rays


def draw() -> Plate:
    """The desk as a plate."""
    plate = column_plate("A desk by night")
    plate.fill(ink.NIGHT, rect(0, 0, 86, 64.5))
    plate.each(ink.SLATE, engraved(rect(0, 0, 86, 44), 1.3, lambda x, y: max(0, 0.6 - abs(x - 34) / 46 - y / 120), 4, 3))
    _window(plate)
    plate.fill(ink.GARNET, rect(0, 43, 86, 16))
    plate.fill(ink.POMEGRANATE, ellipse(36, 51, 31, 7))
    plate.fill(ink.ROSE, ellipse(35, 51, 24, 5.2))
    plate.fill(ink.INK, rect(0, 58.5, 86, 6))
    _folder(plate)
    _lamp(plate)
    _telephone(plate)
    return plate


def _window(plate: Plate) -> None:
    """Nothing: a window with the night in it."""
    plate.fill(ink.INK, rect(55, 5, 24, 28))
    for x in (56, 67.5):
        for y in (6, 19.5):
            plate.fill(ink.SLATE, rect(x, y, 10.5, 12.5))
    plate.fill(ink.SAND, ellipse(73, 12, 2.6))


def _folder(plate: Plate) -> None:
    """Nothing: the closed folder."""
    plate.fill(ink.GARNET, [(24, 55), (50, 55.4), (54, 49.4), (52, 50)])
    plate.fill(ink.PAPER, [(22, 54.6), (47.6, 54.6), (51.4, 48), (28, 48)])
    plate.fill(ink.STONE, [(22, 54), (47.6, 54), (51.4, 47.4), (28, 47.4)])
    plate.fill(ink.CLAY, [(22, 54), (47.6, 54), (47.6, 55.2), (22, 55.2)])
    plate.fill(ink.POMEGRANATE, [(34.4, 54), (36.2, 54), (40.6, 47.4), (39.2, 47.4)])


def _lamp(plate: Plate) -> None:
    """Nothing: the lamp, and the light that leaves it."""
    plate.fill(ink.LAMP, [(26, 21), (42, 21), (58, 50), (12, 50)])
    plate.fill(ink.INK, ellipse(16, 46.4, 7, 1.8))
    plate.fill(ink.CLAY, stroke(curve([(16, 46), (14, 34), (18, 20), (30, 14)]), 1.3))
    plate.fill(ink.POMEGRANATE, [(30, 12), (38, 12), (44, 21.6), (24, 21.6)])


def _telephone(plate: Plate) -> None:
    """Nothing: the telephone with its dial."""
    plate.fill(ink.INK, [(60, 55), (62, 46), (66, 41), (76, 41), (80, 46), (82, 55)])
    plate.fill(ink.SLATE, curve([(59, 40), (62, 36.4), (71, 35), (80, 36.4), (83, 40)]) + [(79, 41), (76, 38.6), (66, 38.6), (63, 41)])
    plate.fill(ink.STONE, ellipse(71, 48.6, 5.2, 4.6))
    plate.fill(ink.INK, ellipse(71, 48.6, 1.8, 1.6))
