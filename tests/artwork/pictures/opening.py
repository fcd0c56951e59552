"""The opening: a village on two banks at dusk, and the bridge between them."""

from __future__ import annotations

from artwork import palette as ink
from artwork.buildings import Inks, bridge, dome, house
from artwork.landscape import mountains, poplar, snow
from artwork.outlines import curve, cut, ellipse, hand, rect
from artwork.plate import Outline, Plate
from artwork.textures import engraved, hatch

WIDTH, HEIGHT = 216, 150
STONE = Inks(ink.CLAY, ink.NIGHT, ink.STONE, ink.EARTH, ink.INK)
DOMES = Inks(ink.STONE, ink.EARTH, ink.ROSE, ink.GARNET, ink.INK)
HOUSES = (
    Inks(ink.CLAY, ink.SLATE, ink.POMEGRANATE, ink.GARNET, ink.NIGHT, ink.LAMP),
    Inks(ink.EARTH, ink.NIGHT, ink.GARNET, ink.INK, ink.INK, ink.LAMP),
    Inks(ink.STONE, ink.SLATE, ink.DUSK, ink.SLATE, ink.NIGHT, ink.LAMP),
)


def draw() -> Plate:
    """The opening picture as a plate."""
    plate = Plate(WIDTH, HEIGHT, "A river at dusk")
    _sky(plate)
    _ridges(plate)
    _gorge(plate)
    _houses(plate, LEFT)
    _houses(plate, RIGHT)
    _bridge(plate)
    _near(plate)
    return plate


def _sky(plate: Plate) -> None:
    """Nothing: a dusk sky, warm low down."""
    plate.fill(ink.DUSK, rect(0, 0, WIDTH, HEIGHT))
    plate.each(ink.SLATE, engraved(rect(0, 0, WIDTH, 44), 1.5, lambda _x, y: 0.75 - y / 48, 6, 2))
    plate.each(ink.BLUSH, engraved(rect(0, 22, WIDTH, 52), 1.5, lambda _x, y: max(0, (y - 26) / 36) ** 1.2, 6, 3))
    plate.fill(ink.SAND, ellipse(163, 22, 5.2))
    plate.fill(ink.DUSK, ellipse(160.8, 20.8, 4.7))


def _ridges(plate: Plate) -> None:
    """Nothing: three ridges of the Caucasus, one behind the other."""
    far = [(-4, 50), (10, 40), (22, 48), (46, 24), (60, 40), (72, 34), (92, 50), (112, 38), (126, 46), (146, 32), (160, 46), (178, 40), (196, 52), (220, 42)]
    line = mountains(plate, far, 110, (ink.MIST, ink.DUSK), 41)
    knife = hand(9)
    for at in (3, 9):
        plate.fill(ink.PAPER, snow(line, at * 8, 9, knife))
    middle = [(-4, 66), (18, 54), (36, 64), (58, 56), (78, 70), (98, 76), (118, 72), (140, 60), (160, 66), (186, 54), (220, 66)]
    mountains(plate, middle, 130, (ink.DUSK, ink.SLATE), 42)
    near = [(-4, 70), (24, 76), (50, 84), (76, 92), (100, 96), (124, 92), (150, 84), (184, 72), (220, 66)]
    mountains(plate, near, 140, (ink.SLATE, ink.NIGHT), 43)


def _gorge(plate: Plate) -> None:
    """Nothing: the river and its two banks."""
    water = [(92, 98), (104, 98), (112, 112), (134, 128), (160, 154), (30, 154), (66, 126), (88, 112)]
    plate.fill(ink.RIVER, rect(0, 97, WIDTH, 60))
    plate.each(ink.MIST, engraved(rect(20, 98, 160, 52), 1.3, lambda x, y: max(0, 0.8 - abs(x - 98) / 50) * 0.6, 4, 8))
    plate.fill(ink.NIGHT, cut(curve([(-2, 84), (30, 88), (56, 96), (70, 104), (74, 118), (58, 132), (40, 144), (30, 154), (-2, 154)]), 11, 0.15))
    plate.fill(ink.NIGHT, cut(curve([(218, 82), (176, 88), (146, 96), (132, 104), (126, 116), (140, 130), (156, 142), (166, 154), (218, 154)]), 12, 0.15))


LEFT = ((4, 88, 11, 8, 1), (22, 90, 10, 7, 2), (38, 93, 9, 6, 3), (-6, 100, 15, 11, 4), (15, 102, 13, 9, 5), (34, 104, 12, 8, 6), (51, 104, 9, 7, 7), (2, 116, 16, 12, 8), (26, 117, 14, 10, 9))
RIGHT = ((196, 88, 11, 8, 11), (178, 90, 10, 7, 12), (160, 93, 9, 6, 13), (200, 101, 14, 11, 14), (180, 102, 12, 9, 15), (162, 103, 11, 8, 16), (145, 103, 9, 7, 17), (192, 117, 16, 12, 18), (168, 117, 13, 10, 19))


def _houses(plate: Plate, rows) -> None:
    """Nothing: one bank's houses, those behind first."""
    for x, y, w, h, seed in rows:
        house(plate, x, y, w, h, HOUSES[seed % 3], seed)


def _bridge(plate: Plate) -> None:
    """Nothing: the long bridge."""
    bridge(plate, 58, 146, lambda x: 96.5 + ((x - 102) / 44) ** 2 * 2.5, lambda _x: 117, 7, STONE)


def _near(plate: Plate) -> None:
    """Nothing: the poplars nearest us."""
    for x, foot, height, seed in ((20, 140, 62, 3), (30, 143, 50, 4), (196, 141, 58, 6)):
        poplar(plate, x, foot, height, (ink.MOSS, ink.INK), seed)
