"""The yeshiva: brick, two storeys, a wooden balcony, poplars bare in the late sun."""

from __future__ import annotations

from artwork import palette as ink
from artwork.buildings import Inks, house
from artwork.landscape import bare_poplar, mountains
from artwork.ornament import diamond
from artwork.outlines import arch, curve, cut, hand, rect, stroke, turned
from artwork.perspective import Eye, Face, Stand
from artwork.plate import Outline, Plate
from artwork.textures import engraved, hatch

WIDTH, HEIGHT = 216, 281
EYE = Eye((100, 208), 1.7, 215)
FRONT = Stand(EYE, (3.4, 0, 17.5), 0.62)
LONG, DEEP, EAVES = 16.0, 9.0, 8.6
BAYS = 6


def draw() -> Plate:
    """The yeshiva as a plate."""
    plate = Plate(WIDTH, HEIGHT, "A house of study")
    _behind(plate)
    for x, foot, height, seed in ((181, 222, 158, 4), (197, 224, 132, 6), (210, 223, 112, 8)):
        bare_poplar(plate, x, foot, height, ink.SLATE, seed)
    _street(plate)
    _walls(plate)
    for bay in range(BAYS):
        _bay(plate, -LONG + LONG * (bay + 0.5) / BAYS, bay)
    _end_windows(plate)
    _roof(plate)
    _balcony(plate)
    _garden_wall(plate)
    bare_poplar(plate, 21, 247, 205, ink.INK, 5)
    _nest(plate, 25, 92)
    _nest(plate, 17.5, 118)
    for x, y, size in ((44, 50, 3.4), (52, 57, 2.6), (38, 61, 2.2), (150, 66, 2.4)):
        _rook(plate, x, y, size)
    return plate


def _behind(plate: Plate) -> None:
    """Nothing: sky, hills and the nearest neighbours."""
    plate.fill(ink.SAND, rect(0, 0, WIDTH, HEIGHT))
    plate.each(ink.BLUSH, engraved(rect(0, 40, WIDTH, 170), 2.0, lambda _x, y: max(0, (y - 50) / 130), 8, 2))
    far = [(-4, 184), (20, 166), (50, 182), (110, 150), (150, 172), (190, 148), (220, 168)]
    mountains(plate, far, 230, (ink.MIST, ink.DUSK), 71)
    near = [(-4, 202), (24, 194), (60, 204), (120, 196), (170, 202), (200, 188), (220, 194)]
    mountains(plate, near, 230, (ink.RIVER, ink.MOSS), 72)
    for x, y, w, h, seed in ((-5, 213, 15, 10, 3), (192, 213, 17, 12, 12)):
        house(plate, x, y, w, h, NEIGHBOURS, seed)


NEIGHBOURS = Inks(ink.STONE, ink.EARTH, ink.ROSE, ink.GARNET, ink.SLATE)


def _street(plate: Plate) -> None:
    """Nothing: the ground, and the long shadows on it."""
    plate.fill(ink.STONE, rect(0, 213, WIDTH, 80))
    plate.each(ink.CLAY, engraved(rect(0, 214, WIDTH, 70), 1.8, lambda _x, y: (y - 205) / 150, 7, 6))
    end = [FRONT.at((0, 0, 0)), FRONT.at((0, 0, DEEP)), (219, 219), (219, 232)]
    plate.fill(ink.SLATE, end)
    plate.each(ink.STONE, hatch(end, 1.9, 0.4, 4, 3, 12))
    way = [(21 + (SHADOW_FOOT[0] - 21) * at / 6, 247 + (SHADOW_FOOT[1] - 247) * at / 6) for at in range(7)]
    plate.fill(ink.EARTH, stroke(way, 4.2, lambda t: 1 - 0.45 * t))


SHADOW_FOOT = FRONT.at((-9.4, 0, 0))


