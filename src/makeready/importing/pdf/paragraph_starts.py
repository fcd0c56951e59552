"""Where a paragraph begins: by its indent, by a space above it, by a last line that is short."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from makeready.importing.pdf.blocks import Block, Body
from makeready.importing.pdf.pages import Line
from makeready.importing.pdf.parts import Part, Role
from makeready.importing.pdf.sentences import ends
from makeready.importing.torn_words import is_torn

BULLET = re.compile(r"\s*[•◦‣▪■●○◆·\uf0b7\uf0a7\uf0d8\uf076\uf0fc]\s*(?=\S)")
"""The last are bullets of Symbol and Wingdings, as Word sets them."""
NUMBERED = re.compile(r"\s*(\d{1,2})[.)]\s+(?=\S)")
INDENT = (0.5, 4.0)
"""Of the size: how far the first line of a paragraph stands in."""
ROUNDED = 0.9
"""pt; a browser puts lines on whole pixels, so that they are so much nearer to or farther from each other."""
SPACE = 0.25
"""Of the size: a word space."""


def begins(block: Block, at: int) -> bool:
    """Whether a line of a block, not its first, begins a paragraph."""
    line, before = block.lines[at], block.lines[at - 1]
    size = line.type.size
    if is_torn(before.text):
        return False
    if BULLET.match(line.text) and line.box.left < block.box.right - 0.5 * block.box.width:
        return True
    indent, indent_before = indent_of(block, line), indent_of(block, before)
    in_list = BULLET.match(before.text) or NUMBERED.match(before.text)
    if INDENT[0] * size < indent <= INDENT[1] * size and indent > indent_before + INDENT[0] * size:
        return not in_list and not _is_beside_initial(block, at)
    if NUMBERED.match(line.text) and (ends(before.text) or _counts_on(block, at)):
        return True
    if _begins_bold(line) and _begins_bold(block.lines[0]) and ends(before.text):
        return True
    step = line.baseline - before.baseline
    if block.leading and step - block.leading > max(ROUNDED, 0.05 * block.leading) and ends(before.text):
        return True
    return ends(before.text) and would_have_fitted(block, line, before)


def _counts_on(block: Block, at: int) -> bool:
    """Whether a line's number follows on the last that a line above began with."""
    numbers = [int(found[1]) for line in block.lines[: at + 1] if (found := NUMBERED.match(line.text))]
    return len(numbers) > 1 and numbers[-1] == numbers[-2] + 1


def is_numbered(line: Line, numbers: set[int]) -> bool:
    """Whether a line begins with a number that counts on from another, or is counted on from."""
    found = NUMBERED.match(line.text)
    return bool(found and {int(found[1]) - 1, int(found[1]) + 1} & numbers)


def is_in_list(line: Line) -> bool:
    """Whether a line begins with the sign or the number of a list's item."""
    return bool(BULLET.match(line.text) or NUMBERED.match(line.text))


def are_indented(parts: Sequence[Part], body: Body) -> bool:
    """Whether the text's paragraphs begin with an indent, and not with a space above them."""
    indents = 0
    for part in parts:
        if part.block and part.role is Role.PARAGRAPH and body.is_as_text(part.block.type):
            lines = part.block.lines
            indents += sum(
                INDENT[0] * line.type.size < indent_of(part.block, line) <= INDENT[1] * line.type.size
                for line in (lines if len(lines) > 2 and not any(map(is_in_list, lines)) else [])
            )
    return indents >= 2


def would_have_fitted(block: Block, line: Line, before: Line) -> bool:
    """Whether the first word of a line had room at the end of the line before."""
    word = line.text.split(maxsplit=1)[0] if line.text.strip() else ""
    width = line.box.width / max(1, len(line.text)) * len(word)
    room = block.box.right - before.box.right
    return room > width + 2 * SPACE * line.type.size


def indent_of(block: Block, line: Line) -> float:
    """How far a line stands in from where most lines of its block begin, in pt."""
    lefts = Counter(round(each.box.left) for each in block.lines)
    usual, count = min(lefts.most_common(2), key=lambda each: (-each[1], each[0]))
    edge = usual if count > 1 else block.box.left
    return line.box.left - edge


def _begins_bold(line: Line) -> bool:
    """Whether a line begins with words in bold, and goes on without."""
    return line.spans[0].type.bold and not all(span.type.bold for span in line.spans)


def _is_beside_initial(block: Block, at: int) -> bool:
    """Whether the lines above stand farther in than this one, beside an initial."""
    return all(indent_of(block, line) > indent_of(block, block.lines[at]) for line in block.lines[:at])
