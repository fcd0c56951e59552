"""Tables: rows of cells that are drawn one beside the other, and stand in columns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import reduce

from makeready.importing.pdf.pages import Box, Line
from makeready.importing.pdf.tags import Told
from makeready.importing.torn_words import is_torn

FEWEST_ROWS = 3
MOST_CELL_LINES = 5
MOST_COLUMNS = 12
WORD_SPACE = 2.5
"""Times the size: columns stand farther from each other."""
MOST_CELL_WORDS = 9
"""On one line of a cell; text has more."""


@dataclass(frozen=True, slots=True)
class FoundTable:
    """The rows of a table; each cell has its lines, and none where it is empty."""

    rows: list[list[list[Line]]]

    @property
    def lines(self) -> list[Line]:
        """Of all cells."""
        return [line for row in self.rows for cell in row for line in cell]

    @property
    def box(self) -> Box:
        """Around all cells."""
        return reduce(Box.with_, (line.box for line in self.lines))


def told_tables_of(lines: Sequence[Line]) -> list[FoundTable]:
    """The tables that a tagged PDF tells; those of one row or one column hold text, and are none."""
    by_table: dict[int, list[Line]] = {}
    for line in lines:
        if line.tag and line.is_told(Told.CELL) and line.tag.row >= 0:
            by_table.setdefault(line.tag.table, []).append(line)
    found = []
    for inside in by_table.values():
        places = [(line.tag.row, line.tag.column) for line in inside if line.tag]
        numbers = sorted({row for row, _ in places})
        columns = max(column for _, column in places) + 1
        rows: list[list[list[Line]]] = [[[] for _ in range(columns)] for _ in numbers]
        for line, (row, column) in zip(inside, places, strict=True):
            rows[numbers.index(row)][column].append(line)
        if len(rows) > 1 and columns > 1:
            found.append(FoundTable(rows))
    return found


def tables_of(lines: Sequence[Line]) -> list[FoundTable]:
    """The tables among the lines of a page."""
    rows = list(_rows([line for line in lines if not line.rotated]))
    found, run = list[FoundTable](), list[list[list[Line]]]()
    for row in [*rows, []]:
        if len(row) > 1 and (not run or _follows(run[-1], row)):
            run.append(row)
            continue
        table = _table(run)
        if table:
            found.append(table)
        run = [row] if len(row) > 1 else []
    return found


def grid_of(lines: Sequence[Line]) -> FoundTable | None:
    """The table that lines in a panel are, told by their places alone; None where they are none.

    What stands above the first row with two cells is no part of it.
    """
    rows: list[list[Line]] = []
    for line in sorted(lines, key=lambda each: (each.baseline, each.box.left)):
        if rows and abs(line.baseline - rows[-1][0].baseline) <= 0.3 * line.type.size:
            rows[-1].append(line)
        else:
            rows.append([line])
    head = next((at for at, row in enumerate(rows) if len(row) > 1), len(rows))
    rows = [sorted(row, key=lambda line: line.box.left) for row in rows[head:]]
    longest = max((len(line.text.split()) for row in rows for line in row), default=0)
    if len(rows) < FEWEST_ROWS - 1 or longest > MOST_CELL_WORDS:
        return None
    columns = _wide_enough(_columns([line.box for row in rows for line in row]), rows)
    if not 2 <= len(columns) <= MOST_COLUMNS:
        return None
    placed: list[list[list[Line]]] = []
    for row in rows:
        cells: list[list[Line]] = [[] for _ in columns]
        for line in row:
            cells[_column(columns, line.box)].append(line)
        is_rest = placed and (not cells[0] or (placed[-1][0] and is_torn(placed[-1][0][-1].text)))
        if is_rest:
            placed[-1] = [[*above, *below] for above, below in zip(placed[-1], cells, strict=True)]
        else:
            placed.append(cells)
    return FoundTable(placed) if len(placed) > 1 else None


def _wide_enough(
    columns: Sequence[tuple[float, float]], rows: Sequence[Sequence[Line]]
) -> list[tuple[float, float]]:
    """The columns; one that a single row has, near the one before it, is a part of that."""
    kept: list[tuple[float, float]] = []
    for left, right in columns:
        cells = [line for row in rows for line in row if left <= line.box.left <= right]
        if kept and len(cells) == 1 and left - kept[-1][1] < WORD_SPACE * cells[0].type.size:
            kept[-1] = (kept[-1][0], right)
        else:
            kept.append((left, right))
    return kept


def _column(columns: Sequence[tuple[float, float]], box: Box) -> int:
    return next(number for number, (left, right) in enumerate(columns) if left <= box.left <= right)


def _rows(lines: Sequence[Line]) -> Iterator[list[list[Line]]]:
    """Cells that are drawn one after the other and begin on one baseline; text gives rows of one cell."""
    row: list[list[Line]] = []
    for line in sorted(lines, key=lambda each: each.first):
        if row and _is_next_cell(row, line):
            row.append([line])
        elif row and _is_in_cell(row, line):
            row[-1].append(line)
        else:
            if row:
                yield row
            row = [[line]]
    if row:
        yield row


def _is_next_cell(row: Sequence[Sequence[Line]], line: Line) -> bool:
    first, last = row[0][0], row[-1]
    right = max(each.box.right for each in last)
    level = abs(line.baseline - last[0].baseline) <= 0.3 * line.type.size
    return level and line.box.left > right and len(last) <= MOST_CELL_LINES and first.page == line.page


def _is_in_cell(row: Sequence[Sequence[Line]], line: Line) -> bool:
    """Whether a line goes on in the last cell, if it is not the first, which would take in the next row."""
    last = row[-1][-1]
    below = 0 < line.baseline - last.baseline <= 1.5 * line.type.size
    return (
        len(row) > 1
        and below
        and line.box.across(row[-1][0].box) > 0
        and line.box.left > row[-2][0].box.right
    )


def _follows(above: Sequence[Sequence[Line]], row: Sequence[Sequence[Line]]) -> bool:
    lowest = max(line.baseline for cell in above for line in cell)
    step = row[0][0].baseline - lowest
    return 0 < step <= 4 * row[0][0].type.size


def _table(rows: Sequence[Sequence[Sequence[Line]]]) -> FoundTable | None:
    """The rows with their cells in columns; None where they have none."""
    if len(rows) < FEWEST_ROWS:
        return None
    columns = _columns([_box(cell) for row in rows for cell in row])
    if not 2 <= len(columns) <= MOST_COLUMNS:
        return None
    placed = []
    for row in rows:
        cells: list[list[Line]] = [[] for _ in columns]
        for cell in row:
            at = _column(columns, _box(cell))
            if cells[at]:
                return None
            cells[at] = list(cell)
        placed.append(cells)
    return FoundTable(placed)


def _box(cell: Sequence[Line]) -> Box:
    return reduce(Box.with_, (line.box for line in cell))


def _columns(boxes: Sequence[Box]) -> list[tuple[float, float]]:
    """The stretches across the page in which cells stand."""
    columns: list[tuple[float, float]] = []
    for box in sorted(boxes, key=lambda each: each.left):
        if columns and box.left < columns[-1][1]:
            columns[-1] = (columns[-1][0], max(columns[-1][1], box.right))
        else:
            columns.append((box.left, box.right))
    return columns
