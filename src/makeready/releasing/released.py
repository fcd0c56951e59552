"""What a release holds: its files, each with its kind and checksum, and what is told of them as a whole."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from urllib.parse import quote


class Role(StrEnum):
    """What a file of a release is for."""

    PRINT_PDF = "print PDF"
    SCREEN_PDF = "screen PDF"
    EPUB = "EPUB"
    COVER = "cover"
    OFFPRINT = "offprint"
    """An article by itself."""
    WEB = "web page"
    """A page for a browser, and what it shows and runs."""
    METADATA = "metadata"
    RECORD = "record"
    """What says how the release was made, and proves it."""


@dataclass(frozen=True, slots=True)
class ReleasedFile:
    """A file of a release as it is told of elsewhere."""

    name: str
    """Its path in the release's folder, with slashes: "offprints/salt-road.pdf"."""
    role: Role
    media_type: str
    size: int
    """In bytes."""
    sha256: str
    """Its checksum in hexadecimal."""
    article: str = ""
    """The slug of the article that it holds; "" for one of the whole issue."""
    pixels: tuple[int, int] = (0, 0)
    """Width and height of a picture."""

    @property
    def href(self) -> str:
        """Its name as a URL from the release's folder."""
        return quote(self.name)


@dataclass(frozen=True, slots=True)
class Source:
    """Where what a release was made from is kept."""

    commit: str = ""
    """The full name of the commit; "" where git keeps none."""
    changed: bool | None = False
    """Whether the work tree held something else than the commit; None where git could not tell."""
    manuscript: str = ""
    """The manuscript's folder in the repository, with slashes; "" where it is in none."""
    layouts: str = ""


@dataclass(frozen=True, slots=True)
class Release:
    """One release of an issue."""

    slug: str
    """Of the issue: "salt-7"."""
    revision: int
    """1 for the first, and one more for each that corrects it."""
    note: str
    """What a revision corrects; "" for the first."""
    modified: datetime
    """When it was made, as its files say: of the first, the issue's date at midnight, UTC."""
    pages: int
    """Of the printed issue, covers included."""
    files: tuple[ReleasedFile, ...]
    """Those that are handed out, in the order of their names."""
    source: Source = Source()
    tagged_pdf: bool = False
    """Whether veraPDF has passed the screen PDF as PDF/UA-1."""

    def of(self, role: Role) -> tuple[ReleasedFile, ...]:
        """Its files of that role."""
        return tuple(file for file in self.files if file.role is role)

    @property
    def to_read(self) -> tuple[ReleasedFile, ...]:
        """What a reader can open, the EPUB first; what is for the printer is none of it."""
        return (*self.of(Role.EPUB), *self.of(Role.SCREEN_PDF))

    @property
    def covers(self) -> tuple[ReleasedFile, ...]:
        """Its cover as a picture, the largest first."""
        return tuple(sorted(self.of(Role.COVER), key=lambda file: (-file.pixels[0], file.name)))
