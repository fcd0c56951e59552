"""The structure tree of a laid-out document: one element for one HTML element, however many pages it crosses.

Roles are those of ISO 32000-1, 14.8.4; what PDF/UA-1 (ISO 14289-1) asks of them is noted where it is met.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

import pydyf
from weasyprint.layout.absolute import AbsolutePlaceholder

from makeready.producing.page_text import ANCHOR
from makeready.producing.weasyprint_seams import PT_PER_PX, Box, Document, boxes

Element = Any
"""An element of the document's tree, as `xml.etree` has them."""

ROLES = {
    "article": "Art",
    "section": "Sect",
    "main": "Part",
    "nav": "Sect",
    "aside": "Sect",
    "figure": "Div",
    "h1": "H1",
    "h2": "H2",
    "h3": "H3",
    "h4": "H4",
    "h5": "H5",
    "h6": "H6",
    "p": "P",
    "pre": "P",
    "dt": "P",
    "dd": "P",
    "blockquote": "BlockQuote",
    "ul": "L",
    "ol": "L",
    "li": "LI",
    "table": "Table",
    "caption": "Caption",
    "figcaption": "Caption",
    "thead": "THead",
    "tbody": "TBody",
    "tfoot": "TFoot",
    "tr": "TR",
    "th": "TH",
    "td": "TD",
    "img": "Figure",
    "a": "Link",
}
HEADINGS = {"H1", "H2", "H3", "H4", "H5", "H6"}
NOTE_CLASS = "note"


@dataclass(eq=False)
class Node:
    """An element of the structure tree; `kids` are in reading order."""

    role: str
    attributes: dict[str, Any] = field(default_factory=dict)
    kids: list[Node | MarkedContent | LinkedObject] = field(default_factory=list)


@dataclass(frozen=True)
class MarkedContent:
    page: int
    mcid: int


@dataclass(eq=False)
class LinkedObject:
    page: int
    annotation: pydyf.Dictionary


def mark_artifacts(document: Document) -> None:
    """Mark what is not read: running heads, folios, repeated table heads, what is hidden from assistants."""
    heads: set[int] = set()
    for page in document.pages:
        seen_here: set[int] = set()
        for box in _descendants(page._page_box):  # noqa: SLF001  WeasyPrint gives no public way to a page's boxes
            head = isinstance(box, boxes.TableRowGroupBox) and box.is_header
            if head and box.element is not None:
                seen_here.add(id(box.element))
            repeated = head and id(box.element) in heads
            if repeated or isinstance(box, boxes.MarginBox) or _is_hidden(box.element):
                for inner in _descendants(box):
                    inner.is_artifact = True
        heads |= seen_here


def _is_hidden(element: Element) -> bool:
    if element is None:
        return False
    return element.get("aria-hidden") == "true" or (element.tag == "img" and not element.get("alt"))


def _descendants(box: Box) -> Iterator[Box]:
    if isinstance(box, AbsolutePlaceholder):
        box = box._box  # noqa: SLF001
    yield box
    for child in box.all_children():
        yield from _descendants(child)


