"""A document as it comes from any of the sources that pandoc reads, before it is written in our notation."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from makeready.importing.documents.marks import Role
from makeready.importing.documents.pandoc_tree import Blocks, Pandoc
from makeready.importing.documents.placed_picture import PlacedPicture
from makeready.importing.imported import Did


@dataclass(frozen=True, slots=True)
class Told:
    """Something that was done with a part of the source before or while it was written."""

    did: Did
    at: int
    """The number of its paragraph or line; 0 for what belongs to the whole document."""
    words: str
    why: str
    counts: bool = False
    """Whether its words are words of the source that are dropped here."""


@dataclass(frozen=True, slots=True)
class Counted:
    """The words of a source, counted by its own format and not by what pandoc gives."""

    printed: tuple[str, ...]
    """All that a reader of the document sees, and what was dropped of it, as `words_in` gives them."""
    unseen: tuple[str, ...] = ()
    """Those of comments and of what is heard in a picture's place."""


@dataclass(frozen=True, slots=True)
class Document:
    """A source taken apart."""

    tree: Pandoc
    counted: Counted
    unit: str
    """What its places are counted in: "paragraph" or "line"."""
    fetch: Callable[[str], bytes | str]
    """The bytes of the picture at an address, or the reason why there are none."""
    told: tuple[Told, ...] = ()
    facts: Mapping[Role, str] = field(default_factory=dict)
    """What its properties say, to be taken where its text does not: title, standfirst, byline."""
    stated: Mapping[Role, str] = field(default_factory=dict)
    """What it states of itself at its head, whatever its text says."""
    comments: Mapping[str, str] = field(default_factory=dict)
    """Author and text of each comment by the name in its mark."""
    pictures: Mapping[str, PlacedPicture] = field(default_factory=dict)
    """By the name in the picture's mark."""
    notes: Mapping[str, Blocks] = field(default_factory=dict)
    """By the name in the note's mark; pandoc's own notes stand in the tree."""
    place_of: Callable[[str], int] = lambda _words: 0
    """The number of the place where words stand, for a source that has no marks of places."""


def dropped(at: int, words: str, why: str) -> Told:
    """Words of the source that are left out, and why."""
    return Told(Did.DROPPED, at, words, why, counts=True)
