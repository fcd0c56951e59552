"""The chart of oil: ten barrels stand for what Israel imports in a year, four of them from Azerbaijan."""

from __future__ import annotations

from artwork import palette as ink
from artwork.lettering import letters, width
from artwork.ornament import diamond
from artwork.outlines import arc, ellipse, rect
from artwork.plate import Plate
from artwork.textures import hatch

WIDTH, HEIGHT = 190, 84
LEFT, TENTH, FOOT = 13.0, 16.4, 66.0


def draw() -> Plate:
    """The chart as a plate."""
    plate = Plate(WIDTH, HEIGHT, "Forty per cent")
    plate.fill(ink.SAND, rect(0, 0, WIDTH, HEIGHT))
    for at in range(10):
        _barrel(plate, LEFT + TENTH * (at + 0.5), ours=at < 4)
    _bracket(plate)
    _axis(plate)
    return plate


def _barrel(plate: Plate, cx: float, *, ours: bool) -> None:
    """Nothing: one barrel, a tenth of the whole; it is filled if it came from Azerbaijan."""
    light, dark, hoop, lid = (
        (ink.POMEGRANATE, ink.GARNET, ink.ROSE, ink.ROSE)
        if ours
        else (ink.STONE, ink.CLAY, ink.EARTH, ink.PAPER)
    )
    half, top, lip = 6.4, 32.0, 1.9
    body = [*arc(cx, FOOT - lip, half, lip, 0, 180), *arc(cx, top, half, lip, 180, 360)]
    plate.fill(light, body)
    plate.fill(dark, [*arc(cx, FOOT - lip, half, lip, 0, 68), *arc(cx, top, half, lip, 292, 360)])
    plate.each(light, hatch(rect(cx + 2.4, top + 1, 1.6, FOOT - top - 4), 0.9, 0.35, 0, 3))
    for y in (top + 10.6, top + 21.2):
        plate.fill(hoop, [*arc(cx, y, half + 0.35, lip, 0, 180), *arc(cx, y - 1.1, half + 0.35, lip, 180, 0)])
    plate.fill(lid, ellipse(cx, top, half, lip))
    plate.fill(dark, ellipse(cx - 2.4, top + 0.2, 1.2, 0.5))
    plate.fill(ink.SAND if ours else ink.EARTH, diamond(cx - 0.6, top + 17.2, 5.2, 5.2, 4))
    plate.fill(light, diamond(cx - 0.6, top + 17.2, 2.3, 2.3, 2))


def _bracket(plate: Plate) -> None:
    """Nothing: the share that the filled barrels make, and how much oil that is."""
    left, right = LEFT + 0.6, LEFT + 4 * TENTH - 0.6
    for piece in (
        rect(left, 24.4, right - left, 0.6),
        rect(left, 24.4, 0.6, 2.6),
        rect(right - 0.6, 24.4, 0.6, 2.6),
    ):
        plate.fill(ink.POMEGRANATE, piece)
    plate.fill_all(ink.POMEGRANATE, letters("40 %", left - 0.6, 20, 16.5, "Bold"))
    plate.fill_all(
        ink.INK, letters("about 30 million barrels a year", left + width("40 %", 16.5, "Bold") + 4, 20, 7.2)
    )


def _axis(plate: Plate) -> None:
    """Nothing: the axis in per cent, from zero."""
    plate.fill(ink.INK, rect(LEFT, FOOT + 2.2, 10 * TENTH, 0.5))
    for at in range(0, 11, 2):
        x = LEFT + TENTH * at
        words = f"{at * 10} %" if at in (0, 10) else f"{at * 10}"
        plate.fill(ink.INK, rect(x - 0.25, FOOT + 2.2, 0.5, 2.2))
        plate.fill_all(ink.INK, letters(words, x - width(f"{at * 10}", 6.4) / 2, FOOT + 10.6, 6.4))
