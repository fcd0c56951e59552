"""Pictures that have a paragraph to themselves, and so are figures."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from makeready.importing.documents.document import Document, Told
from makeready.importing.documents.marks import MARK, Kind, without_marks
from makeready.importing.documents.pandoc_tree import (
    Image,
    Inline,
    Inlines,
    LineBreak,
    Link,
    Para,
    Shown,
    Space,
    Span,
    Str,
    Styled,
)
from makeready.importing.documents.pandoc_words import is_all, is_nothing, plain
from makeready.importing.documents.placed_picture import PlacedPicture
from makeready.importing.imported import Did


class LonePictures:
    """Finds the figures of one document; doubts are put into `told`."""

    def __init__(self, document: Document, told: list[Told]) -> None:
        self._document = document
        self.told = told

    def alone_in(self, inlines: Inlines) -> list[PlacedPicture | Image]:
        """The pictures of a paragraph that holds nothing else."""
        found: list[PlacedPicture | Image] = []
        return found if self._gathers(inlines, found) else []

    def _gathers(self, inlines: Inlines, found: list[PlacedPicture | Image]) -> bool:
        for inline in inlines:
            match inline:
                case Space() | LineBreak():
                    pass
                case Str(text=text):
                    kinds = {kind for kind, _ in MARK.findall(text)}
                    if without_marks(text).strip() or kinds & {Kind.COMMENT, Kind.NOTE}:
                        return False
                    names = [name for kind, name in MARK.findall(text) if kind == Kind.PICTURE]
                    found += filter(None, map(self._document.pictures.get, names))
                case Image():
                    found.append(inline)
                case Styled(children=children) | Span(children=children) | Link(children=children):
                    if not self._gathers(children, found):
                        return False
                case _:
                    return False
        return True

    def shown(self, pictures: Sequence[PlacedPicture | Image], at: int) -> Iterator[Shown]:
        """The figures of such pictures."""
        for picture in pictures:
            yield Shown(picture, at=at) if isinstance(picture, PlacedPicture) else self._of_image(picture, at)

    def _of_image(self, image: Image, at: int) -> Shown:
        """A picture of Markdown. Its brackets hold what is heard, unless Pandoc's attributes follow them."""
        words, said = plain(Para(image.alt)), image.attributes
        if words and (said.identifier or said.pairs or said.classes):
            why = (
                "the caption of a picture with Pandoc's attributes; see that what is heard says what it shows"
            )
            self.told.append(Told(Did.DOUBTED, at or self._document.place_of(words), words, why))
            heard = " ".join(filter(None, (said.pairs.get("alt", ""), image.title)))
            return Shown(PlacedPicture(image.target, heard), (image.alt,), at)
        if image.title:
            why = "a picture's title was taken for its caption"
            self.told.append(Told(Did.DOUBTED, at or self._document.place_of(image.title), image.title, why))
            return Shown(PlacedPicture(image.target, words), ((Str(image.title),),), at)
        return Shown(PlacedPicture(image.target, words), at=at)


def parts_of(inlines: Inlines) -> list[Inlines]:
    """A paragraph cut into several: at two line ends, and behind a picture with a line of its own."""
    first = next((at for at, inline in enumerate(inlines) if not is_nothing(inline)), 0)
    head, rest = inlines[: first + 1], inlines[first + 1 :]
    follows = next((inline for inline in rest if not isinstance(inline, Space)), None)
    leads = bool(inlines) and isinstance(inlines[first], Image | Span | Link) and _is_picture(inlines[first])
    if leads and (isinstance(follows, LineBreak) or is_all(rest, "Emph")):
        return [head, *_split_at_breaks(rest)]
    return _split_at_breaks(inlines)


def _is_picture(inline: Inline) -> bool:
    """Whether nothing but a picture is there."""
    if isinstance(inline, Span | Link | Styled):
        return bool(inline.children) and all(map(_is_picture, inline.children))
    return isinstance(inline, Image) or (
        isinstance(inline, Str) and any(k == Kind.PICTURE for k, _ in MARK.findall(inline.text))
    )


def _split_at_breaks(inlines: Inlines) -> list[Inlines]:
    """A paragraph cut where two line ends follow each other: so the web makes paragraphs of one."""
    parts: list[list[Inline]] = [[]]
    breaks = 0
    for inline in inlines:
        if isinstance(inline, LineBreak):
            breaks += 1
        elif not (isinstance(inline, Space) and breaks):
            if breaks > 1 and parts[-1]:
                parts.append([])
            elif breaks == 1:
                parts[-1].append(LineBreak())
            breaks = 0
            parts[-1].append(inline)
    return [tuple(part) for part in parts if part]
