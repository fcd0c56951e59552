"""Landscape: mountains in facets, poplars, and the slopes between."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise

from artwork.outlines import cut, hand, rect, stroke
from artwork.plate import Outline, Plate, Point
from artwork.textures import hatch


def skyline(peaks: Sequence[Point], seed: int, rough: float = 0.16, rounds: int = 3) -> Outline:
    """A broken line through peaks and saddles."""
    knife = hand(seed)
    line = list(peaks)
    for _ in range(rounds):
        finer: Outline = [line[0]]
        for (ax, ay), (bx, by) in pairwise(line):
            length = math.hypot(bx - ax, by - ay)
            at = knife.uniform(0.4, 0.6)
            finer.append((ax + (bx - ax) * at, ay + (by - ay) * at + knife.uniform(-rough, rough) * length))
            finer.append((bx, by))
        line = finer
        rough *= 0.75
    return line


def mountains(
    plate: Plate,
    peaks: Sequence[Point],
    foot: float,
    inks: tuple[str, str],
    seed: int,
    reach: float = 0.62,
    gouge: float = 1.0,
) -> Outline:
    """The skyline of a range that is printed with its shadow sides, the light from the left."""
    line = skyline(peaks, seed)
    plate.fill(inks[0], [*line, (line[-1][0], foot), (line[0][0], foot)])
    knife = hand(seed + 1)
    for at in range(1, len(peaks) - 1):
        if peaks[at][1] < peaks[at - 1][1] and peaks[at][1] < peaks[at + 1][1]:
            side = shadow(line, at * 8, foot, knife, reach)
            plate.fill(inks[1], side)
            _gouges(plate, side, line[at * 8 : at * 8 + 1][0], inks, seed + at, gouge)
    return line


def _gouges(plate: Plate, side: Outline, peak: Point, inks: tuple[str, str], seed: int, gouge: float) -> None:
    """Nothing: gouge marks lead from the shadow into the light, and some the other way."""
    edge = side[-9:]
    breadth = max(x for x, _ in side) - peak[0]
    wider = [
        (x - breadth * 0.42 * (y - peak[1]) / (edge[0][1] - peak[1]) ** 0.9, y) for x, y in reversed(edge)
    ]
    feather = [*edge, peak, *wider]
    plate.each(inks[1], hatch(feather, gouge * 1.5, gouge * 0.55, 64, seed, gouge * 14))
    plate.each(inks[0], hatch(side, gouge * 3.4, gouge * 0.5, 58, seed + 1, gouge * 9))


def shadow(line: Outline, top: int, foot: float, knife, reach: float) -> Outline:
    """The shadow side below one peak: down its right flank and back by a jagged edge."""
    stop = top + 1
    while stop < len(line) - 1 and not (
        line[stop][1] > line[stop - 1][1] and line[stop][1] > line[stop + 1][1] and stop - top > 5
    ):
        stop += 1
    flank = line[top : stop + 1]
    (px, py), (sx, sy) = flank[0], flank[-1]
    low = (px + (sx - px) * 0.6, min(foot, sy + (foot - sy) * reach))
    inner = _jagged(low, (px, py), 9, (sx - px) * 0.09, knife)
    outer = _jagged((sx, sy), low, 5, (sx - px) * 0.06, knife)
    return [*flank, *outer[1:], *inner]


def _jagged(start: Point, end: Point, count: int, by: float, knife) -> Outline:
    """A line of `count` points from a start almost to an end, broken sideways."""
    (ax, ay), (bx, by_) = start, end
    return [
        (ax + (bx - ax) * at / count + (knife.uniform(-by, by) if at else 0), ay + (by_ - ay) * at / count)
        for at in range(count)
    ]


def snow(line: Outline, top: int, depth: float, knife) -> Outline:
    """The snow on one peak: its skyline down to a depth, and a toothed lower edge."""
    py = line[top][1]
    left = top
    while left > 0 and line[left][1] < py + depth:
        left -= 1
    right = top
    while right < len(line) - 1 and line[right][1] < py + depth:
        right += 1
    cap = line[left : right + 1]
    (ax, ay), (bx, by) = cap[0], cap[-1]
    teeth: Outline = []
    count = 7
    for step in range(1, count):
        t = 1 - step / count
        x = ax + (bx - ax) * t
        rise = depth * (0.1 if step % 2 else 0.62) * knife.uniform(0.7, 1.2)
        teeth.append((x, max(ay, by) - rise))
    return [*cap, *teeth]


def poplar(plate: Plate, x: float, foot: float, height: float, inks: tuple[str, str], seed: int) -> None:
    """Nothing: a poplar in leaf is printed, its right side in shadow."""
    knife = hand(seed)
    plate.fill(inks[1], [(x - height * 0.012, foot), (x + height * 0.012, foot), (x, foot - height * 0.3)])
    body = _leaf(x, foot - height * 0.1, height * 0.9, height * 0.085, knife)
    plate.fill(inks[0], body)
    right = body[: len(body) // 2]
    core = [(x + height * (0.008 + 0.012 * math.sin(at * 1.7)), y) for at, (_, y) in enumerate(right)]
    plate.fill(inks[1], [*right, *reversed(core)])
    marks = hand(seed + 50)
    for _ in range(9):
        at = marks.randrange(2, len(right) - 3)
        side = marks.choice((-1, 1))
        y, out = right[at][1], side * height * marks.uniform(0.025, 0.055)
        leaf = [(x + out, y), (x + out * 0.9, y - height * 0.04), (x + out * 0.7, y - height * 0.09)]
        plate.fill(
            inks[1] if side < 0 else inks[0],
            stroke(leaf, height * 0.012, lambda t: math.sin(math.pi * (0.1 + 0.8 * t))),
        )


def tree(plate: Plate, x: float, foot: float, size: float, inks: tuple[str, str], seed: int) -> None:
    """Nothing: a round tree is printed, its right side in shadow."""
    knife = hand(seed)
    plate.fill(inks[1], rect(x - size * 0.05, foot - size * 0.4, size * 0.1, size * 0.4))
    cy, r = foot - size * 0.62, size * 0.42
    crown = [(cx, y) for cx, y in _crown(x, cy, r, knife)]
    plate.fill(inks[0], crown)
    half = len(crown) // 2
    bow = [
        (x + r * 0.2 + r * 0.35 * math.cos(math.pi * (at / half - 0.5)), cy - r + 2 * r * at / half)
        for at in range(half + 1)
    ]
    plate.fill(inks[1], [*crown[: half + 1], *reversed(bow)])


def _crown(x: float, y: float, r: float, knife) -> Outline:
    """The uneven round of a crown, from its top clockwise."""
    count = 16
    line = []
    for at in range(count):
        angle = math.radians(-90 + 360 * at / count)
        reach = r * knife.uniform(0.86, 1.1)
        line.append((x + reach * math.cos(angle), y + reach * math.sin(angle)))
    return line


def _leaf(x: float, foot: float, height: float, half: float, knife) -> Outline:
    """The spindle of a poplar, the right side first, from foot to top."""
    count = 11
    right = []
    left = []
    for at in range(count + 1):
        t = at / count
        breadth = half * math.sin(math.pi * min(t * 0.9 + 0.1, 1)) ** 0.7 * (1 - 0.25 * t)
        right.append((x + breadth * knife.uniform(0.82, 1.12), foot - height * t))
        left.append((x - breadth * knife.uniform(0.82, 1.12), foot - height * t))
    return [*right, *reversed(left)]


def bare_poplar(plate: Plate, x: float, foot: float, height: float, ink: str, seed: int) -> None:
    """Nothing: a poplar in winter is printed, its twigs close to the stem."""
    knife = hand(seed)
    stem = [(x + knife.gauss(0, height * 0.002), foot - height * at / 8) for at in range(9)]
    plate.fill(ink, stroke(stem, height * 0.03, lambda t: 1 - 0.92 * t))
    count = round(height * 0.75)
    for at in range(count):
        t = 0.12 + 0.84 * at / count
        side = 1 if at % 2 else -1
        y = foot - height * t
        length = height * 0.24 * (1 - t) ** 0.55 * knife.uniform(0.7, 1.15)
        reach = side * length * knife.uniform(0.2, 0.34)
        branch = [(x, y), (x + reach * 0.55, y - length * 0.35), (x + reach, y - length)]
        plate.fill(ink, stroke(_bent(branch), height * 0.009 * (1.15 - t), lambda s: 1 - 0.85 * s))
        for twig in range(3):
            s = 0.3 + 0.22 * twig
            tx, ty = x + reach * min(1, s * 1.2), y - length * s
            out = side * length * knife.uniform(0.05, 0.12)
            plate.fill(
                ink,
                stroke(
                    [(tx, ty), (tx + out, ty - length * 0.22), (tx + out * 1.1, ty - length * 0.4)],
                    height * 0.0035,
                ),
            )


def _bent(points: Outline) -> Outline:
    """The three points as a gentle bow."""
    (ax, ay), (bx, by), (cx, cy) = points
    return [
        (
            ax * (1 - t) ** 2 + 2 * bx * t * (1 - t) + cx * t * t,
            ay * (1 - t) ** 2 + 2 * by * t * (1 - t) + cy * t * t,
        )
        for t in (0, 0.2, 0.4, 0.6, 0.8, 1)
    ]


def slope(points: Sequence[Point], foot: float, seed: int, by: float = 0.25) -> Outline:
    """A bank of earth under a line that wavers, down to `foot`."""
    edge = cut(list(points), seed, by, 4)
    last = max(at for at, point in enumerate(edge) if point == tuple(points[-1]))
    line = edge[: last + 1]
    return [*line, (line[-1][0], foot), (line[0][0], foot)]
