"""The pages of one unit of the issue, with what the issue has to know to put them together."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from makeready.producing.pdf.font_use import FontUse
from makeready.producing.pdf.pdf_parts import Part, Pieces
from makeready.producing.pdf.structure_nodes import Node

Bookmark: TypeAlias = tuple[str, tuple[int, float, float], "list[Bookmark]", str]
"""Its words, its page (from 0) and point (pt), the bookmarks below it, "open" or "closed"."""

Rectangle: TypeAlias = tuple[float, float, float, float]
"""Left, bottom, right and top edge, in pt from the lower left of the page's trim."""


@dataclass(frozen=True, slots=True)
class Link:
    """A place on a page that leads elsewhere."""

    area: Rectangle
    anchor: str
    """The anchor in the issue that it leads to, or ""."""
    address: str
    """The address outside that it leads to, or ""."""
    said: str
    """What is said of it."""


@dataclass(frozen=True, slots=True)
class FragmentPage:
    media: Rectangle
    """The paper: as much as is printed, which is the trim and its bleed."""
    trim: Rectangle
    content: bytes
    """Its content stream, deflated."""
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Fragment:
    """What the press makes of a unit. What its streams and fonts hold is kept apart, by their digests."""

    pages: tuple[FragmentPage, ...]
    resources: dict[str, Pieces]
    """What the resources that its pages share hold of each kind ("XObject", …), but for the fonts."""
    parts: dict[int, Part]
    """What the resources refer to, by local numbers."""
    anchors: dict[str, tuple[int, float, float]]
    """For each anchor its page (from 0) and the point (pt, from the page's lower left) where it is."""
    bookmarks: list[Bookmark]
    fonts: dict[str, FontUse]
    """By the name that the content uses."""
    structure: Node

    @property
    def streams(self) -> set[str]:
        """The digests of what its parts and its fonts hold."""
        return {part.stream for part in self.parts.values() if part.stream} | self.font_files

    @property
    def linked(self) -> tuple[str, ...]:
        """The anchors that its links lead to, each once."""
        links = (link for page in self.pages for link in page.links)
        return tuple(dict.fromkeys(link.anchor for link in links if link.anchor))

    @property
    def font_files(self) -> set[str]:
        """The digests of its font files."""
        return {use.file for use in self.fonts.values()}