def _rook(plate: Plate, x: float, y: float, size: float) -> None:
    """Nothing: a rook on the wing."""
    wings = [
        (x - size, y - size * 0.35),
        (x - size * 0.5, y - size * 0.5),
        (x, y),
        (x + size * 0.55, y - size * 0.3),
        (x + size, y + size * 0.1),
    ]
    plate.fill(ink.INK, stroke(curve(wings), size * 0.34, lambda t: 1 - abs(2 * t - 1) ** 1.5 * 0.9))
    plate.fill(
        ink.INK,
        stroke(
            [(x - size * 0.3, y + size * 0.18), (x, y), (x + size * 0.34, y - size * 0.06)],
            size * 0.3,
            lambda t: 0.7 + 0.3 * t,
        ),
    )


def _nest(plate: Plate, x: float, y: float) -> None:
    """Nothing: a rook's nest."""
    twigs = hand(round(x * 10))
    for _ in range(26):
        angle, reach = twigs.uniform(0, 180), twigs.uniform(1.2, 2.6)
        plate.fill(
            ink.INK,
            turned(rect(x - reach, y - 0.15, 2 * reach, 0.35), angle / 4 - 22, (x, y + twigs.uniform(-1, 1))),
        )


def _end_windows(plate: Plate) -> None:
    """Nothing: the windows of the end that lies in the shade."""
    for z in (2.4, 6.2):
        for foot, height in ((1.2, 2.4), (5.1, 2.3)):
            for grow, colour in ((0.2, ink.EARTH), (0, ink.INK)):
                shape = arch(z - 0.55 - grow, foot, 1.1 + 2 * grow, height + grow)
                plate.fill(colour, FRONT.side([(pz, 2 * foot - py) for pz, py in shape]))


def _garden_wall(plate: Plate) -> None:
    """Nothing: a low wall in front, and a carpet hung out over it."""
    face = Face(((120, 250), (220, 240), (220, 263), (120, 266)), 20, 5)
    plate.fill(ink.SLATE, [(120, 266), (220, 263), (220, 268), (128, 270)])
    plate.fill(ink.CLAY, face.seen(rect(0, 0, 20, 5)))
    plate.fill(ink.EARTH, [(120, 250), (120, 266), (117.6, 264.6), (117.6, 249.6)])
    stones = hand(17)
    for row in range(5):
        x = stones.uniform(0.2, 0.9)
        while x < 20:
            wide = stones.uniform(0.7, 1.5)
            tone = stones.choice((ink.STONE, ink.STONE, ink.SAND, ink.EARTH))
            plate.fill(tone, face.seen(cut(rect(x, row + 0.12, wide, 0.76), round(x * 100) + row, 0.05, 0.5)))
            x += wide + 0.14
    plate.fill(ink.PAPER, [(117, 249.6), (220, 239), (220, 241.2), (117, 251.8)])
    _carpet(plate, Face((face.at(9, -0.5), face.at(15.4, -0.5), face.at(15.3, 4.3), face.at(9.1, 4.3)), 6, 4))


def _carpet(plate: Plate, face: Face) -> None:
    """Nothing: a carpet of stepped diamonds."""
    plate.fill(ink.INK, face.seen(rect(0.15, 0, 6.1, 4.15)))
    plate.fill(ink.POMEGRANATE, face.seen(rect(0, 0, 6, 4)))
    plate.fill_all(ink.SAND, face.all([rect(0.3, -0.1, 5.4, 3.8), rect(0.5, -0.1, 5.0, 3.6)]))
    for row in range(2):
        for at in range(3):
            for size, colour in ((1.55, ink.SAND), (1.05, ink.NIGHT), (0.5, ink.ROSE)):
                plate.fill(
                    colour,
                    face.seen(
                        diamond(1.35 + at * 1.65, 0.95 + row * 1.65, size, size, max(2, round(size * 3)))
                    ),
                )
    for at in range(24):
        plate.fill(ink.SAND, face.seen(rect(0.05 + at * 0.25, 4, 0.1, 0.32)))


