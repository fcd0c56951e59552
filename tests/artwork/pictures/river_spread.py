"""The spread: the valley from high up, Quba on one bank and the Red Village on the other."""

from __future__ import annotations

from artwork import palette as ink
from artwork.buildings import Inks, bridge, dome, house
from artwork.landscape import mountains, poplar, snow
from artwork.outlines import curve, cut, ellipse, hand, rect, stroke
from artwork.plate import Outline, Plate
from artwork.textures import engraved, hatch, stipple

WIDTH, HEIGHT = 426, 281
STONE = Inks(ink.POMEGRANATE, ink.INK, ink.ROSE, ink.GARNET, ink.INK)
HOUSES = (
    Inks(ink.PAPER, ink.CLAY, ink.POMEGRANATE, ink.GARNET, ink.SLATE),
    Inks(ink.SAND, ink.EARTH, ink.ROSE, ink.GARNET, ink.INK),
    Inks(ink.STONE, ink.EARTH, ink.DUSK, ink.SLATE, ink.INK),
)
DOMES = Inks(ink.ROSE, ink.GARNET, ink.MIST, ink.SLATE, ink.INK)


def draw() -> Plate:
    """The spread as a plate."""
    plate = Plate(WIDTH, HEIGHT, "The valley of the river")
    _sky(plate)
    _ranges(plate)
    _bed(plate)
    _town(plate)
    _bridge(plate)
    _village(plate)
    return plate


def _sky(plate: Plate) -> None:
    """Nothing: a clear pale sky."""
    plate.fill(ink.SAND, rect(0, 0, WIDTH, HEIGHT))
    plate.each(ink.MIST, engraved(rect(0, 0, WIDTH, 90), 2.0, lambda _x, y: max(0, 0.7 - y / 90), 8, 2))


def _ranges(plate: Plate) -> None:
    """Nothing: the snow and the hills before it."""
    far = [(-5, 86), (24, 66), (44, 80), (80, 44), (104, 70), (128, 56), (158, 78), (186, 52), (214, 72), (246, 40), (276, 66), (300, 54), (332, 76), (362, 50), (392, 74), (432, 58)]
    line = mountains(plate, far, 150, (ink.MIST, ink.DUSK), 51)
    knife = hand(3)
    for at in (1, 3, 5, 7, 9, 11, 13):
        plate.fill(ink.PAPER, snow(line, at * 8, 14, knife))
    middle = [(-5, 104), (40, 92), (76, 104), (120, 90), (160, 108), (190, 112), (230, 104), (280, 94), (320, 106), (370, 90), (432, 102)]
    mountains(plate, middle, 170, (ink.RIVER, ink.MOSS), 52)
    near = [(-5, 124), (50, 116), (100, 124), (150, 130), (180, 132), (230, 124), (290, 116), (350, 124), (432, 112)]
    mountains(plate, near, 190, (ink.MOSS, ink.SLATE), 53)


def _bed(plate: Plate) -> None:
    """Nothing: the broad bed of stones and the thin river in it."""
    plate.fill(ink.CLAY, [(-2, 138), (428, 138), (428, 283), (-2, 283)])
    left = [(176, 130), (160, 142), (120, 160), (104, 185), (100, 210), (80, 240), (40, 283)]
    right = [(182, 130), (186, 142), (190, 160), (200, 185), (222, 215), (260, 250), (300, 283)]
    bed = [*curve(left), *reversed(curve(right))]
    plate.fill(ink.SAND, bed)
    plate.each(ink.CLAY, stipple(bed, 5000, 1.1, lambda _x, y: ((y - 130) / 150), 4))
    river = [(179, 131), (174, 142), (158, 152), (166, 166), (140, 184), (156, 204), (190, 222), (170, 244), (150, 262), (166, 284)]
    plate.fill(ink.DUSK, stroke(curve(river), 13, lambda t: 0.08 + 1.1 * t**1.6))


def _town(plate: Plate) -> None:
    """Nothing: Quba on its high bank."""
    plate.fill(ink.EARTH, cut(curve([(-2, 150), (60, 148), (110, 152), (122, 160), (110, 186), (104, 210), (84, 240), (44, 284), (-2, 284)]), 61, 0.2))
    grain = hand(77)
    for row in range(7):
        y = 152 + row * 14
        for at in range(7 - row // 2):
            x = -8 + at * 17 + grain.uniform(-3, 3) + (row % 2) * 6
            if x < 96 - row * 9:
                house(plate, x, y + grain.uniform(-2, 2), 11 + row, 8 + row * 0.8, HOUSES[grain.randrange(3)], row * 10 + at)


def _bridge(plate: Plate) -> None:
    """Nothing: the bridge of many arches."""
    bridge(plate, 104, 204, lambda x: 160 + ((x - 154) / 50) ** 2 * 2, lambda _x: 178, 9, STONE)


def _village(plate: Plate) -> None:
    """Nothing: the Red Village on the other bank."""
    plate.fill(ink.EARTH, cut(curve([(428, 146), (300, 150), (230, 154), (200, 162), (198, 178), (206, 196), (226, 216), (264, 250), (304, 284), (428, 284)]), 62, 0.2))
    grain = hand(78)
    for row in range(7):
        y = 156 + row * 14
        for at in range(9):
            x = 420 - at * 19 + grain.uniform(-3, 3) - (row % 2) * 6
            if x > 232 + row * 16:
                house(plate, x, y + grain.uniform(-2, 2), 11 + row, 8 + row * 0.8, HOUSES[grain.randrange(3)], row * 10 + at + 100)
