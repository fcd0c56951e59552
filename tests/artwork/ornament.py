"""Ornament: the stepped geometry of the carpets of Quba."""

from __future__ import annotations

from artwork.outlines import rect
from artwork.plate import Outline


def diamond(cx: float, cy: float, width: float, height: float, steps: int = 4) -> Outline:
    """A diamond whose edges go up in stairs."""
    quarter = [
        (width / 2 * (steps - at - drop) / steps, height / 2 * (at + 1) / steps)
        for at in range(steps)
        for drop in (0, 1)
    ][:-1]
    right_foot = [(width / 2, 0.0), *quarter]
    lower_right = [(cx + x, cy + y) for x, y in right_foot]
    lower_left = [(cx - x, cy + y) for x, y in reversed(right_foot)]
    upper_left = [(cx - x, cy - y) for x, y in right_foot]
    upper_right = [(cx + x, cy - y) for x, y in reversed(right_foot)]
    return lower_right + lower_left + upper_left + upper_right


def nested(cx: float, cy: float, width: float, height: float, steps: int, rings: int) -> list[Outline]:
    """Diamonds one within the other, outermost first."""
    return [
        diamond(cx, cy, width * (1 - at / rings), height * (1 - at / rings), max(1, round(steps * (1 - at / rings))))
        for at in range(rings)
    ]


def diamond_row(x: float, y: float, width: float, height: float, count: int, steps: int = 3) -> list[Outline]:
    """Diamonds side by side that fill a band."""
    each = width / count
    return [diamond(x + each * (at + 0.5), y + height / 2, each, height, steps) for at in range(count)]


def running_hook(x: float, y: float, width: float, height: float, count: int) -> list[Outline]:
    """The border of hooks that follow one another, each made of three bars."""
    each, bar = width / count, height / 5
    hooks: list[Outline] = []
    for at in range(count):
        left = x + each * at
        hooks.append(rect(left, y + height - bar, each, bar))
        hooks.append(rect(left + each * 0.1, y, bar, height - bar))
        hooks.append(rect(left + each * 0.1 + bar, y, each * 0.5, bar))
        hooks.append(rect(left + each * 0.1 + each * 0.5, y + bar, bar, bar * 1.6))
    return hooks


def teeth(x: float, y: float, width: float, height: float, count: int) -> list[Outline]:
    """A row of small triangles, the edge of a woven band."""
    each = width / count
    return [
        [(x + each * at, y + height), (x + each * (at + 0.5), y), (x + each * (at + 1), y + height)]
        for at in range(count)
    ]
