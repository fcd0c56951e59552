"""What the readers of one file's prose share: where they are, what may stand there, what they know."""

from __future__ import annotations

from dataclasses import dataclass, field

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


@dataclass(frozen=True, slots=True)
class Prose:
    """One file's prose. Without `notes` or `pictures` none may stand in it, and `where` says in what."""

    findings: Findings
    slug: str
    """Folder of the article; "" for issue.yaml."""
    language: str
    targets: dict[str, Headings]
    """The headings of every article, for links."""
    where: str = "the article"
    notes: Notes | None = None
    pictures: PlacedPictures | None = None
    anchors: Anchors = field(default_factory=Anchors)
