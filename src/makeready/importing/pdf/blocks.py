"""Lines that stand below each other in one column, in one type: paragraphs, heads, captions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import reduce
from itertools import pairwise
from statistics import median

from makeready.importing.pdf.pages import Box, Line, Page, Type
from makeready.importing.pdf.tags import are_one, are_told_apart

CLOSE = 1.03
"""Times the leading: a line of code among text stands no farther from it."""
MOST_CODE_STEP, CODE_INDENT = 2.9, 15.0
"""Times the size."""


@dataclass(frozen=True, slots=True)
class Body:
    """How most of the text is set."""

    type: Type
    leading: float
    """From baseline to baseline, in pt."""

    def is_as_text(self, other: Type) -> bool:
        """Whether that is the text's own face and size."""
        return other.family == self.type.family and abs(other.size - self.type.size) <= 0.06 * self.type.size


@dataclass(slots=True)
class Block:
    """Lines of one column that follow each other."""

    page: int
    lines: list[Line]
    box: Box = field(init=False)

    def __post_init__(self) -> None:
        self.box = reduce(Box.with_, (line.box for line in self.lines))

    def add(self, line: Line) -> None:
        """Puts a line below the others."""
        self.lines.append(line)
        self.box = self.box.with_(line.box)

    @property
    def text(self) -> str:
        """Its lines as they stand."""
        return " ".join(line.text for line in self.lines)

    @property
    def words(self) -> int:
        """How many it has."""
        return len(self.text.split())

    @property
    def type(self) -> Type:
        """The type of most of its letters."""
        counts = Counter[Type]()
        for line in self.lines:
            for span in line.spans:
                counts[span.type] += len(span.text)
        return counts.most_common(1)[0][0]

    @property
    def leading(self) -> float | None:
        """Between its lines; None where it has one."""
        steps = [other.baseline - one.baseline for one, other in pairwise(self.lines)]
        return median(steps) if steps else None


def body_of(pages: Iterable[Page]) -> Body:
    """The type in which most letters are set, and its leading."""
    return body_of_lines([line for page in pages for line in page.lines])


def body_of_lines(lines: Sequence[Line]) -> Body:
    """The same of some lines."""
    letters, steps = Counter[tuple[str, float]](), Counter[float]()
    for line in lines:
        for span in line.spans:
            letters[span.type.family, span.type.size] += len(span.text) * (1 if not span.type.mono else 0)
    (family, size), _ = letters.most_common(1)[0]
    for one, other in pairwise(lines):
        step = round(other.baseline - one.baseline, 1)
        if one.page == other.page and one.type.size == other.type.size == size and 0 < step < 3 * size:
            steps[step] += 1
    return Body(Type(family, size), steps.most_common(1)[0][0] if steps else 1.2 * size)


def blocks_of(lines: Sequence[Line], body: Body) -> list[Block]:
    """The lines of a page, put together where they stand below each other and are set alike."""
    blocks: list[Block] = []
    for line in sorted(lines, key=lambda each: (each.baseline, each.box.left)):
        fits = [block for block in blocks if _fits(block, line, body)]
        if fits:
            max(fits, key=lambda block: (block.lines[-1].baseline, block.lines[-1].box.across(line.box))).add(
                line
            )
        else:
            blocks.append(Block(line.page, [line]))
    return _with_rests(blocks)


def _with_rests(blocks: Sequence[Block]) -> list[Block]:
    """The blocks; the rest of a line, which stands alone and is drawn before the next line, is put to it."""
    kept: list[Block] = []
    for block in blocks:
        rest = block.lines[0]
        places = [
            (other, at)
            for other in blocks
            if len(block.lines) == 1 and len(other.lines) > 1
            for at, line in enumerate(other.lines[:-1])
            if line.first < rest.first < other.lines[at + 1].first and _is_rest(line, rest)
        ]
        if len(places) != 1:
            kept.append(block)
            continue
        other, at = places[0]
        other.lines[at] = _one_line(other.lines[at], rest)
        other.box = other.box.with_(rest.box)
    return kept


def _is_rest(line: Line, rest: Line) -> bool:
    level = abs(line.baseline - rest.baseline) <= 0.2 * line.type.size
    return level and rest.box.left >= line.box.right and line.type.size == rest.type.size


def _one_line(line: Line, rest: Line) -> Line:
    space = replace(line.spans[-1], text=" ")
    return replace(line, box=line.box.with_(rest.box), spans=(*line.spans, space, *rest.spans))


def is_wholly(line: Line, what: str) -> bool:
    """Whether all its words are "bold", or "italic", …."""
    return all(getattr(span.type, what) for span in line.spans if span.text.strip())


def _fits(block: Block, line: Line, body: Body) -> bool:
    last, size = block.lines[-1], line.type.size
    if last.rotated != line.rotated or abs(last.type.size - size) > 0.08 * size:
        return False
    if line.rotated:
        return last.box.down(line.box) > 0 and abs(last.box.left - line.box.left) < 2 * size
    step, leading = line.baseline - last.baseline, block.leading
    if are_told_apart(last.tag, line.tag):
        return False
    if are_one(last.tag, line.tag):
        return 0.5 * size < step <= 2 * size and last.box.across(line.box) > 0
    if is_wholly(last, "mono") and is_wholly(line, "mono") and not body.type.mono:
        return _is_next_of_code(block, line, step)
    if not 0.5 * size < step <= (1.25 * leading if leading else 1.75 * size):
        return False
    return _stands_below(block, line, size) and _is_set_alike(
        block, line, is_close=step <= CLOSE * body.leading
    )


def _stands_below(block: Block, line: Line, size: float) -> bool:
    """Whether a line belongs to the block's column."""
    last = block.lines[-1].box
    if last.across(line.box) < 0.4 * min(last.width, line.box.width):
        return False
    shift = line.box.left - block.box.left
    centred = abs((line.box.left + line.box.right) - (block.box.left + block.box.right)) < 2 * size
    grows = line.box.right - block.box.right
    may_grow = len(block.lines) <= 2 and (abs(shift) < 0.5 * size or centred)
    return (abs(shift) <= 4 * size or centred) and (grows <= 1.5 * size or may_grow)


def _is_next_of_code(block: Block, line: Line, step: float) -> bool:
    """Whether a line of code stands below others, however far in, with a blank line between them at most."""
    size = line.type.size
    return (
        0.5 * size < step <= MOST_CODE_STEP * size
        and abs(line.box.left - block.box.left) < CODE_INDENT * size
    )


def _is_set_alike(block: Block, line: Line, *, is_close: bool) -> bool:
    last = block.lines[-1]
    families = {span.type.family for span in last.spans} & {span.type.family for span in line.spans}
    if is_wholly(last, "mono") != is_wholly(line, "mono"):
        return is_close and last.type.size == line.type.size
    if not families:
        return False
    if is_wholly(last, "bold") != is_wholly(line, "bold"):
        return False
    is_full = last.box.right > block.box.right - 3 * line.type.size
    return is_full or is_wholly(last, "italic") == is_wholly(line, "italic")
