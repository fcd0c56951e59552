"""The spread: the valley from high up, Quba on one bank and the Red Village on the other."""

from __future__ import annotations

from artwork import palette as ink
from artwork.buildings import Inks, bridge, dome, house, mosque, window
from artwork.landscape import mountains, poplar, snow, tree
from artwork.outlines import curve, cut, ellipse, hand, rect, stroke
from artwork.plate import Outline, Plate
from artwork.textures import engraved, hatch, spans

WIDTH, HEIGHT = 426, 281
BRICK = Inks(ink.POMEGRANATE, ink.INK, ink.BLUSH, ink.GARNET, ink.INK)
HOUSES = (
    Inks(ink.PAPER, ink.CLAY, ink.POMEGRANATE, ink.GARNET, ink.SLATE, cast=ink.MOSS),
    Inks(ink.SAND, ink.EARTH, ink.ROSE, ink.GARNET, ink.INK, cast=ink.MOSS),
    Inks(ink.STONE, ink.EARTH, ink.DUSK, ink.SLATE, ink.INK, cast=ink.MOSS),
    Inks(ink.SAND, ink.CLAY, ink.POMEGRANATE, ink.GARNET, ink.SLATE, cast=ink.MOSS),
)
DOMES = Inks(ink.PAPER, ink.CLAY, ink.MIST, ink.SLATE, ink.INK)
LEAVES = ((ink.MOSS, ink.NIGHT), (ink.SLATE, ink.NIGHT))

# the upper edge of each bank, from the bridge towards us, and the foot of its cliff
LEFT_EDGE = curve([(122, 158), (112, 172), (106, 190), (90, 214), (58, 240), (22, 264), (-6, 288)])
LEFT_FOOT = curve([(124, 172), (120, 186), (116, 206), (104, 234), (80, 262), (52, 288)])
RIGHT_EDGE = curve([(198, 159), (206, 176), (224, 196), (258, 222), (300, 248), (352, 272), (380, 288)])
RIGHT_FOOT = curve([(196, 173), (200, 190), (212, 210), (238, 238), (272, 266), (300, 288)])


def draw() -> Plate:
    """The spread as a plate."""
    plate = Plate(WIDTH, HEIGHT, "The valley of the river")
    _sky(plate)
    _ranges(plate)
    _bed(plate)
    _banks(plate)
    bridge(plate, 118, 202, lambda x: 157.5 + ((x - 160) / 42) ** 2 * 1.6, lambda _x: 174, 14, BRICK, 0.22)
    _place(plate, LEFT_PLATEAU, 61, _quba)
    _place(plate, RIGHT_PLATEAU, 62, _red_village)
    return plate


def _sky(plate: Plate) -> None:
    """Nothing: a clear pale sky with long clouds."""
    plate.fill(ink.SAND, rect(0, 0, WIDTH, HEIGHT))
    plate.each(ink.MIST, engraved(rect(0, 0, WIDTH, 84), 2.0, lambda _x, y: max(0, 0.75 - y / 84), 8, 2))
    drift = hand(6)
    for cx, cy, length in ((70, 30, 90), (150, 41, 60), (330, 26, 110), (388, 40, 70), (262, 44, 50)):
        for at in range(5):
            y, reach = cy + (at - 2) * 2.0, length / 2 * (1 - abs(at - 2.4) * 0.26) * drift.uniform(0.8, 1.1)
            x = cx + drift.uniform(-12, 12)
            plate.fill(
                ink.PAPER,
                stroke(
                    [(x - reach, y), (x - reach / 2, y), (x, y), (x + reach / 2, y), (x + reach, y)],
                    2.2,
                    lambda t: (1 - abs(2 * t - 1)) ** 0.4,
                ),
            )


def _ranges(plate: Plate) -> None:
    """Nothing: the snow, the hills before it, the fields at their foot."""
    far = [
        (-5, 86),
        (24, 66),
        (44, 82),
        (80, 46),
        (104, 74),
        (128, 58),
        (158, 80),
        (186, 56),
        (214, 76),
        (246, 42),
        (276, 70),
        (300, 56),
        (332, 80),
        (362, 50),
        (392, 76),
        (412, 64),
        (432, 78),
    ]
    line = mountains(plate, far, 150, (ink.MIST, ink.DUSK), 51, 0.62, 1.0)
    knife = hand(3)
    for at, depth in ((1, 9), (3, 16), (5, 11), (7, 10), (9, 17), (11, 10), (13, 15), (15, 8)):
        plate.fill(ink.PAPER, snow(line, at * 8, depth, knife))
    middle = [
        (-5, 106),
        (20, 94),
        (46, 106),
        (82, 92),
        (120, 104),
        (150, 98),
        (178, 116),
        (204, 108),
        (236, 98),
        (268, 110),
        (300, 94),
        (336, 108),
        (372, 92),
        (404, 104),
        (432, 94),
    ]
    mountains(plate, middle, 170, (ink.RIVER, ink.MOSS), 52, 0.7, 1.0)
    near = [
        (-5, 120),
        (36, 112),
        (70, 124),
        (104, 118),
        (150, 130),
        (172, 134),
        (196, 132),
        (240, 118),
        (286, 128),
        (330, 114),
        (376, 126),
        (432, 112),
    ]
    mountains(plate, near, 190, (ink.MOSS, ink.SLATE), 53, 0.7, 1.1)


