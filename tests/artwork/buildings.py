"""Buildings: houses, domes, windows and the long bridge, lit from the left."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from artwork.outlines import arc, arch, ellipse, hand, rect
from artwork.plate import Outline, Plate, Point


@dataclass(frozen=True)
class Inks:
    """What a building is printed in."""

    wall: str
    shade: str
    roof: str
    roof_shade: str
    window: str
    lit: str = ""
    cast: str = ""


def house(
    plate: Plate, x: float, y: float, w: float, h: float, inks: Inks, seed: int, depth: float = 0.5
) -> None:
    """Nothing: a house with a gable to the right is printed, `x`, `y` its lower left corner."""
    knife = hand(seed)
    d, eave, rise = w * depth, w * 0.05, w * knife.uniform(0.26, 0.36)
    top, lift = y - h, w * depth * 0.08
    apex = (x + w + d / 2, top - rise - lift / 2)
    if inks.cast:
        plate.fill(
            inks.cast,
            [
                (x, y),
                (x + w, y),
                (x + w + d, y - lift),
                (x + w * 1.25 + d, y + h * 0.1),
                (x + w * 1.2, y + h * 0.22),
                (x + w * 0.1, y + h * 0.1),
            ],
        )
    plate.fill(inks.shade, [(x + w, y), (x + w + d, y - lift), (x + w + d, top - lift), apex, (x + w, top)])
    plate.fill(inks.wall, rect(x, top, w, h))
    verge = (x + w + d + eave * 0.5, top - lift + eave * 0.6)
    plate.fill(
        inks.roof_shade,
        [apex, verge, (verge[0] - eave * 0.8, verge[1] + eave * 0.4), (apex[0] - eave, apex[1] + eave * 0.8)],
    )
    plate.fill(
        inks.roof,
        [(x - eave, top + eave), (x + w + eave * 0.3, top + eave), apex, (x + d / 2 - eave, apex[1])],
    )
    plate.fill(inks.shade, rect(x, top, w, eave * 1.5))
    plate.fill(
        inks.roof,
        [
            (x - eave, top + eave),
            (x + w + eave * 0.3, top + eave),
            (x + w + eave * 0.3, top),
            (x - eave, top),
        ],
    )
    _house_windows(plate, (x, y, w, h), inks, knife)
    if knife.random() < 0.5:
        cx = x + w * knife.uniform(0.35, 0.6) + d / 4
        plate.fill(inks.wall, rect(cx, apex[1] - rise * 0.35, w * 0.05, rise * 0.9))
        plate.fill(inks.shade, rect(cx + w * 0.05, apex[1] - rise * 0.35, w * 0.045, rise * 0.9))


def _house_windows(plate: Plate, box: tuple[float, float, float, float], inks: Inks, knife) -> None:
    """Nothing: the windows of a house are printed, some with light in them."""
    x, y, w, h = box
    floors = 2 if h > w * 0.6 else 1
    count = 3 if w > h * 1.1 else 2
    for floor in range(floors):
        for at in range(count):
            width, height = w / count * 0.38, h / floors * 0.46
            left, top = (
                x + w * (at + 0.5) / count - width / 2,
                y - h * (floor + 1) / floors + h / floors * 0.3,
            )
            lit = bool(inks.lit) and knife.random() < 0.55
            plate.fill(inks.window, rect(left, top, width, height))
            if lit:
                plate.each(inks.lit, _panes(left, top, width, height))
            else:
                plate.fill(inks.shade, rect(left, top, width, height * 0.12))


def _panes(x: float, y: float, w: float, h: float) -> list[Outline]:
    """The four panes of a window."""
    return [
        rect(x + w * (0.08 + 0.46 * across), y + h * (0.06 + 0.48 * down), w * 0.38, h * 0.4)
        for across in (0, 1)
        for down in (0, 1)
    ]


def dome(plate: Plate, cx: float, foot: float, r: float, inks: Inks, drum: float = 0.55) -> None:
    """Nothing: a small dome on a drum is printed, with a finial."""
    h = r * drum
    plate.fill(inks.wall, rect(cx - r * 0.86, foot - h, r * 1.72, h))
    plate.fill(inks.shade, rect(cx + r * 0.3, foot - h, r * 0.56, h))
    for at in (-0.52, 0.0, 0.52):
        plate.fill(inks.window, arch(cx + at * r - r * 0.11, foot - h * 0.16, r * 0.22, h * 0.66))
    plate.fill(inks.roof, cap(cx, foot - h, r))
    plate.fill(inks.roof_shade, _cap_shade(cx, foot - h, r))
    plate.fill(inks.wall, rect(cx - r * 1.04, foot - h - r * 0.08, r * 2.08, r * 0.13))
    top = foot - h - r * 1.12
    plate.fill(
        inks.roof_shade,
        [(cx - r * 0.07, top + r * 0.12), (cx, top - r * 0.62), (cx + r * 0.07, top + r * 0.12)],
    )
    plate.fill(inks.roof_shade, ellipse(cx, top - r * 0.12, r * 0.12))


def cap(cx: float, foot: float, r: float) -> Outline:
    """The shell of a dome, drawn up to a slight point."""
    right = [(cx + r * x, foot - r * y) for x, y in DOME]
    left = [(cx - r * x, foot - r * y) for x, y in reversed(DOME)]
    return [*right, *left]


DOME: Sequence[Point] = (
    (0.98, 0), (0.99, 0.14), (0.97, 0.28), (0.92, 0.42), (0.84, 0.56), (0.73, 0.69),
    (0.6, 0.81), (0.45, 0.91), (0.29, 0.99), (0.14, 1.06), (0, 1.16),
)  # fmt: skip


def _cap_shade(cx: float, foot: float, r: float) -> Outline:
    """The shadow side of a dome."""
    right = [(cx + r * x, foot - r * y) for x, y in DOME]
    inner = [
        (cx + r * (0.26 + 0.2 * (1 - y)) * (1 if y < 1.1 else 0), foot - r * y) for _, y in reversed(DOME)
    ]
    return [*right, *inner]


def window(plate: Plate, x: float, foot: float, w: float, h: float, inks: tuple[str, str, str]) -> None:
    """Nothing: a round-headed window is printed: its surround, its glass, its bars."""
    surround, glass, bar = inks
    edge = w * 0.16
    plate.fill(surround, arch(x - edge, foot, w + 2 * edge, h + edge))
    plate.fill(glass, arch(x, foot, w, h))
    plate.fill(bar, rect(x + w / 2 - w * 0.035, foot - h, w * 0.07, h))
    for at in (0.32, 0.62):
        plate.fill(bar, rect(x, foot - h * at - w * 0.03, w, w * 0.06))
    plate.fill(surround, rect(x - edge * 1.5, foot, w + 3 * edge, edge * 0.9))


def bridge(
    plate: Plate,
    x0: float,
    x1: float,
    deck: Callable[[float], float],
    bed: Callable[[float], float],
    arches: int,
    inks: Inks,
    pier: float = 0.2,
    thick: float = 0.0,
) -> None:
    """Nothing: a bridge on round arches is printed from bank to bank, its soffits in shadow."""
    span = (x1 - x0) / arches
    thick = thick or span * 0.28
    arcs = [_bridge_arch(x0 + span * at, span, deck, bed, pier, thick) for at in range(arches)]
    top = [(x0 + (x1 - x0) * at / 40, deck(x0 + (x1 - x0) * at / 40)) for at in range(41)]
    plate.each(inks.shade, [_reveal(hole, span * 0.1) for hole in arcs])
    ends = [(x1, bed(x1)), (x0, bed(x0))]
    plate.fill(
        inks.wall, [*top, ends[0], *[point for hole in reversed(arcs) for point in reversed(hole)], ends[1]]
    )
    plate.each(inks.roof, [_ring(x0 + span * at, span, deck, pier, thick) for at in range(arches)])
    parapet = [(x, y - span * 0.1) for x, y in top]
    plate.fill(inks.wall, [*parapet, *reversed(top)])
    plate.fill(
        inks.roof,
        [*[(x, y - span * 0.015) for x, y in top], *[(x, y + span * 0.05) for x, y in reversed(top)]],
    )
    plate.fill(
        inks.roof,
        [*[(x, y - span * 0.15) for x, y in top], *[(x, y - span * 0.09) for x, y in reversed(top)]],
    )


def _bridge_arch(x: float, span: float, deck, bed, pier: float, thick: float) -> Outline:
    """One opening of the bridge, from its left foot over to its right."""
    half = span * (1 - pier) / 2
    cx = x + span / 2
    spring = deck(cx) + thick + half
    low = max(bed(cx), spring)
    return [(cx - half, low), *arc(cx, spring, half, half, 180, 360), (cx + half, low)]


def _reveal(hole: Outline, by: float) -> Outline:
    """The inner side of an opening that is seen past its left edge, in shadow."""
    left, right = hole[0][0], hole[-1][0]
    narrow = [
        (
            left + by + (x - left) * (right - left - by) / (right - left),
            y + (0 if at in (0, len(hole) - 1) else by * 0.35),
        )
        for at, (x, y) in enumerate(hole)
    ]
    return [*hole, *reversed(narrow)]


def _ring(x: float, span: float, deck, pier: float, thick: float) -> Outline:
    """The ring of stones about an opening."""
    half = span * (1 - pier) / 2
    cx = x + span / 2
    spring = deck(cx) + thick + half
    outer = arc(cx, spring, half * 1.14, half * 1.14, 180, 360)
    inner = arc(cx, spring, half, half, 360, 180)
    return [*outer, *inner]


def mosque(plate: Plate, cx: float, foot: float, r: float, inks: Inks) -> None:
    """Nothing: an eight-sided mosque under one dome is printed, a minaret at its left."""
    h = r * 1.7
    if inks.cast:
        plate.fill(
            inks.cast,
            [
                (cx - r * 2, foot),
                (cx + r, foot),
                (cx + r * 1.9, foot + r * 0.1),
                (cx + r * 1.5, foot + r * 0.4),
                (cx - r * 1.6, foot + r * 0.14),
            ],
        )
    _minaret(plate, cx - r * 1.75, foot, r, inks)
    for left, right, colour in ((-1.0, -0.52, inks.wall), (-0.52, 0.52, inks.wall), (0.52, 1.0, inks.shade)):
        plate.fill(colour, rect(cx + r * left, foot - h, r * (right - left), h))
        middle, wide = cx + r * (left + right) / 2, r * (0.34 if right - left > 0.6 else 0.16)
        plate.fill(inks.window, arch(middle - wide / 2, foot - h * 0.18, wide, h * 0.56))
    for at in (-0.52, 0.52):
        plate.fill(inks.shade, rect(cx + r * at - r * 0.03, foot - h, r * 0.06, h))
    plate.fill(inks.roof, cap(cx, foot - h, r * 0.94))
    plate.fill(inks.roof_shade, _cap_shade(cx, foot - h, r * 0.94))
    plate.fill(inks.wall, rect(cx - r * 1.05, foot - h - r * 0.06, r * 1.58, r * 0.14))
    plate.fill(inks.shade, rect(cx + r * 0.52, foot - h - r * 0.06, r * 0.53, r * 0.14))
    top = foot - h - r * 1.06
    plate.fill(inks.roof_shade, [(cx - r * 0.04, top), (cx, top - r * 0.4), (cx + r * 0.04, top)])


def _minaret(plate: Plate, cx: float, foot: float, r: float, inks: Inks) -> None:
    """Nothing: a slender minaret is printed."""
    h, half = r * 3.5, r * 0.17
    plate.fill(
        inks.wall,
        [(cx - half * 1.2, foot), (cx - half, foot - h), (cx + half, foot - h), (cx + half * 1.2, foot)],
    )
    plate.fill(
        inks.shade,
        [
            (cx + half * 0.3, foot),
            (cx + half * 0.25, foot - h),
            (cx + half, foot - h),
            (cx + half * 1.2, foot),
        ],
    )
    plate.fill(inks.wall, rect(cx - half * 1.7, foot - h - half, half * 3.4, half * 1.1))
    plate.fill(inks.shade, rect(cx + half * 0.4, foot - h - half, half * 1.3, half * 1.1))
    plate.fill(inks.shade, rect(cx - half * 0.8, foot - h - half * 3, half * 1.6, half * 2))
    plate.fill(
        inks.roof,
        [
            (cx - half * 1.2, foot - h - half * 3),
            (cx, foot - h - half * 7),
            (cx + half * 1.2, foot - h - half * 3),
        ],
    )
    plate.fill(
        inks.roof_shade,
        [
            (cx + half * 0.2, foot - h - half * 3),
            (cx, foot - h - half * 7),
            (cx + half * 1.2, foot - h - half * 3),
        ],
    )
