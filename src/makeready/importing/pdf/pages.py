"""What stands on the pages of a PDF: lines of text and pictures, with their places and their type."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from makeready.importing.pdf.tags import Tag, Told


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on a page that stands upright, in pt from its upper left corner."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        """In pt."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """In pt."""
        return self.bottom - self.top

    def with_(self, other: Box) -> Box:
        """The smallest box around both."""
        return Box(
            min(self.left, other.left),
            min(self.top, other.top),
            max(self.right, other.right),
            max(self.bottom, other.bottom),
        )

    def across(self, other: Box) -> float:
        """How far both stand above each other (pt); less than 0 is the distance between them."""
        return min(self.right, other.right) - max(self.left, other.left)

    def down(self, other: Box) -> float:
        """How far both stand beside each other (pt); less than 0 is the distance between them."""
        return min(self.bottom, other.bottom) - max(self.top, other.top)

    def holds(self, other: Box, slack: float = 2.0) -> bool:
        """Whether `other` is inside."""
        return (
            other.left >= self.left - slack
            and other.right <= self.right + slack
            and other.top >= self.top - slack
            and other.bottom <= self.bottom + slack
        )


@dataclass(frozen=True, slots=True)
class Type:
    """What letters are set in."""

    family: str
    """The font's name without what says that it is bold or italic."""
    size: float
    """In pt, as it is printed, to a tenth."""
    bold: bool = False
    italic: bool = False
    mono: bool = False


@dataclass(frozen=True, slots=True)
class Span:
    """Words in one type."""

    text: str
    type: Type
    raised: bool = False
    """Whether they stand above the line and smaller, as the number of a note does."""
    lowered: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """A line of one column, or a cell of one line."""

    page: int
    """From 1, as the pages lie in the file."""
    box: Box
    baseline: float
    spans: tuple[Span, ...]
    first: int
    """Which character of the page it begins with, as they are drawn."""
    rotated: bool = False
    """Whether it runs up or down the page."""
    tag: Tag | None = None
    """The element of a tagged PDF that it belongs to."""

    @property
    def text(self) -> str:
        """Its words."""
        return "".join(span.text for span in self.spans)

    def is_told(self, *told: Told) -> bool:
        """Whether a tagged PDF says that it is one of these."""
        return self.tag is not None and self.tag.told in told

    @property
    def type(self) -> Type:
        """The type of most of its letters."""
        return max(self.spans, key=lambda span: (not (span.raised or span.lowered), len(span.text))).type


@dataclass(frozen=True, slots=True)
class PlacedPicture:
    """A picture where it stands."""

    page: int
    box: Box
    data: bytes
    """As a file; b"" for one that can't be taken out."""
    suffix: str
    """".jpg" or ".png"."""
    pixels: tuple[int, int]
    """Width and height."""
    key: str
    """Equal for two that show the same."""
    note: str = ""
    """What was done to it; "" for one that is passed through as it was."""
    is_drawing: bool = False
    """Whether it is drawn with lines, and was turned into pixels."""


@dataclass(frozen=True, slots=True)
class Page:
    """A page that stands upright."""

    number: int
    width: float
    height: float
    lines: Sequence[Line]
    spoken: Sequence[str]
    """All its words as PDFium tells them, by themselves; those that stand otherwise on a line as there."""
    outside: Sequence[str] = ()
    """Texts that stand off the page, where nobody sees them."""
    pictures: Sequence[PlacedPicture] = ()
    panels: Sequence[Box] = ()
    """Rectangles that are drawn or filled: boxes around text."""
    drawings: Sequence[Box] = ()
    """Where many lines and curves are drawn."""
    recognised: bool = False
    """Whether its text is not seen: it lies under the scan of a page, as a machine has read it."""
