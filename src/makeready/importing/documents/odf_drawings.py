"""What floats in an OpenDocument text: pictures become marks, boxes paragraphs after the one they hang on."""

from __future__ import annotations

import re
from collections.abc import Callable

from lxml import etree

from makeready.importing.documents.document import Told, dropped
from makeready.importing.documents.marks import CLOSES, OPENS, Kind, Role, mark
from makeready.importing.documents.odf_names import (
    PARAGRAPHS,
    found,
    paragraph_of,
    replaced_by,
    tag,
    text_below,
    text_in,
    value,
)
from makeready.importing.documents.odf_words import is_equation, words_of_object
from makeready.importing.documents.placed_picture import PlacedPicture
from makeready.importing.imported import Did

_SHAPES = (
    "draw:frame",
    "draw:g",
    "draw:custom-shape",
    "draw:rect",
    "draw:ellipse",
    "draw:line",
    "draw:path",
    "draw:polygon",
    "draw:connector",
    "draw:caption",
)
_PICTURE = re.compile(f"{OPENS}{Kind.PICTURE.value}=[^{CLOSES}]*{CLOSES}")


class OdfDrawings:
    """Takes the drawings out of a text."""

    def __init__(
        self,
        object_at: Callable[[str], etree._Element | None],
        role_of: Callable[[str], Role | None],
        number_of: Callable[[etree._Element], int],
    ) -> None:
        self._object_at = object_at
        self._role_of = role_of
        self._number_of = number_of
        self.pictures: dict[str, PlacedPicture] = {}
        self.told: list[Told] = []

    def take_out(self, body: etree._Element) -> None:
        """Leaves marks and paragraphs where drawings were, the innermost first."""
        for shape in reversed(list(body.iter(*map(tag, _SHAPES)))):
            self._take_one(shape)

    def _take_one(self, shape: etree._Element) -> None:
        at = self._number_of(shape)
        words = "".join(filter(None, (self._picture(shape), self._objects(shape, at))))
        inside = [*found(shape, "draw:text-box/*"), *found(shape, "text:p|text:list")]
        boxed = self._boxed(inside, at)
        hoisted = list(found(shape, "text:p|text:list")) if shape.tag == tag("draw:g") else []
        paragraph = next(shape.iterancestors(*PARAGRAPHS), None)
        if paragraph is None:  # anchored to a page, or in a group: it stands where it is
            if words:
                boxed = [paragraph_of(words), *boxed]
            for element in reversed(boxed or hoisted):
                shape.addnext(element)
            replaced_by(shape, "")
            return
        replaced_by(shape, words)
        anchor = (
            next(reversed(list(paragraph.iterancestors(tag("table:table")))), paragraph)
            if boxed
            else paragraph
        )
        for element in reversed(boxed):
            element.tail = None
            anchor.addnext(element)

    def _picture(self, shape: etree._Element) -> str:
        """The mark of the picture in a frame; of several, which are one in other formats, the first."""
        images = found(shape, "draw:image")
        has_object = bool(found(shape, "draw:object|draw:object-ole"))
        if not images or has_object or shape.tag != tag("draw:frame"):
            return ""
        heard = [node.text or "" for node in found(shape, "svg:desc|svg:title")]
        alt = next((text for text in reversed(heard) if text.strip()), "")
        target = value(images[0], "xlink:href").removeprefix("./")
        return self._named(PlacedPicture(target, alt))

    def _named(self, picture: PlacedPicture) -> str:
        name = str(len(self.pictures) + 1)
        self.pictures[name] = picture
        return mark(Kind.PICTURE, name)

    def _objects(self, shape: etree._Element, at: int) -> str:
        """An equation's line of words; the mark of a chart's place."""
        for node in found(shape, "draw:object[@xlink:href]"):
            content = self._object_at(value(node, "xlink:href"))
            words = "" if content is None else words_of_object(content)
            if content is not None and is_equation(content):
                self.told.append(Told(Did.DOUBTED, at, words, "an equation, set as a line of words"))
                return words
            alt = "".join(node.text or "" for node in found(shape, "svg:desc"))
            self.told.append(dropped(at, words, "a chart: ask for it as a picture, its words are these"))
            return self._named(PlacedPicture("", alt, "chart", "it is a chart of the text program's"))
        if found(shape, "draw:object-ole|draw:plugin|draw:floating-frame"):
            why = "an embedded object, which can't be brought in; a place is kept for it"
            self.told.append(Told(Did.DOUBTED, at, "", why))
            return self._named(PlacedPicture("", "", "object", "it is an object of another program"))
        return ""

    def _boxed(self, inside: list[etree._Element], at: int) -> list[etree._Element]:
        """What a box holds; between marks, unless it is but a picture's caption or a quotation."""
        filled = [element for element in inside if "".join(element.itertext()).strip()]
        if not filled:
            return []
        words = " / ".join(filter(None, map(text_below, filled)))
        roles = {self._role_of(value(element, "text:style-name")) for element in filled}
        if roles == {Role.CAPTION}:
            return [part for element in filled for part in _picture_first(element)]
        alone = roles in ({Role.PULL_QUOTE}, {Role.SIDEBAR})
        self.told.append(
            Told(Did.MOVED if alone else Did.DOUBTED, at, words, "a text box, put after its paragraph")
        )
        if alone:
            return filled
        begin, end = (paragraph_of(mark(kind, Role.SIDEBAR)) for kind in (Kind.BEGIN, Kind.END))
        return [begin, *filled, end]


def _picture_first(caption: etree._Element) -> list[etree._Element]:
    """The pictures in a caption's own paragraph as one before it: so LibreOffice keeps the two together."""
    signs = "".join(sign.group() for sign in _PICTURE.finditer("".join(caption.itertext())))
    for node in (caption, *caption.iterdescendants()):
        node.text, node.tail = _PICTURE.sub("", node.text or ""), _PICTURE.sub("", node.tail or "")
    return [*([paragraph_of(signs)] if signs else []), *([caption] if text_in(caption).strip() else [])]
