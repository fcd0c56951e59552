"""The guests: coats and hats on a row of pegs by a carved door, an empty bench below."""

from __future__ import annotations

from artwork import palette as ink
from artwork.ornament import diamond, diamond_row
from artwork.outlines import arc, arch, curve, ellipse, rect, stroke
from artwork.plate import Plate
from artwork.textures import engraved, hatch

WIDTH, HEIGHT = 190, 95
FLOOR, RAIL = 84.0, 17.0
COATS = (  # where it hangs, its light and its dark, its length, its hat, whether a scarf hangs with it
    (67, ink.SLATE, ink.NIGHT, 46, "brim", False),
    (85, ink.POMEGRANATE, ink.GARNET, 38, "beret", True),
    (104, ink.NIGHT, ink.INK, 50, "brim", False),
    (121, ink.CLAY, ink.EARTH, 41, "fur", False),
    (140, ink.INK, ink.INK, 47, "tall", True),
    (158, ink.RIVER, ink.MOSS, 36, "beret", False),
)


def draw() -> Plate:
    """The guests' coats as a plate."""
    plate = Plate(WIDTH, HEIGHT, "Hats and coats")
    _wall(plate)
    _rail(plate)
    for x, light, dark, length, hat, scarf in COATS:
        _coat(plate, x, light, dark, length)
        if scarf:
            _scarf(plate, x)
        _hat(plate, x, hat)
    _umbrella(plate, 175)
    _bench(plate)
    _door(plate)
    return plate


def _wall(plate: Plate) -> None:
    """Nothing: a plastered wall, its dado and the floor, a slant of light across them."""
    plate.fill(ink.SAND, rect(0, 0, WIDTH, HEIGHT))
    plate.fill_all(
        ink.STONE, engraved(rect(0, 0, WIDTH, FLOOR), 1.5, lambda x, y: (x - 40 + y * 0.5) / 260, 6, 4)
    )
    plate.fill(ink.CLAY, rect(0, 66, WIDTH, FLOOR - 66))
    plate.fill_all(ink.EARTH, hatch(rect(0, 67, WIDTH, FLOOR - 68), 1.5, 0.3, 0, 5, 24))
    plate.fill(ink.EARTH, rect(0, 65.4, WIDTH, 0.8))
    plate.fill_all(ink.POMEGRANATE, diamond_row(0, 61.4, WIDTH, 3, 50, 2))
    plate.fill(ink.EARTH, rect(0, FLOOR, WIDTH, HEIGHT - FLOOR))
    plate.fill(ink.INK, rect(0, FLOOR, WIDTH, 0.5))
    for at in range(14):
        plate.fill(ink.INK, stroke([(at * 15 - 3, FLOOR), (at * 17 - 18, HEIGHT)], 0.3))


def _rail(plate: Plate) -> None:
    """Nothing: the board with its pegs."""
    plate.fill(ink.CLAY, rect(59, RAIL + 4, 124, 1.4))
    plate.fill(ink.EARTH, rect(57, RAIL - 2, 124, 6))
    plate.fill(ink.CLAY, rect(57, RAIL - 2, 124, 0.8))
    plate.fill_all(ink.INK, hatch(rect(57, RAIL - 1, 124, 4.6), 1.1, 0.22, 0, 8, 20))


