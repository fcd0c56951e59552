"""How large each picture of a finished PDF is drawn, at most: by the matrices of its contents."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from math import hypot
from typing import Any

import pikepdf
from pikepdf import Dictionary, Matrix

from makeready.units import PT_PER_INCH


@dataclass(slots=True)
class PlacedPicture:
    """An image of a PDF with the largest size at which it is drawn, in pt."""

    image: Any
    width: float = 0.0
    height: float = 0.0

    @property
    def ppi(self) -> float:
        """How fine it is where it is largest, in pixels an inch; of its two sides the finer."""
        sides = ((int(self.image.Width), self.width), (int(self.image.Height), self.height))
        return max((pixels * PT_PER_INCH / points for pixels, points in sides if points), default=0.0)


@dataclass(slots=True)
class _Walk:
    found: dict[tuple[int, int], PlacedPicture] = field(default_factory=dict)
    """By object and generation number."""
    inside: list[tuple[int, int]] = field(default_factory=list)

    def content(self, content: Any, resources: Any, matrix: Matrix) -> None:
        kept: list[Matrix] = []
        for instruction in pikepdf.parse_content_stream(content, "q Q cm Do scn SCN"):
            operands = instruction.operands
            match str(instruction.operator):
                case "q":
                    kept.append(matrix)
                case "Q" if kept:
                    matrix = kept.pop()
                case "cm":
                    matrix = Matrix(operands) @ matrix
                case "Do":
                    drawn = resources.get("/XObject", Dictionary()).get(str(operands[0]))
                    if drawn is not None:
                        self.drawn(drawn, resources, matrix)
                case "scn" | "SCN" if operands and isinstance(operands[-1], pikepdf.Name):
                    self.pattern(resources.get("/Pattern", Dictionary()).get(str(operands[-1])), resources)

    def drawn(self, drawn: Any, resources: Any, matrix: Matrix) -> None:
        if drawn.get("/Subtype") == "/Image":
            placed = self.found.setdefault(drawn.objgen, PlacedPicture(drawn))
            placed.width = max(placed.width, hypot(matrix.a, matrix.b))
            placed.height = max(placed.height, hypot(matrix.c, matrix.d))
        elif drawn.get("/Subtype") == "/Form":
            self.within(drawn, resources, matrix)

    def pattern(self, pattern: Any, resources: Any) -> None:
        """What a tiling pattern draws; its matrix begins at the page's (ISO 32000-1, 8.7.3)."""
        if pattern is not None and pattern.get("/PatternType") == 1:
            self.within(pattern, resources, Matrix())

    def within(self, form: Any, resources: Any, matrix: Matrix) -> None:
        if form.objgen in self.inside:  # a form that draws itself
            return
        self.inside.append(form.objgen)
        inner = Matrix(form.Matrix) @ matrix if "/Matrix" in form else matrix
        self.content(form, form.get("/Resources", resources), inner)
        self.inside.pop()


def placed_pictures(pdf: pikepdf.Pdf) -> Iterator[PlacedPicture]:
    """The images that the pages of a PDF draw, in the order of its pages."""
    walk = _Walk()
    for page in pdf.pages:
        walk.content(page, page.obj.get("/Resources", Dictionary()), Matrix())
    yield from walk.found.values()
