"""The cover: two banks, one bridge, and a river that turns into a carpet."""

from __future__ import annotations

from artwork import palette as ink
from artwork.buildings import Inks, bridge, dome, house, window
from artwork.landscape import mountains, poplar
from artwork.outlines import curve, cut, ellipse, hand, rect
from artwork.ornament import diamond
from artwork.perspective import Face
from artwork.plate import Outline, Plate
from artwork.textures import engraved, hatch, stipple

WIDTH, HEIGHT = 216, 281
STONE = Inks(ink.STONE, ink.GARNET, ink.SAND, ink.CLAY, ink.INK)
BRICK = Inks(ink.SAND, ink.CLAY, ink.INK, ink.INK, ink.INK)
DOMES = Inks(ink.SAND, ink.CLAY, ink.SAND, ink.CLAY, ink.GARNET)
HOUSES = Inks(ink.STONE, ink.EARTH, ink.ROSE, ink.GARNET, ink.INK, ink.LAMP)


def draw() -> Plate:
    """The cover as a plate."""
    plate = Plate(WIDTH, HEIGHT, "Two banks and a bridge")
    _sky(plate)
    _far(plate)
    _banks(plate)
    _river(plate)
    _bridge(plate)
    _left_town(plate)
    _synagogue(plate)
    _near(plate)
    return plate


def _sky(plate: Plate) -> None:
    """Nothing: the sky, with a low sun."""
    plate.fill(ink.POMEGRANATE, rect(0, 0, WIDTH, HEIGHT))
    plate.each(ink.ROSE, engraved(rect(0, 62, WIDTH, 100), 1.5, lambda _x, y: max(0, (y - 66) / 110) ** 1.5, 5, 3))
    plate.fill(ink.BLUSH, ellipse(92, 118, 33))
    plate.each(ink.ROSE, engraved(ellipse(92, 118, 33), 1.5, lambda _x, y: max(0, (y - 118) / 60), 4, 5))


def _far(plate: Plate) -> None:
    """Nothing: the mountains."""
    far = [(-4, 128), (14, 116), (26, 126), (48, 108), (63, 128), (80, 121), (98, 134), (122, 112), (138, 127), (160, 104), (182, 126), (200, 114), (220, 124)]
    mountains(plate, far, 190, (ink.GARNET, ink.INK), 21)
    near = [(-4, 150), (20, 140), (48, 154), (72, 147), (96, 156), (118, 150), (150, 138), (180, 152), (220, 140)]
    mountains(plate, near, 200, (ink.INK, ink.INK), 22)


def _banks(plate: Plate) -> None:
    """Nothing: the two banks."""
    left = [(-2, 171), (30, 172), (52, 174), (60, 190), (64, 205), (58, 228), (40, 250), (20, 268), (8, 283)]
    plate.fill(ink.INK, [*cut(curve(left), 31, 0.1), (-2, 283)])
    right = [(218, 176), (150, 175), (128, 177), (122, 192), (124, 205), (140, 218), (168, 232), (218, 250)]
    plate.fill(ink.INK, cut(curve(right), 32, 0.1))


def _edges(t: float) -> tuple[tuple[float, float], tuple[float, float]]:
    """Both edges of the river where it has come `t` of its way to the foot."""
    y = 200 + 85 * t
    left = 63 - 50 * t**1.5 - 6 * t
    right = 124 + 108 * t**1.15
    return (left, y + 4 * t), (right, y)


def _river(plate: Plate) -> None:
    """Nothing: the water, whose glitter grows into stepped diamonds."""
    left, right = zip(*[_edges(at / 30) for at in range(32)], strict=True)
    plate.fill(ink.DUSK, [*left, *reversed(right)])
    rows, at = 9, 0.05
    for row in range(rows):
        depth = 0.055 + 0.0135 * row * 1.25
        _row(plate, row, at, at + depth)
        at += depth + 0.004


def _row(plate: Plate, row: int, start: float, end: float) -> None:
    """Nothing: one row of the carpet in its perspective."""
    (l0, r0), (l1, r1) = _edges(start), _edges(end)
    face = Face((l0, r0, r1, l1), 5, 1)
    for at in range(-1, 6):
        cx = at + (0.5 if row % 2 else 1)
        if 0 < cx < 5:
            plate.fill(ink.SAND if row % 2 else ink.POMEGRANATE, face.seen(diamond(cx, 0.5, 0.9, 1.0, 4)))
            plate.fill(ink.INK if row % 2 else ink.SAND, face.seen(diamond(cx, 0.5, 0.5, 0.55, 3)))
            plate.fill(ink.POMEGRANATE if row % 2 else ink.INK, face.seen(diamond(cx, 0.5, 0.2, 0.22, 2)))


def _bridge(plate: Plate) -> None:
    """Nothing: the bridge from bank to bank."""
    bridge(plate, 46, 134, lambda x: 172 + ((x - 90) / 44) ** 2 * 3.5 - 3, lambda _x: 203, 3, STONE)


def _left_town(plate: Plate) -> None:
    """Nothing: the town on the left bank."""
    for x, y, w, h, seed in ((-6, 168, 20, 15, 1), (16, 165, 15, 12, 2), (-2, 175, 17, 11, 3), (34, 172, 12, 10, 4), (18, 177, 14, 9, 7)):
        house(plate, x, y, w, h, HOUSES, seed)


def _synagogue(plate: Plate) -> None:
    """Nothing: the synagogue with its six domes on the right bank."""
    x, foot, w, h = 130, 178, 90, 34
    plate.fill(ink.SAND, rect(x, foot - h, w, h))
    for at in range(6):
        dome(plate, x + 9 + at * 14.2, foot - h + 1, 6.2, DOMES)
        window(plate, x + 9 + at * 14.2 - 2.6, foot - 3, 5.2, 13, (ink.STONE, ink.INK, ink.SAND))
        window(plate, x + 9 + at * 14.2 - 2.6, foot - 19, 5.2, 11, (ink.STONE, ink.INK, ink.SAND))
    plate.fill(ink.CLAY, rect(x, foot - h, w, 1.6))


def _near(plate: Plate) -> None:
    """Nothing: what stands nearest."""
    for x, foot, height, seed in ((44, 182, 44, 5), (51, 184, 34, 6), (126, 184, 40, 8)):
        poplar(plate, x, foot, height, (ink.MOSS, ink.INK), seed)
