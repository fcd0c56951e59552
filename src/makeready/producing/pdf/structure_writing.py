"""The nodes of a structure tree, and how they are written into a PDF: ISO 32000-1, 14.7."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import pydyf


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


def write_structure(root: Node, pdf: pydyf.PDF, pages: int) -> None:
    """Write the tree below `root` into `pdf` with the parent tree that leads from its content back to it."""
    owners: dict[MarkedContent | LinkedObject, pydyf.Dictionary] = {}
    structure = pydyf.Dictionary({"Type": "/StructTreeRoot"})
    pdf.add_object(structure)
    document = _write_node(root, structure, pdf, owners)
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
    """Whether a node is to be written; an empty cell is, since it keeps the table regular."""
    if node.role in {"TD", "TH"}:
        return True
    return any(not isinstance(kid, Node) or _says_something(kid) for kid in node.kids)


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