def _bed(plate: Plate) -> None:
    """Nothing: the broad bed of stones and the thin river that wanders in it."""
    left = curve(
        [
            (173, 131),
            (168, 138),
            (154, 145),
            (134, 151),
            (122, 158),
            (114, 176),
            (104, 206),
            (70, 250),
            (30, 290),
        ]
    )
    right = curve(
        [
            (176, 131),
            (180, 138),
            (188, 145),
            (196, 151),
            (200, 158),
            (206, 180),
            (224, 212),
            (270, 255),
            (320, 290),
        ]
    )
    bed = [*left, *reversed(right)]
    plate.fill(ink.SAND, bed)
    for line, width in ((ARM, 7), (MAIN, 13)):
        plate.fill(
            ink.CLAY, cut([(x + 0.4, y + 0.7) for x, y in stroke(line, width * 1.25, _broader)], 4, 0.25, 2)
        )
        plate.fill(ink.DUSK, stroke(line, width, _broader))
    glints = hand(5)
    for line, width in ((ARM, 7), (MAIN, 13)):
        for _ in range(70):
            at = glints.randrange(8, len(line) - 1)
            (x, y), reach = line[at], width * _broader(at / len(line)) * 0.5
            x += glints.uniform(-0.6, 0.6) * reach
            wide = reach * glints.uniform(0.25, 0.6)
            plate.fill(
                glints.choice((ink.MIST, ink.SLATE, ink.PAPER)),
                stroke(
                    [(x - wide, y), (x, y + 0.1), (x + wide, y)], reach * 0.12, lambda t: 1 - abs(2 * t - 1)
                ),
            )
    _stones(plate, bed)


def _broader(t: float) -> float:
    """The river's breadth along its way towards us."""
    return 0.06 + 1.15 * t**1.7


MAIN = curve(
    [
        (175, 131),
        (171, 140),
        (153, 150),
        (160, 163),
        (142, 182),
        (158, 202),
        (186, 222),
        (160, 244),
        (140, 262),
        (152, 290),
    ]
)
ARM = curve(
    [
        (158, 160),
        (170, 172),
        (178, 184),
        (176, 198),
        (166, 206),
        (168, 214),
        (190, 226),
        (214, 240),
        (226, 258),
        (216, 274),
        (222, 292),
    ]
)


def _stones(plate: Plate, bed: Outline) -> None:
    """Nothing: the stones, larger as they come nearer."""
    pebbles = hand(8)
    water = [stroke(MAIN, 15, _broader), stroke(ARM, 8, _broader)]
    for _ in range(1500):
        y = 140 + 150 * pebbles.random() ** 0.7
        x = pebbles.uniform(30, 320)
        r = (0.25 + (y - 136) / 150 * 1.0) * pebbles.uniform(0.5, 1.4)
        if any(a + 2 < x < b - 2 for a, b in spans([bed], y)) and not any(
            a - 1 < x < b + 1 for w in water for a, b in spans([w], y)
        ):
            plate.fill(ink.EARTH, ellipse(x + r * 0.35, y + r * 0.3, r, r * 0.6))
            plate.fill(pebbles.choice((ink.PAPER, ink.STONE, ink.CLAY, ink.MIST)), ellipse(x, y, r, r * 0.6))


LEFT_PLATEAU: Outline = [(-6, 146), (40, 145), (90, 148), *LEFT_EDGE, (-6, 290)]
RIGHT_PLATEAU: Outline = [(432, 142), (380, 144), (300, 147), (240, 150), *RIGHT_EDGE, (432, 290)]


