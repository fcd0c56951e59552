"""The map: from the Caspian to the eastern Mediterranean, and the way of the oil.

No frontier is drawn. Azerbaijan and Israel are tints that fade before they come to an edge of theirs on land.
"""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from artwork import palette as ink
from artwork.lettering import letters, width
from artwork.ornament import diamond
from artwork.outlines import curve, rect, stroke
from artwork.plate import Outline, Plate, Point
from artwork.textures import engraved

WIDTH, HEIGHT = 190, 110
WEST, NORTH, DEGREE = 25.6, 42.95, 8.15  # the upper left corner, and a degree of latitude in millimetres
LANDS = Path(__file__).parents[1] / "lands.json"
PIPELINE = (
    (49.5, 40.22), (48.6, 40.22), (47.4, 40.5), (46.3, 40.82), (45.4, 41.25), (44.8, 41.6), (43.7, 41.62),
    (42.85, 41.5), (42.5, 41.0), (41.9, 40.3), (41.27, 39.9), (39.6, 39.75), (38.2, 39.5), (37.0, 39.0),
    (36.4, 38.2), (36.2, 37.5), (35.85, 36.92),
)  # fmt: skip
TANKERS = (
    ((35.8, 36.85), (35.45, 36.5), (35.05, 35.9), (34.95, 35.0), (34.8, 34.0), (34.85, 33.2), (34.96, 32.86)),
    ((34.8, 34.0), (34.5, 33.2), (34.35, 32.4), (34.52, 31.7)),
)
LABELS: Sequence[tuple[str, Point, Point, str]] = (
    ("Baku", (49.87, 40.41), (2.2, -1.6), "Bold"),
    ("Quba", (48.51, 41.36), (2.4, -0.6), "Bold"),
    ("Tbilisi", (44.8, 41.7), (3.0, -0.3), "Bold"),
    ("Erzurum", (41.27, 39.9), (1.6, 6.8), "Bold"),
    ("Ceyhan", (35.8, 37.0), (3.0, 4.4), "Bold"),
    ("Haifa", (34.98, 32.82), (4.4, 1.8), "Semibold"),
    ("Ashkelon", (34.55, 31.67), (-26.4, 3.0), "Semibold"),
)
SEAS: Sequence[tuple[str, Point]] = (
    ("Black Sea", (34.2, 42.02)), ("Caspian", (50.3, 38.9)), ("Sea", (51.0, 38.05)),
    ("Mediterranean", (27.6, 33.6)),
)  # fmt: skip
COUNTRIES: Sequence[tuple[str, Point, str]] = (
    ("AZERBAIJAN", (44.0, 38.05), ink.POMEGRANATE), ("ISRAEL", (35.9, 31.1), ink.POMEGRANATE),
    ("TURKEY", (31.2, 39.0), ink.EARTH), ("GEORGIA", (41.75, 42.36), ink.EARTH),
)  # fmt: skip


@cache
def lands() -> dict[str, list[Outline]]:
    """The coasts and the lands by name, on the map (Natural Earth, public domain, simplified)."""
    told = json.loads(LANDS.read_text(encoding="utf-8"))
    return {
        name: [[placed((x, y)) for x, y in outline] for outline in outlines]
        for name, outlines in told.items()
    }


def placed(point: Point) -> Point:
    """Where a place by longitude and latitude stands on the map."""
    return ((point[0] - WEST) * DEGREE * math.cos(math.radians(37)), (NORTH - point[1]) * DEGREE)


def draw() -> Plate:
    """The map as a plate."""
    plate = Plate(WIDTH, HEIGHT, "The way of the oil")
    _sea_and_land(plate)
    for name, reach, east in (("Azerbaijan", 2.2, 60.0), ("Israel", 0.9, 35.62)):
        _tint(plate, name, reach, east)
    _ways(plate)
    _names(plate)
    _scale(plate)
    return plate


def _sea_and_land(plate: Plate) -> None:
    """Nothing: the seas, their coasts shaded by a few lines, and the land."""
    plate.fill(ink.MIST, rect(0, 0, WIDTH, HEIGHT))
    coasts = [_within(outline) for outline in lands()["land"]]
    near = Nearest(_coast())
    shore = engraved(rect(0, 0, WIDTH, HEIGHT), 1.0, lambda x, y: 0.42 - near.distance(x, y) / 9, 0.8, 4)
    plate.fill_all(ink.DUSK, shore)
    plate.fill_all(ink.SAND, coasts)


