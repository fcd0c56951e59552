"""The synagogue: the elevation of its long front, six domes along the roof."""

from __future__ import annotations

from artwork import palette as ink
from artwork.buildings import Inks, dome
from artwork.landscape import mountains, poplar
from artwork.ornament import diamond, diamond_row
from artwork.outlines import arc, arch, rect, stroke
from artwork.plate import Plate
from artwork.textures import engraved, hatch

WIDTH, HEIGHT = 190, 95
GROUND, EAVES, LEFT, BAY = 85.0, 39.0, 22.0, 23.0
RIGHT = LEFT + 6 * BAY + 8
DOMES = Inks(ink.ROSE, ink.GARNET, ink.DUSK, ink.SLATE, ink.INK)


def draw() -> Plate:
    """The synagogue as a plate."""
    plate = Plate(WIDTH, HEIGHT, "A synagogue with six domes")
    _behind(plate)
    for at in range(6):
        dome(plate, _middle(at), EAVES + 0.6, 7.4, DOMES, 0.62)
        _ribs(plate, _middle(at))
    _wall(plate)
    for at in range(6):
        _window(plate, _middle(at), GROUND - 25.4, 12.2, at)
        if at:
            _window(plate, _middle(at), GROUND - 6.4, 13.2, at)
    _pilasters(plate)
    _bands(plate)
    _ground(plate)
    _door(plate, _middle(0))
    return plate


def _middle(bay: int) -> float:
    """The middle line of a bay."""
    return LEFT + 4 + BAY * (bay + 0.5)


def _behind(plate: Plate) -> None:
    """Nothing: a pale sky, low hills, poplars at either end."""
    plate.fill(ink.SAND, rect(0, 0, WIDTH, HEIGHT))
    plate.each(ink.STONE, engraved(rect(0, 0, WIDTH, 60), 1.7, lambda _x, y: max(0, 0.62 - y / 80), 9, 2))
    mountains(
        plate,
        [(-3, 62), (10, 54), (20, 60), (60, 50), (120, 52), (170, 58), (181, 50), (193, 57)],
        GROUND,
        (ink.MIST, ink.DUSK),
        5,
    )
    for x, height, seed in ((5.5, 50, 1), (14, 62, 2), (183, 56, 3)):
        poplar(plate, x, GROUND, height, (ink.RIVER, ink.MOSS), seed)


def _ribs(plate: Plate, cx: float) -> None:
    """Nothing: the seams of a dome's metal."""
    foot = EAVES + 0.6 - 7.4 * 0.62
    for reach in (-0.62, -0.22, 0.2):
        seam = [
            (cx + 7.4 * reach * (1 - t**2.2), foot - 0.6 - 7.4 * 1.06 * t)
            for t in (0, 0.25, 0.5, 0.7, 0.85, 0.95)
        ]
        plate.fill(ink.SLATE if reach < 0.1 else ink.NIGHT, stroke(seam, 0.28))


def _wall(plate: Plate) -> None:
    """Nothing: the brick of the front."""
    front = rect(LEFT, EAVES, RIGHT - LEFT, GROUND - EAVES)
    plate.fill(ink.POMEGRANATE, front)
    plate.each(ink.GARNET, hatch(front, 1.15, 0.3, 0, 7, 11))
    plate.fill(ink.GARNET, rect(LEFT, EAVES, RIGHT - LEFT, 4.6))
    plate.each(ink.ROSE, diamond_row(LEFT + 1, EAVES + 2.4, RIGHT - LEFT - 2, 2, 60, 2))


def _window(plate: Plate, cx: float, foot: float, high: float, bay: int) -> None:
    """Nothing: a tall round-headed window, its arch of stone and brick, its shutters of light and dark."""
    w = 6.0
    plate.fill(ink.GARNET, [(x + 0.9, y + 0.5) for x, y in arch(cx - w / 2 - 1.3, foot, w + 2.6, high + 1.3)])
    plate.fill(ink.STONE, arch(cx - w / 2 - 1.3, foot, w + 2.6, high + 1.3))
    _voussoirs(plate, cx, foot - high + w / 2, w / 2)
    plate.fill(ink.NIGHT, arch(cx - w / 2, foot, w, high))
    plate.fill(
        ink.INK,
        [
            (cx - w / 2, foot),
            *arc(cx, foot - high + w / 2, w / 2, w / 2, 180, 300),
            (cx - w / 2 + 1, foot - high + w * 0.75),
            (cx - w / 2 + 1, foot),
        ],
    )
    for at in (-1, 0, 1):
        plate.fill(
            ink.CLAY,
            rect(
                cx + at * w / 4 - 0.14,
                foot - high + (0.1 if not at else 0.5),
                0.28,
                high - (0.1 if not at else 0.5),
            ),
        )
    for level in (0.24, 0.48, 0.74):
        plate.fill(ink.CLAY, rect(cx - w / 2, foot - high * level - 0.14, w, 0.28))
    plate.fill(
        ink.DUSK, rect(cx - w / 4 + 0.25, foot - high * (0.66 if bay % 2 else 0.42), w / 4 - 0.5, high * 0.14)
    )
    plate.fill(ink.SAND, rect(cx - w / 2 - 2, foot, w + 4, 1.0))
    plate.fill(ink.EARTH, rect(cx - w / 2 - 2, foot + 1.0, w + 4, 0.35))


