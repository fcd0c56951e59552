"""The cover: two banks, one bridge, and a river that turns into a carpet."""

from __future__ import annotations

from artwork import palette as ink
from artwork.buildings import Inks, bridge, dome, house, mosque, window
from artwork.landscape import mountains, poplar
from artwork.ornament import diamond
from artwork.outlines import curve, ellipse, rect
from artwork.perspective import Face
from artwork.plate import Plate, Point
from artwork.textures import engraved, hatch

WIDTH, HEIGHT = 216, 281
STONE = Inks(ink.STONE, ink.GARNET, ink.PAPER, ink.CLAY, ink.INK)
DOMES = Inks(ink.STONE, ink.EARTH, ink.PAPER, ink.CLAY, ink.GARNET)
HOUSES = (
    Inks(ink.STONE, ink.EARTH, ink.ROSE, ink.GARNET, ink.INK, ink.LAMP),
    Inks(ink.CLAY, ink.SLATE, ink.DUSK, ink.SLATE, ink.INK, ink.LAMP),
)
ROWS = 8  # rows of diamonds between the bridge and the foot
ACROSS = 4  # diamonds in a row


def draw() -> Plate:
    """The cover as a plate."""
    plate = Plate(WIDTH, HEIGHT, "Two banks and a bridge")
    _sky(plate)
    _far(plate)
    _water(plate)
    _carpet(plate)
    _banks(plate)
    _left_town(plate)
    _poplars(plate)
    bridge(plate, 50, 128, lambda x: 169 + ((x - 89) / 39) ** 2 * 3, lambda _x: 202, 3, STONE)
    _synagogue(plate)
    return plate


def _sky(plate: Plate) -> None:
    """Nothing: the sky, with a low sun."""
    plate.fill(ink.POMEGRANATE, rect(0, 0, WIDTH, HEIGHT))
    plate.each(
        ink.ROSE, engraved(rect(0, 64, WIDTH, 100), 1.5, lambda _x, y: max(0, (y - 64) / 105) ** 1.6, 5, 3)
    )
    plate.fill(ink.BLUSH, ellipse(91, 120, 32))
    plate.each(ink.ROSE, engraved(ellipse(91, 120, 32), 1.5, lambda _x, y: max(0, (y - 112) / 60), 4, 5))


def _far(plate: Plate) -> None:
    """Nothing: the mountains."""
    far = [
        (-4, 136),
        (14, 122),
        (28, 133),
        (50, 112),
        (66, 133),
        (82, 126),
        (100, 140),
        (124, 116),
        (140, 131),
        (166, 104),
        (188, 128),
        (204, 118),
        (222, 130),
    ]
    mountains(plate, far, 200, (ink.GARNET, ink.INK), 21, 0.7, 1.3)
    near = [
        (-4, 152),
        (20, 146),
        (48, 158),
        (72, 164),
        (91, 170),
        (112, 162),
        (150, 146),
        (180, 156),
        (222, 148),
    ]
    plate.fill(ink.INK, [*curve(near), (222, 206), (-4, 206)])


def _edges(t: float) -> tuple[Point, Point]:
    """Both edges of the river where it has come `t` of its way from the bridge to the foot."""
    y = 199 + 86 * t
    return (66 + 26 * t**1.3, y), (120 + 118 * t**1.35, y)


def _water(plate: Plate) -> None:
    """Nothing: the river beyond the bridge and below it, the sun's way on it."""
    plate.fill(ink.SLATE, [(86, 172), (97, 172), (112, 186), (121, 201), (64, 201), (72, 186)])
    plate.each(
        ink.BLUSH,
        engraved(rect(66, 172, 54, 30), 1.5, lambda x, y: 0.75 - abs(x - 91) / (8 + (y - 172) * 0.7), 2, 4),
    )
    left, right = zip(*[_edges(at / 30) for at in range(32)], strict=True)
    plate.fill(ink.SLATE, [*left, *reversed(right)])
    plate.each(
        ink.BLUSH,
        engraved(
            rect(66, 199, 60, 20),
            1.5,
            lambda x, y: 0.7 - abs(x - 92 - (y - 199) * 0.4) / 16 - (y - 199) / 34,
            2,
            4,
        ),
    )


def _carpet(plate: Plate) -> None:
    """Nothing: the glitter that grows into stepped diamonds, and the borders that hold them."""
    at = 0.1
    for row in range(ROWS):
        depth = 0.045 + 0.0235 * row
        _row(plate, row, at, at + depth)
        at += depth
    for low, high, colour in (
        (0.0, 0.16, ink.INK),
        (0.16, 0.2, ink.SAND),
        (0.8, 0.84, ink.SAND),
        (0.84, 1.0, ink.INK),
    ):
        _border(plate, low, high, colour)
    _hooks(plate)


def _across(t: float, u: float) -> Point:
    """A point of the river by how far it has come and how far across it lies."""
    (lx, ly), (rx, ry) = _edges(t)
    return (lx + (rx - lx) * u, ly + (ry - ly) * u)


def _border(plate: Plate, low: float, high: float, colour: str) -> None:
    """Nothing: one stripe of the border, along the whole river."""
    ts = [0.1 + at / 24 for at in range(25)]
    edge = 0.55  # the border's breadth against the whole

    def squeeze(u: float) -> float:
        return u * edge if u < 0.5 else 1 - (1 - u) * edge

    plate.fill(
        colour, [*[_across(t, squeeze(low)) for t in ts], *[_across(t, squeeze(high)) for t in reversed(ts)]]
    )


