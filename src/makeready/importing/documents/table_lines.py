"""A table as lines of bars, as near as that notation goes; what it can't hold is told."""

from __future__ import annotations

from collections.abc import Iterator

from makeready.importing.documents.inline_words import InlineWords
from makeready.importing.documents.marks import Kind
from makeready.importing.documents.pandoc_tree import (
    Block,
    BlockQuote,
    Blocks,
    Box,
    BulletList,
    Cell,
    CodeBlock,
    DefinitionList,
    Div,
    Header,
    Inlines,
    LineBlock,
    OrderedList,
    Para,
    Shown,
    Str,
    Table,
)
from makeready.importing.documents.pandoc_words import first_marks, plain
from makeready.importing.imported import Did

_RULES = {"": "---", "left": ":---", "center": ":---:", "right": "---:"}


def table_lines(table: Table, words: InlineWords) -> list[str]:
    """The lines of a table, its caption before them."""
    width = max(
        [len(table.aligns), *(sum(cell.columns for cell in row) for row in (*table.head, *table.rows))],
        default=0,
    )
    if not width:
        return []
    _tell_what_is_lost(table, words)
    lines = []
    if caption := plain(table.caption):
        written = words.paragraph(_joined(table.caption), one_line=True)
        lines = [f"Table: {written}" if caption else "", ""]
    grid = list(_grid((*table.head, *table.rows), width))
    rows = [[_cell(cell, words) for cell in row] for row in grid]
    head = rows.pop(0) if table.head else [""] * width
    aligns = _aligns(table, grid, width)
    return [*lines, _row(head), _row([_RULES[align] for align in aligns]), *map(_row, rows)]


def _aligns(table: Table, grid: list[list[Blocks]], width: int) -> list[str]:
    """How each column is set: as pandoc says, or as the mark in its lowest cell does."""
    marked = [first_marks(cell).get(Kind.SET, "") for cell in grid[-1]]
    told = (*table.aligns, *[""] * width)
    return [told[column] or marked[column] for column in range(width)]


def _row(cells: list[str]) -> str:
    return "| " + " | ".join(cells) + " |"


def _grid(rows: tuple[tuple[Cell, ...], ...], width: int) -> Iterator[list[Blocks]]:
    """The rows with a cell for each column: one that spans several is followed by empty ones."""
    waiting = [0] * width
    for row in rows:
        cells: list[Blocks] = [()] * width
        at = 0
        for cell in row:
            while at < width and waiting[at]:
                at += 1
            if at == width:
                break
            cells[at] = cell.blocks
            for column in range(at, min(at + cell.columns, width)):
                waiting[column] = max(cell.rows, 1)
            at += cell.columns
        waiting = [max(0, left - 1) for left in waiting]
        yield cells


def _tell_what_is_lost(table: Table, words: InlineWords) -> None:
    cells = [cell for row in (*table.head, *table.rows) for cell in row]
    shown = plain(table.rows[0] if table.rows else table.head)
    if any(cell.rows > 1 or cell.columns > 1 for cell in cells):
        words.tell(
            Did.DOUBTED, shown, "a table with merged cells; each one's words stand in the first of its cells"
        )
    if any(
        not all(isinstance(block, Para) for block in cell.blocks) or len(cell.blocks) > 1 for cell in cells
    ):
        words.tell(
            Did.DOUBTED, shown, "a table with paragraphs, lists or tables in a cell; they are lines there"
        )
    if len(table.head) > 1:
        words.tell(
            Did.DOUBTED, shown, "a table with more than one row of headings; the first of them is kept"
        )


def _cell(blocks: Blocks, words: InlineWords) -> str:
    lines = filter(None, (words.paragraph(inlines, one_line=True) for inlines in _lines(blocks)))
    return "<br>".join(lines).replace("|", "\\|")


def _joined(blocks: Blocks) -> Inlines:
    result: Inlines = ()
    for inlines in _lines(blocks):
        result += (Str(" "), *inlines) if result else inlines
    return result


def _lines(blocks: Blocks) -> Iterator[Inlines]:
    """The words of blocks, a line each."""
    for block in blocks:
        yield from _lines_of(block)


def _lines_of(block: Block) -> Iterator[Inlines]:
    match block:
        case Para(children=children) | Header(children=children):
            yield children
        case LineBlock(lines=lines):
            yield from lines
        case CodeBlock(text=text):
            yield from ((Str(line),) for line in text.split("\n"))
        case BlockQuote(blocks=blocks) | Div(blocks=blocks):
            yield from _lines(blocks)
        case Box(title=title, blocks=blocks):
            yield title
            yield from _lines(blocks)
        case BulletList(items=items):
            for item in items:
                first, *rest = [*_lines(item), ()]
                yield (Str("• "), *first)
                yield from rest
        case OrderedList(items=items, start=start):
            for number, item in enumerate(items, start):
                first, *rest = [*_lines(item), ()]
                yield (Str(f"{number}. "), *first)
                yield from rest
        case DefinitionList(items=terms):
            for term, told in terms:
                yield term
                for blocks in told:
                    yield from _lines(blocks)
        case Table(caption=caption, head=head, rows=rows):
            yield from _lines(caption)
            for row in (*head, *rows):
                yield tuple(
                    inline for cell in row for line in _lines(cell.blocks) for inline in (*line, Str("; "))
                )
        case Shown():
            yield ()
