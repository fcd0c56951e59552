"""The map: from the Caspian to the eastern Mediterranean, and the way of the oil."""

from __future__ import annotations

import json
import math
from functools import cache
from pathlib import Path

from artwork import palette as ink
from artwork.lettering import letters, width
from artwork.outlines import curve, ellipse, rect, stroke
from artwork.plate import Outline, Plate, Point
from artwork.textures import engraved, hatch

WIDTH, HEIGHT = 190, 110
WEST, NORTH, DEGREE = 25.6, 42.95, 8.15  # the upper left corner, and a degree of latitude in millimetres
LANDS = Path(__file__).parents[1] / "lands.json"
PIPELINE = ((49.6, 40.25), (48.6, 40.22), (47.4, 40.5), (46.3, 40.82), (45.4, 41.25), (44.8, 41.62), (43.7, 41.62), (42.85, 41.5), (42.5, 41.0), (41.9, 40.3), (41.27, 39.9), (39.6, 39.75), (38.2, 39.5), (37.0, 39.0), (36.4, 38.2), (36.2, 37.5), (35.85, 36.92))
CITIES = {"Baku": (49.87, 40.41), "Quba": (48.51, 41.36), "Tbilisi": (44.8, 41.7), "Erzurum": (41.27, 39.9), "Ceyhan": (35.8, 37.0)}


@cache
def lands() -> dict[str, list[Outline]]:
    """The coasts and the lands by name, in degrees (Natural Earth, public domain, simplified)."""
    return json.loads(LANDS.read_text(encoding="utf-8"))


def placed(point: Point) -> Point:
    """Where a place by longitude and latitude stands on the map."""
    return ((point[0] - WEST) * DEGREE * math.cos(math.radians(37)), (NORTH - point[1]) * DEGREE)


def draw() -> Plate:
    """The map as a plate."""
    plate = Plate(WIDTH, HEIGHT, "The way of the oil")
    plate.fill(ink.MIST, rect(0, 0, WIDTH, HEIGHT))
    plate.fill_all(ink.SAND, [[placed(point) for point in outline] for outline in lands()["land"]])
    for name in ("Azerbaijan", "Israel"):
        plate.fill_all(ink.BLUSH, [[placed(point) for point in outline] for outline in lands()[name]])
    plate.fill(ink.POMEGRANATE, stroke(curve([placed(point) for point in PIPELINE]), 1.4))
    _cities(plate)
    return plate


def _cities(plate: Plate) -> None:
    """Nothing: dots and names."""
    for name, point in CITIES.items():
        x, y = placed(point)
        plate.fill(ink.INK, ellipse(x, y, 1.3))
        plate.fill_all(ink.INK, letters(name, x + 2, y - 2, 5.4))
