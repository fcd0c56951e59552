"""What the readers of one file's prose share: where they are, what may stand there, what they know."""

from __future__ import annotations

from dataclasses import dataclass, field

from makeready.issue import Reference
from makeready.problems import Findings
from makeready.reading.headings import Headings
from makeready.reading.notes import Notes
from makeready.reading.placed_pictures import PlacedPictures


class Anchors:
    """Names for places in an article, none given twice."""

    def __init__(self) -> None:
        self._given: set[str] = set()

    def new(self, kind: str, name: str) -> str:
        """A name such as "fig-rakers-dawn"; "-2" and so on follow where it is taken."""
        wanted = f"{kind}-{name}" if name else kind
        anchor, number = wanted, 1
        while anchor in self._given:
            number += 1
            anchor = f"{wanted}-{number}"
        self._given.add(anchor)
        return anchor


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenReference(Reference):
    """A link to another article while its `heading` is as it was typed; `cross_references` settles it."""

    href: str
    file: str
    """The file in which it stands."""


@dataclass(frozen=True, slots=True)
class Prose:
    """One file's prose. Without `notes` or `pictures` none may stand in it, and `where` says in what."""

    findings: Findings
    slug: str
    """Folder of the article; "" for issue.yaml."""
    language: str
    headings: Headings
    """Its own."""
    where: str = "the article"
    notes: Notes | None = None
    pictures: PlacedPictures | None = None
    anchors: Anchors = field(default_factory=Anchors)
    open_references: list[OpenReference] = field(default_factory=list)
    """Every link to another article that was met."""
