"""The opening: a village on two banks at dusk, and the bridge between them."""

from __future__ import annotations

from collections.abc import Sequence

from artwork import palette as ink
from artwork.buildings import Inks, bridge, dome, house, mosque
from artwork.landscape import mountains, poplar, snow
from artwork.outlines import arc, curve, hand, rect, stroke, turned
from artwork.plate import Plate
from artwork.textures import engraved, hatch

WIDTH, HEIGHT = 216, 150
STONE = Inks(ink.CLAY, ink.NIGHT, ink.STONE, ink.EARTH, ink.INK)
DOMES = Inks(ink.STONE, ink.EARTH, ink.BLUSH, ink.ROSE, ink.INK)
HOUSES = (
    Inks(ink.CLAY, ink.SLATE, ink.POMEGRANATE, ink.GARNET, ink.NIGHT, ink.LAMP),
    Inks(ink.EARTH, ink.INK, ink.GARNET, ink.INK, ink.INK, ink.LAMP),
    Inks(ink.STONE, ink.SLATE, ink.DUSK, ink.SLATE, ink.NIGHT, ink.LAMP),
)
LEFT_BANK = curve([(-3, 84), (30, 88), (52, 95), (66, 103), (70, 115), (60, 127), (44, 138), (26, 156)])
RIGHT_BANK = curve(
    [(219, 82), (176, 88), (154, 95), (140, 103), (134, 115), (142, 126), (158, 138), (176, 156)]
)


def draw() -> Plate:
    """The opening picture as a plate."""
    plate = Plate(WIDTH, HEIGHT, "A river at dusk")
    _sky(plate)
    _ridges(plate)
    _river(plate)
    _banks(plate)
    _houses(plate, BEHIND)
    mosque(plate, 33, 95, 6.2, Inks(ink.STONE, ink.EARTH, ink.DUSK, ink.SLATE, ink.NIGHT))
    _synagogue(plate)
    _houses(plate, MIDDLE)
    bridge(plate, 55, 149, lambda x: 97 + ((x - 102) / 47) ** 2 * 2.4, lambda _x: 116, 9, STONE)
    for x, foot, height, seed in ((58, 107, 27, 3), (150, 108, 29, 8)):
        poplar(plate, x, foot, height, (ink.MOSS, ink.INK), seed)
    _houses(plate, NEAR)
    for x, foot, height, seed in ((33, 142, 56, 4), (42, 141, 44, 9), (171, 142, 50, 6)):
        poplar(plate, x, foot, height, (ink.MOSS, ink.INK), seed)
    return plate


def _sky(plate: Plate) -> None:
    """Nothing: a dusk sky, warm low down, and a young moon."""
    plate.fill(ink.DUSK, rect(0, 0, WIDTH, HEIGHT))
    plate.each(ink.SLATE, engraved(rect(0, 0, WIDTH, 44), 1.5, lambda _x, y: 0.8 - y / 46, 6, 2))
    plate.each(
        ink.BLUSH, engraved(rect(0, 20, WIDTH, 54), 1.5, lambda _x, y: max(0, (y - 24) / 34) ** 1.2, 6, 3)
    )
    moon = [*arc(163, 21, 6.4, 6.4, -90, 90), *arc(163, 21, 3.6, 6.4, 90, -90)]
    plate.fill(ink.PAPER, turned(moon, 24, (163, 21)))


def _ridges(plate: Plate) -> None:
    """Nothing: three ridges of the Caucasus, one behind the other."""
    far = [
        (-4, 50),
        (10, 40),
        (22, 48),
        (46, 24),
        (60, 40),
        (72, 34),
        (92, 50),
        (112, 38),
        (126, 46),
        (146, 30),
        (160, 46),
        (178, 40),
        (196, 52),
        (220, 42),
    ]
    line = mountains(plate, far, 110, (ink.MIST, ink.DUSK), 41, gouge=0.8)
    knife = hand(9)
    for at in (3, 5, 9, 11):
        plate.fill(ink.PAPER, snow(line, at * 8, 8 if at in (3, 9) else 4.5, knife))
    middle = [
        (-4, 66),
        (18, 54),
        (36, 64),
        (58, 57),
        (78, 70),
        (98, 78),
        (118, 73),
        (140, 61),
        (160, 68),
        (186, 54),
        (220, 66),
    ]
    mountains(plate, middle, 130, (ink.DUSK, ink.SLATE), 42, gouge=0.9)
    near = [(-4, 68), (24, 75), (50, 83), (76, 93), (100, 97), (126, 92), (152, 83), (184, 71), (220, 64)]
    mountains(plate, near, 140, (ink.SLATE, ink.NIGHT), 43)


