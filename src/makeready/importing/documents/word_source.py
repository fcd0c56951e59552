"""A Word file -> a `Document`: its XML made plain and marked, then given to pandoc without its pictures."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from lxml import etree

from makeready.importing.documents.document import Counted, Document, Told, dropped
from makeready.importing.documents.equations import pieces_of
from makeready.importing.documents.marks import Kind, Role, mark
from makeready.importing.documents.pandoc_parsing import parsed
from makeready.importing.documents.pandoc_program import pandoc_json
from makeready.importing.documents.placed_picture import PlacedPicture
from makeready.importing.documents.source_kinds import data_of
from makeready.importing.documents.word_changes import clean, number_of, text_below
from makeready.importing.documents.word_drawings import Drawings
from makeready.importing.documents.word_names import (
    found,
    paragraphs_of,
    removed,
    run_of,
    style_of,
    tag,
    value,
)
from makeready.importing.documents.word_package import RELATION, TEXT_PARTS, WordFile
from makeready.importing.documents.word_words import words_of_chart, words_of_parts
from makeready.importing.documents.zip_packages import Package
from makeready.importing.imported import Did
from makeready.producing.word_account import words_in

_CORE = "docProps/core.xml"
_FURNITURE = re.compile(r".*/(header|footer)\d*\.xml$")


def read_word(source: Path) -> Document:
    """The document in a .docx or .docm; raises `NotImported` where it is none."""
    return _Reading(WordFile(Package(source.name, data_of(source, ".docx")))).document()


class _Reading:
    """One Word file while it is read."""

    def __init__(self, file: WordFile) -> None:
        self._file = file
        self._numbers = {paragraph: number for number, paragraph in enumerate(paragraphs_of(file.text), 1)}
        self._told: list[Told] = []

    def document(self) -> Document:
        """All that the file gives."""
        furniture = self._furniture()
        charts = self._charts()
        texts = [self._file.parts[name] for name in ("document", *TEXT_PARTS) if name in self._file.parts]
        printed = words_of_parts(texts) + [
            word for words in (*furniture, *charts) for word in words_in(words)
        ]
        self._told += [dropped(0, words, "it stands at the head or foot of pages") for words in furniture]
        self._told += self._dangers()
        comments = self._comments()
        pictures: dict[str, PlacedPicture] = {}
        for name in ("document", *TEXT_PARTS):
            if name in self._file.parts:
                drawings = self._made_plain(name, len(pictures) + 1)
                pictures |= drawings.pictures
        tree = parsed(pandoc_json(self._file.packed(), "docx"))
        unseen = [word for picture in pictures.values() for word in words_in(picture.alt)]
        unseen += [word for text in comments.values() for word in words_in(text)]
        return Document(
            tree,
            Counted(tuple(printed), tuple(unseen)),
            "paragraph",
            self._file.picture,
            tuple(self._told),
            facts=self._facts(),
            comments=comments,
            pictures=pictures,
        )

    # --- Before pandoc ---------------------------------------------------------------------------

    def _made_plain(self, name: str, first_picture: int) -> Drawings:
        part, numbers = self._file.parts[name], self._numbers if name == "document" else {}
        self._told += clean(part, numbers)
        _set_equations(part, numbers, self._told)
        drawings = Drawings(
            self._file.related(name), self._file.package.tree, self._file.role_of, first_picture
        )
        drawings.take_out(part, numbers)
        self._told += drawings.told
        for reference in found(part, "//w:commentReference"):
            run = reference.getparent()
            if run is not None:
                run.addprevious(run_of(mark(Kind.COMMENT, _name_of(reference))))
                removed(reference)
        for paragraph in list(part.iter(tag("w:p"))):
            self._mark(paragraph, numbers)
        return drawings

    def _mark(self, paragraph: etree._Element, numbers: dict[etree._Element, int]) -> None:
        """Puts place and role of a paragraph that is not empty at its beginning."""
        if not text_below(paragraph).strip():
            return
        role = self._file.role_of(style_of(paragraph))
        signs = mark(Kind.AT, numbers[paragraph]) if paragraph in numbers else ""
        style = paragraph.find(f"{tag('w:pPr')}/{tag('w:pStyle')}")
        if role and style is not None:
            signs += mark(Kind.ROLE, role.value)
            removed(style)
        if signs:
            at = 1 if paragraph.find(tag("w:pPr")) is not None else 0
            paragraph.insert(at, run_of(signs))

    # --- What stands beside the text -------------------------------------------------------------

    def _furniture(self) -> list[str]:
        """The words at the head and foot of pages, each once."""
        names = sorted(name for name in self._file.package.names if _FURNITURE.match(f"/{name}"))
        trees = (tree for tree in map(self._file.tree, names) if tree is not None)
        return list(dict.fromkeys(filter(None, (" ".join(text_below(tree).split()) for tree in trees))))

    def _charts(self) -> list[str]:
        """The words of charts and diagrams that the text shows."""
        names = sorted(
            name
            for name in self._file.package.names
            if re.match(r"word/(charts/chart|diagrams/data)\d*\.xml$", name)
        )
        shown = {target for target, _ in self._file.related("document").targets.values()}
        trees = (self._file.package.tree(name) for name in names if name in shown)
        return [words_of_chart(tree) for tree in trees if tree is not None]

    def _comments(self) -> dict[str, str]:
        """Author and text of each comment by its id, with the words that it is on."""
        comments = self._file.parts.get("comments")
        if comments is None:
            return {}
        return {
            _name_of(comment): _comment(comment, self._file.text)
            for comment in comments.iter(tag("w:comment"))
        }

    def _facts(self) -> dict[Role, str]:
        core = self._file.package.tree(_CORE)
        told = (
            {etree.QName(node).localname: (node.text or "").strip() for node in core}
            if core is not None
            else {}
        )
        facts = {Role.TITLE: told.get("title", ""), Role.BYLINE: told.get("creator", "")}
        return {role: text for role, text in facts.items() if text}

    def _dangers(self) -> Iterator[Told]:
        """What the file brings beside its text, and is neither run nor followed."""
        if any(name.lower().endswith(("vbaproject.bin", "vbadata.xml")) for name in self._file.package.names):
            yield Told(Did.DROPPED, 0, "macros", "a program inside the file; it was not run")
        for name in sorted(self._file.package.names):
            if name.endswith(".rels"):
                rels = self._file.package.tree(name)
                for relation in [] if rels is None else rels.iter(RELATION):
                    kind = str(relation.get("Type", "")).rpartition("/")[2]
                    if relation.get("TargetMode") == "External" and kind not in {"hyperlink", "image"}:
                        target = str(relation.get("Target", ""))
                        yield Told(
                            Did.DROPPED, 0, target, f"a link to another file ({kind}); it was not followed"
                        )
        for chunk in found(self._file.text, "//w:altChunk|//w:subDoc"):
            target, _ = self._file.related("document")(value(chunk, "r:id"))
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


def _name_of(comment: etree._Element) -> str:
    """The name of a comment in its mark: its id, of which nothing is kept that a mark can't hold."""
    return re.sub(r"\W", "", value(comment, "w:id")) or "0"


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
