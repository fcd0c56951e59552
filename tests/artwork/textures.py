"""Textures: what a gouge, a graver or a grained stone leaves inside an outline."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence

from artwork.outlines import hand, turned
from artwork.plate import Outline, Point

Tone = Callable[[float, float], float]


def spans(outlines: Sequence[Sequence[Point]], y: float) -> list[tuple[float, float]]:
    """Where a level line at `y` runs inside the outlines."""
    cuts: list[float] = []
    for outline in outlines:
        for (ax, ay), (bx, by) in zip(outline, [*outline[1:], outline[0]], strict=True):
            if (ay <= y) != (by <= y):
                cuts.append(ax + (y - ay) * (bx - ax) / (by - ay))
    cuts.sort()
    return list(zip(cuts[::2], cuts[1::2], strict=False))


def hatch(
    outline: Sequence[Point], gap: float, weight: float, angle: float = 0, seed: int = 1, length: float = 1e9
) -> list[Outline]:
    """Parallel gouge marks that fill the outline, each thin at its ends and none longer than `length`."""
    knife = hand(seed)
    level = turned(outline, -angle, (0, 0))
    ys = [y for _, y in level]
    marks: list[Outline] = []
    y = min(ys) + gap * 0.5
    while y < max(ys):
        for start, end in spans([level], y):
            marks.extend(_marks(start, end, y, weight, length, knife))
        y += gap * knife.uniform(0.88, 1.12)
    return [turned(mark, angle, (0, 0)) for mark in marks]


def _marks(start: float, end: float, y: float, weight: float, length: float, knife) -> list[Outline]:
    """The marks along one line of a hatching."""
    marks = []
    x = start + knife.uniform(0, min(length, end - start) * 0.12)
    while x < end - 0.2:
        stop = min(x + length * knife.uniform(0.6, 1.2), end - knife.uniform(0, (end - start) * 0.05))
        if stop - x > 0.3:
            half = weight / 2 * knife.uniform(0.75, 1.15)
            rise = knife.uniform(-0.1, 0.1) * weight
            quarter = (stop - x) / 5
            marks.append(
                [
                    (x, y),
                    (x + quarter, y - half),
                    (stop - quarter, y - half + rise),
                    (stop, y + rise),
                    (stop - quarter, y + half + rise),
                    (x + quarter, y + half),
                ]
            )
        x = stop + length * knife.uniform(0.08, 0.3)
    return marks


def engraved(
    outline: Sequence[Point], gap: float, tone: Tone, step: float = 3, seed: int = 1
) -> list[Outline]:
    """Level lines that swell where the tone (0 to 1) is strong and vanish where there is none."""
    knife = hand(seed)
    ys = [y for _, y in outline]
    lines: list[Outline] = []
    y = min(ys) + gap / 2
    while y < max(ys):
        for start, end in spans([outline], y):
            lines.extend(_swelling(start, end, y, gap, tone, step, knife))
        y += gap
    return lines


def _swelling(
    start: float, end: float, y: float, gap: float, tone: Tone, step: float, knife
) -> list[Outline]:
    """One engraved line, in as many pieces as the tone leaves of it."""
    count = max(2, round((end - start) / step))
    runs: list[list[tuple[float, float, float]]] = [[]]
    for at in range(count + 1):
        x = start + (end - start) * at / count
        breadth = gap * min(max(tone(x, y), 0), 1) * knife.uniform(0.9, 1.1)
        if breadth > gap * knife.uniform(0.02, 0.14):
            runs[-1].append((x, y + knife.gauss(0, gap * 0.03), breadth))
        elif runs[-1]:
            runs.append([])
    return [_band(run) for run in runs if len(run) > 1]


def _band(run: list[tuple[float, float, float]]) -> Outline:
    """The outline of a line by its middle and its breadth."""
    upper = [(x, y - breadth / 2) for x, y, breadth in run]
    lower = [(x, y + breadth / 2) for x, y, breadth in reversed(run)]
    return upper + lower


def stipple(
    outline: Sequence[Point], count: int, size: float, tone: Tone = lambda _x, _y: 1, seed: int = 1
) -> list[Outline]:
    """Grains strewn in the outline, dense where the tone (0 to 1) is strong."""
    grain = hand(seed)
    xs, ys = [x for x, _ in outline], [y for _, y in outline]
    dots: list[Outline] = []
    for _ in range(count):
        x, y = grain.uniform(min(xs), max(xs)), grain.uniform(min(ys), max(ys))
        if grain.random() < tone(x, y) and any(a < x < b for a, b in spans([outline], y)):
            dots.append(_grain(x, y, size * grain.uniform(0.6, 1.3), grain))
    return dots


def _grain(x: float, y: float, size: float, grain) -> Outline:
    """One grain: a small five-cornered thing."""
    start = grain.uniform(0, 72)
    corners = [math.radians(start + 72 * at) for at in range(5)]
    return [(x + size / 2 * math.cos(a), y + size / 2 * math.sin(a) * 0.85) for a in corners]
