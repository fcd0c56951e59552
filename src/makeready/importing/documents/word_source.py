"""A Word file -> a `Document`: its XML made plain and marked, then given to pandoc without its pictures."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from lxml import etree

from makeready.importing.documents.document import Counted, Document, Told, dropped
from makeready.importing.documents.equations import pieces_of
from makeready.importing.documents.marks import Kind, Role, fit_for_marks, mark, role_named
from makeready.importing.documents.pandoc_program import pandoc_json
from makeready.importing.documents.pandoc_tree import parsed
from makeready.importing.documents.placed_picture import PlacedPicture
from makeready.importing.documents.source_kinds import data_of
from makeready.importing.documents.word_changes import clean, number_of, text_below
from makeready.importing.documents.word_drawings import Drawings
from makeready.importing.documents.word_names import (
    STRICT,
    found,
    paragraphs_of,
    removed,
    run_of,
    style_of,
    tag,
    value,
)
from makeready.importing.documents.word_words import words_of_chart, words_of_parts
from makeready.importing.documents.zip_packages import Package, packed, parsed_xml
from makeready.importing.imported import Did
from makeready.importing.text_source import NotImported
from makeready.producing.word_account import words_in

_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_CORE = "docProps/core.xml"
_TEXT_PARTS = ("footnotes", "endnotes")
_FURNITURE = re.compile(r".*/(header|footer)\d*\.xml$")
_SEPARATORS = {"separator", "continuationSeparator", "continuationNotice"}


@dataclass(frozen=True, slots=True)
class _Related:
    """What the ids of one part lead to: an address and whether that lies outside the file."""

    targets: dict[str, tuple[str, bool]] = field(default_factory=dict)

    def __call__(self, identifier: str) -> tuple[str, bool]:
        return self.targets.get(identifier, ("", False))


def read_word(source: Path) -> Document:
    """The document in a .docx or .docm; raises `NotImported` where it is none."""
    return _Reading(Package(source.name, data_of(source, ".docx"))).document()


class _Reading:
    """One Word file while it is read."""

    def __init__(self, package: Package) -> None:
        self._package = package
        self._main = self._main_part()
        folder = posixpath.dirname(self._main)
        text = self._tree(self._main)
        if text is None:
            raise NotImported(f"{package.name} is damaged: its text, {self._main}, is missing.")
        self._parts = {"document": text}
        for name in (*_TEXT_PARTS, "comments", "styles", "numbering"):
            tree = self._tree(f"{folder}/{name}.xml")
            if tree is not None:
                self._parts[name] = tree
        self._styles = self._styles_by_id()
        self._numbers = {
            paragraph: number for number, paragraph in enumerate(paragraphs_of(self._parts["document"]), 1)
        }
        self._told: list[Told] = []

    def document(self) -> Document:
        """All that the file gives."""
        furniture = self._furniture()
        charts = self._charts()
        texts = [self._parts[name] for name in ("document", *_TEXT_PARTS) if name in self._parts]
        printed = words_of_parts(texts) + [
            word for words in (*furniture, *charts) for word in words_in(words)
        ]
        self._told += [dropped(0, words, "it stands at the head or foot of pages") for words in furniture]
        self._told += self._dangers()
        comments = self._comments()
        pictures: dict[str, PlacedPicture] = {}
        for name in ("document", *_TEXT_PARTS):
            if name in self._parts:
                drawings = self._made_plain(name, len(pictures) + 1)
                pictures |= drawings.pictures
        tree = parsed(pandoc_json(self._packed(), "docx"))
        unseen = [word for picture in pictures.values() for word in words_in(picture.alt)]
        unseen += [word for text in comments.values() for word in words_in(text)]
        return Document(
            tree,
            Counted(tuple(printed), tuple(unseen)),
            "paragraph",
            self._picture,
            tuple(self._told),
            facts=self._facts(),
            comments=comments,
            pictures=pictures,
        )

    # --- The parts -------------------------------------------------------------------------------

    def _main_part(self) -> str:
        rels = self._package.tree("_rels/.rels")
        for relation in [] if rels is None else rels.iter(_RELATION):
            if str(relation.get("Type", "")).endswith("/officeDocument"):
                return posixpath.normpath(str(relation.get("Target"))).lstrip("/")
        return "word/document.xml"

    def _tree(self, part: str) -> etree._Element | None:
        data = self._package.read(part)
        if data is None:
            return None
        text = data
        for strict, usual in STRICT.items():
            text = text.replace(strict.encode(), usual.encode())
        tree = parsed_xml(text, f"{self._package.name}: {part}")
        for node in tree.iter():
            if node.text:
                node.text = fit_for_marks(node.text)
        return tree

    def _related(self, part: str) -> _Related:
        folder, name = posixpath.split(part)
        rels = self._package.tree(f"{folder}/_rels/{name}.rels")
        targets = {}
        for relation in [] if rels is None else rels.iter(_RELATION):
            outside = relation.get("TargetMode") == "External"
            target = str(relation.get("Target", ""))
            inside = target.lstrip("/") if target.startswith("/") else posixpath.join(folder, target)
            targets[str(relation.get("Id"))] = (target if outside else posixpath.normpath(inside), outside)
        return _Related(targets)

    def _picture(self, target: str) -> bytes | str:
        data = self._package.read(target)
        return data if data is not None else f"the file holds no {target}"

    def _packed(self) -> bytes:
        """The file for pandoc: text, notes, styles and lists, and nothing that leads elsewhere but links."""
        folder = posixpath.dirname(self._main)
        parts = {"[Content_Types].xml": _content_types(self._main, self._parts)}
        parts["_rels/.rels"] = _relations([("rId1", "officeDocument", self._main, "")])
        for name, tree in self._parts.items():
            path = self._main if name == "document" else f"{folder}/{name}.xml"
            if name != "comments":
                parts[path] = etree.tostring(tree, xml_declaration=True, encoding="UTF-8")
        for name in ("document", *_TEXT_PARTS):
            if name not in self._parts:
                continue
            path = self._main if name == "document" else f"{folder}/{name}.xml"
            kept = [
                (identifier, "hyperlink", target, "External")
                for identifier, (target, outside) in self._related(path).targets.items()
                if outside
            ]
            if name == "document":
                others = [other for other in self._parts if other not in {"document", "comments"}]
                kept += [(f"own{other}", other, f"{other}.xml", "") for other in others]
            parts[f"{folder}/_rels/{posixpath.basename(path)}.rels"] = _relations(kept)
        return packed(parts)

    # --- Before pandoc ---------------------------------------------------------------------------

    def _made_plain(self, name: str, first_picture: int) -> Drawings:
        part, numbers = self._parts[name], self._numbers if name == "document" else {}
        self._told += clean(part, numbers)
        _set_equations(part, numbers, self._told)
        folder = posixpath.dirname(self._main)
        path = self._main if name == "document" else f"{folder}/{name}.xml"
        drawings = Drawings(self._related(path), self._package.tree, self._role_of, first_picture)
        drawings.take_out(part, numbers)
        self._told += drawings.told
        for reference in found(part, "//w:commentReference"):
            run = reference.getparent()
            if run is not None:
                run.addprevious(run_of(mark(Kind.COMMENT, value(reference, "w:id"))))
                removed(reference)
        for paragraph in list(part.iter(tag("w:p"))):
            self._mark(paragraph, numbers)
        return drawings

    def _mark(self, paragraph: etree._Element, numbers: dict[etree._Element, int]) -> None:
        """Puts place and role of a paragraph that is not empty at its beginning."""
        if not text_below(paragraph).strip():
            return
        role = self._role_of(style_of(paragraph))
        signs = mark(Kind.AT, numbers[paragraph]) if paragraph in numbers else ""
        style = paragraph.find(f"{tag('w:pPr')}/{tag('w:pStyle')}")
        if role and style is not None:
            signs += mark(Kind.ROLE, role.value)
            removed(style)
        if signs:
            at = 1 if paragraph.find(tag("w:pPr")) is not None else 0
            paragraph.insert(at, run_of(signs))

    # --- Styles ----------------------------------------------------------------------------------

    def _styles_by_id(self) -> dict[str, tuple[str, str]]:
        """Name and parent of each style."""
        styles = self._parts.get("styles")
        return {
            value(style, "w:styleId"): (value(style.find(tag("w:name"))), value(style.find(tag("w:basedOn"))))
            for style in ([] if styles is None else styles.iter(tag("w:style")))
        }

    def _role_of(self, style: str) -> Role | None:
        """What a style is for, by its own name or that of the one it is based on."""
        seen: set[str] = set()
        while style and style not in seen:
            seen.add(style)
            name, parent = self._styles.get(style, (style, ""))
            if role := role_named(name):
                return role
            style = parent
        return None

    # --- What stands beside the text -------------------------------------------------------------

    def _furniture(self) -> list[str]:
        """The words at the head and foot of pages, each once."""
        names = sorted(name for name in self._package.names if _FURNITURE.match(f"/{name}"))
        trees = filter(lambda tree: tree is not None, map(self._tree, names))
        return list(
            dict.fromkeys(words for tree in trees if tree is not None for words in [_plain(tree)] if words)
        )

    def _charts(self) -> list[str]:
        """The words of charts and diagrams that the text shows."""
        names = sorted(
            name
            for name in self._package.names
            if re.match(r"word/(charts/chart|diagrams/data)\d*\.xml$", name)
        )
        shown = {target for target, _ in self._related(self._main).targets.values()}
        trees = (self._package.tree(name) for name in names if name in shown)
        return [words_of_chart(tree) for tree in trees if tree is not None]

    def _comments(self) -> dict[str, str]:
        """Author and text of each comment by its id, with the words that it is on."""
        comments = self._parts.get("comments")
        if comments is None:
            return {}
        return {
            value(comment, "w:id"): _comment(comment, self._parts["document"])
            for comment in comments.iter(tag("w:comment"))
        }

    def _facts(self) -> dict[Role, str]:
        core = self._package.tree(_CORE)
        told = (
            {etree.QName(node).localname: (node.text or "").strip() for node in core}
            if core is not None
            else {}
        )
        facts = {Role.TITLE: told.get("title", ""), Role.BYLINE: told.get("creator", "")}
        return {role: text for role, text in facts.items() if text}

    def _dangers(self) -> Iterator[Told]:
        """What the file brings beside its text, and is neither run nor followed."""
        if any(name.lower().endswith(("vbaproject.bin", "vbadata.xml")) for name in self._package.names):
            yield Told(Did.DROPPED, 0, "macros", "a program inside the file; it was not run")
        for name in sorted(self._package.names):
            if name.endswith(".rels"):
                rels = self._package.tree(name)
                for relation in [] if rels is None else rels.iter(_RELATION):
                    kind = str(relation.get("Type", "")).rpartition("/")[2]
                    if relation.get("TargetMode") == "External" and kind not in {"hyperlink", "image"}:
                        target = str(relation.get("Target", ""))
                        yield Told(
                            Did.DROPPED, 0, target, f"a link to another file ({kind}); it was not followed"
                        )
        for chunk in found(self._parts["document"], "//w:altChunk|//w:subDoc"):
            target, _ = self._related(self._main)(value(chunk, "r:id"))
            yield Told(Did.DOUBTED, 0, target, "another document inside this one; bring it in by itself")


def _set_equations(part: etree._Element, numbers: dict[etree._Element, int], told: list[Told]) -> None:
    """Puts each equation's line of words in its place."""
    for equation in found(part, "//m:oMath"):
        pieces = pieces_of(equation)
        told.append(
            Told(
                Did.DOUBTED,
                number_of(equation, numbers),
                "".join(text for text, _ in pieces),
                "an equation, set as a line of words",
            )
        )
        for text, vertical in pieces:
            equation.addprevious(run_of(text, vertical))
        removed(equation)
    for group in found(part, "//m:oMathPara"):
        for run in reversed(found(group, "w:r")):
            group.addnext(run)
        removed(group)