def _river(plate: Plate) -> None:
    """Nothing: the water, with the sky and the windows in it."""
    plate.fill(ink.DUSK, rect(0, 97, WIDTH, 60))
    plate.each(
        ink.SLATE,
        engraved(rect(20, 97, 170, 56), 1.4, lambda x, y: abs(x - 102) / 62 + 0.1 - (y - 97) / 300, 3, 7),
    )
    plate.each(
        ink.BLUSH,
        engraved(
            rect(40, 98, 130, 54),
            1.4,
            lambda x, y: max(0, 0.62 - abs(x - 102) / (16 + (y - 98) * 0.75)),
            3,
            8,
        ),
    )
    glints = hand(12)
    for middle, count in ((76, 9), (128, 9), (66, 8), (138, 7)):
        for at in range(count):
            y = 119 + at * 2.8
            wide = glints.uniform(0.8, 2.6)
            x = middle + (middle - 102) * (y - 117) / 52 + glints.uniform(-0.8, 0.8)
            plate.fill(
                ink.LAMP,
                stroke(
                    [(x - wide, y), (x, y + 0.1), (x + wide, y)], 0.55, lambda t: 1 - abs(2 * t - 1) * 0.85
                ),
            )


def _banks(plate: Plate) -> None:
    """Nothing: both banks, with the terraces that the gouge has left on them."""
    for edge, corner, angle, seed in ((LEFT_BANK, -3, 14, 11), (RIGHT_BANK, 219, -14, 12)):
        plate.fill(ink.NIGHT, [*edge, (corner, 156)])
        plate.each(ink.SLATE, hatch([*edge, (corner, 156)], 2.4, 0.55, angle, seed, 13))
        plate.fill(ink.MIST, stroke(edge[26:50], 0.7, lambda t: 0.3 + 0.7 * t))


Row = tuple[float, float, float, float, int]
BEHIND: Sequence[Row] = (
    (4, 86, 9, 7, 3), (17, 88, 8, 6, 1), (45, 93, 7, 5, 1), (202, 85, 9, 7, 11), (188, 87, 8, 6, 12),
    (209, 90, 8, 6, 14),
)  # fmt: skip
MIDDLE: Sequence[Row] = (
    (-5, 96, 12, 9, 4), (13, 98, 11, 8, 6), (46, 101, 9, 7, 7), (27, 103, 12, 8, 5),
    (201, 98, 12, 9, 14), (186, 102, 11, 8, 15), (157, 101, 9, 7, 16), (168, 103, 11, 8, 18),
)  # fmt: skip
NEAR: Sequence[Row] = (
    (1, 114, 15, 11, 8), (22, 117, 14, 10, 12), (43, 116, 10, 8, 10), (190, 116, 15, 11, 17),
    (166, 117, 13, 10, 19),
    (149, 115, 10, 8, 21), (-8, 139, 24, 17, 23), (186, 140, 22, 15, 30),
)  # fmt: skip


def _houses(plate: Plate, rows: Sequence[Row]) -> None:
    """Nothing: houses, those behind first."""
    for x, y, w, h, seed in rows:
        house(plate, x, y, w, h, HOUSES[seed % 3], seed)


def _synagogue(plate: Plate) -> None:
    """Nothing: the synagogue, small, on the right bank."""
    x, foot, w, h = 158, 95, 30, 9
    for at in range(6):
        dome(plate, x + 2.8 + at * 4.9, foot - h + 0.3, 2.0, DOMES)
    plate.fill(ink.ROSE, rect(x, foot - h, w, h))
    plate.fill(
        ink.GARNET, [(x + w, foot), (x + w + 5, foot - 0.6), (x + w + 5, foot - h + 0.6), (x + w, foot - h)]
    )
    plate.fill(ink.STONE, rect(x - 0.3, foot - h - 0.2, w + 0.6, 0.8))
    for at in range(6):
        for low in (0.8, 5):
            plate.fill(
                ink.LAMP if (at + round(low)) % 3 else ink.INK,
                rect(x + 2.1 + at * 4.9, foot - low - 2.8, 1.4, 2.8),
            )