def _coast() -> list[Point]:
    """Points along the coasts, those left out that only follow the frame."""
    points = _edges([_within(outline) for outline in lands()["land"]])
    return [(x, y) for x, y in points if -1.9 < x < WIDTH + 1.9 and -1.9 < y < HEIGHT + 1.9]


def _within(outline: Outline) -> Outline:
    """The outline held to a little more than the plate, so that nothing hangs far out of it."""
    return [(min(max(x, -2), WIDTH + 2), min(max(y, -2), HEIGHT + 2)) for x, y in outline]


def _edges(outlines: Sequence[Outline]) -> list[Point]:
    """Points close to one another along the outlines."""
    points: list[Point] = []
    for outline in outlines:
        for (ax, ay), (bx, by) in zip(outline, [*outline[1:], outline[0]], strict=True):
            count = max(1, round(math.hypot(bx - ax, by - ay) / 0.7))
            points.extend((ax + (bx - ax) * at / count, ay + (by - ay) * at / count) for at in range(count))
    return points


class Nearest:
    """Points sorted into squares, so that the nearest is soon found."""

    def __init__(self, points: Sequence[Point]) -> None:
        self.squares: dict[tuple[int, int], list[Point]] = {}
        for x, y in points:
            self.squares.setdefault((int(x // SQUARE), int(y // SQUARE)), []).append((x, y))

    def distance(self, x: float, y: float) -> float:
        """How far the nearest of the points lies, or one square's breadth if none is so near."""
        column, row = int(x // SQUARE), int(y // SQUARE)
        around = [(column + dx, row + dy) for dx in (-1, 0, 1) for dy in (-1, 0, 1)]
        near = [point for square in around for point in self.squares.get(square, ())]
        return min([SQUARE, *(math.hypot(x - px, y - py) for px, py in near)])


SQUARE = 5.0


def _tint(plate: Plate, name: str, reach: float, east: float) -> None:
    """Nothing: a country's tint, which thins out towards its land frontiers and is full at its coasts."""
    outlines = lands()[name]
    coast = Nearest(_coast())
    inland = Nearest([point for point in _edges(outlines) if coast.distance(*point) > 1.2])

    def tone(x: float, y: float) -> float:
        return 0.72 * min(1, (inland.distance(x, y) / reach) ** 0.8) if x < placed((east, 0))[0] else 0

    for outline in outlines:
        plate.each(ink.ROSE, engraved(outline, 0.9, tone, 0.7, 6))


def _ways(plate: Plate) -> None:
    """Nothing: the pipeline, and the tankers' course in dashes."""
    for course in TANKERS:
        line = curve([placed(point) for point in course], 10)
        for at in range(0, len(line) - 4, 6):
            plate.fill(ink.POMEGRANATE, stroke(line[at : at + 4], 1.1))
    pipe = curve([placed(point) for point in PIPELINE], 6)
    plate.fill(ink.SAND, stroke(pipe, 3.2))
    plate.fill(ink.POMEGRANATE, stroke(pipe, 1.7))


def _names(plate: Plate) -> None:
    """Nothing: places, lands and seas by name."""
    for words, point, (dx, dy), cut in LABELS:
        x, y = placed(point)
        plate.fill(ink.SAND, diamond(x, y, 4.6, 4.6, 3))
        plate.fill(ink.INK, diamond(x, y, 3.4, 3.4, 3))
        plate.fill_all(ink.INK, letters(words, x + dx, y + dy, 5.7, cut))
    for words, place in SEAS:
        _spaced(plate, words, placed(place), ink.SLATE, "SemiboldIt", 0.25)
    for words, place, colour in COUNTRIES:
        _spaced(plate, words, placed(place), colour, "Bold", 0.45)


def _spaced(plate: Plate, words: str, place: Point, colour: str, cut: str, tracking: float) -> None:
    """Nothing: a name set wide."""
    plate.fill_all(colour, letters(words, place[0], place[1], 5.7, cut, tracking))


def _scale(plate: Plate) -> None:
    """Nothing: three hundred kilometres."""
    length = 300 / 111.2 * DEGREE
    x, y = WIDTH - length - 8, HEIGHT - 7
    plate.fill(ink.INK, rect(x, y, length, 0.5))
    for at in (x, x + length - 0.5):
        plate.fill(ink.INK, rect(at, y - 1.4, 0.5, 1.9))
    words = "300 km"
    plate.fill_all(ink.INK, letters(words, x + (length - width(words, 5)) / 2, y - 2, 5))
