"""Paragraphs whole again: blocks taken apart where one begins, and put together over columns and pages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from makeready.importing.pdf.blocks import Block, Body
from makeready.importing.pdf.pages import Line
from makeready.importing.pdf.paragraph_starts import (
    BULLET,
    INDENT,
    NUMBERED,
    are_indented,
    begins,
    indent_of,
    is_numbered,
    would_have_fitted,
)
from makeready.importing.pdf.parts import FLOATS, Part, Role
from makeready.importing.pdf.sentences import ends, goes_on
from makeready.importing.pdf.tags import are_one
from makeready.importing.torn_words import is_torn


@dataclass(slots=True)
class Said:
    """A part with its lines put together to one paragraph, or what else it is."""

    part: Part
    role: Role
    lines: list[Line]
    initial: Line | None = None
    joins: list[tuple[int, int, str]] = field(default_factory=list)
    """Pages between which it goes on, and over what."""
    doubt: str = ""
    indented: bool = False
    block: Block | None = None
    """The block in which its last lines stand."""

    @property
    def text(self) -> str:
        """Its lines as they stand."""
        return " ".join(line.text for line in self.lines)


def said(parts: Sequence[Part], body: Body) -> list[Said]:
    """The parts with their paragraphs taken apart and put together; what stands beside comes after them."""
    by_indent = are_indented(parts, body)
    found: list[Said] = []
    for part in parts:
        for number, each in enumerate(_taken_apart(part)):
            if found and _counts_on(found[-1], each):
                found[-1].role = each.role = Role.ITEM
            target = _goes_on_from(found, each, body, by_indent=by_indent) if number == 0 else None
            if target is None:
                found.append(each)
                continue
            between = found[found.index(target) + 1 :]
            over = _between(between, is_next_page=target.lines[-1].page != each.lines[0].page)
            target.joins.append((target.lines[-1].page, each.lines[0].page, over))
            target.lines += each.lines
            target.block = each.block
    return found


def _taken_apart(part: Part) -> list[Said]:
    block = part.block
    if block is None or part.role is not Role.PARAGRAPH:
        return [Said(part, part.role, list(part.lines), part.initial, doubt=part.doubt, block=block)]
    groups: list[list[Line]] = []
    for at, line in enumerate(block.lines):
        if groups and (are_one(line.tag, block.lines[0].tag) or not begins(block, at)):
            groups[-1].append(line)
        else:
            groups.append([line])
    numbers = {int(match[1]) for lines in groups if (match := NUMBERED.match(lines[0].text))}
    found = []
    for number, lines in enumerate(groups):
        first = lines[0]
        is_item = BULLET.match(first.text) or is_numbered(first, numbers)
        each = Said(part, Role.ITEM if is_item else Role.PARAGRAPH, lines, block=block)
        each.indented = indent_of(block, first) >= INDENT[0] * first.type.size
        if number == 0:
            each.initial, each.doubt = part.initial, part.doubt
        found.append(each)
    return found


def _counts_on(before: Said, each: Said) -> bool:
    """Whether a paragraph begins with the number that comes after that of the one before."""
    if not {before.role, each.role} <= {Role.PARAGRAPH, Role.ITEM}:
        return False
    one, other = NUMBERED.match(before.text), NUMBERED.match(each.text)
    return bool(one and other and int(other[1]) == int(one[1]) + 1)


def _goes_on_from(found: Sequence[Said], each: Said, body: Body, *, by_indent: bool) -> Said | None:
    """The paragraph that `each` is a part of; None where it begins one."""
    told = next((other for other in reversed(found) if _is_told_of(other, each)), None)
    if told or each.role is not Role.PARAGRAPH or each.initial or not each.block:
        return told
    before = next((other for other in reversed(found) if not _stands_beside(other, each, body)), None)
    if before is None or before.role not in (Role.PARAGRAPH, Role.ITEM) or not before.block:
        return None
    if before.lines[-1].type.family != each.lines[0].type.family and not is_torn(before.text):
        return None
    if is_torn(before.text) or (goes_on(each.text) and not ends(before.text)):
        return before
    last = before.lines[-1]
    if last.tag and each.lines[0].tag:
        return None
    full = len(before.block.lines) > 1 and not would_have_fitted(before.block, each.lines[0], last)
    if not ends(before.text):
        return before if full and not each.indented else None
    may_go_on = full and before.role is Role.PARAGRAPH and (
        _is_elsewhere(before, each) or before is not found[-1]
    )  # fmt: skip
    if by_indent and not each.indented and may_go_on:
        return before
    if not by_indent and may_go_on:
        each.doubt = each.doubt or "the paragraph before it ends with a full line, and may go on here"
    return None


def _is_told_of(other: Said, each: Said) -> bool:
    """Whether a tagged PDF says that both are one element."""
    are_texts = other.role is each.role and each.role in (Role.PARAGRAPH, Role.QUOTE, Role.ITEM, Role.SUBHEAD)
    return are_texts and bool(each.lines) and are_one(other.lines[-1].tag, each.lines[0].tag)


def _stands_beside(other: Said, each: Said, body: Body) -> bool:
    """Whether a part is none of the text that `each` is of: a float, or a paragraph in other type."""
    if other.role in FLOATS or not other.lines:
        return True
    is_text = body.is_as_text(each.lines[0].type)
    return other.role is Role.PARAGRAPH and is_text and not body.is_as_text(other.lines[0].type)


def _is_elsewhere(before: Said, each: Said) -> bool:
    one, other = before.lines[-1], each.lines[0]
    return one.page != other.page or other.baseline < one.baseline


def _between(parts: Sequence[Said], *, is_next_page: bool) -> str:
    names = [part.role.value for part in parts]
    if names:
        return ", ".join(f"a {name}" for name in dict.fromkeys(names))
    return "the foot of a page" if is_next_page else "the foot of a column"
