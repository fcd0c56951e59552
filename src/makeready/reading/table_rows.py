"""Tables as markdown-it reads them, with what it drops: how many cells each row was typed with."""

from __future__ import annotations

from markdown_it import MarkdownIt
from markdown_it.ruler import RuleOptionsType
from markdown_it.rules_block import StateBlock
from markdown_it.rules_block.table import escapedSplit, table

INTERRUPTED: RuleOptionsType = {"alt": ["paragraph", "reference"]}


def use_table_rows(parser: MarkdownIt) -> None:
    """Let each `tr_open` token know, in `meta`, the number of `cells` that its line has."""
    parser.block.ruler.at("table", table_rows, INTERRUPTED)


def table_rows(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001 - markdown-it's form
    """Whether a table begins at `start`; its tokens are pushed and its rows counted."""
    before = len(state.tokens)
    if not table(state, start, end, silent):
        return False
    for token in state.tokens[before:]:
        if token.type == "tr_open" and token.map:
            line = token.map[0]
            words = state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]].strip()
            token.meta["cells"] = _cells(words)
            token.meta["bars"] = "|" in words
    return True


def _cells(words: str) -> int:
    """How many cells a row's line has; bars at its ends divide nothing."""
    cells = escapedSplit(words)
    return len(cells) - (cells[0] == "") - (len(cells) > 1 and cells[-1] == "")
