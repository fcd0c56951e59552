"""The parts of a Word file: its text, notes, comments and styles, and what their ids lead to."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass, field

from lxml import etree

from makeready.importing.documents.marks import Role, fit_for_marks, role_named
from makeready.importing.documents.word_names import STRICT, tag, value
from makeready.importing.documents.zip_packages import Package, packed, parsed_xml
from makeready.importing.text_source import NotImported

RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
TEXT_PARTS = ("footnotes", "endnotes")
"""What holds text beside the document itself."""


@dataclass(frozen=True, slots=True)
class Related:
    """What the ids of one part lead to: an address and whether that lies outside the file."""

    targets: dict[str, tuple[str, bool]] = field(default_factory=dict)

    def __call__(self, identifier: str) -> tuple[str, bool]:
        """Where an id leads; ("", False) where there is none of that name."""
        return self.targets.get(identifier, ("", False))


class WordFile:
    """One Word file while it is read."""

    def __init__(self, package: Package) -> None:
        self.package = package
        self._main = self._main_part()
        self._folder = posixpath.dirname(self._main)
        text = self.tree(self._main)
        if text is None:
            raise NotImported(f"{package.name} is damaged: its text, {self._main}, is missing.")
        self.text = text
        self.parts = {"document": text}
        """The text, and what there is of notes, comments, styles and lists."""
        for name in (*TEXT_PARTS, "comments", "styles", "numbering"):
            tree = self.tree(self._path(name))
            if tree is not None:
                self.parts[name] = tree
        self._styles = self._styles_by_id()

    def _path(self, name: str) -> str:
        return self._main if name == "document" else f"{self._folder}/{name}.xml"

    def _main_part(self) -> str:
        rels = self.package.tree("_rels/.rels")
        for relation in [] if rels is None else rels.iter(RELATION):
            if str(relation.get("Type", "")).endswith("/officeDocument"):
                return posixpath.normpath(str(relation.get("Target"))).lstrip("/")
        return "word/document.xml"

    def tree(self, part: str) -> etree._Element | None:
        """The XML of a part by its path, in the usual names; None where there is none."""
        data = self.package.read(part)
        if data is None:
            return None
        text = data
        for strict, usual in STRICT.items():
            text = text.replace(strict.encode(), usual.encode())
        tree = parsed_xml(text, f"{self.package.name}: {part}")
        for node in tree.iter():
            if node.text:
                node.text = fit_for_marks(node.text)
        return tree

    def related(self, of: str) -> Related:
        """What the ids in a part lead to: "document", "footnotes"."""
        folder, name = posixpath.split(self._path(of))
        rels = self.package.tree(f"{folder}/_rels/{name}.rels")
        targets = {}
        for relation in [] if rels is None else rels.iter(RELATION):
            outside = relation.get("TargetMode") == "External"
            target = str(relation.get("Target", ""))
            inside = target.lstrip("/") if target.startswith("/") else posixpath.join(folder, target)
            targets[str(relation.get("Id"))] = (target if outside else posixpath.normpath(inside), outside)
        return Related(targets)

    def picture(self, target: str) -> bytes | str:
        """The bytes of a picture inside the file, or why there are none."""
        data = self.package.read(target)
        return data if data is not None else f"the file holds no {target}"

    def packed(self) -> bytes:
        """The file for pandoc: text, notes, styles and lists, and nothing that leads elsewhere but links."""
        parts = {"[Content_Types].xml": _content_types({name: self._path(name) for name in self.parts})}
        parts["_rels/.rels"] = _relations([("rId1", "officeDocument", self._main, "")])
        for name, tree in self.parts.items():
            if name != "comments":
                parts[self._path(name)] = etree.tostring(tree, xml_declaration=True, encoding="UTF-8")
        for name in (name for name in self.parts if name in {"document", *TEXT_PARTS}):
            kept = [
                (identifier, "hyperlink", target, "External")
                for identifier, (target, outside) in self.related(name).targets.items()
                if outside
            ]
            if name == "document":
                others = [other for other in self.parts if other not in {"document", "comments"}]
                kept += [(f"own{other}", other, f"{other}.xml", "") for other in others]
            parts[f"{self._folder}/_rels/{posixpath.basename(self._path(name))}.rels"] = _relations(kept)
        return packed(parts)

    def _styles_by_id(self) -> dict[str, tuple[str, str]]:
        """Name and parent of each style."""
        styles = self.parts.get("styles")
        return {
            value(style, "w:styleId"): (value(style.find(tag("w:name"))), value(style.find(tag("w:basedOn"))))
            for style in ([] if styles is None else styles.iter(tag("w:style")))
        }

    def role_of(self, style: str) -> Role | None:
        """What a style is for, by its own name or that of the one it is based on."""
        seen: set[str] = set()
        while style and style not in seen:
            seen.add(style)
            name, parent = self._styles.get(style, (style, ""))
            if role := role_named(name):
                return role
            style = parent
        return None


def _relations(rows: list[tuple[str, str, str, str]]) -> bytes:
    root = etree.Element(RELATION.removesuffix("Relationship") + "Relationships")
    for identifier, kind, target, mode in rows:
        relation = etree.SubElement(root, RELATION)
        relation.set("Id", identifier)
        relation.set("Type", f"http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}")
        relation.set("Target", target)
        if mode:
            relation.set("TargetMode", mode)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8")


def _content_types(paths: dict[str, str]) -> bytes:
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml"
    overrides = "".join(
        f'<Override PartName="/{path}" '
        f'ContentType="{kind}.{"document.main" if name == "document" else name}+xml"/>'
        for name, path in paths.items()
    )
    return (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    ).encode()
