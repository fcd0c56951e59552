"""The schoolroom: rows of desks before a clean blackboard, light from tall windows."""

from __future__ import annotations

from artwork import palette as ink
from artwork.ornament import diamond
from artwork.outlines import arc, arch, ellipse, rect
from artwork.perspective import Eye, Face
from artwork.plate import Plate
from artwork.textures import hatch

WIDTH, HEIGHT = 190, 120
EYE = Eye((104, 47), 2.05, 118)
LEFT, RIGHT, BACK, NEAR, HIGH = -4.6, 3.6, 10.5, 2.2, 4.0
WINDOWS = (3.4, 5.5, 7.6)  # where each begins, into the depth
WINDOW = (1.35, 0.95, 2.55)  # breadth, sill, height


def draw() -> Plate:
    """The schoolroom as a plate."""
    plate = Plate(WIDTH, HEIGHT, "An empty schoolroom")
    _shell(plate)
    _windows(plate)
    _light(plate)
    _back_wall(plate)
    for row in (8.0, 6.7, 5.4, 4.1, 2.8):
        for place in (2.0, -0.35, -2.7):
            _desk(plate, place - 0.75, row)
    return plate


def _shell(plate: Plate) -> None:
    """Nothing: walls, ceiling and floor."""
    plate.fill(ink.STONE, rect(0, 0, WIDTH, HEIGHT))
    plate.fill(ink.SAND, EYE.floor(LEFT, NEAR, RIGHT - LEFT, BACK - NEAR, HIGH))
    plate.fill(ink.CLAY, EYE.floor(LEFT - 3, NEAR, RIGHT - LEFT + 6, BACK - NEAR))
    for board in range(17):
        x = LEFT + (RIGHT - LEFT) * board / 16
        plate.fill(ink.EARTH, EYE.floor(x, NEAR, 0.022, BACK - NEAR))
    plate.fill(ink.STONE, EYE.side(LEFT, 0, NEAR, BACK - NEAR, HIGH))
    plate.fill(ink.EARTH, EYE.side(LEFT, 0, NEAR, BACK - NEAR, 0.95))
    plate.fill(ink.CLAY, EYE.side(RIGHT, 0, NEAR, BACK - NEAR, HIGH))
    plate.fill(ink.SLATE, EYE.side(RIGHT, 0, NEAR, BACK - NEAR, 0.95))
    plate.each(ink.EARTH, hatch(EYE.side(RIGHT, 0.95, NEAR, BACK - NEAR, HIGH - 0.95), 1.5, 0.35, 62, 4))


def _windows(plate: Plate) -> None:
    """Nothing: the tall windows of the left wall."""
    breadth, sill, height = WINDOW
    for z in WINDOWS:
        face = EYE.face(EYE.side(LEFT, sill, z, breadth, height), breadth, height)
        plate.fill(ink.EARTH, face.seen(arch(-0.14, height, breadth + 0.28, height + 0.14)))
        plate.fill(ink.PAPER, face.seen(arch(0, height, breadth, height)))
        for at in (0.25, 0.5, 0.75):
            plate.fill(ink.EARTH, face.seen(rect(breadth * at - 0.03, 0.05, 0.06, height - 0.05)))
        for at in (0.28, 0.52, 0.76):
            plate.fill(ink.EARTH, face.seen(rect(0, height * at - 0.03, breadth, 0.06)))
        plate.fill(ink.SAND, face.seen(rect(-0.2, height, breadth + 0.4, 0.12)))


def _back_wall(plate: Plate) -> None:
    """Nothing: the wall that the desks face, its blackboard, a carpet beside it."""
    plate.fill(ink.SAND, EYE.front(LEFT, 0, BACK, RIGHT - LEFT, HIGH))
    plate.fill(ink.DUSK, EYE.front(LEFT, 0, BACK, RIGHT - LEFT, 0.95))
    face = EYE.face(EYE.front(LEFT, 0, BACK, RIGHT - LEFT, HIGH), RIGHT - LEFT, HIGH)
    plate.fill_all(ink.STONE, hatch(face.seen(rect(3, 0.3, 5.2, 2.6)), 1.3, 0.4, 0, 3, 18))
    plate.fill(ink.SLATE, face.seen(rect(0, HIGH - 0.98, RIGHT - LEFT, 0.06)))
    plate.fill(ink.EARTH, EYE.front(-2.9, 1.1, BACK, 4.2, 1.75))
    plate.fill(ink.NIGHT, EYE.front(-2.8, 1.2, BACK, 4.0, 1.55))
    plate.fill_all(ink.SLATE, hatch(face.seen(rect(1.95, 1.4, 3.7, 1.2)), 1.2, 0.45, -7, 9, 16))
    plate.fill(ink.CLAY, EYE.front(-2.95, 1.08, BACK - 0.1, 4.3, 0.09))
    for x in (-2.5, 0.7):
        plate.fill(ink.PAPER, EYE.front(x, 1.17, BACK - 0.1, 0.26, 0.05))
    _carpet(plate, face)
    _teachers_desk(plate)


