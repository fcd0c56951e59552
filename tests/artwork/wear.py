"""Wear: what hand and paper do to a drawn plate, so that it stands beside the pictures of pixels."""

from __future__ import annotations

from artwork import palette as ink
from artwork.outlines import cut, hand
from artwork.plate import Outline, Plate
from artwork.textures import stipple

FINEST = 4.0  # edges shorter than this are left as they are drawn


def worn(plate: Plate, pits: int = 420) -> Plate:
    """The plate as a hand cuts it: long edges waver, and the ink has missed some pits of the paper."""
    copy = Plate(plate.width, plate.height, plate.title)
    for at, (colour, shape) in enumerate(plate.shapes):
        copy.fill_all(colour, [_wavering(plate, outline, at) for outline in shape])
    clouds = hand(3)
    spots = [(clouds.uniform(0, plate.width), clouds.uniform(0, plate.height)) for _ in range(14)]
    reach = plate.height / 4

    def tone(x: float, y: float) -> float:
        return max(0.12, *(1 - ((x - a) ** 2 + (y - b) ** 2) / reach**2 for a, b in spots))

    field = [(0.0, 0.0), (plate.width, 0.0), (plate.width, plate.height), (0.0, plate.height)]
    copy.fill_all(ink.STONE, stipple(field, round(pits * 2.2), 0.17, tone, 9))
    return copy


def _wavering(plate: Plate, outline: Outline, seed: int) -> Outline:
    """The outline cut by hand, unless it is fine or goes to the plate's edge, where paper would show."""
    inside = all(0 < x < plate.width and 0 < y < plate.height for x, y in outline)
    return cut(outline, seed, 0.045, FINEST) if inside and len(outline) < 40 else outline