def _walls(plate: Plate) -> None:
    """Nothing: the front in the sun, the end in the shade."""
    front = FRONT.front([(-LONG, 0.3), (0, 0.3), (0, EAVES), (-LONG, EAVES)])
    end = FRONT.side([(0, 0.3), (DEEP, 0.3), (DEEP, EAVES), (0, EAVES)])
    plate.fill(ink.POMEGRANATE, front)
    plate.fill(ink.GARNET, end)
    for course in range(1, 43):
        y = EAVES * course / 43
        plate.fill(ink.GARNET, FRONT.front([(-LONG, y), (0, y), (0, y + 0.035), (-LONG, y + 0.035)]))
        plate.fill(ink.INK, FRONT.side([(0, y), (DEEP, y), (DEEP, y + 0.03), (0, y + 0.03)]))
    plate.each(ink.GARNET, SHADOW)
    for low, high in ((0, 0.7), (4.15, 4.4), (EAVES - 0.5, EAVES)):
        plate.fill(ink.STONE, FRONT.front([(-LONG, low), (0, low), (0, high), (-LONG, high)]))
        plate.fill(ink.EARTH, FRONT.side([(0, low), (DEEP, low), (DEEP, high), (0, high)]))


def _poplar_shadow() -> list[Outline]:
    """What the poplar's shadow leaves on the front."""
    shade = Plate(WIDTH, HEIGHT)
    bare_poplar(shade, SHADOW_FOOT[0], SHADOW_FOOT[1], 74, ink.GARNET, 15)
    return [outline for _, shape in shade.shapes for outline in shape]


SHADOW = _poplar_shadow()


def _roof(plate: Plate) -> None:
    """Nothing: a hipped roof with broad eaves, their undersides in shadow."""
    out, rise, y = 0.7, 2.6, EAVES
    ridge_left, ridge_right = (-LONG + 4, y + rise, DEEP / 2), (-4, y + rise, DEEP / 2)
    near_left, near_right, far_right = (-LONG - out, y, -out), (out, y, -out), (out, y, DEEP + out)
    for x in (-11.5, -5.5):
        for low, wide, colour in ((0, 0.8, ink.POMEGRANATE), (0.8, 0.45, ink.GARNET)):
            plate.fill(colour, FRONT.front(rect(x + low, y + 1.3, wide, 2.4), DEEP / 2 - 0.6))
        plate.fill(ink.STONE, FRONT.front(rect(x - 0.1, y + 3.6, 1.45, 0.25), DEEP / 2 - 0.6))
    plate.fill(ink.INK, FRONT.seen([near_left, near_right, (0, y - 0.45, 0), (-LONG, y - 0.45, 0)]))
    plate.fill(ink.INK, FRONT.seen([near_right, far_right, (0, y - 0.45, DEEP), (0, y - 0.45, 0)]))
    front = FRONT.seen([near_left, near_right, ridge_right, ridge_left])
    plate.fill(ink.DUSK, front)
    plate.each(ink.SLATE, hatch(front, 1.5, 0.45, -12, 4, 16))
    plate.fill(ink.NIGHT, FRONT.seen([near_right, far_right, ridge_right]))
    plate.fill(
        ink.STONE, FRONT.seen([near_left, near_right, (out, y + 0.18, -out), (-LONG - out, y + 0.18, -out)])
    )
    plate.fill(
        ink.EARTH, FRONT.seen([near_right, far_right, (out, y + 0.18, DEEP + out), (out, y + 0.18, -out)])
    )


def _bay(plate: Plate, x: float, bay: int) -> None:
    """Nothing: the windows above one another, or the door below and a window above."""
    for foot, height in ((1.2, 2.4), (5.1, 2.3)):
        if bay == 3 and foot < 2:
            _door(plate, x)
            continue
        _opening(plate, x, foot, 1.15, height, ink.NIGHT)
        for across in (x - 0.04,):
            plate.fill(ink.STONE, FRONT.front(rect(across, foot, 0.08, height)))
        plate.fill(ink.STONE, FRONT.front(rect(x - 0.57, foot + height * 0.55, 1.14, 0.08)))