def _carpet(plate: Plate, face: Face) -> None:
    """Nothing: a small carpet on the wall."""
    plate.fill(ink.CLAY, face.seen(rect(6.46, 1.06, 1.1, 1.9)))
    plate.fill(ink.POMEGRANATE, face.seen(rect(6.4, 1.0, 1.1, 1.84)))
    plate.fill_all(ink.SAND, face.all([rect(6.47, 1.07, 0.96, 1.7), rect(6.51, 1.11, 0.88, 1.62)]))
    for row in range(3):
        for size, colour in ((0.72, ink.SAND), (0.46, ink.NIGHT), (0.2, ink.ROSE)):
            plate.fill(
                colour, face.seen(diamond(6.95, 1.39 + row * 0.53, size, size * 0.7, max(2, round(size * 6))))
            )


def _teachers_desk(plate: Plate) -> None:
    """Nothing: the teacher's desk on its step, a globe on it."""
    z = BACK - 1.7
    plate.fill(ink.EARTH, EYE.front(-3.6, 0, z - 0.3, 6.0, 0.14))
    plate.fill(ink.CLAY, EYE.floor(-3.6, z - 0.3, 6.0, 2.0, 0.14))
    plate.fill(ink.GARNET, EYE.front(-1.5, 0.14, z, 1.7, 0.8))
    plate.fill(ink.INK, EYE.front(-0.2, 0.14, z, 0.4, 0.8))
    plate.fill(ink.ROSE, EYE.floor(-1.6, z - 0.05, 1.9, 0.7, 0.96))
    (x, y) = EYE.at((-1.15, 1.5, z + 0.3))
    plate.fill(ink.EARTH, [(x - 0.4, y), (x + 0.4, y), (x + 1.6, y + 7.2), (x - 1.6, y + 7.2)])
    plate.fill(ink.DUSK, ellipse(x, y, 3.6))
    plate.fill(ink.SLATE, [*arc(x, y, 3.6, 3.6, -80, 100), *arc(x, y, 1.2, 3.6, 100, -80)])
    plate.fill(ink.SAND, [(x - 2.4, y - 1.6), (x - 0.6, y - 2.4), (x + 0.2, y - 0.6), (x - 1.2, y + 0.8)])


def _light(plate: Plate) -> None:
    """Nothing: what the windows throw on the floor, their bars in it."""
    breadth, sill, height = WINDOW
    for z in WINDOWS:
        for pane in range(4):
            start = z + 0.3 + pane * breadth / 4
            near, far = LEFT + sill * 1.2, LEFT + (sill + height) * 1.5
            wide = breadth / 4 - 0.07
            edges = [
                (near, 0, start),
                (far, 0, start + 0.8),
                (far, 0, start + 0.8 + wide),
                (near, 0, start + wide),
            ]
            plate.fill(ink.SAND, EYE.seen(edges))


def _desk(plate: Plate, x: float, z: float) -> None:
    """Nothing: a desk for two with its bench, seen from behind."""
    wide = 1.5
    plate.fill(ink.EARTH, EYE.floor(x + 0.1, z, wide + 0.5, 1.0))
    for leg in (0.08, wide - 0.16):
        plate.fill(ink.INK, EYE.front(x + leg, 0, z + 0.5, 0.08, 0.7))
    plate.fill(ink.NIGHT, EYE.front(x, 0.35, z + 0.5, wide, 0.35))
    low, high = 0.74, 0.88
    top = [(x, low, z + 0.42), (x + wide, low, z + 0.42), (x + wide, high, z + 0.95), (x, high, z + 0.95)]
    plate.fill(ink.CLAY, EYE.seen(top))
    right = [(x + wide * 0.62, low, z + 0.42), top[1], top[2], (x + wide * 0.62, high, z + 0.95)]
    plate.fill_all(ink.EARTH, hatch(EYE.seen(right), 1.0, 0.3, 0, round(z * 10), 9))
    ledge = [(x, high, z + 0.95), (x + wide, high, z + 0.95), (x + wide, high, z + 1.1), (x, high, z + 1.1)]
    plate.fill(ink.STONE, EYE.seen(ledge))
    for well in (0.4, 1.1):
        (cx, cy), (edge, _) = EYE.at((x + well, high, z + 1.02)), EYE.at((x + well + 0.05, high, z + 1.02))
        plate.fill(ink.INK, ellipse(cx, cy, edge - cx, (edge - cx) * 0.4))
    plate.fill(ink.INK, EYE.front(x, low - 0.06, z + 0.42, wide, 0.06))
    _book(plate, x, z)
    for leg in (0.06, wide - 0.14):
        plate.fill(ink.INK, EYE.front(x + leg, 0, z, 0.08, 0.84))
    plate.fill(ink.EARTH, EYE.floor(x, z, wide, 0.34, 0.44))
    plate.fill(ink.INK, EYE.front(x, 0.38, z, wide, 0.06))
    plate.fill(ink.GARNET, EYE.front(x, 0.66, z, wide, 0.18))
    plate.fill(ink.ROSE, EYE.front(x, 0.81, z, wide, 0.03))


def _book(plate: Plate, x: float, z: float) -> None:
    """Nothing: a primer that was left on a desk, on some of them."""
    if round(z * 10 + x * 7) % 3 == 0:
        left = x + (0.25 if round(z) % 2 else 0.85)
        book = [
            (left, 0.79, z + 0.55),
            (left + 0.34, 0.79, z + 0.55),
            (left + 0.34, 0.85, z + 0.8),
            (left, 0.85, z + 0.8),
        ]
        plate.fill(ink.INK, EYE.seen([(px + 0.03, py, pz - 0.02) for px, py, pz in book]))
        plate.fill(ink.POMEGRANATE, EYE.seen(book))
