"""Ornament: the stepped geometry of the carpets of Quba."""

from __future__ import annotations

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


def diamond_row(x: float, y: float, width: float, height: float, count: int, steps: int = 3) -> list[Outline]:
    """Diamonds side by side that fill a band."""
    each = width / count
    return [diamond(x + each * (at + 0.5), y + height / 2, each, height, steps) for at in range(count)]