def _voussoirs(plate: Plate, cx: float, cy: float, r: float) -> None:
    """Nothing: the wedges of an arch, brick between stone."""
    for at in range(5):
        start = 190 + at * 36
        plate.fill(
            ink.ROSE,
            [*arc(cx, cy, r + 1.3, r + 1.3, start, start + 16), *arc(cx, cy, r, r, start + 16, start)],
        )


def _pilasters(plate: Plate) -> None:
    """Nothing: the flat piers between the bays, lit at the left edge."""
    for at in range(7):
        x = LEFT + 4 + BAY * at - 1.5
        plate.fill(ink.INK, rect(x + 3.0, EAVES + 5, 0.7, GROUND - EAVES - 9))
        plate.fill(ink.GARNET, rect(x, EAVES + 5, 3.0, GROUND - EAVES - 9))
        plate.fill(ink.ROSE, rect(x, EAVES + 5, 1.1, GROUND - EAVES - 9))
        for y in (EAVES + 13.5, EAVES + 32):
            plate.fill(ink.STONE, diamond(x + 1.5, y, 2.3, 3.2, 3))


def _bands(plate: Plate) -> None:
    """Nothing: cornice, string course and plinth, each with its shadow."""
    for y, high, out in (
        (EAVES - 1.4, 2.0, 1.8),
        (EAVES + 4.6, 0.8, 0.6),
        (EAVES + 22.4, 1.3, 0.8),
        (GROUND - 4.2, 4.2, 1.2),
    ):
        plate.fill(ink.INK, rect(LEFT - out + 0.6, y + high, RIGHT - LEFT + 2 * out, 0.55))
        plate.fill(ink.STONE, rect(LEFT - out, y, RIGHT - LEFT + 2 * out, high))
        plate.fill(ink.PAPER, rect(LEFT - out, y, RIGHT - LEFT + 2 * out, high * 0.28))
    blocks = (RIGHT - LEFT + 2.4) / 24
    for at in range(1, 24):
        plate.fill(ink.CLAY, rect(LEFT - 1.2 + blocks * at, GROUND - 3, 0.25, 3))


def _door(plate: Plate, cx: float) -> None:
    """Nothing: the door in the first bay, two carved leaves at the head of three steps."""
    foot, w, high = GROUND - 2.4, 8.4, 18.0
    plate.fill(ink.STONE, arch(cx - w / 2 - 1.6, foot, w + 3.2, high + 1.6))
    _voussoirs(plate, cx, foot - high + w / 2, w / 2)
    plate.fill(ink.GARNET, arch(cx - w / 2, foot, w, high))
    plate.fill(
        ink.INK,
        [
            (cx - w / 2, foot),
            *arc(cx, foot - high + w / 2, w / 2, w / 2, 180, 300),
            (cx - w / 2 + 0.9, foot - high + w * 0.7),
            (cx - w / 2 + 0.9, foot),
        ],
    )
    for side in (-1, 1):
        for level in (2.9, 7.4, 11.9):
            plate.fill(ink.ROSE, diamond(cx + side * w / 4 + 0.2, foot - level, 3.0, 3.6, 3))
            plate.fill(ink.GARNET, diamond(cx + side * w / 4 + 0.2, foot - level, 1.4, 1.6, 2))
    plate.fill(ink.INK, rect(cx - 0.15, foot - high + 0.4, 0.3, high - 0.4))
    for at in range(3):
        out = 2.2 + at * 1.3
        plate.fill(ink.SAND, rect(cx - w / 2 - out, foot + at * 1.1, w + 2 * out, 0.6))
        plate.fill(ink.EARTH, rect(cx - w / 2 - out, foot + 0.6 + at * 1.1, w + 2 * out, 0.5))


def _ground(plate: Plate) -> None:
    """Nothing: the ground line, the pavement, the shadow that the building throws."""
    plate.fill(ink.CLAY, rect(0, GROUND, WIDTH, HEIGHT - GROUND))
    plate.fill(
        ink.EARTH,
        [(LEFT - 1, GROUND), (RIGHT + 1.2, GROUND), (RIGHT + 12, GROUND + 2.6), (LEFT + 6, GROUND + 2.6)],
    )
    plate.fill(ink.INK, rect(0, GROUND, WIDTH, 0.5))
    plate.each(ink.EARTH, hatch(rect(0, GROUND + 3, WIDTH, HEIGHT - GROUND - 3), 1.7, 0.3, 0, 6, 22))
