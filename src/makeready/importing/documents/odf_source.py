"""An OpenDocument text -> a `Document`: its XML made plain, marked, given to pandoc without its pictures."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from pathlib import Path

from lxml import etree

from makeready.importing.documents.document import Counted, Document, Told, dropped
from makeready.importing.documents.marks import Kind, Role, fit_for_marks, mark
from makeready.importing.documents.odf_drawings import OdfDrawings
from makeready.importing.documents.odf_names import (
    PARAGRAPHS,
    found,
    replaced_by,
    tag,
    text_below,
    value,
)
from makeready.importing.documents.odf_plain import (
    drop_what_is_not_read,
    keep_words_of_fields,
    told_numbers,
)
from makeready.importing.documents.odf_styles import OdfStyles
from makeready.importing.documents.odf_words import words_of_object, words_of_text
from makeready.importing.documents.pandoc_parsing import parsed
from makeready.importing.documents.pandoc_program import pandoc_json
from makeready.importing.documents.source_kinds import data_of
from makeready.importing.documents.zip_packages import Package, packed
from makeready.importing.imported import Did
from makeready.importing.text_source import NotImported
from makeready.producing.word_account import words_in

_HEADS = "|".join(
    f"//style:{place}{side}" for place in ("header", "footer") for side in ("", "-left", "-first")
)


def read_opendocument(source: Path) -> Document:
    """The document in a .odt; raises `NotImported` where it is none."""
    return _Reading(Package(source.name, data_of(source, ".odt"))).document()


class _Reading:
    """One OpenDocument text while it is read."""

    def __init__(self, package: Package) -> None:
        self._package = package
        self._refuse_password()
        self._content = self._tree("content.xml")
        self._styles = self._tree("styles.xml") if "styles.xml" in package.names else None
        bodies = found(self._content, "//office:body/office:text")
        if not bodies:
            raise NotImported(f"{package.name} is damaged: there is no text in it.")
        self._body = bodies[0]
        paragraphs = (p for p in self._body.iter(*PARAGRAPHS) if not found(p, "ancestor::office:annotation"))
        self._numbers = {paragraph: number for number, paragraph in enumerate(paragraphs, 1)}
        self._named = OdfStyles(self._content, self._styles)
        self._told: list[Told] = []

    def document(self) -> Document:
        """All that the file gives."""
        furniture = self._furniture()
        objects = [
            words_of_object(tree) for tree in map(self._object, self._object_names()) if tree is not None
        ]
        printed = words_of_text(self._body) + [w for text in (*furniture, *objects) for w in words_in(text)]
        self._told += [dropped(0, words, "it stands at the head or foot of pages") for words in furniture]
        self._told += self._dangers()
        self._told += drop_what_is_not_read(self._body, self._number_of, self._named.hides)
        comments = self._comments()
        drawings = OdfDrawings(self._object, self._named.role_of, self._number_of)
        drawings.take_out(self._body)
        self._told += drawings.told
        self._told += keep_words_of_fields(self._body, self._number_of)
        self._told += told_numbers(self._body, self._number_of)
        for paragraph in list(self._body.iter(*PARAGRAPHS)):
            self._mark(paragraph)
        tree = parsed(pandoc_json(self._packed(), "odt"))
        unseen = [word for picture in drawings.pictures.values() for word in words_in(picture.alt)]
        unseen += [word for text in comments.values() for word in words_in(text)]
        return Document(
            tree,
            Counted(tuple(printed), tuple(unseen)),
            "paragraph",
            self._picture,
            tuple(self._told),
            facts=self._facts(),
            comments=comments,
            pictures=drawings.pictures,
        )

    # --- The parts -------------------------------------------------------------------------------

    def _refuse_password(self) -> None:
        manifest = self._package.tree("META-INF/manifest.xml")
        if manifest is not None and found(manifest, "//manifest:encryption-data"):
            raise NotImported(
                f"{self._package.name} is protected by a password. Ask its author for a copy without one."
            )

    def _tree(self, part: str) -> etree._Element:
        tree = self._package.tree(part)
        if tree is None:
            raise NotImported(f"{self._package.name} is damaged: its text, {part}, is missing.")
        for node in tree.iter():
            node.text, node.tail = fit_for_marks(node.text or ""), fit_for_marks(node.tail or "")
        return tree

    def _object(self, target: str) -> etree._Element | None:
        return self._package.tree(posixpath.join(posixpath.normpath(target), "content.xml"))

    def _object_names(self) -> list[str]:
        """The embedded objects that the text shows."""
        shown = (value(node, "xlink:href") for node in found(self._body, ".//draw:object"))
        return list(dict.fromkeys(filter(None, shown)))

    def _picture(self, target: str) -> bytes | str:
        if re.match(r"[A-Za-z][A-Za-z0-9+.-]+:|//|\.\./|/", target):
            return f"it is a link to {target}, which is not followed"
        data = self._package.read(target)
        return data if data is not None else f"the file holds no {target}"

    def _packed(self) -> bytes:
        """The file for pandoc: its text and its styles."""
        parts = {"mimetype": b"application/vnd.oasis.opendocument.text"}
        parts["content.xml"] = etree.tostring(self._content, xml_declaration=True, encoding="UTF-8")
        styles = self._styles if self._styles is not None else etree.Element(tag("office:document-styles"))
        parts["styles.xml"] = etree.tostring(styles, xml_declaration=True, encoding="UTF-8")
        return packed(parts)

    # --- Before pandoc ---------------------------------------------------------------------------

    def _number_of(self, element: etree._Element) -> int:
        """The number of the paragraph in which an element stands; 0 where that has none."""
        if element in self._numbers:
            return self._numbers[element]
        outer = (self._numbers[e] for e in element.iterancestors(*PARAGRAPHS) if e in self._numbers)
        inner = (self._numbers[e] for e in element.iter(*PARAGRAPHS) if e in self._numbers)
        return next(outer, next(inner, 0))

    def _comments(self) -> dict[str, str]:
        """Author and text of each comment by the name of its mark, which is left in its place."""
        comments = {}
        for number, comment in enumerate(found(self._body, ".//office:annotation"), 1):
            author = "".join(node.text or "" for node in comment.iter(tag("dc:creator"))) or "A comment"
            comments[str(number)] = f"{author}: {text_below(comment)}"
            replaced_by(comment, mark(Kind.COMMENT, number))
        return comments

    def _mark(self, paragraph: etree._Element) -> None:
        """Puts place and role of a paragraph that is not empty at its beginning."""
        if not "".join(paragraph.itertext()).strip():
            return
        signs = mark(Kind.AT, self._numbers[paragraph]) if paragraph in self._numbers else ""
        role = self._named.role_of(value(paragraph, "text:style-name"))
        if found(paragraph, "ancestor::text:note"):
            return
        name = value(paragraph, "text:style-name")
        if found(paragraph, "ancestor::table:table-cell") and (how := self._named.set_by(name)):
            signs += mark(Kind.SET, how)
        if not role:
            self._named.dress(paragraph)
        if role:
            signs += mark(Kind.ROLE, role.value)
            paragraph.set(tag("text:style-name"), "Standard")
            if paragraph.tag == tag("text:h"):
                paragraph.tag = tag("text:p")
        paragraph.text = signs + (paragraph.text or "")

    # --- What stands beside the text -------------------------------------------------------------

    def _furniture(self) -> list[str]:
        """The words at the head and foot of pages, each once."""
        heads = found(self._styles, _HEADS) if self._styles is not None else []
        return list(dict.fromkeys(filter(None, map(text_below, heads))))

    def _facts(self) -> dict[Role, str]:
        meta = self._package.tree("meta.xml")
        facts = {}
        for role, name in ((Role.TITLE, "dc:title"), (Role.BYLINE, "meta:initial-creator")):
            texts = [] if meta is None else [(node.text or "").strip() for node in meta.iter(tag(name))]
            if texts and texts[0]:
                facts[role] = texts[0]
        return facts

    def _dangers(self) -> Iterator[Told]:
        if any(name.startswith(("Basic/", "Scripts/")) for name in self._package.names):
            yield Told(Did.DROPPED, 0, "macros", "a program inside the file; it was not run")
        for link in found(self._body, ".//text:section-source[@xlink:href]"):
            yield Told(
                Did.DROPPED, 0, value(link, "xlink:href"), "a link to another file; it was not followed"
            )
