"""Perspective: a flat face seen at an angle, and a room or a table seen by one eye."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from artwork.plate import Outline, Point

Solid = tuple[float, float, float]


@dataclass(frozen=True)
class Face:
    """A flat face `width` by `height` by where its corners are seen, from the upper left on."""

    corners: tuple[Point, Point, Point, Point]
    width: float = 1
    height: float = 1

    def at(self, x: float, y: float) -> Point:
        """Where a point of the face is seen."""
        (x0, y0), (x1, y1), (x2, y2), (x3, y3) = self.corners
        u, v = x / self.width, y / self.height
        dx1, dx2, dy1, dy2 = x1 - x2, x3 - x2, y1 - y2, y3 - y2
        sx, sy = x0 - x1 + x2 - x3, y0 - y1 + y2 - y3
        area = dx1 * dy2 - dx2 * dy1
        g, h = (sx * dy2 - dx2 * sy) / area, (dx1 * sy - sx * dy1) / area
        w = g * u + h * v + 1
        px = (x1 - x0 + g * x1) * u + (x3 - x0 + h * x3) * v + x0
        py = (y1 - y0 + g * y1) * u + (y3 - y0 + h * y3) * v + y0
        return (px / w, py / w)

    def seen(self, outline: Sequence[Point]) -> Outline:
        """How an outline drawn on the face is seen."""
        return [self.at(x, y) for x, y in outline]

    def all(self, outlines: Sequence[Sequence[Point]]) -> list[Outline]:
        """How the outlines drawn on the face are seen."""
        return [self.seen(outline) for outline in outlines]


@dataclass(frozen=True)
class Eye:
    """An eye that looks level into the depth: x to the right, y up from the floor, z away."""

    centre: Point  # where it looks, on the picture
    height: float
    focus: float  # millimetres on the picture for one unit at depth one

    def at(self, solid: Solid) -> Point:
        """Where a point in space is seen."""
        x, y, z = solid
        return (self.centre[0] + self.focus * x / z, self.centre[1] + self.focus * (self.height - y) / z)

    def seen(self, solids: Sequence[Solid]) -> Outline:
        """How an outline in space is seen."""
        return [self.at(solid) for solid in solids]

    def floor(self, x: float, z: float, width: float, depth: float, y: float = 0) -> Outline:
        """A level rectangle by its near left corner."""
        return self.seen([(x, y, z), (x + width, y, z), (x + width, y, z + depth), (x, y, z + depth)])

    def front(self, x: float, y: float, z: float, width: float, height: float) -> Outline:
        """An upright rectangle that faces us, by its lower left corner."""
        return self.seen([(x, y + height, z), (x + width, y + height, z), (x + width, y, z), (x, y, z)])

    def side(self, x: float, y: float, z: float, depth: float, height: float) -> Outline:
        """An upright rectangle that runs into the depth, by its near lower corner."""
        return self.seen([(x, y + height, z), (x, y + height, z + depth), (x, y, z + depth), (x, y, z)])

    def face(self, outline: Outline, width: float, height: float) -> Face:
        """A face to draw on, from four corners as `front` and `side` give them."""
        return Face((outline[0], outline[1], outline[2], outline[3]), width, height)


@dataclass(frozen=True)
class Stand:
    """Something that stands turned in space: its own x runs to the right, its own z away from its front."""

    eye: Eye
    origin: Solid
    angle: float  # in radians; its right end comes nearer as this grows

    def at(self, solid: Solid) -> Point:
        """Where a point, told in its own measures, is seen."""
        x, y, z = solid
        cos, sin = math.cos(self.angle), math.sin(self.angle)
        ox, oy, oz = self.origin
        return self.eye.at((ox + x * cos + z * sin, oy + y, oz - x * sin + z * cos))

    def seen(self, solids: Sequence[Solid]) -> Outline:
        """How an outline, told in its own measures, is seen."""
        return [self.at(solid) for solid in solids]

    def front(self, outline: Sequence[Point], z: float = 0) -> Outline:
        """How an outline drawn on its front, x to the right and y up, is seen."""
        return [self.at((x, y, z)) for x, y in outline]

    def side(self, outline: Sequence[Point], x: float = 0) -> Outline:
        """How an outline drawn on a side, z into the depth and y up, is seen."""
        return [self.at((x, y, z)) for z, y in outline]

    def box(self, low: Solid, size: Solid) -> tuple[Outline, Outline, Outline]:
        """The front, the right side and the top of a block."""
        (x, y, z), (w, h, d) = low, size
        front = self.front([(x, y), (x + w, y), (x + w, y + h), (x, y + h)], z)
        side = self.side([(z, y), (z + d, y), (z + d, y + h), (z, y + h)], x + w)
        top = self.seen([(x, y + h, z), (x + w, y + h, z), (x + w, y + h, z + d), (x, y + h, z + d)])
        return front, side, top