def _comment(comment: etree._Element, document: etree._Element) -> str:
    author = value(comment, "w:author") or "A comment"
    text = " / ".join("".join(t.text or "" for t in p.iter(tag("w:t"))) for p in comment.iter(tag("w:p")))
    on = _words_between(document, value(comment, "w:id"))
    return f"{author}, on “{on}”: {text}" if on else f"{author}: {text}"


def _words_between(document: etree._Element, identifier: str) -> str:
    """The words that a comment is on, shortened; "" where they can't be told."""
    begins = found(document, f"//w:commentRangeStart[@w:id='{identifier}']") if identifier.isalnum() else []
    words = ""
    for node in begins[0].itersiblings() if begins else ():
        if node.tag == tag("w:commentRangeEnd") and value(node, "w:id") == identifier:
            break
        words += "".join(t.text or "" for t in node.iter(tag("w:t")))
    return words.strip() if len(words) <= 60 else words[:59].strip() + "…"


def _plain(tree: etree._Element) -> str:
    words = words_of_parts([tree])
    return " ".join(text_below(tree).split()) if words else ""


def _relations(rows: list[tuple[str, str, str, str]]) -> bytes:
    root = etree.Element(_RELATION.removesuffix("Relationship") + "Relationships")
    for identifier, kind, target, mode in rows:
        relation = etree.SubElement(root, _RELATION)
        relation.set("Id", identifier)
        relation.set("Type", f"http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}")
        relation.set("Target", target)
        if mode:
            relation.set("TargetMode", mode)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8")


def _content_types(main: str, parts: dict[str, etree._Element]) -> bytes:
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml"
    folder = posixpath.dirname(main)
    overrides = "".join(
        f'<Override PartName="/{main if name == "document" else f"{folder}/{name}.xml"}" '
        f'ContentType="{kind}.{"document.main" if name == "document" else name}+xml"/>'
        for name in parts
    )
    return (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    ).encode()
