"""The pictures of an article under the names that they have in images/, and what captions.md says of them."""

from __future__ import annotations

import re

from makeready.importing.article_writing import WrittenFile
from makeready.importing.pdf.parts import Part
from makeready.issue import slug_of

WORDS_IN_NAME = 5
LONGEST_NAME = 40
_LABEL = re.compile(r"^(figure|fig\.?|photo|picture)\s*\d*[.:]?\s*", re.IGNORECASE)


class Figures:
    """Names pictures, and writes their captions."""

    def __init__(self, captions: WrittenFile) -> None:
        self.captions = captions
        self.images: dict[str, bytes] = {}
        self._names: set[str] = set()
        self._by_key: dict[str, str] = {}

    def add(self, part: Part, caption: str, credit: str, place: str) -> tuple[str, str]:
        """The picture's name, and where its caption stands; "" where it has none."""
        picture = part.picture
        suffix = picture.suffix if picture else ".jpg"
        name = self._name(part, suffix)
        if picture and picture.data:
            self.images[name] = picture.data
        said = [f"- credit: {credit}"] * bool(credit) + [f"- place: {place}"] * bool(place and caption)
        if not caption and not said:
            return name, ""
        paragraphs = [text for text in (caption, "\n".join(said)) if text]
        return name, self.captions.add(f"## {name}", *paragraphs)

    def _name(self, part: Part, suffix: str) -> str:
        """A name that nothing has yet: the first words of the caption, or the page."""
        words = slug_of(_LABEL.sub("", part.text)).split("-")[:WORDS_IN_NAME]
        stem = "-".join(words)[:LONGEST_NAME].strip("-") or f"page-{part.page:02}-picture"
        name, number = f"{stem}{suffix}", 1
        while name in self._names:
            number += 1
            name = f"{stem}-{number}{suffix}"
        self._names.add(name)
        return name
