"""The schoolroom: rows of desks before a clean blackboard, light from tall windows."""

from __future__ import annotations

from artwork import palette as ink
from artwork.ornament import diamond_row
from artwork.outlines import arch, hand, rect
from artwork.perspective import Eye
from artwork.plate import Plate
from artwork.textures import hatch, stipple

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
    _back_wall(plate)
    _light(plate)
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
    """Nothing: the wall that the desks face."""
    plate.fill(ink.SAND, EYE.front(LEFT, 0, BACK, RIGHT - LEFT, HIGH))
    plate.fill(ink.DUSK, EYE.front(LEFT, 0, BACK, RIGHT - LEFT, 0.95))
    face = EYE.face(EYE.front(LEFT, 0, BACK, RIGHT - LEFT, HIGH), RIGHT - LEFT, HIGH)
    plate.each(ink.POMEGRANATE, face.all(diamond_row(0, HIGH - 1.03, RIGHT - LEFT, 0.2, 36, 2)))
    plate.fill(ink.EARTH, EYE.front(-2.6, 1.1, BACK, 4.2, 1.75))
    plate.fill(ink.NIGHT, EYE.front(-2.5, 1.2, BACK, 4.0, 1.55))
    plate.fill(ink.CLAY, EYE.front(-2.6, 1.08, BACK - 0.1, 4.2, 0.07))


def _light(plate: Plate) -> None:
    """Nothing: what the windows throw on the floor."""
    breadth, sill, height = WINDOW
    for z in WINDOWS:
        near, far = LEFT + sill * 1.1, LEFT + (sill + height) * 1.1
        outline = [(near, 0, z + 0.3), (far, 0, z + 0.9), (far, 0, z + 0.9 + breadth), (near, 0, z + 0.3 + breadth)]
        plate.fill(ink.SAND, EYE.seen(outline))


def _desk(plate: Plate, x: float, z: float) -> None:
    """Nothing: a desk for two with its bench, seen from behind."""
    wide = 1.5
    for leg in (0.08, wide - 0.16):
        plate.fill(ink.INK, EYE.front(x + leg, 0, z + 0.5, 0.08, 0.7))
    plate.fill(ink.EARTH, EYE.front(x, 0.35, z + 0.5, wide, 0.35))
    top = EYE.seen([(x, 0.72, z + 0.42), (x + wide, 0.72, z + 0.42), (x + wide, 0.86, z + 0.95), (x, 0.86, z + 0.95)])
    plate.fill(ink.GARNET, top)
    plate.fill(ink.ROSE, EYE.seen([(x, 0.84, z + 0.9), (x + wide, 0.84, z + 0.9), (x + wide, 0.87, z + 1.0), (x, 0.87, z + 1.0)]))
    plate.fill(ink.INK, EYE.front(x, 0.68, z + 0.42, wide, 0.045))
    for leg in (0.06, wide - 0.14):
        plate.fill(ink.INK, EYE.front(x + leg, 0, z, 0.08, 0.9))
    plate.fill(ink.EARTH, EYE.floor(x, z, wide, 0.34, 0.44))
    plate.fill(ink.INK, EYE.front(x, 0.39, z, wide, 0.06))
    plate.fill(ink.POMEGRANATE, EYE.front(x, 0.72, z, wide, 0.18))
    plate.fill(ink.INK, EYE.front(x, 0.72, z, wide, 0.03))
