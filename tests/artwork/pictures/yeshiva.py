"""The yeshiva: brick, two storeys, a wooden balcony, poplars bare in the late sun."""

from __future__ import annotations

from artwork import palette as ink
from artwork.buildings import Inks, house
from artwork.landscape import bare_poplar, mountains
from artwork.ornament import diamond_row
from artwork.outlines import arch, cut, ellipse, hand, rect, stroke
from artwork.perspective import Eye, Stand
from artwork.plate import Outline, Plate
from artwork.textures import engraved, hatch, stipple

WIDTH, HEIGHT = 216, 281
EYE = Eye((100, 208), 1.7, 215)
FRONT = Stand(EYE, (3.4, 0, 17.5), 0.62)
LONG, DEEP, EAVES = 16.0, 9.0, 8.6
BAYS = 6


def draw() -> Plate:
    """The yeshiva as a plate."""
    plate = Plate(WIDTH, HEIGHT, "A house of study")
    _behind(plate)
    _street(plate)
    for x, foot, height, seed in ((182, 222, 150, 4), (197, 224, 128, 6)):
        bare_poplar(plate, x, foot, height, ink.SLATE, seed)
    _walls(plate)
    _roof(plate)
    for bay in range(BAYS):
        _bay(plate, -LONG + LONG * (bay + 0.5) / BAYS, bay)
    _balcony(plate)
    bare_poplar(plate, 22, 244, 196, ink.INK, 5)
    return plate


def _behind(plate: Plate) -> None:
    """Nothing: sky and hills."""
    plate.fill(ink.SAND, rect(0, 0, WIDTH, HEIGHT))
    plate.each(ink.BLUSH, engraved(rect(0, 60, WIDTH, 150), 2.0, lambda _x, y: max(0, (y - 70) / 120), 8, 2))
    far = [(-4, 178), (30, 160), (64, 176), (110, 150), (150, 170), (196, 152), (220, 166)]
    mountains(plate, far, 230, (ink.MIST, ink.DUSK), 71)
    near = [(-4, 196), (40, 188), (90, 198), (150, 186), (220, 196)]
    mountains(plate, near, 230, (ink.RIVER, ink.MOSS), 72)


def _street(plate: Plate) -> None:
    """Nothing: the ground, and the long shadows on it."""
    plate.fill(ink.STONE, rect(0, 212, WIDTH, 80))
    plate.each(ink.CLAY, engraved(rect(0, 214, WIDTH, 70), 1.8, lambda _x, y: (y - 210) / 130, 7, 6))


def _wall(points: list[tuple[float, float]]) -> Outline:
    """An outline of the front, whose x counts from its left end."""
    return FRONT.front(points)


def _walls(plate: Plate) -> None:
    """Nothing: the front in the sun, the end in the shade."""
    front = FRONT.front([(-LONG, 0), (0, 0), (0, EAVES), (-LONG, EAVES)])
    end = FRONT.side([(0, 0), (DEEP, 0), (DEEP, EAVES), (0, EAVES)])
    plate.fill(ink.POMEGRANATE, front)
    plate.fill(ink.GARNET, end)
    for course in range(1, 43):
        y = EAVES * course / 43
        plate.fill(ink.GARNET, FRONT.front([(-LONG, y), (0, y), (0, y + 0.035), (-LONG, y + 0.035)]))
        plate.fill(ink.INK, FRONT.side([(0, y), (DEEP, y), (DEEP, y + 0.03), (0, y + 0.03)]))
    for low, high in ((0, 0.7), (4.15, 4.4), (EAVES - 0.5, EAVES)):
        plate.fill(ink.STONE, FRONT.front([(-LONG, low), (0, low), (0, high), (-LONG, high)]))
        plate.fill(ink.EARTH, FRONT.side([(0, low), (DEEP, low), (DEEP, high), (0, high)]))


def _roof(plate: Plate) -> None:
    """Nothing: a hipped roof with broad eaves."""
    out, rise = 0.5, 2.6
    y = EAVES
    ridge_left, ridge_right = (-LONG + 4, y + rise, DEEP / 2), (-4, y + rise, DEEP / 2)
    near_left, near_right, far_right = (-LONG - out, y, -out), (out, y, -out), (out, y, DEEP + out)
    plate.fill(ink.SLATE, FRONT.seen([near_left, near_right, ridge_right, ridge_left]))
    plate.fill(ink.NIGHT, FRONT.seen([near_right, far_right, ridge_right]))


def _bay(plate: Plate, x: float, bay: int) -> None:
    """Nothing: the windows above one another, or the door below and a window above."""
    for foot, height in ((1.2, 2.4), (5.1, 2.3)):
        if bay == 3 and foot < 2:
            _opening(plate, x, 0.1, 1.5, 3.2, ink.INK)
            continue
        _opening(plate, x, foot, 1.15, height, ink.NIGHT)
        for across in (x - 0.04,):
            plate.fill(ink.STONE, FRONT.front(rect(across, foot, 0.08, height)))
        plate.fill(ink.STONE, FRONT.front(rect(x - 0.57, foot + height * 0.55, 1.14, 0.08)))


def _opening(plate: Plate, x: float, foot: float, w: float, h: float, glass: str) -> None:
    """Nothing: a round-headed opening in its stone frame."""
    up = lambda outline: FRONT.front([(px, 2 * foot - py) for px, py in outline])
    plate.fill(ink.STONE, up(arch(x - w / 2 - 0.2, foot, w + 0.4, h + 0.2)))
    plate.fill(glass, up(arch(x - w / 2, foot, w, h)))


def _balcony(plate: Plate) -> None:
    """Nothing: the wooden balcony of the upper floor."""
    left, right, out = -LONG * 0.72, -LONG * 0.1, 1.4
    plate.fill(ink.GARNET, FRONT.front([(left, 3.6), (right + 0.9, 3.2), (right + 0.9, 4.3), (left, 4.3)]))
    floor = FRONT.box((left, 4.3, -out), (right - left, 0.22, out))
    plate.fill(ink.EARTH, floor[0])
    plate.fill(ink.INK, floor[1])
    for at in range(27):
        x = left + (right - left) * at / 26
        plate.fill(ink.EARTH, FRONT.front(rect(x - 0.04, 4.5, 0.08, 0.95), -out))
    plate.fill(ink.EARTH, FRONT.front(rect(left, 5.4, right - left, 0.14), -out))
    for at in range(5):
        x = left + (right - left) * at / 4
        plate.fill(ink.EARTH, FRONT.front(rect(x - 0.09, 4.5, 0.18, 3.4), -out))
    plate.fill(ink.EARTH, FRONT.front(rect(left - 0.2, 7.8, right - left + 0.4, 0.24), -out))
