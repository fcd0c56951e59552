"""Outlines: the plain shapes of the drawing hand, in millimetres."""

from __future__ import annotations

import math
import random
from collections.abc import Callable, Sequence

from artwork.plate import Outline, Point


def hand(seed: int) -> random.Random:
    """A source of small irregularities that is the same in every run."""
    return random.Random(seed)  # noqa: S311  a hand, not a secret


def rect(x: float, y: float, width: float, height: float) -> Outline:
    """A rectangle by its upper left corner."""
    return [(x, y), (x + width, y), (x + width, y + height), (x, y + height)]


def ellipse(cx: float, cy: float, rx: float, ry: float | None = None) -> Outline:
    """An ellipse, or a circle if one radius is given."""
    return arc(cx, cy, rx, ry if ry is not None else rx, 0, 360)


def arc(cx: float, cy: float, rx: float, ry: float, start: float, end: float) -> Outline:
    """The points of an arc, by degrees clockwise from three o'clock."""
    turn = abs(end - start) / 360
    radius = max(rx, ry, 0.4)
    count = max(6, round(turn * max(14 * math.sqrt(radius) + 6, 32 if radius > 0.5 else 0)))
    angles = [math.radians(start + (end - start) * at / count) for at in range(count + 1)]
    return [(cx + rx * math.cos(angle), cy + ry * math.sin(angle)) for angle in angles]


def arch(x: float, y: float, width: float, height: float, rise: float | None = None) -> Outline:
    """A round-headed opening whose foot is `y` and whose crown is `height` above it."""
    rise = width / 2 if rise is None else rise
    spring = y - height + rise
    return [(x, y), *arc(x + width / 2, spring, width / 2, rise, 180, 360), (x + width, y)]


def curve(points: Sequence[Point], detail: int = 8) -> Outline:
    """A smooth line through the points (Catmull-Rom)."""
    ends = [points[0], *points, points[-1]]
    line: Outline = []
    for at in range(len(points) - 1):
        line.extend(_between(ends[at : at + 4], step / detail) for step in range(detail))
    return [*line, points[-1]]


def _between(four: Sequence[Point], t: float) -> Point:
    """The point at `t` between the second and the third of four."""
    a, b, c, d = (
        -t / 2 + t * t - t**3 / 2,
        1 - 2.5 * t * t + 1.5 * t**3,
        t / 2 + 2 * t * t - 1.5 * t**3,
        (t**3 - t * t) / 2,
    )
    (x0, y0), (x1, y1), (x2, y2), (x3, y3) = four
    return (a * x0 + b * x1 + c * x2 + d * x3, a * y0 + b * y1 + c * y2 + d * y3)


def stroke(line: Sequence[Point], width: float, profile: Callable[[float], float] | None = None) -> Outline:
    """A line with a breadth, which `profile` may swell and thin along its way (0 to 1)."""
    left: Outline = []
    right: Outline = []
    for at, (x, y) in enumerate(line):
        (ax, ay), (bx, by) = line[max(at - 1, 0)], line[min(at + 1, len(line) - 1)]
        length = math.hypot(bx - ax, by - ay) or 1
        half = width / 2 * (profile(at / (len(line) - 1)) if profile else 1)
        nx, ny = -(by - ay) / length * half, (bx - ax) / length * half
        left.append((x + nx, y + ny))
        right.append((x - nx, y - ny))
    return [*left, *reversed(right)]


def cut(outline: Sequence[Point], seed: int, by: float = 0.15, step: float = 3.0) -> Outline:
    """The outline as a knife would follow it: long edges waver a little."""
    knife = hand(seed)
    line: Outline = []
    for (ax, ay), (bx, by_) in zip(outline, [*outline[1:], outline[0]], strict=True):
        count = max(1, round(math.hypot(bx - ax, by_ - ay) / step))
        line.append((ax, ay))
        for at in range(1, count):
            t = at / count
            line.append((ax + (bx - ax) * t + knife.gauss(0, by), ay + (by_ - ay) * t + knife.gauss(0, by)))
    return line


def turned(outline: Sequence[Point], degrees: float, about: Point) -> Outline:
    """The outline turned clockwise about a point."""
    cos, sin = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
    cx, cy = about
    return [(cx + (x - cx) * cos - (y - cy) * sin, cy + (x - cx) * sin + (y - cy) * cos) for x, y in outline]


def mirrored(outline: Sequence[Point], axis: float) -> Outline:
    """The outline seen in a mirror that stands upright at `axis`."""
    return [(2 * axis - x, y) for x, y in outline]
