"""An article as it is brought in: the files of its folder, and what was decided on the way."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

ARTICLE, CAPTIONS = "article.md", "captions.md"


class Did(StrEnum):
    """What was done with something of the source."""

    JOINED = "joined"
    MOVED = "moved"
    DROPPED = "dropped"
    DECIDED = "decided"
    DOUBTED = "doubted"


@dataclass(frozen=True, slots=True, order=True)
class SourcePlace:
    """Where something stands in what was sent, in the unit that an editor can count there."""

    number: int
    """From 1."""
    unit: str = "line"
    """"line" of a text, "page" of a PDF, "paragraph" of a Word file."""

    def __str__(self) -> str:
        return f"{self.unit} {self.number}"


@dataclass(frozen=True, slots=True)
class Decision:
    """Something that was done, with its place in the source and in what came of it."""

    did: Did
    source: SourcePlace
    target: str
    """File and line where it stands now: "article.md:7"; "" where it is dropped."""
    words: str
    why: str


@dataclass(frozen=True, slots=True)
class Imported:
    """The article, ready to be written."""

    article: str
    """article.md"""
    captions: str
    """captions.md; "" where there are no pictures."""
    decisions: tuple[Decision, ...]
    spoken: tuple[str, ...]
    """The words of the source in which the account is made: torn ones put together as was decided."""
    dropped: tuple[str, ...]
    """Those of them that were dropped as furniture."""
    unseen: tuple[str, ...] = ()
    """Words of comments, and of what is heard in a picture's place: in article.md, and printed nowhere."""
    added: tuple[str, ...] = ()
    """Words that no text of the source has: a title made of the file's name, a byline of its properties."""
    images: Mapping[str, bytes] = field(default_factory=dict)
    """Pictures by the name that they have in images/."""
