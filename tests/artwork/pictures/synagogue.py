"""The synagogue: the elevation of its long front, six domes along the roof."""

from __future__ import annotations

from artwork import palette as ink
from artwork.buildings import Inks, dome, window
from artwork.landscape import poplar
from artwork.ornament import diamond_row
from artwork.outlines import arch, ellipse, rect
from artwork.plate import Plate
from artwork.textures import engraved, hatch

WIDTH, HEIGHT = 190, 95
GROUND, EAVES, LEFT, BAY = 84.0, 42.0, 23.0, 22.0
DOMES = Inks(ink.STONE, ink.CLAY, ink.DUSK, ink.SLATE, ink.INK)
WINDOW = (ink.STONE, ink.INK, ink.CLAY)


def draw() -> Plate:
    """The synagogue as a plate."""
    plate = Plate(WIDTH, HEIGHT, "A synagogue with six domes")
    plate.fill(ink.SAND, rect(0, 0, WIDTH, HEIGHT))
    plate.each(ink.STONE, engraved(rect(0, 0, WIDTH, GROUND), 1.6, lambda _x, y: max(0, (y - 8) / 150), 8, 2))
    for x, height, seed in ((9, 54, 1), (15, 44, 2), (181, 58, 3)):
        poplar(plate, x, GROUND, height, (ink.RIVER, ink.MOSS), seed)
    for at in range(6):
        dome(plate, LEFT + BAY * (at + 0.5) + 6, EAVES + 1, 6.4, DOMES)
    _wall(plate)
    for at in range(6):
        _bay(plate, LEFT + BAY * at + 6)
    _ground(plate)
    return plate


def _wall(plate: Plate) -> None:
    """Nothing: the brick of the front."""
    width = BAY * 6 + 12
    plate.fill(ink.POMEGRANATE, rect(LEFT, EAVES, width, GROUND - EAVES))
    plate.each(ink.GARNET, hatch(rect(LEFT, EAVES, width, GROUND - EAVES), 0.95, 0.28, 0, 7, 14))
    for y, high in ((EAVES - 1, 2.2), (EAVES + 20.4, 1.1), (GROUND - 4, 4)):
        plate.fill(ink.STONE, rect(LEFT - 1, y, width + 2, high))
        plate.fill(ink.CLAY, rect(LEFT - 1, y + high * 0.7, width + 2, high * 0.3))
    plate.each(ink.GARNET, diamond_row(LEFT + 0.5, EAVES + 1.6, width - 1, 2.2, 48, 2))


def _bay(plate: Plate, x: float) -> None:
    """Nothing: one bay with its two windows."""
    plate.fill(ink.GARNET, rect(x + 1.4, EAVES + 1.2, 0.5, GROUND - EAVES - 5))
    plate.fill(ink.ROSE, rect(x - 1.2, EAVES + 1.2, 2.4, GROUND - EAVES - 5))
    window(plate, x + BAY / 2 - 2.6, GROUND - 6, 5.2, 13, WINDOW)
    window(plate, x + BAY / 2 - 2.6, GROUND - 24, 5.2, 12, WINDOW)


def _ground(plate: Plate) -> None:
    """Nothing: the ground line."""
    plate.fill(ink.CLAY, rect(0, GROUND, WIDTH, HEIGHT - GROUND))
    plate.fill(ink.INK, rect(0, GROUND, WIDTH, 0.6))