class StructureTree:
    """Builds the tree of one document from its boxes, in the order of its source."""

    def __init__(self, roots: Iterable[Element], stand_ins: dict[str, Element], language: str) -> None:
        """`stand_ins` gives for an anchor in the text the figure that stands elsewhere on the pages."""
        self.root = Node("Document")
        self._parents = {child: parent for root in roots for parent in root.iter() for child in parent}
        self._order = {element: number for number, element in enumerate(self._parents)}
        self._stand_ins = stand_ins
        self._detached = {id(figure) for figure in stand_ins.values()}
        self._language = language
        self._nodes: dict[Element, Node] = {}
        self._bodies: dict[Element, Node] = {}
        self._notes = 0
        self._depth = 0

    def add_page(self, number: int, page_box: Box, tags: dict[Box, Any]) -> None:
        """Add what is marked on a page, numbered from 0; `tags` are its boxes with their MCIDs."""
        for box in self._in_order(page_box):
            if getattr(box, "is_artifact", False):
                tags.pop(box, None)
                continue
            element = box.element
            if element is None:
                continue
            if anchor := element.get(ANCHOR):
                self._attach(anchor, element)
            if isinstance(box, boxes.TableCellBox):
                self._node(element)
            if box.link_annotation:
                self._owner(self._link_of(element)).kids.append(LinkedObject(number, box.link_annotation))
            if mark := tags.pop(box, None):
                content = MarkedContent(number, mark["mcid"])
                self._owner_of_box(box).kids.append(content)
                if isinstance(box, boxes.ReplacedBox) and element.tag == "img":
                    self._describe_picture(box, element, page_box)

    def _in_order(self, page_box: Box) -> Iterator[Box]:
        """Yield the boxes of a page; notes come in the order of their source, one within another after it."""
        for child in page_box.children:
            if isinstance(child, boxes.FootnoteAreaBox):
                for note in sorted(child.children, key=lambda note: self._order.get(note.element, 0)):
                    yield from _descendants(note)
            else:
                yield from _descendants(child)

    def _attach(self, anchor: str, element: Element) -> None:
        figure = self._stand_ins.get(anchor)
        if figure is None or id(figure) not in self._detached:
            return
        parent = self._parents[element]
        if ROLES.get(parent.tag) in {"P", *HEADINGS}:
            parent = self._parents[parent]
        node = self._node(figure)
        self._detached.discard(id(figure))
        self._owner(parent).kids.append(node)

    def _owner_of_box(self, box: Box) -> Node:
        element, tag = box.element, str(box.element_tag)
        if tag.endswith("::marker") and element.tag == "li":
            return self._label(self._node(element))
        if _is_note(element) and tag.endswith("::footnote-call"):
            owner = self._owner(self._parents[element])
            self._node(element)
            owner.kids.remove(self._node(element))
            owner.kids.append(self._node(element))
            call = Node("Reference")
            owner.kids.insert(len(owner.kids) - 1, call)
            return call
        if _is_note(element) and tag.endswith("::footnote-marker"):
            return self._label(self._node(element))
        return self._owner(element)

    @staticmethod
    def _label(node: Node) -> Node:
        if not (node.kids and isinstance(node.kids[0], Node) and node.kids[0].role == "Lbl"):
            node.kids.insert(0, Node("Lbl"))
        return node.kids[0]  # type: ignore[return-value]  # looked at, or put there, above

    def _link_of(self, element: Element) -> Element:
        while element is not None and element.tag != "a":
            element = self._parents.get(element)
        return element

    def _owner(self, element: Element) -> Node:
        """Return the node that content of `element` belongs to: its own, or its nearest ancestor's."""
        while element is not None:
            if _role(element):
                node = self._node(element)
                return self._body(element, node) if node.role == "LI" else node
            element = self._parents.get(element)
        return self.root

    def _body(self, element: Element, node: Node) -> Node:
        if element not in self._bodies:
            self._bodies[element] = Node("LBody")
            node.kids.append(self._bodies[element])
        return self._bodies[element]

    def _node(self, element: Element) -> Node:
        if element in self._nodes:
            return self._nodes[element]
        role = self._level(_role(element) or "Div")
        node = self._nodes[element] = Node(role, self._attributes(element))
        if id(element) not in self._detached:
            self._owner(self._parents.get(element)).kids.append(node)
        return node

    def _level(self, role: str) -> str:
        """Return a heading's role with no level skipped (ISO 14289-1, 7.4.2), any other role as it is."""
        if role not in HEADINGS:
            return role
        self._depth = min(int(role[1]), self._depth + 1)
        return f"H{self._depth}"

    def _attributes(self, element: Element) -> dict[str, Any]:
        attributes: dict[str, Any] = {}
        language = element.get("lang")
        if language and language != self._language:
            attributes["Lang"] = pydyf.String(language)
        if _is_note(element):
            # ISO 14289-1, 7.9: each note has an ID of its own. The assembled issue makes it unique.
            self._notes += 1
            attributes["ID"] = pydyf.String(f"note-{self._notes}")
        if element.tag == "th":
            scope = "/Row" if element.get("scope") == "row" else "/Column"
            attributes["A"] = pydyf.Dictionary({"O": "/Table", "Scope": scope})
        if element.tag in {"td", "th"}:
            spans = {"ColSpan": element.get("colspan"), "RowSpan": element.get("rowspan")}
            given = {name: int(span) for name, span in spans.items() if span and span != "1"}
            if given:
                attributes.setdefault("A", pydyf.Dictionary({"O": "/Table"})).update(given)
        if element.tag in {"ol", "ul"}:
            numbering = "/Decimal" if element.tag == "ol" else "/Disc"
            attributes["A"] = pydyf.Dictionary({"O": "/List", "ListNumbering": numbering})
        return attributes

    def _describe_picture(self, box: Box, element: Element, page_box: Box) -> None:
        node = self._node(element)
        left, top = box.content_box_x(), box.content_box_y()
        height = page_box.margin_height()
        corners = (left, height - top - box.height, left + box.width, height - top)
        node.attributes["Alt"] = pydyf.String(element.get("alt"))
        node.attributes["A"] = pydyf.Dictionary(
            {"O": "/Layout", "BBox": pydyf.Array(round(corner * PT_PER_PX, 3) for corner in corners)}
        )

    def write(self, pdf: pydyf.PDF, pages: int) -> None:
        """Write the tree into `pdf` with the parent tree that leads from its content back to it."""
        owners: dict[MarkedContent | LinkedObject, pydyf.Dictionary] = {}
        structure = pydyf.Dictionary({"Type": "/StructTreeRoot"})
        pdf.add_object(structure)
        document = _write_node(self.root, structure, pdf, owners)
        structure["K"] = pydyf.Array([document.reference])
        numbers = pydyf.Array()
        by_page: list[dict[int, pydyf.Dictionary]] = [{} for _ in range(pages)]
        for key, owner in owners.items():
            if isinstance(key, MarkedContent):
                by_page[key.page][key.mcid] = owner
        for page, marks in enumerate(by_page):
            numbers.append(page)
            numbers.append(pydyf.Array(marks[mcid].reference for mcid in sorted(marks)))
        linked = [key for key in owners if isinstance(key, LinkedObject)]
        for number, key in enumerate(linked, start=pages):
            key.annotation["StructParent"] = number
            numbers.append(number)
            numbers.append(owners[key].reference)
        parent_tree = pydyf.Dictionary({"Nums": numbers})
        pdf.add_object(parent_tree)
        structure["ParentTree"] = parent_tree.reference
        pdf.catalog["StructTreeRoot"] = structure.reference
        pdf.catalog["MarkInfo"] = pydyf.Dictionary({"Marked": "true"})


