"""What stands in the margins of a unit's pages, running heads and folios, as it is kept until it is set.

A page's furniture depends on its folio and its side, and the page itself most often does not: it is laid out
once, as if the unit began on page 1, and its furniture is set when the plan has said where it falls.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

Counters: TypeAlias = "dict[str, tuple[int, ...]]"


@dataclass(frozen=True, slots=True)
class DocumentFurniture:
    """What the margins of one document show; a plate is a document of its own."""

    root: tuple[tuple[str, str], ...]
    """The attributes of its root element."""
    strings: tuple[tuple[str, tuple[tuple[int, tuple[str, ...]], ...]], ...]
    """The named strings: for each name the numbers of the pages (from 1) that set it, and to what."""


@dataclass(frozen=True, slots=True)
class PageFurniture:
    """A page whose margins are to be set."""

    document: int
    """The place of its document in `Furniture.documents`."""
    number: int
    """Its number in its document, from 1."""
    recto: bool
    blank: bool
    name: str
    index: int
    groups: tuple[tuple[str, int], ...]
    counters: Counters
    starts: tuple[str, ...]
    """The named strings that are set at the very beginning of the page."""


@dataclass(frozen=True, slots=True)
class Furniture:
    """What is needed to set the margins of a unit's pages, and nothing of their text."""

    documents: tuple[DocumentFurniture, ...]
    pages: tuple[PageFurniture, ...]
