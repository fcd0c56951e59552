"""The pages of one unit of the issue, with what the issue has to know to put them together."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from makeready.problems import Problem
from makeready.producing.pdf.font_use import FontUse

Bookmark: TypeAlias = tuple[str, tuple[int, float, float], "list[Bookmark]", str]
"""Its words, its page (from 0) and point (pt), the bookmarks below it, "open" or "closed"."""


@dataclass(frozen=True)
class Fragment:
    """What the press makes of a unit."""

    unit: str
    pdf: bytes
    """A PDF without fonts: its pages name them, `fonts` holds them."""
    pages: int
    anchors: dict[str, tuple[int, float, float]]
    """For each anchor its page (from 0) and the point (pt, from the page's lower left) where it is."""
    bookmarks: list[Bookmark]
    fonts: dict[str, FontUse]
    problems: tuple[Problem, ...] = ()
