"""The nodes of a structure tree, ISO 32000-1, 14.7, before they are written into a file."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class MarkedContent:
    """What is marked on a page, numbered from 0, with this number."""

    page: int
    mcid: int


@dataclass(frozen=True, slots=True)
class LinkedObject:
    """The link of a page, both numbered from 0."""

    page: int
    link: int


@dataclass(eq=False, slots=True)
class Node:
    """An element of the structure tree; `kids` are in reading order."""

    role: str
    language: str = ""
    alt: str | None = None
    """What is heard of a picture; None where there is no picture."""
    area: tuple[int, tuple[float, float, float, float]] | None = None
    """The page of a picture and where it stands there (pt)."""
    attributes: dict[str, str | int] = field(default_factory=dict)
    """Of tables and lists, ISO 32000-1, 14.8.5: names begin with a slash."""
    kids: list[Node | MarkedContent | LinkedObject] = field(default_factory=list)

    def says_something(self) -> bool:
        """Whether it is to be written; an empty cell is, since it keeps the table regular."""
        if self.role in {"TD", "TH"}:
            return True
        return any(not isinstance(kid, Node) or kid.says_something() for kid in self.kids)
