"""What a tagged PDF says of its words: heads, lists, cells, notes (ISO 32000-1, 14.7 and 14.8)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from enum import Enum
from pathlib import Path
from typing import Any

import pikepdf

MOST_ELEMENTS = 200_000
DEEPEST = 80
"""Elements in each other; a file that has more is made to do harm."""


class Told(Enum):
    """What an element is."""

    HEAD = "head"
    PARAGRAPH = "paragraph"
    QUOTE = "quote"
    ITEM = "item"
    CELL = "cell"
    CAPTION = "caption"
    NOTE = "note"
    CODE = "code"


@dataclass(frozen=True, slots=True)
class Tag:
    """The element that some words belong to."""

    number: int
    """Elements are counted as they are read."""
    told: Told
    level: int = 0
    """Of a head, 1 for the highest; of an item, 1 for one that is in no other; 0 where none is told."""
    table: int = -1
    row: int = -1
    column: int = -1
    is_call: bool = False
    """Whether the words are the mark of a note."""


Tags = Mapping[int, Mapping[int, Tag]]
"""By page (from 1) and by the number of the marked content there."""

_ROLES = {
    "P": Told.PARAGRAPH, "BlockQuote": Told.QUOTE, "Caption": Told.CAPTION, "Note": Told.NOTE,
    "FENote": Told.NOTE, "LI": Told.ITEM, "TD": Told.CELL, "TH": Told.CELL, "Title": Told.HEAD,
    "caption": Told.CAPTION, "Quote": Told.QUOTE, "Intense Quote": Told.QUOTE, "Code": Told.CODE,
}  # fmt: skip
"""Also the names that word processors give their own styles."""
_INLINE = {"Quote", "Code"}
"""What these names mean in the standard stands in a line, unless the file says that they are paragraphs."""
_HOLDS = {Told.ITEM, Told.CELL, Told.CAPTION, Told.NOTE, Told.QUOTE}
"""A paragraph in one of these is that."""


@dataclass(slots=True)
class _Reader:
    """Walks through the elements and keeps what is found."""

    pages: Mapping[Any, int]
    roles: Any
    found: dict[int, dict[int, Tag]]
    seen: set[Any]
    elements: int = 0
    tables: int = 0
    lists: int = 0
    """How many lists are around what is read."""

    def read(self, node: Any, page: int, tag: Tag | None, depth: int) -> None:
        """Reads what is in an element, whose words `tag` tells of where no element inside does."""
        if isinstance(node, int):
            if tag and page:
                self.found.setdefault(page, {}).setdefault(node, tag)
        elif isinstance(node, pikepdf.Array):
            for kid in node:
                self.read(kid, page, tag, depth)
        elif isinstance(node, pikepdf.Dictionary):
            self._read_dictionary(node, self._page(node) or page, tag, depth)

    def _read_dictionary(self, node: Any, page: int, tag: Tag | None, depth: int) -> None:
        kind = str(node.get("/Type", ""))
        if kind == "/MCR":
            if "/Stm" not in node:  # its numbers are those of a form, not of the page
                self.read(int(node.get("/MCID", -1)), page, tag, depth)
            return
        self.elements += 1
        is_again = node.objgen != (0, 0) and node.objgen in self.seen
        if kind == "/OBJR" or is_again or depth > DEEPEST or self.elements > MOST_ELEMENTS:
            return
        self.seen.add(node.objgen)
        name, standard = self._names(node)
        inner = self._tag(name, standard, tag)
        if standard == "Table":
            self._read_rows(node, page, inner, depth)
            return
        self.lists += standard == "L"
        self.read(node.get("/K", pikepdf.Array()), page, inner, depth + 1)
        self.lists -= standard == "L"

    def _read_rows(self, table: Any, page: int, tag: Tag | None, depth: int) -> None:
        """Reads a table row by row; its cells are counted."""
        self.tables += 1
        number, row = self.tables, 0
        for kid in self._kids(table, {"THead", "TBody", "TFoot"}):
            cell = Tag(self._next(), Told.CELL, table=number)
            if self._names(kid)[1] != "TR":
                is_title = self._names(kid)[1] == "Caption"
                self.read(kid, page, cell if is_title else tag, depth + 1)
                continue
            column = 0
            for each in self._kids(kid, set()):
                self.read(each, page, replace(cell, number=self._next(), row=row, column=column), depth + 1)
                column += _span(each)
            row += 1

    def _kids(self, node: Any, groups: set[str]) -> Iterator[Any]:
        """The elements in an element; those of `groups` are taken for what is in them."""
        kids = node.get("/K", pikepdf.Array())
        for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
            if isinstance(kid, pikepdf.Dictionary):
                if self._names(kid)[1] in groups:
                    yield from self._kids(kid, set())
                else:
                    yield kid

    def _tag(self, name: str, standard: str, around: Tag | None) -> Tag | None:
        """What the words in an element of that name are."""
        if standard == "Lbl" and around:
            is_call = around.told in (Told.PARAGRAPH, Told.NOTE, Told.HEAD, Told.QUOTE)
            return replace(around, is_call=is_call)
        if standard[:1] == "H" and (standard == "H" or standard[1:].isdigit()):
            return Tag(self._next(), Told.HEAD, int(standard[1:] or 0))
        told = _ROLES.get(name) if name not in _INLINE or standard == "P" else None
        told = told or (_ROLES.get(standard) if standard not in _INLINE else None)
        if told is None:
            return around
        is_in = around and around.told in _HOLDS
        if around and is_in and (told is Told.PARAGRAPH or around.told is told is Told.CELL):
            return replace(around, number=self._next()) if around.told is Told.QUOTE else around
        table = around.table if around else -1
        return Tag(self._next(), told, self.lists if told is Told.ITEM else 0, table=table)

    def _next(self) -> int:
        self.elements += 1
        return self.elements

    def _names(self, node: Any) -> tuple[str, str]:
        """The name of an element, and that of the standard which it stands for."""
        name = standard = str(node.get("/S", ""))
        for _ in range(9):
            mapped = self.roles.get(standard)
            if mapped is None or str(mapped) == standard:
                break
            standard = str(mapped)
        return name[1:], standard[1:]

    def _page(self, node: Any) -> int:
        page = node.get("/Pg")
        return self.pages.get(page.objgen, 0) if isinstance(page, pikepdf.Dictionary) else 0


def tags_of(source: Path) -> Tags:
    """What the elements of a PDF say of its marked content; nothing where it has none, or is damaged."""
    with suppress(pikepdf.PdfError, ValueError, TypeError, RecursionError), pikepdf.open(source) as pdf:
        root = pdf.Root.get("/StructTreeRoot")
        if isinstance(root, pikepdf.Dictionary) and "/K" in root:
            pages = {page.objgen: number for number, page in enumerate(pdf.pages, 1)}
            reader = _Reader(pages, root.get("/RoleMap", pikepdf.Dictionary()), {}, set())
            reader.read(root.K, 0, None, 0)
            return reader.found
    return {}


def are_told_apart(one: Tag | None, other: Tag | None) -> bool:
    """Whether a file says that two pieces belong to different elements."""
    return bool(one and other and one.number != other.number)


def are_one(one: Tag | None, other: Tag | None) -> bool:
    """Whether a file says that two pieces belong to one element."""
    return bool(one and other and one.number == other.number)


def _span(cell: Any) -> int:
    """Over how many columns a cell goes."""
    attributes = cell.get("/A", pikepdf.Array())
    for each in attributes if isinstance(attributes, pikepdf.Array) else [attributes]:
        if isinstance(each, pikepdf.Dictionary) and "/ColSpan" in each:
            return min(max(1, int(each.ColSpan)), 50)
    return 1
