"""`::: name` and `:::` lines as tokens of their own; which belong together is found later.

Opening and closing lines are not paired here, so that boxes can stand in boxes and an unclosed one
swallows nothing.
"""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.ruler import RuleOptionsType
from markdown_it.rules_block import StateBlock

LINE = re.compile(r":{3,}\s*(?P<words>.*?)\s*:*\s*")

INTERRUPTED: RuleOptionsType = {"alt": ["paragraph", "reference", "blockquote", "list"]}


def use_box_lines(parser: MarkdownIt) -> None:
    """Let the parser give a `box` token for each line of colons; `info` holds the words on it."""
    parser.block.ruler.before("fence", "box", box_line, INTERRUPTED)


def box_line(state: StateBlock, start: int, _end: int, silent: bool) -> bool:  # noqa: FBT001 - markdown-it's form
    """Whether a line of colons stands at `start`; its token is pushed."""
    line = LINE.fullmatch(state.src[state.bMarks[start] + state.tShift[start] : state.eMarks[start]])
    if line is None or state.is_code_block(start):
        return False
    if not silent:
        token = state.push("box", "", 0)
        token.info = line["words"]
        token.map = [start, start + 1]
        state.line = start + 1
    return True