def _says_something(node: Node) -> bool:
    """Return whether a node is to be written; an empty cell is, since it keeps the table regular."""
    if node.role in {"TD", "TH"}:
        return True
    return any(not isinstance(kid, Node) or _says_something(kid) for kid in node.kids)


def _is_note(element: Element) -> bool:
    return NOTE_CLASS in (element.get("class") or "").split()


def _role(element: Element) -> str | None:
    if _is_note(element):
        return "Note"
    if element.tag == "span" and element.get("lang"):
        return "Span"
    return ROLES.get(element.tag)


def _write_node(
    node: Node,
    parent: pydyf.Dictionary,
    pdf: pydyf.PDF,
    owners: dict[MarkedContent | LinkedObject, pydyf.Dictionary],
) -> pydyf.Dictionary:
    element = pydyf.Dictionary(
        {"Type": "/StructElem", "S": f"/{node.role}", "P": parent.reference, **node.attributes}
    )
    pdf.add_object(element)
    kids = pydyf.Array()
    for kid in node.kids:
        if isinstance(kid, Node):
            if _says_something(kid):
                kids.append(_write_node(kid, element, pdf, owners).reference)
            continue
        owners[kid] = element
        page = pdf.page_references[kid.page]
        if isinstance(kid, MarkedContent):
            kids.append(pydyf.Dictionary({"Type": "/MCR", "Pg": page, "MCID": kid.mcid}))
        else:
            kids.append(pydyf.Dictionary({"Type": "/OBJR", "Pg": page, "Obj": kid.annotation.reference}))
    element["K"] = kids
    return element
