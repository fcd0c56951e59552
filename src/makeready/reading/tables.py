"""Tables: their cells, and the "Table:" line beside them that is their caption."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from markdown_it.tree import SyntaxTreeNode

from makeready.issue import Align, Block, Blocks, Cell, Inlines, Paragraph, Table, Text
from makeready.issue import plain_text as words_of
from makeready.problems import Code, Findings
from makeready.reading.prose import Prose

CAPTION = "Table:"

ReadCell = Callable[[SyntaxTreeNode], Inlines]


def read_table(node: SyntaxTreeNode, prose: Prose, read_cell: ReadCell) -> Table:
    """The table that a node stands for."""
    head, *rows = (_row(row, prose.findings, read_cell) for row in node.walk() if row.type == "tr")
    shown = head if any(cell.children for cell in head) else ()
    line = node.map[0] + 1 if node.map else 0
    return Table(prose.anchors.new("table", ""), (), shown, _with_row_headings(rows), line)


def _row(node: SyntaxTreeNode, findings: Findings, read_cell: ReadCell) -> tuple[Cell, ...]:
    """The cells of a row; cells that markdown-it dropped, and lines that it took in, are problems."""
    line = node.map[0] + 1 if node.map else 0
    if node.meta["cells"] > len(node.children):
        findings.add(Code.LONG_ROW, line, cells=node.meta["cells"], columns=len(node.children))
    if not node.meta["bars"]:
        findings.add(Code.ROW_WITHOUT_BARS, line)
    return tuple(Cell(read_cell(cell), _align(cell), heading=cell.type == "th") for cell in node.children)


def _align(node: SyntaxTreeNode) -> Align:
    """How a cell's column is set."""
    return Align(str(node.attrs.get("style", "")).removeprefix("text-align:"))


def _with_row_headings(rows: list[tuple[Cell, ...]]) -> tuple[tuple[Cell, ...], ...]:
    """The rows, each with its first cell as its heading where the first cells name the rows.

    They do where there is more to a row, and all of them have words, no two the same.
    """
    names = [words_of(row[0].children).strip() for row in rows]
    if not all(names) or len(set(names)) < len(names) or any(len(row) < 2 for row in rows):
        return tuple(rows)
    return tuple((replace(row[0], heading=True), *row[1:]) for row in rows)


def with_captions(blocks: Sequence[Block], findings: Findings) -> Blocks:
    """The blocks, each "Table:" line made the caption of the table after it, or else before it."""
    result: list[Block] = []
    waiting: Paragraph | None = None
    for at, block in enumerate(blocks):
        following = blocks[at + 1] if at + 1 < len(blocks) else None
        if isinstance(block, Table) and waiting is not None:
            result.append(replace(block, caption=_caption(waiting)))
            waiting = None
        elif not isinstance(block, Paragraph) or not _is_caption(block):
            result.append(block)
        elif isinstance(following, Table):
            waiting = block
        elif result and isinstance(before := result[-1], Table) and not before.caption:
            result[-1] = replace(before, caption=_caption(block))
        else:
            if not any(_is_half_a_table(beside) for beside in (*result[-1:], following)):
                findings.add(Code.TABLE_CAPTION_ALONE, block.line)
            result.append(block)
    return tuple(result)


def _is_caption(block: Paragraph) -> bool:
    """Whether a paragraph begins with "Table:"."""
    first = block.children[0]
    return isinstance(first, Text) and first.text.startswith(CAPTION)


def _is_half_a_table(block: Block | None) -> bool:
    """Whether a paragraph is a table that lacks its line of hyphens, which is told by itself."""
    return isinstance(block, Paragraph) and words_of(block.children).count("|") > 1


def _caption(block: Paragraph) -> Inlines:
    """The words of a "Table:" line without that word."""
    first = block.children[0]
    words = first.text.removeprefix(CAPTION).lstrip() if isinstance(first, Text) else ""
    return ((Text(words),) if words else ()) + block.children[1:]
