"""Pandoc's blocks put into the shapes of an article: figures with captions, boxes, quotations."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from makeready.importing.documents.captions_beside import SHORT_PARAGRAPH, CaptionsBeside
from makeready.importing.documents.document import Document, Told
from makeready.importing.documents.lone_pictures import LonePictures, parts_of
from makeready.importing.documents.marks import Kind, Role, role_named
from makeready.importing.documents.pandoc_tree import (
    Block,
    BlockQuote,
    Blocks,
    Box,
    BulletList,
    Div,
    Figure,
    Header,
    Inlines,
    OrderedList,
    Para,
    Shown,
    Str,
    Table,
)
from makeready.importing.documents.pandoc_words import first_marks, is_all, place_of, plain, role_of
from makeready.importing.imported import Did

_BOXES = {Role.SIDEBAR, Role.PULL_QUOTE}
_GROUPED = {*_BOXES, Role.QUOTE}


class Shaping:
    """Shapes the blocks of one document; what was decided on the way is told."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self.told: list[Told] = []
        self._captions = CaptionsBeside(self._at, self.told)
        self._pictures = LonePictures(document, self.told)

    def shaped(self, blocks: Blocks) -> list[Block]:
        """The blocks in their shapes."""
        flat = self._boxes(iter(self._flat(blocks)))
        return self._captions.given(self._grouped(flat))

    # --- One block at a time ---------------------------------------------------------------------

    def _flat(self, blocks: Blocks) -> Iterator[Block]:
        for block in blocks:
            match block:
                case Div():
                    yield from self._div(block)
                case Para(children=children) if len(parts := parts_of(children)) > 1:
                    yield from self._flat(tuple(replace(block, children=part) for part in parts))
                case Para(children=children) if pictures := self._pictures.alone_in(children):
                    yield from self._pictures.shown(pictures, self._at(block))
                case Figure():
                    yield from self._figure(block)
                case BlockQuote(blocks=inner):
                    yield BlockQuote(tuple(self.shaped(inner)))
                case BulletList(items=items):
                    yield replace(block, items=tuple(tuple(self.shaped(item)) for item in items))
                case OrderedList(items=items):
                    yield replace(block, items=tuple(tuple(self.shaped(item)) for item in items))
                case Table() if _is_one_cell(block):
                    yield from self._framed(block)
                case _:
                    yield block

    def _div(self, div: Div) -> Iterator[Block]:
        role = next((role for role in map(role_named, div.attributes.classes) if role in _BOXES), None)
        if role:
            yield self._box(role, self.shaped(div.blocks), div.attributes.pairs.get("title", ""))
        else:
            yield from self._flat(div.blocks)

    def _figure(self, figure: Figure) -> Iterator[Block]:
        inside = list(self._flat(figure.blocks))
        caption = tuple(block.children for block in figure.caption if isinstance(block, Para))
        at = self._at(figure)
        shown = [at for at, shape in enumerate(inside) if isinstance(shape, Shown)]
        for number, shape in enumerate(inside):
            if isinstance(shape, Shown) and number == shown[-1]:
                yield replace(shape, caption=shape.caption + caption, at=shape.at or at)
            elif isinstance(shape, Table) and not shown and not shape.caption:
                yield replace(shape, caption=figure.caption)
                caption = ()
            else:
                yield shape
        if not shown:
            yield from (Para(words) for words in caption)

    def _framed(self, table: Table) -> Iterator[Block]:
        """What a table of one cell holds: a picture with its caption, or framed text, which is a sidebar."""
        (cell,) = (cell for row in (*table.head, *table.rows) for cell in row)
        inside = self.shaped(cell.blocks)
        if all(isinstance(block, Shown) for block in inside):
            yield from inside
            return
        why = "a table of one cell was taken for a sidebar"
        self.told.append(Told(Did.DOUBTED, self._at(table), plain(cell.blocks), why))
        yield self._box(Role.SIDEBAR, inside)

    def _box(self, role: Role, inside: Sequence[Block], title: str = "") -> Box:
        """A box; the heading that a sidebar begins with is its title."""
        first = inside[0] if inside else None
        if role is Role.SIDEBAR and not title and isinstance(first, Header):
            return Box(role, first.children, tuple(inside[1:]))
        if role is Role.SIDEBAR and not title and isinstance(first, Para) and _is_strong(first.children):
            return Box(role, first.children, tuple(inside[1:]))
        return Box(role, (Str(title),) if title else (), tuple(inside))

    # --- Blocks in a row -------------------------------------------------------------------------

    def _boxes(self, shapes: Iterator[Block], inside: str = "") -> list[Block]:
        """The blocks with those between marks of a box put into one."""
        result: list[Block] = []
        for shape in shapes:
            marks = first_marks(shape) if isinstance(shape, Para) else {}
            if Kind.BEGIN in marks:
                role = Role(marks[Kind.BEGIN])
                within = self._captions.given(self._grouped(self._boxes(shapes, marks[Kind.BEGIN])))
                result.append(self._box(role, within))
            elif Kind.END in marks:
                if inside:
                    return result
            else:
                result.append(shape)
        return result

    def _grouped(self, shapes: Sequence[Block]) -> list[Block]:
        """Neighbours of the same role put into one box or quotation."""
        result: list[Block] = []
        gathered: list[Block] = []
        of: Role | None = None
        for shape in [*shapes, None]:
            role = role_of(shape) if shape is not None else None
            role = role if role in _GROUPED else None
            if of and role is not of:
                quote = BlockQuote(tuple(gathered))
                result.append(self._box(of, gathered) if of in _BOXES else quote)
                gathered = []
            of = role
            if shape is not None:
                (gathered if role else result).append(shape)
        return result

    def _at(self, shape: Block) -> int:
        return place_of(shape) or self._document.place_of(plain(shape))


def _is_one_cell(table: Table) -> bool:
    return [len(row) for row in (*table.head, *table.rows)] == [1]


def _is_strong(inlines: Inlines) -> bool:
    return len(plain(Para(inlines))) <= SHORT_PARAGRAPH and is_all(inlines, "Strong")
