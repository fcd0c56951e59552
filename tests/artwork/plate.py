"""A plate: flat shapes laid over one another, given out as SVG or as pixels."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

import pikepdf
import pypdfium2
from PIL import Image

Point = tuple[float, float]
Outline = list[Point]

UNITS = 100  # a millimetre has this many units in the file, so that coordinates are whole numbers


@dataclass
class Plate:
    """A picture of so many millimetres, its shapes in the order they are printed."""

    width: float
    height: float
    title: str = ""
    shapes: list[tuple[str, list[Outline]]] = field(default_factory=list)

    def fill(self, colour: str, *outlines: Sequence[Point]) -> None:
        """Nothing: the outlines are printed as one shape; where two overlap, the shape is open."""
        self.fill_all(colour, outlines)

    def fill_all(self, colour: str, outlines: Iterable[Sequence[Point]]) -> None:
        """Nothing: as `fill`, for outlines that come as a list."""
        shape = [list(outline) for outline in outlines if len(outline) > 2]
        if not shape:
            return
        self.shapes.append((colour, shape))

    def each(self, colour: str, outlines: Iterable[Sequence[Point]]) -> None:
        """Nothing: each outline is a shape of its own, so that overlaps stay closed."""
        for outline in outlines:
            self.fill(colour, outline)

    def svg(self) -> str:
        """The picture as plain SVG: one path a shape, and no style, text or reference."""
        size = f'width="{self.width:g}mm" height="{self.height:g}mm"'
        box = f"0 0 {round(self.width * UNITS)} {round(self.height * UNITS)}"
        head = f'<svg xmlns="http://www.w3.org/2000/svg" {size} viewBox="{box}">'
        paths = [f'<path fill="{ink}" d="{path(shape)}"/>' for ink, shape in self.shapes]
        group = ['<g fill-rule="evenodd">', *paths, "</g>"]
        return "\n".join([head, f"<title>{self.title}</title>", *group, "</svg>", ""])

    def pixels(self, ppi: float, size: tuple[int, int]) -> Image.Image:
        """The picture as pixels of exactly this size."""
        page = pypdfium2.PdfDocument(self.pdf())[0]
        image = page.render(scale=ppi / 72, rev_byteorder=True).to_pil().convert("RGB")
        canvas = Image.new("RGB", size)
        canvas.paste(image.resize(size, Image.Resampling.BOX) if image.size != size else image)
        return canvas

    def pdf(self) -> bytes:
        """The picture as a page of PDF, which is how it comes to pixels."""
        points = 72 / 25.4
        document = pikepdf.new()
        page = document.add_blank_page(page_size=(self.width * points, self.height * points))
        scale = points / UNITS
        lines = [f"{scale:.6f} 0 0 {-scale:.6f} 0 {self.height * points:.4f} cm"]
        for ink, shape in self.shapes:
            red, green, blue = (int(ink[at : at + 2], 16) / 255 for at in (1, 3, 5))
            lines.append(f"{red:.4f} {green:.4f} {blue:.4f} rg")
            lines.extend(_drawn(outline) for outline in shape)
            lines.append("f*")
        page.Contents = document.make_stream("\n".join(lines).encode())
        out = io.BytesIO()
        document.save(out)
        return out.getvalue()


def path(shape: list[Outline]) -> str:
    """The outlines as SVG path data in whole units, each point told from the one before."""
    return "".join(_relative(_whole(outline)) for outline in shape)


def _whole(outline: Outline) -> list[tuple[int, int]]:
    """The outline on whole units, points that fall together told once."""
    points: list[tuple[int, int]] = []
    for x, y in outline:
        point = (round(x * UNITS), round(y * UNITS))
        if not points or point != points[-1]:
            points.append(point)
    return points


def _relative(points: list[tuple[int, int]]) -> str:
    """One closed outline of path data."""
    if len(points) < 3:
        return ""
    steps = [(x - a, y - b) for (a, b), (x, y) in pairwise(points)]
    words = "".join(f"{_word(x)}{_word(y)}" for x, y in steps).lstrip()
    return f"M{points[0][0]} {points[0][1]}l{words}z"


def _word(number: int) -> str:
    """The number with the one character that must stand before it."""
    return str(number) if number < 0 else f" {number}"


def _drawn(outline: Outline) -> str:
    """One closed outline in the operators of PDF."""
    points = [f"{x * UNITS:.1f} {y * UNITS:.1f}" for x, y in outline]
    return f"{points[0]} m " + " ".join(f"{point} l" for point in points[1:]) + " h"