def _banks(plate: Plate) -> None:
    """Nothing: both high banks, the cliff of the left one in shadow, that of the right one in light."""
    left = [*LEFT_EDGE, *reversed(LEFT_FOOT)]
    plate.fill(ink.EARTH, left)
    plate.each(ink.INK, hatch(left, 1.5, 0.6, 68, 3, 9))
    right = [*RIGHT_EDGE, *reversed(RIGHT_FOOT)]
    plate.fill(ink.STONE, right)
    plate.each(ink.EARTH, hatch(right, 2.0, 0.6, 112, 4, 9))
    for plateau, seed in ((LEFT_PLATEAU, 5), (RIGHT_PLATEAU, 6)):
        plate.fill(ink.RIVER, plateau)
        plate.each(ink.MOSS, hatch(plateau, 2.6, 0.6, 4 if seed == 5 else -4, seed, 12))
    for edge in (LEFT_EDGE, RIGHT_EDGE):
        plate.fill(ink.SAND, stroke(edge, 1.4, lambda t: 0.3 + 0.7 * t))


def _place(plate: Plate, plateau: Outline, seed: int, landmark) -> None:
    """Nothing: houses and trees in rows that grow as they come nearer, the landmark among them."""
    grain = hand(seed)
    y, shown = 153.0, False
    while y < 286:
        size = 6 + (y - 150) * 0.092
        for start, end in spans([plateau], y):
            x = start + size * 0.4
            while x < end - size * 1.9:
                _lot(plate, x, y + grain.uniform(-0.12, 0.12) * size, size, grain, landmark)
                x += size * grain.uniform(1.5, 1.8)
        if not shown and y > landmark(None)[1] - size * 0.8:
            landmark(plate)
            shown = True
        y += size * 0.95


def _lot(plate: Plate, x: float, y: float, size: float, grain, landmark) -> None:
    """Nothing: one lot, with a house or with trees, and nothing where the landmark stands."""
    left, foot, wide = landmark(None)
    if left - size < x < left + wide and foot - 3 < y < foot + 13:
        return
    if x + size > 196 and x < 232 and grain.random() < 0.7:
        return
    if grain.random() < (0.8 if y < 262 else 0.5):
        house(plate, x, y, size, size * 0.68, HOUSES[grain.randrange(4)], grain.randrange(10**6))
    for _ in range(grain.choice((0, 1, 1, 2) if y < 240 else (1, 2, 2, 3))):
        tx, seed = x + size * grain.uniform(1.1, 1.6), grain.randrange(10**6)
        if grain.random() < 0.3:
            poplar(plate, tx, y + 0.6, size * grain.uniform(1.2, 1.8), LEAVES[1], seed)
        else:
            _orchard_tree(plate, tx, y + size * 0.1, size * grain.uniform(0.5, 0.75), seed, grain)


def _orchard_tree(plate: Plate, x: float, foot: float, size: float, seed: int, grain) -> None:
    """Nothing: a tree, with pomegranates if it stands near enough to show them."""
    tree(plate, x, foot, size, LEAVES[seed % 2], seed)
    if size > 8:
        for _ in range(5):
            fx, fy = x + grain.uniform(-0.26, 0.2) * size, foot - size * grain.uniform(0.4, 0.88)
            plate.fill(ink.POMEGRANATE, ellipse(fx, fy, size * 0.05))


def _quba(plate: Plate | None) -> tuple[float, float, float]:
    """Where the mosque of Quba stands (left, foot, breadth); it is printed if there is a plate."""
    if plate:
        mosque(plate, 62, 186, 11, Inks(ink.SAND, ink.EARTH, ink.MIST, ink.DUSK, ink.INK, cast=ink.MOSS))
    return 40, 186, 36


def _red_village(plate: Plate | None) -> tuple[float, float, float]:
    """Where the synagogue of the Red Village stands; it is printed if there is a plate."""
    x, foot, w, h = 262.0, 196.0, 66.0, 22.0
    if plate:
        plate.fill(ink.MOSS, [(x, foot), (x + w + 26, foot + 2), (x + w + 22, foot + 5), (x + 4, foot + 2)])
        plate.fill(
            ink.GARNET,
            [(x + w, foot), (x + w + 14, foot - 1.6), (x + w + 14, foot - h + 1), (x + w, foot - h)],
        )
        for at in range(6):
            dome(plate, x + 5.5 + at * 11, foot - h + 0.6, 4.4, DOMES, 0.7)
        plate.fill(ink.POMEGRANATE, rect(x, foot - h, w, h))
        plate.each(ink.GARNET, hatch(rect(x, foot - h, w, h), 0.9, 0.3, 0, 7, 9))
        for at in range(6):
            for low, high in ((2, 7.4), (12, 7)):
                window(plate, x + 4 + at * 11, foot - low, 3, high, (ink.SAND, ink.INK, ink.STONE))
        for y, high in ((foot - h - 0.4, 1.2), (foot - 11, 0.7)):
            plate.fill(ink.SAND, rect(x - 0.5, y, w + 1, high))
    return x, foot, w + 14