def _coat(plate: Plate, x: float, light: str, dark: str, length: float) -> None:
    """Nothing: a coat on its peg: a body with a collar, a sleeve at either side, folds."""
    top, foot = RAIL + 3, RAIL + 3 + length
    shade = [(px + 2.2, py + 1.2) for px, py in _body(x, top, foot)]
    plate.fill(ink.CLAY, shade)
    for side in (-1, 1):
        sleeve = curve(
            [
                (x + side * 3.4, top + 5),
                (x + side * 7.6, top + 12),
                (x + side * 8.4, top + 24),
                (x + side * 7.8, foot - length * 0.24),
            ]
        )
        plate.fill(light if side < 0 else dark, stroke(sleeve, 4.2, lambda t: 0.75 + 0.25 * t))
    plate.fill(light, _body(x, top, foot))
    plate.fill(
        dark,
        [
            (x + 0.6, top + 2),
            *curve([(x + 3.4, top + 4), (x + 5.8, top + 10), (x + 6.4, top + 26), (x + 7.2, foot)]),
            (x + 2.4, foot + 0.8),
            (x + 1.4, top + 20),
        ],
    )
    fold = ink.SLATE if light == ink.INK else dark
    for drift in (-3.6, -1.4):
        line = curve([(x + drift * 0.5, top + 9), (x + drift * 0.9, top + 20), (x + drift * 1.25, foot - 2)])
        plate.fill(fold, stroke(line, 0.7, lambda t: 0.3 + 0.7 * t))
    seam = ink.SLATE if dark == ink.INK else ink.INK
    plate.fill(seam, stroke(curve([(x + 0.4, top + 6), (x + 0.9, top + 20), (x + 1.4, foot)]), 0.4))
    for button in range(3):
        plate.fill(ink.STONE, ellipse(x - 0.7 + button * 0.15, top + 11 + button * 5.4, 0.55))
    plate.fill(
        dark if light != ink.INK else ink.NIGHT,
        [
            (x - 3.4, top + 3.6),
            (x, top + 0.6),
            (x + 3.4, top + 3.6),
            (x + 1.6, top + 9),
            (x, top + 5.6),
            (x - 1.8, top + 9),
        ],
    )
    plate.fill(
        light if light != ink.INK else ink.SLATE,
        [(x - 3.4, top + 3.6), (x, top + 0.6), (x, top + 5.6), (x - 1.8, top + 9)],
    )
    plate.fill(seam, rect(x - 5, top + length * 0.56, 3.4, 0.5))


def _body(x: float, top: float, foot: float) -> list[tuple[float, float]]:
    """The body of a coat, narrow at the peg and wide at its hem."""
    left = curve([(x - 1, top), (x - 4.4, top + 4), (x - 6, top + 11), (x - 6.4, top + 26), (x - 7.6, foot)])
    right = curve(
        [(x + 7.2, foot), (x + 6.4, top + 26), (x + 5.8, top + 10), (x + 3.4, top + 4), (x + 1, top)]
    )
    return [*left, (x - 3, foot + 0.9), (x + 2, foot + 0.5), *right]