def _hooks(plate: Plate) -> None:
    """Nothing: the small diamonds in the border, larger as they come nearer."""
    t, step = 0.11, 0.02
    while t < 1.04:
        for low, high in ((0.004, 0.084), (0.916, 0.996)):
            face = Face((_across(t, low), _across(t, high), _across(t + step, high), _across(t + step, low)))
            plate.fill(ink.SAND, face.seen(diamond(0.5, 0.5, 0.8, 0.86, 3)))
            plate.fill(ink.POMEGRANATE, face.seen(diamond(0.5, 0.5, 0.34, 0.38, 2)))
        t, step = t + step, step * 1.14


def _row(plate: Plate, row: int, start: float, end: float) -> None:
    """Nothing: one row of the field in its perspective."""
    face = Face(
        (_across(start, 0.11), _across(start, 0.89), _across(end, 0.89), _across(end, 0.11)), ACROSS, 1
    )
    inks = ((ink.SAND, ink.POMEGRANATE, ink.SAND, ink.INK), (ink.POMEGRANATE, ink.SAND, ink.INK, ink.BLUSH))[
        row % 2
    ]
    plate.fill(ink.NIGHT if row % 2 else ink.SLATE, face.seen(rect(0, 0, ACROSS, 1)))
    for at in range(ACROSS):
        for size, colour in zip((0.98, 0.7, 0.42, 0.16), inks, strict=True):
            plate.fill(colour, face.seen(diamond(at + 0.5, 0.5, size, size, max(1, round(size * 6)))))
    for at in range(ACROSS + 1):
        for y in (0, 1):
            plate.fill(ink.ROSE, face.seen(diamond(at, y, 0.2, 0.2, 2)))


def _banks(plate: Plate) -> None:
    """Nothing: the two banks, the left one dark and quiet."""
    left, right = zip(*[_edges(at / 20) for at in range(23)], strict=True)
    plate.fill(ink.INK, [(-3, 170), (30, 171), (50, 172), (60, 186), *left, (-3, 296)])
    plate.fill(ink.INK, [(219, 176), (170, 175), (130, 172), (124, 186), *right, (219, 285)])
    plate.each(ink.GARNET, hatch([(-3, 176), (46, 176), (60, 206), (64, 224), (-3, 204)], 2.1, 0.6, 8, 8, 16))
    plate.each(
        ink.GARNET,
        hatch([(219, 184), (134, 180), (126, 200), (150, 222), (186, 246), (219, 264)], 2.1, 0.7, 18, 9, 18),
    )


def _left_town(plate: Plate) -> None:
    """Nothing: the town on the left bank."""
    for x, y, w, h, seed in ((-8, 163, 14, 11, 1), (2, 166, 9, 8, 3), (42, 168, 9, 8, 11)):
        house(plate, x, y, w, h, HOUSES[seed % 2], seed)
    mosque(plate, 30, 170, 10.5, Inks(ink.STONE, ink.EARTH, ink.DUSK, ink.SLATE, ink.INK))
    for x, y, w, h, seed in ((-6, 178, 15, 11, 3), (36, 179, 11, 9, 2), (15, 183, 14, 9, 7)):
        house(plate, x, y, w, h, HOUSES[seed % 2], seed)


def _synagogue(plate: Plate) -> None:
    """Nothing: the synagogue with its six domes on the right bank."""
    x, foot, w, h, bay = 130.0, 180.0, 79.0, 35.0, 12.6
    plate.fill(
        ink.EARTH, [(x + w, foot), (x + w + 14, foot - 1), (x + w + 14, foot - h + 3), (x + w, foot - h)]
    )
    plate.each(
        ink.INK,
        hatch(
            [(x + w, foot), (x + w + 14, foot - 1), (x + w + 14, foot - h + 3), (x + w, foot - h)],
            1.1,
            0.3,
            6,
            5,
        ),
    )
    for at in range(6):
        dome(plate, x + 8 + at * bay, foot - h + 1, 5.7, DOMES, 0.75)
    plate.fill(ink.SAND, rect(x, foot - h, w, h))
    plate.each(ink.STONE, hatch(rect(x, foot - h, w, h), 0.9, 0.3, 0, 7, 9))
    for at in range(7):
        plate.fill(ink.CLAY, rect(x + 8 + (at - 0.5) * bay + 0.5, foot - h + 2, 0.9, h - 2))
        plate.fill(ink.PAPER, rect(x + 8 + (at - 0.5) * bay - 0.7, foot - h + 2, 1.2, h - 2))
    for at in range(6):
        for low, high in ((3.2, 12), (18.6, 11)):
            window(plate, x + 8 + at * bay - 2.3, foot - low, 4.6, high, (ink.CLAY, ink.INK, ink.CLAY))
    for y, high in ((foot - h - 0.6, 1.6), (foot - 17.3, 0.9), (foot - 1.4, 1.8)):
        plate.fill(ink.PAPER, rect(x - 0.8, y, w + 1.4, high))
        plate.fill(ink.EARTH, rect(x - 0.8, y + high * 0.75, w + 1.4, high * 0.5))


def _poplars(plate: Plate) -> None:
    """Nothing: the poplars."""
    for x, foot, height, seed in ((49, 178, 38, 6), (57, 180, 29, 5), (121, 178, 31, 8), (210, 186, 52, 9)):
        poplar(plate, x, foot, height, (ink.MOSS, ink.INK), seed)
