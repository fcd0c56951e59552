"""The guests: coats and hats on a row of pegs by a carved door, an empty bench below."""

from __future__ import annotations

from artwork import palette as ink
from artwork.ornament import diamond, diamond_row, nested
from artwork.outlines import arc, arch, curve, ellipse, rect, stroke
from artwork.plate import Plate
from artwork.textures import engraved, hatch

WIDTH, HEIGHT = 190, 95


def draw() -> Plate:
    """The guests' coats as a plate."""
    plate = Plate(WIDTH, HEIGHT, "Hats and coats")
    plate.fill(ink.SAND, rect(0, 0, WIDTH, HEIGHT))
    plate.each(ink.STONE, engraved(rect(0, 0, WIDTH, 84), 1.5, lambda x, _y: (x - 30) / 260, 6, 4))
    plate.fill(ink.EARTH, rect(52, 20, 128, 3))
    for at in range(7):
        _peg(plate, 62 + at * 18)
    for at, (light, dark, hat) in enumerate(COATS):
        _coat(plate, 62 + at * 18, light, dark)
        _hat(plate, 62 + at * 18, hat)
    _bench(plate)
    _door(plate)
    plate.fill(ink.CLAY, rect(0, 85, WIDTH, 10))
    return plate


COATS = ((ink.SLATE, ink.NIGHT, "brim"), (ink.POMEGRANATE, ink.GARNET, "cap"), (ink.EARTH, ink.INK, "brim"), (ink.CLAY, ink.EARTH, "fur"), (ink.NIGHT, ink.INK, "brim"), (ink.RIVER, ink.MOSS, "cap"), (ink.DUSK, ink.SLATE, "fur"))


def _peg(plate: Plate, x: float) -> None:
    """Nothing: one peg."""
    plate.fill(ink.INK, rect(x - 0.6, 20, 1.2, 4))


def _coat(plate: Plate, x: float, light: str, dark: str) -> None:
    """Nothing: a coat on its peg."""
    plate.fill(light, [(x, 24), *curve([(x + 2, 26), (x + 6, 30), (x + 7.5, 48), (x + 8, 66)]), *curve([(x + 4, 67), (x - 4, 66), (x - 8, 67)]), *curve([(x - 7.5, 48), (x - 6, 30), (x - 2, 26)])])
    plate.fill(dark, [(x, 24), *curve([(x + 2, 26), (x + 6, 30), (x + 7.5, 48), (x + 8, 66)]), (x + 3, 66.5), (x + 2, 40)])


def _hat(plate: Plate, x: float, kind: str) -> None:
    """Nothing: a hat over a coat."""
    plate.fill(ink.INK, ellipse(x, 18, 7, 1.4))
    plate.fill(ink.INK, [(x - 4.4, 18), (x - 4, 12), (x + 4, 12), (x + 4.4, 18)])


def _bench(plate: Plate) -> None:
    """Nothing: the bench."""
    plate.fill(ink.EARTH, rect(60, 74, 116, 2.6))
    for x in (66, 116, 166):
        plate.fill(ink.INK, rect(x, 76.6, 3, 8.6))


def _door(plate: Plate) -> None:
    """Nothing: the carved door."""
    plate.fill(ink.STONE, arch(8, 85, 36, 76))
    plate.fill(ink.GARNET, arch(11, 85, 30, 72))
    for y in (40, 58, 76):
        for x in (18.5, 33.5):
            plate.each(ink.POMEGRANATE, nested(x, y, 12, 15, 4, 1))
    plate.fill(ink.INK, rect(25.7, 13, 0.6, 72))
