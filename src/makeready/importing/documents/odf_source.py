"""An OpenDocument text -> a `Document`: its XML made plain and marked, then given to pandoc without its pictures."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from copy import deepcopy
from pathlib import Path

from lxml import etree

from makeready.importing.documents.document import Counted, Document, Told, dropped
from makeready.importing.documents.marks import Kind, Role, fit_for_marks, mark, role_named
from makeready.importing.documents.odf_drawings import OdfDrawings
from makeready.importing.documents.odf_names import (
    NAMESPACES,
    PARAGRAPHS,
    found,
    removed,
    replaced_by,
    tag,
    text_below,
    text_in,
    value,
)
from makeready.importing.documents.odf_words import words_of_object, words_of_text
from makeready.importing.documents.pandoc_program import pandoc_json
from makeready.importing.documents.pandoc_tree import parsed
from makeready.importing.documents.source_kinds import data_of
from makeready.importing.documents.zip_packages import Package, packed
from makeready.importing.imported import Did
from makeready.importing.text_source import NotImported
from makeready.producing.word_account import words_in

_CONTENTS = (
    "//text:table-of-content|//text:illustration-index|//text:table-index|//text:object-index"
    "|//text:user-index|//text:alphabetical-index|//text:bibliography"
)
_KEPT_IN_LINE = {
    tag(f"text:{name}")
    for name in ("span", "a", "note", "s", "tab", "line-break", "bookmark", "bookmark-start", "bookmark-end")
} | {tag("text:soft-page-break"), tag("office:annotation"), *PARAGRAPHS}
"""What pandoc knows in a line of words; of all else, fields above all, the words are kept."""
_REFERENCES = {"bookmark-ref", "reference-ref", "sequence-ref", "note-ref"}
_SET = {"end": "right", "right": "right", "center": "center"}
_HEADS = "//style:header|//style:footer|//style:header-left|//style:footer-left|//style:header-first|//style:footer-first"


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
        self._parents = dict(self._style_names())
        self._dresses = self._dresses_of_paragraphs()
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
        self._drop_what_is_told()
        comments = self._comments()
        drawings = OdfDrawings(self._object, self._role_of, self._number_of)
        drawings.take_out(self._body)
        self._told += drawings.told
        self._keep_words_of_fields()
        self._tell_numbers()
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

    def _drop_what_is_told(self) -> None:
        for region in found(self._body, ".//text:changed-region[text:deletion]"):
            author = "".join(node.text or "" for node in region.iter(tag("dc:creator"))) or "someone"
            for paragraph in region.iter(*PARAGRAPHS):
                if (words := text_in(paragraph)).strip():
                    at = self._number_of(self._place_of_change(region))
                    self._told.append(dropped(at, words, f"a tracked change: {author} deleted it"))
        for changes in found(self._body, ".//text:tracked-changes"):
            removed(changes)
        for index in found(self._body, _CONTENTS):
            why = "a table of contents, which the issue makes itself"
            self._told.append(dropped(self._number_of(index), text_below(index), why))
            removed(index)
        for hidden in found(self._body, ".//text:hidden-text"):
            words = value(hidden, "text:string-value")
            self._told.append(dropped(self._number_of(hidden), words, "it is hidden text"))
            replaced_by(hidden, "")
        for paragraph in found(self._body, ".//text:p[text:hidden-paragraph]"):
            self._told.append(dropped(self._number_of(paragraph), text_in(paragraph), "it is hidden text"))
            removed(paragraph)
        for span in list(self._body.iter(tag("text:span"))):
            if self._is_hidden(value(span, "text:style-name")):
                self._told.append(dropped(self._number_of(span), text_in(span), "it is hidden text"))
                removed(span)

    def _place_of_change(self, region: etree._Element) -> etree._Element:
        """The sign in the text where something was deleted."""
        name = value(region, "text:id")
        signs = (
            sign for sign in self._body.iter(tag("text:change")) if value(sign, "text:change-id") == name
        )
        return next(signs, region)

    def _comments(self) -> dict[str, str]:
        """Author and text of each comment by the name of its mark, which is left in its place."""
        comments = {}
        for number, comment in enumerate(found(self._body, ".//office:annotation"), 1):
            author = "".join(node.text or "" for node in comment.iter(tag("dc:creator"))) or "A comment"
            comments[str(number)] = f"{author}: {text_below(comment)}"
            replaced_by(comment, mark(Kind.COMMENT, number))
        return comments

    def _keep_words_of_fields(self) -> None:
        """Puts the words that a field shows in its place; a ruby's stand in brackets behind what it is on."""
        own = "{" + NAMESPACES["text"] + "}"
        for paragraph in list(self._body.iter(*PARAGRAPHS)):
            for node in list(paragraph.iterdescendants()):
                is_field = (
                    isinstance(node.tag, str) and node.tag.startswith(own) and node.tag not in _KEPT_IN_LINE
                )
                in_line = node.getparent() is not None and _is_in_line(node)
                if is_field and in_line:
                    self._tell_reference(node)
                    replaced_by(node, text_in(node))

    def _tell_reference(self, field: etree._Element) -> None:
        if etree.QName(field).localname in _REFERENCES:
            why = "a cross-reference, kept as the words that it showed last"
            self._told.append(Told(Did.DOUBTED, self._number_of(field), text_in(field), why))

    def _tell_numbers(self) -> None:
        for item in found(
            self._body, ".//text:list-item[@text:start-value]|.//text:list[@text:continue-numbering]"
        ):
            start = value(item, "text:start-value")
            if start or value(item, "text:continue-numbering") == "true":
                why = (
                    f"its list begins with {start}"
                    if start
                    else "its list goes on with the numbers of the last"
                )
                told = f"{why} in the source, and with 1 here"
                self._told.append(Told(Did.DOUBTED, self._number_of(item), text_below(item), told))

    def _mark(self, paragraph: etree._Element) -> None:
        """Puts place and role of a paragraph that is not empty at its beginning."""
        if not "".join(paragraph.itertext()).strip():
            return
        signs = mark(Kind.AT, self._numbers[paragraph]) if paragraph in self._numbers else ""
        role = self._role_of(value(paragraph, "text:style-name"))
        if found(paragraph, "ancestor::text:note"):
            return
        name = value(paragraph, "text:style-name")
        if found(paragraph, "ancestor::table:table-cell") and (how := self._set_by(name)):
            signs += mark(Kind.SET, how)
        if not role and name in self._dresses:
            self._dress(paragraph, name)
        if role:
            signs += mark(Kind.ROLE, role.value)
            paragraph.set(tag("text:style-name"), "Standard")
            if paragraph.tag == tag("text:h"):
                paragraph.tag = tag("text:p")
        paragraph.text = signs + (paragraph.text or "")

    # --- Styles ----------------------------------------------------------------------------------

    def _style_names(self) -> Iterator[tuple[str, tuple[str, str, bool]]]:
        """Name as it is shown, parent, and whether it hides, of each style by the name in the file."""
        for tree in (self._styles, self._content):
            for style in [] if tree is None else tree.iter(tag("style:style")):
                name = value(style, "style:name")
                shown = value(style, "style:display-name") or re.sub(
                    r"_([0-9a-f]{2})_", lambda code: chr(int(code.group(1), 16)), name
                )
                hides = any(
                    value(p, "text:display") == "none" for p in style.iter(tag("style:text-properties"))
                )
                yield name, (shown, value(style, "style:parent-style-name"), hides)

    def _role_of(self, style: str) -> Role | None:
        seen: set[str] = set()
        while style and style not in seen:
            seen.add(style)
            shown, parent, _ = self._parents.get(style, (style, "", False))
            if role := role_named(shown):
                return role
            style = parent
        return None

    def _set_by(self, style: str) -> str:
        """How a cell's paragraph is set by its own style: "right", "center" or ""."""
        for own in found(self._content, "//office:automatic-styles/style:style"):
            if value(own, "style:name") == style:
                aligns = (value(p, "fo:text-align") for p in own.iter(tag("style:paragraph-properties")))
                return next((_SET[align] for align in aligns if align in _SET), "")
        return ""

    def _dresses_of_paragraphs(self) -> set[str]:
        """The automatic styles that set a whole paragraph in italics or bold: each gets a twin for a span."""
        found_here = set()
        for style in found(self._content, "//office:automatic-styles/style:style[@style:family='paragraph']"):
            dress = style.find(tag("style:text-properties"))
            is_dressed = dress is not None and (
                value(dress, "fo:font-style") == "italic" or value(dress, "fo:font-weight") == "bold"
            )
            if is_dressed:
                twin = deepcopy(style)
                twin.set(tag("style:name"), f"{value(style, 'style:name')}-in-line")
                twin.set(tag("style:family"), "text")
                twin.attrib.pop(tag("style:parent-style-name"), None)
                style.addnext(twin)
                found_here.add(value(style, "style:name"))
        return found_here

    def _dress(self, paragraph: etree._Element, style: str) -> None:
        """Puts all that is in a paragraph into a span of its dress: pandoc looks at spans alone."""
        span = etree.Element(tag("text:span"))
        span.set(tag("text:style-name"), f"{style}-in-line")
        span.text, paragraph.text = paragraph.text, None
        span.extend(list(paragraph))
        paragraph.append(span)

    def _is_hidden(self, style: str) -> bool:
        return self._parents.get(style, ("", "", False))[2]

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


def _is_in_line(node: etree._Element) -> bool:
    """Whether an element stands among the words of a paragraph, and not in a note's own parts."""
    parent = node.getparent()
    kept = {*PARAGRAPHS, tag("text:span"), tag("text:a")}
    return parent is not None and parent.tag in kept