def _door(plate: Plate, x: float) -> None:
    """Nothing: the open door with its step, a leaf turned back against the wall."""
    _opening(plate, x, 0.1, 1.7, 3.0, ink.INK)
    plate.fill(
        ink.EARTH,
        FRONT.seen([(x + 0.85, 0.1, 0), (x + 0.85, 2.3, 0), (x + 1.3, 2.4, -0.75), (x + 1.3, 0.1, -0.75)]),
    )
    plate.fill(ink.LAMP, FRONT.front([(x - 0.8, 0.1), (x - 0.3, 0.1), (x - 0.45, 2.2), (x - 0.8, 2.2)]))
    for low in (0, 1):
        step = FRONT.box(
            (x - 1.4 + low * 0.25, low * 0.16, -0.9 + low * 0.35), (2.8 - low * 0.5, 0.16, 0.9 - low * 0.35)
        )
        for side, tone in zip(step, (ink.CLAY, ink.EARTH, ink.SAND), strict=True):
            plate.fill(tone, side)


def _opening(plate: Plate, x: float, foot: float, w: float, h: float, glass: str) -> None:
    """Nothing: a round-headed opening in its stone frame."""
    for edge, colour in ((0.2, ink.STONE), (0, glass)):
        shape = arch(x - w / 2 - edge, foot, w + 2 * edge, h + edge)
        plate.fill(colour, FRONT.front([(px, 2 * foot - py) for px, py in shape]))


def _balcony(plate: Plate) -> None:
    """Nothing: the wooden balcony of the upper floor, over the door."""
    left, right, out = -LONG * 0.7, -LONG * 0.18, 1.5
    shade = FRONT.front([(left + 0.3, 4.3), (right + 0.2, 4.3), (right + 1.5, 3.1), (left + 1.5, 3.1)])
    plate.each(ink.INK, hatch(shade, 1.0, 0.6, 66, 3, 8))
    for at in range(5):
        x = left + (right - left) * at / 4
        plate.fill(ink.INK, FRONT.seen([(x, 4.3, 0), (x, 3.3, 0), (x, 4.3, -out)]))
    floor = FRONT.box((left, 4.3, -out), (right - left, 0.26, out))
    plate.fill(ink.CLAY, floor[0])
    plate.fill(ink.INK, FRONT.seen([(left, 4.3, -out), (right, 4.3, -out), (right, 4.3, 0), (left, 4.3, 0)]))
    plate.fill(ink.NIGHT, floor[1])
    for at in range(8):
        z = -out + out * at / 8
        plate.fill(ink.NIGHT, FRONT.side(rect(z, 4.5, 0.08, 0.95), right))
    plate.fill(ink.NIGHT, FRONT.side(rect(-out, 5.4, out, 0.14), right))
    for at in range(33):
        x = left + (right - left) * at / 32
        plate.fill(ink.CLAY, FRONT.front(rect(x - 0.05, 4.5, 0.1, 0.95), -out))
    plate.each(
        ink.GARNET,
        [
            FRONT.front(diamond(left + (right - left) * (at + 0.5) / 16, 4.98, 0.42, 0.5, 3), -out)
            for at in range(16)
        ],
    )
    plate.fill(ink.CLAY, FRONT.front(rect(left, 5.4, right - left, 0.16), -out))
    for at in range(5):
        x = left + (right - left) * at / 4
        plate.fill(ink.EARTH, FRONT.front(rect(x + 0.08, 4.5, 0.1, 3.3), -out))
        plate.fill(ink.CLAY, FRONT.front(rect(x - 0.1, 4.5, 0.2, 3.3), -out))
        for side in (-1, 1):
            plate.fill(
                ink.CLAY,
                FRONT.front([(x, 7.0), (x + side * 0.8, 7.8), (x + side * 0.55, 7.8), (x, 7.3)], -out),
            )
    plate.fill(ink.CLAY, FRONT.front(rect(left - 0.2, 7.75, right - left + 0.4, 0.26), -out))
    plate.fill(
        ink.SLATE,
        FRONT.seen(
            [(left - 0.3, 8.0, -out - 0.2), (right + 0.3, 8.0, -out - 0.2), (right, 8.4, 0), (left, 8.4, 0)]
        ),
    )
