"""The pictures of a document as files of images/, each with a name that tells what it is."""

from __future__ import annotations

import posixpath
import re
from urllib.parse import unquote

from makeready.importing.documents.document import Document
from makeready.importing.documents.picture_formats import Usable, usable
from makeready.importing.documents.placed_picture import PlacedPicture
from makeready.importing.markdown_text import within_line
from makeready.issue import slug_of
from makeready.reading.placed_pictures import WIDEST_SIGN

_WORDS_IN_A_NAME = 5
_SAYS_NOTHING = re.compile(
    r"(image|img|picture|pic|bild|grafik|object|photo|foto|dsc|untitled|rid)?[-_ ]?\d*", re.IGNORECASE
)
_SUFFIX = re.compile(r"\.(?:jpe?g|png|gif|tiff?|webp|svg|bmp|emf|wmf)$", re.IGNORECASE)
"""A program puts a file's name where its picture should be described."""


class ImageFiles:
    """Gives pictures their names and keeps their bytes."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._signs: dict[str, str] = {}
        self.files: dict[str, bytes] = {}
        self.names: set[str] = set()
        self.changed: dict[str, str] = {}
        """What was done to a picture, by its name."""

    def sign(self, picture: PlacedPicture) -> str:
        """The Markdown of a picture that is small enough to stand among words; "" for a larger one."""
        found = None if picture.target in self._signs else self._fetched(picture)
        if isinstance(found, Usable) and 0 < found.width <= WIDEST_SIGN:
            self._signs[picture.target] = self._kept(found, picture, "")
        name = self._signs.get(picture.target)
        return f"![{alt_of(picture)}](images/{name})" if name else ""

    def figure(self, picture: PlacedPicture, caption: str) -> tuple[str, str]:
        """Name of a picture's file, and the reason where there is none and an FPO panel holds its place."""
        found = self._fetched(picture)
        if isinstance(found, Usable):
            return self._kept(found, picture, caption), ""
        return self._named(picture, caption, ".jpg"), found

    def _fetched(self, picture: PlacedPicture) -> Usable | str:
        if picture.why_missing or not picture.target:
            return picture.why_missing or "there is only its place"
        data = self._document.fetch(picture.target)
        return data if isinstance(data, str) else usable(data)

    def _kept(self, found: Usable, picture: PlacedPicture, caption: str) -> str:
        name = self._named(picture, caption, found.suffix)
        self.files[name] = found.data
        if found.changed:
            self.changed[name] = found.changed
        return name

    def _named(self, picture: PlacedPicture, caption: str, suffix: str) -> str:
        """A name of small letters: the file's own where it tells something, else from what is said of it."""
        stem = slug_of(posixpath.splitext(posixpath.basename(unquote(picture.target).replace("\\", "/")))[0])
        if picture.target.startswith("data:") or _SAYS_NOTHING.fullmatch(stem):
            said = slug_of(_SUFFIX.sub("", picture.name or picture.alt or caption))
            stem = "-".join(said.split("-")[:_WORDS_IN_A_NAME]) or "picture"
        name, number = f"{stem[:60]}{suffix}", 1
        while name in self.names:
            number += 1
            name = f"{stem[:60]}-{number}{suffix}"
        self.names.add(name)
        return name


def alt_of(picture: PlacedPicture) -> str:
    """What is heard, as it is typed between brackets."""
    return " ".join(within_line(picture.alt).split())
