"""What floats in a Word file: pictures become marks, text boxes paragraphs after the one they hang on."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from lxml import etree

from makeready.importing.documents.document import Told, dropped
from makeready.importing.documents.marks import Kind, Role, mark
from makeready.importing.documents.placed_picture import PlacedPicture
from makeready.importing.documents.word_changes import number_of, text_below
from makeready.importing.documents.word_names import (
    found,
    paragraph_of,
    removed,
    run_of,
    style_of,
    tag,
    value,
)
from makeready.importing.documents.word_words import words_of_chart
from makeready.importing.imported import Did

_OUTER = "//w:drawing[not(ancestor::w:txbxContent)]|//w:pict[not(ancestor::w:txbxContent)]|//w:object"
_NAMES = "ancestor-or-self::w:drawing//wp:docPr"


class Drawings:
    """Takes the drawings out of a part; `related` gives the address and the XML behind an id of it."""

    def __init__(
        self,
        related: Callable[[str], tuple[str, bool]],
        chart_at: Callable[[str], etree._Element | None],
        role_of: Callable[[str], Role | None],
        first: int,
    ) -> None:
        self._related = related
        self._chart_at = chart_at
        self._role_of = role_of
        self._first = first
        self.pictures: dict[str, PlacedPicture] = {}
        self.told: list[Told] = []

    def take_out(self, part: etree._Element, numbers: dict[etree._Element, int]) -> None:
        """Leaves marks and paragraphs where drawings were; a box in a box comes out with it."""
        while outer := found(part, _OUTER):
            for drawing in outer:
                self._take_one(drawing, numbers)

    def _take_one(self, drawing: etree._Element, numbers: dict[etree._Element, int]) -> None:
        at = number_of(drawing, numbers)
        marks = [*self._pictures_of(drawing, at), *self._charts_of(drawing, at)]
        boxes = [
            self._boxed(box, at) for box in found(drawing, ".//w:txbxContent[not(ancestor::w:txbxContent)]")
        ]
        for art in found(drawing, ".//v:textpath[@string]"):
            boxes.append(_in_box([_placed_words(str(art.get("string")), at)]))
            self.told.append(
                Told(Did.DOUBTED, at, str(art.get("string")), "WordArt, put after its paragraph")
            )
        boxes += [self._diagram(node, at) for node in found(drawing, ".//dgm:relIds")]
        run = drawing.getparent()
        paragraph = next(drawing.iterancestors(tag("w:p")), None)
        if run is None or paragraph is None:
            removed(drawing)
            return
        for name in marks:
            run.addprevious(run_of(mark(Kind.PICTURE, name)))
        removed(drawing)
        anchor = _outermost_table(paragraph) if boxes else paragraph
        for element in reversed([element for box in boxes for element in box]):
            anchor.addnext(element)

    def _pictures_of(self, drawing: etree._Element, at: int) -> Iterator[str]:
        is_object = drawing.tag == tag("w:object")
        names = next(iter(found(drawing, ".//wp:docPr")), None)
        for blip in found(drawing, ".//a:blip[not(ancestor::w:txbxContent)]"):
            ids = (value(blip, "r:embed"), value(blip, "r:link"))
            yield self._placed(ids, _alt(blip, names))
        for image in found(drawing, ".//v:imagedata[not(ancestor::w:txbxContent)]"):
            shape = next(image.iterancestors(tag("v:shape")), None)
            alt = "" if shape is None else str(shape.get("alt", ""))
            yield self._placed((value(image, "r:id"), ""), alt or str(image.get(tag("o:title"), "")))
        if is_object:
            program = next((str(node.get("ProgID", "")) for node in found(drawing, ".//o:OLEObject")), "")
            why = "an embedded object; only the picture of it is kept, if there is one"
            self.told.append(Told(Did.DOUBTED, at, program, why))

    def _placed(self, ids: tuple[str, str], alt: str) -> str:
        embedded, linked = ids
        target, is_outside = self._related(embedded or linked)
        why = f"it is a link to {target}, which is not followed" if is_outside else ""
        return self._named(PlacedPicture(target, alt, why_missing=why))

    def _named(self, picture: PlacedPicture) -> str:
        name = str(self._first + len(self.pictures))
        self.pictures[name] = picture
        return name

    def _charts_of(self, drawing: etree._Element, at: int) -> Iterator[str]:
        for node in found(drawing, ".//c:chart[@r:id]"):
            target, _ = self._related(value(node, "r:id"))
            chart = self._chart_at(target)
            words = "" if chart is None else words_of_chart(chart)
            self.told.append(dropped(at, words, "a chart: ask for it as a picture, its words are these"))
            names = next(iter(found(drawing, ".//wp:docPr")), None)
            alt = "" if names is None else str(names.get("descr", ""))
            yield self._named(PlacedPicture("", alt, "chart", "it is a chart of Word's"))

    def _diagram(self, node: etree._Element, at: int) -> list[etree._Element]:
        target, _ = self._related(value(node, "r:dm"))
        data = self._chart_at(target)
        texts = [] if data is None else found(data, "//a:p")
        lines = ["".join(t.text or "" for t in text.iter(tag("a:t"))) for text in texts]
        lines = [line for line in lines if line.strip()]
        self.told.append(
            Told(Did.DOUBTED, at, " / ".join(lines), "a diagram (SmartArt): its words stand in a box")
        )
        return _in_box([_placed_words(line, at) for line in lines])

    def _boxed(self, box: etree._Element, at: int) -> list[etree._Element]:
        """What a text box holds; between marks, unless it is nothing but a caption or a quotation."""
        inside = list(box)
        words = text_below(box)
        if not words.strip() and not found(box, ".//w:drawing|.//w:pict"):
            return []
        roles = {self._role_of(style_of(paragraph)) for paragraph in inside if text_below(paragraph).strip()}
        if roles == {Role.CAPTION}:
            return inside
        alone = roles in ({Role.PULL_QUOTE}, {Role.SIDEBAR})
        did = Did.MOVED if alone else Did.DOUBTED
        self.told.append(Told(did, at, words, "a text box, put after its paragraph"))
        return inside if alone else _in_box(inside)


def _in_box(inside: list[etree._Element]) -> list[etree._Element]:
    begin, end = (paragraph_of(run_of(mark(kind, Role.SIDEBAR))) for kind in (Kind.BEGIN, Kind.END))
    return [begin, *inside, end] if inside else []


def _placed_words(words: str, at: int) -> etree._Element:
    """A paragraph of words that are no text in the file."""
    return paragraph_of(run_of(f"{mark(Kind.AT, at) if at else ''}{words}"))


def _outermost_table(paragraph: etree._Element) -> etree._Element:
    """The table that holds a paragraph, whole; the paragraph where none does."""
    return next(reversed(list(paragraph.iterancestors(tag("w:tbl")))), paragraph)


def _alt(blip: etree._Element, names: etree._Element | None) -> str:
    """What is heard for a picture: its own description in a group, or that of the whole drawing."""
    own = next(iter(found(blip, "ancestor::pic:pic[1]/pic:nvPicPr/pic:cNvPr")), None)
    return next(
        (str(node.get("descr")) for node in (names, own) if node is not None and node.get("descr")), ""
    )
