"""The structure tree as it is written into a file, and the way to it from the pages: ISO 32000-1, 14.7."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from makeready.producing.pdf.pdf_file import PdfFile, Text, Value, entries, reference, references
from makeready.producing.pdf.structure_nodes import LinkedObject, MarkedContent, Node


@dataclass(frozen=True, slots=True)
class WrittenPage:
    """What the tree has to know of a page."""

    number: int
    """The number of its object."""
    links: Sequence[int]
    """The numbers of its annotations."""
    shift: float
    """How much further right (pt) its content stands than where it was laid out."""


@dataclass
class StructureWriter:
    """Writes the one tree of an issue, unit by unit."""

    file: PdfFile
    language: str
    root: int = field(init=False)
    """The number of the tree's root."""
    _document: int = field(init=False)
    _units: list[int] = field(default_factory=list)
    _owners: list[bytes] = field(default_factory=list)
    """What owns the content of each key of the parent tree: an array, or one element."""
    _notes: int = 0

    def __post_init__(self) -> None:
        self.root, self._document = self.file.reserve(), self.file.reserve()

    def keys(self, count: int) -> list[int]:
        """As many new keys of the parent tree, for a page or an annotation to name."""
        first = len(self._owners)
        self._owners += [b"[]"] * count
        return list(range(first, first + count))

    def add(
        self, root: Node, pages: Sequence[WrittenPage], keys: Sequence[int], link_keys: dict[int, int]
    ) -> None:
        """Write what is below `root`. `keys` are those of the pages, `link_keys` those of annotations."""
        marked: list[dict[int, int]] = [{} for _ in pages]
        for node in root.kids:
            if isinstance(node, Node) and node.says_something():
                self._units.append(self._write(node, self._document, pages, marked, link_keys))
        for key, owners in zip(keys, marked, strict=True):
            numbers = self.file.add(references(owners[mcid] for mcid in sorted(owners)))
            self._owners[key] = reference(numbers)

    def close(self) -> None:
        """Write the root of the tree, and the parent tree."""
        self.file.add(
            {
                "Type": "/StructElem",
                "S": "/Document",
                "P": reference(self.root),
                "K": references(self._units),
            },
            self._document,
        )
        numbers = b" ".join(b"%d %s" % (key, owner) for key, owner in enumerate(self._owners))
        parents = self.file.add({"Nums": b"[" + numbers + b"]"})
        self.file.add(
            {
                "Type": "/StructTreeRoot",
                "K": references([self._document]),
                "ParentTree": reference(parents),
                "ParentTreeNextKey": len(self._owners),
            },
            self.root,
        )

    def _write(
        self,
        node: Node,
        parent: int,
        pages: Sequence[WrittenPage],
        marked: list[dict[int, int]],
        link_keys: dict[int, int],
    ) -> int:
        number = self.file.reserve()
        kids: list[bytes] = []
        for kid in node.kids:
            if isinstance(kid, MarkedContent):
                marked[kid.page][kid.mcid] = number
                kids.append(b"<</Type/MCR/Pg %d 0 R/MCID %d>>" % (pages[kid.page].number, kid.mcid))
            elif isinstance(kid, LinkedObject):
                annotation = pages[kid.page].links[kid.link]
                self._owners[link_keys[annotation]] = reference(number)
                kids.append(b"<</Type/OBJR/Pg %d 0 R/Obj %d 0 R>>" % (pages[kid.page].number, annotation))
            elif kid.says_something():
                kids.append(b"%d 0 R" % self._write(kid, number, pages, marked, link_keys))
        own = b"/Type/StructElem/S/%b/P %d 0 R" % (node.role.encode("ascii"), parent)
        more = entries(self._more(node, pages))
        return self.file.add(b"<<%b%b/K[%b]>>" % (own, more, b" ".join(kids)), number)

    def _more(self, node: Node, pages: Sequence[WrittenPage]) -> dict[str, Value]:
        """What few elements have."""
        more: dict[str, Value] = {}
        if node.language and node.language != self.language:
            more["Lang"] = node.language
        if node.role == "Note":
            # ISO 14289-1, 7.9: a note's ID is unique in the document.
            self._notes += 1
            more["ID"] = f"note-{self._notes}"
        if node.alt is not None:
            more["Alt"] = Text(node.alt)
        if node.area:
            page, (left, bottom, right, top) = node.area
            shift = pages[page].shift
            box: list[Value] = [round(edge, 3) for edge in (left + shift, bottom, right + shift, top)]
            more["A"] = {"O": "/Layout", "BBox": box}
        elif node.attributes:
            more["A"] = node.attributes
        return more
