"""The structure tree of a laid-out document: one element for one HTML element, however many pages it crosses.

What PDF/UA-1 (ISO 14289-1) asks of it is noted where it is met.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from makeready.producing.pdf.artifacts import descendants
from makeready.producing.pdf.page_text import ANCHOR
from makeready.producing.pdf.structure_nodes import LinkedObject, MarkedContent, Node
from makeready.producing.pdf.structure_roles import HEADINGS, ROLES, Element, is_note, role_of
from makeready.producing.pdf.weasyprint_seams import PT_PER_PX, Box, boxes


class StructureTree:
    """Builds the tree of one document from its boxes, in the order of its source."""

    def __init__(self, roots: Iterable[Element], figures: dict[str, Element], language: str) -> None:
        """`figures` gives, by the anchor that it left in the text, each figure that stands elsewhere."""
        self.root = Node("Document")
        self._parents = {child: parent for root in roots for parent in root.iter() for child in parent}
        self._order = {element: number for root in roots for number, element in enumerate(root.iter())}
        self._figures = figures
        self._detached = {id(figure) for figure in figures.values()}
        self._language = language
        self._nodes: dict[Element, Node] = {}
        self._bodies: dict[Element, Node] = {}
        self._places: dict[int, int] = {}
        """Of each node by its identity, the place of its element in the source."""
        self._depth = 0

    def add_page(self, number: int, page_box: Box, tags: dict[Box, Any], links: list[int]) -> None:
        """Add what is marked on a page, numbered from 0; `tags` are its boxes with their MCIDs.

        `links` are the numbers of the annotations that lead from the page elsewhere, in their order.
        """
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
                link = LinkedObject(number, links.index(box.link_annotation.number))
                self._owner(self._link_of(element)).kids.append(link)
            if mark := tags.pop(box, None):
                content = MarkedContent(number, mark["mcid"])
                self._owner_of_box(box).kids.append(content)
                if isinstance(box, boxes.ReplacedBox) and element.tag == "img":
                    self._describe_picture(box, element, page_box, number)

    def _in_order(self, page_box: Box) -> Iterator[Box]:
        """The boxes of a page; notes come in the order of their source, one within another after it."""
        for child in page_box.children:
            if isinstance(child, boxes.FootnoteAreaBox):
                for note in sorted(child.children, key=lambda note: self._order.get(note.element, 0)):
                    yield from descendants(note)
            else:
                yield from descendants(child)

    def _attach(self, anchor: str, element: Element) -> None:
        figure = self._figures.get(anchor)
        if figure is None or id(figure) not in self._detached:
            return
        parent = self._parents[element]
        if ROLES.get(parent.tag) in {"P", *HEADINGS}:
            parent = self._parents[parent]
        node = self._node(figure)
        self._detached.discard(id(figure))
        self._put(node, self._owner(parent), self._order[element])

    def _put(self, node: Node, owner: Node, place: int) -> None:
        """Add a node where it stands in the source: what is printed later may be read before."""
        self._places[id(node)] = place
        later = (at for at, kid in enumerate(owner.kids) if self._places.get(id(kid), 0) > place)
        owner.kids.insert(next(later, len(owner.kids)), node)

    def _owner_of_box(self, box: Box) -> Node:
        element, tag = box.element, str(box.element_tag)
        if tag.endswith("::marker") and element.tag == "li":
            return self._label(self._node(element))
        if is_note(element) and tag.endswith("::footnote-call"):
            owner = self._owner(self._parents[element])
            self._node(element)
            owner.kids.remove(self._node(element))
            owner.kids.append(self._node(element))
            call = Node("Reference")
            owner.kids.insert(len(owner.kids) - 1, call)
            return call
        if is_note(element) and tag.endswith("::footnote-marker"):
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
        """The node that content of `element` belongs to: its own, or its nearest ancestor's."""
        while element is not None:
            if role_of(element):
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
        role = self._level(role_of(element) or "Div")
        language = element.get("lang", "")
        language = "" if language == self._language else language
        node = self._nodes[element] = Node(role, language, attributes=_attributes(element))
        if id(element) not in self._detached:
            self._put(node, self._owner(self._parents.get(element)), self._order.get(element, 0))
        return node

    def _level(self, role: str) -> str:
        """A heading's role with no level skipped (ISO 14289-1, 7.4.2), any other role as it is."""
        if role not in HEADINGS:
            return role
        self._depth = min(int(role[1]), self._depth + 1)
        return f"H{self._depth}"

    def _describe_picture(self, box: Box, element: Element, page_box: Box, number: int) -> None:
        node = self._node(element)
        left, top = box.content_box_x(), box.content_box_y()
        height = page_box.margin_height()
        corners = (left, height - top - box.height, left + box.width, height - top)
        node.alt = element.get("alt")
        node.area = number, tuple(round(corner * PT_PER_PX, 3) for corner in corners)


def _attributes(element: Element) -> dict[str, str | int]:
    """What ISO 32000-1, 14.8.5, says of a table's cells and of lists."""
    attributes: dict[str, str | int] = {}
    if element.tag == "th":
        attributes |= {"O": "/Table", "Scope": "/Row" if element.get("scope") == "row" else "/Column"}
    if element.tag in {"td", "th"}:
        spans = {"ColSpan": element.get("colspan"), "RowSpan": element.get("rowspan")}
        if given := {name: int(span) for name, span in spans.items() if span and span != "1"}:
            attributes |= {"O": "/Table", **given}
    if element.tag in {"ol", "ul"}:
        numbering = "/Decimal" if element.tag == "ol" else "/Disc"
        attributes = {"O": "/List", "ListNumbering": numbering}
    return attributes
