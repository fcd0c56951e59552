"""A picture's caption as it is read, and the shapes of panels that stand for missing pictures."""

from __future__ import annotations

from dataclasses import dataclass

from makeready.issue import Paragraph, Placement

Shape = tuple[float, float]

COVER_SHAPE: Shape = (3.0, 4.0)
SHAPES: dict[Placement, Shape] = {
    Placement.COLUMN: (4.0, 3.0),
    Placement.WIDE: (2.0, 1.0),
    Placement.FULL_PAGE: (3.0, 4.0),
    Placement.SPREAD: (3.0, 2.0),
}
"""Width to height of an FPO panel where `shape:` does not say it."""


@dataclass(frozen=True, slots=True)
class Caption:
    """What captions.md says of one picture."""

    name: str
    line: int
    paragraphs: tuple[Paragraph, ...] = ()
    credit: str = ""
    rights: str = ""
    place: Placement = Placement.COLUMN
    shape: Shape | None = None
    credit_mistyped: bool = False
    """Whether a credit is there, but under a key with a slip in it, which is told."""

    @property
    def panel(self) -> Shape:
        """The shape of the panel that holds the picture's place while it is missing."""
        return self.shape or SHAPES[self.place]