def _scarf(plate: Plate, x: float) -> None:
    """Nothing: a woven scarf over the collar, its ends hanging."""
    for dx, length in ((-2.6, 25), (1.0, 19)):
        plate.fill(ink.SAND, rect(x + dx, RAIL + 5, 2.6, length))
        for at in range(length // 5):
            plate.fill(ink.DUSK, diamond(x + dx + 1.3, RAIL + 9 + at * 4.6, 2.0, 3.0, 2))
        for at in range(4):
            plate.fill(ink.SAND, rect(x + dx + at * 0.7, RAIL + 5 + length, 0.35, 1.8))


def _hat(plate: Plate, x: float, kind: str) -> None:
    """Nothing: a hat over a coat."""
    y = RAIL + 1.4
    plate.fill(ink.CLAY, ellipse(x + 1.6, y + 1.6, 7, 1.6))
    if kind == "fur":
        plate.fill(
            ink.EARTH,
            [
                *curve([(x - 5.4, y + 0.6), (x - 5.8, y - 4), (x - 4.6, y - 8)]),
                (x, y - 9),
                *curve([(x + 4.8, y - 8), (x + 5.8, y - 4), (x + 5.4, y + 0.6)]),
            ],
        )
        plate.fill_all(
            ink.INK,
            hatch([(x - 5, y), (x - 4, y - 8), (x + 4.6, y - 8), (x + 5.4, y)], 0.9, 0.35, 76, 4, 2.4),
        )
    elif kind == "beret":
        plate.fill(ink.INK, ellipse(x - 0.6, y - 2.4, 6.4, 2.8))
        plate.fill(ink.INK, rect(x - 0.9, y - 6.2, 0.7, 2))
        plate.fill(ink.SLATE, stroke(arc(x - 0.6, y - 2.6, 5, 1.9, 185, 280), 0.5))
    else:
        crown = 7.4 if kind == "brim" else 9.6
        band = ink.POMEGRANATE if kind == "brim" else ink.SLATE
        felt, lit = (ink.EARTH, ink.CLAY) if x < 80 else (ink.INK, ink.SLATE)
        plate.fill(
            felt,
            [
                (x - 4.6, y),
                *curve(
                    [
                        (x - 4.6, y - 2),
                        (x - 4.2, y - crown),
                        (x - 1.6, y - crown - 0.8),
                        (x, y - crown + 0.5),
                        (x + 1.8, y - crown - 0.8),
                        (x + 4.2, y - crown),
                        (x + 4.6, y - 2),
                    ]
                ),
                (x + 4.6, y),
            ],
        )
        plate.fill(lit, stroke([(x - 3.6, y - 3), (x - 3.4, y - crown + 1)], 0.7))
        plate.fill(band, rect(x - 4.6, y - 2.6, 9.2, 1.7))
        plate.fill(felt, ellipse(x, y - 0.2, 8, 1.5))
        plate.fill(lit, stroke(arc(x, y - 0.3, 7.2, 1.1, 180, 268), 0.35))


def _umbrella(plate: Plate, x: float) -> None:
    """Nothing: a rolled umbrella on the last peg."""
    plate.fill(ink.EARTH, stroke([*arc(x + 1.9, RAIL + 2.6, 1.9, 2.4, 0, -180), (x, RAIL + 12)], 0.9))
    plate.fill(
        ink.INK,
        stroke([(x, RAIL + 10), (x, RAIL + 22), (x, RAIL + 40), (x, RAIL + 48)], 3.2, lambda t: 1 - 0.85 * t),
    )
    plate.fill(ink.SLATE, stroke([(x - 0.5, RAIL + 12), (x - 0.2, RAIL + 38)], 0.4))


def _bench(plate: Plate) -> None:
    """Nothing: the empty bench."""
    plate.fill(ink.INK, [(60, FLOOR + 3), (176, FLOOR + 3), (186, FLOOR + 5.4), (72, FLOOR + 5.4)])
    for x in (64, 116, 166):
        plate.fill(ink.NIGHT, rect(x + 3, 76, 3, FLOOR - 73.4))
        plate.fill(ink.GARNET, rect(x, 76, 3.2, FLOOR - 72.4))
    plate.fill(ink.GARNET, rect(60, 75.6, 116, 2.2))
    plate.fill(ink.ROSE, [(62, 73.4), (174, 73.4), (176, 75.6), (60, 75.6)])
    plate.fill_all(
        ink.POMEGRANATE, hatch([(62, 73.6), (174, 73.6), (175, 75.4), (61, 75.4)], 0.7, 0.2, 0, 2, 30)
    )


def _door(plate: Plate) -> None:
    """Nothing: the carved door in its stone frame."""
    plate.fill(ink.CLAY, [(x + 2.4, y) for x, y in arch(6, FLOOR, 42, 78)])
    plate.fill(ink.STONE, arch(6, FLOOR, 42, 78))
    for at in range(9):
        start = 182 + at * 19.8
        plate.fill(
            ink.CLAY if at % 2 else ink.PAPER,
            [*arc(27, 27, 20.4, 20.4, start, start + 17), *arc(27, 27, 16.6, 16.6, start + 17, start)],
        )
    for row in range(6):
        for x in (6.6, 44):
            plate.fill(ink.PAPER if row % 2 else ink.CLAY, rect(x, 29 + row * 9, 3.6, 7.6))
    plate.fill(ink.GARNET, arch(11, FLOOR, 32, 72))
    plate.fill(ink.INK, [(11, FLOOR), *arc(27, 28, 16, 16, 180, 290), (14, 34), (14, FLOOR)])
    for side in (-1, 1):
        _leaf(plate, 27 + side * 7.6)
    plate.fill(ink.INK, rect(26.6, 12.6, 0.8, FLOOR - 12.6))
    for x in (25, 29):
        plate.fill_all(ink.LAMP, [ellipse(x, 54, 1.2, 1.5), ellipse(x, 54, 0.6, 0.9)])
    plate.fill(ink.PAPER, rect(3, FLOOR, 48, 2))
    plate.fill(ink.CLAY, rect(3, FLOOR + 2, 48, 1.2))


def _leaf(plate: Plate, cx: float) -> None:
    """Nothing: the carving of one leaf."""
    for y in (36.0, 50.5, 65.0):
        for size, colour in ((11.4, ink.POMEGRANATE), (7.6, ink.GARNET), (5.0, ink.ROSE), (2.2, ink.GARNET)):
            plate.fill(colour, diamond(cx, y, size, size * 1.16, max(2, round(size / 2))))
    plate.fill_all(ink.POMEGRANATE, diamond_row(cx - 5.8, 75, 11.6, 4, 4, 2))
    plate.fill_all(ink.POMEGRANATE, hatch(rect(cx - 5.4, 22.6, 10.8, 5), 1.2, 0.5, 0, 5))
