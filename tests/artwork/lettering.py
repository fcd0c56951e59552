"""Lettering: words as outlines, for map labels and the numbers of charts."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from artwork.plate import Outline, Point
from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.ttLib import TTFont

FONTS = Path(__file__).parent / "fonts", Path(__file__).parents[2] / "layouts/fonts/source-sans-3"
"""What drawings alone are lettered in, and what the layout has too."""


@cache
def _font(cut: str) -> TTFont:
    """The cut of Source Sans 3 by its name."""
    files = (folder / f"SourceSans3-{cut}.otf" for folder in FONTS)
    return TTFont(next(file for file in files if file.is_file()))


def width(words: str, size: float, cut: str = "Semibold", tracking: float = 0) -> float:
    """How wide the words stand, in the unit of `size`."""
    font = _font(cut)
    names = [font.getBestCmap()[ord(letter)] for letter in words]
    scale = size / font["head"].unitsPerEm
    return sum(font["hmtx"][name][0] * scale + tracking for name in names) - tracking


def letters(
    words: str, x: float, y: float, size: float, cut: str = "Semibold", tracking: float = 0
) -> list[Outline]:
    """The outlines of the words, from `x` on the baseline `y`."""
    font = _font(cut)
    scale = size / font["head"].unitsPerEm
    outlines: list[Outline] = []
    for letter in words:
        name = font.getBestCmap()[ord(letter)]
        outlines.extend(_glyph(font, name, x, y, scale))
        x += font["hmtx"][name][0] * scale + tracking
    return outlines


def _glyph(font: TTFont, name: str, x: float, y: float, scale: float) -> list[Outline]:
    """The outlines of one glyph."""
    pen = DecomposingRecordingPen(font.getGlyphSet())
    font.getGlyphSet()[name].draw(pen)
    outlines: list[Outline] = []
    for verb, points in pen.value:
        placed = [(x + px * scale, y - py * scale) for px, py in points]
        if verb == "moveTo":
            outlines.append(placed)
        elif verb == "lineTo":
            outlines[-1].extend(placed)
        elif verb == "curveTo":
            outlines[-1].extend(_cubic(outlines[-1][-1], placed))
    return outlines


def _cubic(start: Point, points: list[Point], detail: int = 7) -> Outline:
    """Points along a cubic curve, without its start."""
    (ax, ay), (bx, by), (cx, cy), (dx, dy) = start, *points
    line: Outline = []
    for at in range(1, detail + 1):
        t = at / detail
        s = 1 - t
        a, b, c, d = s**3, 3 * s * s * t, 3 * s * t * t, t**3
        line.append((a * ax + b * bx + c * cx + d * dx, a * ay + b * by + c * cy + d * dy))
    return line
