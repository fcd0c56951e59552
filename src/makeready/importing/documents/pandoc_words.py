"""What stands in pandoc's tree as plain words, and the marks that a block begins with."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from makeready.importing.documents.marks import MARK, Kind, Role, without_marks
from makeready.importing.documents.pandoc_tree import (
    Block,
    BulletList,
    Code,
    CodeBlock,
    Header,
    Image,
    Inline,
    Inlines,
    LineBreak,
    Math,
    Note,
    OrderedList,
    Para,
    Quoted,
    RawInline,
    Space,
    Span,
    Str,
    Styled,
)


def plain(node: Any) -> str:
    """The words of a block, of blocks or of inlines; notes and what pictures say are left out."""
    return " ".join(without_marks("".join(_texts(node))).split())


def first_marks(node: Any) -> dict[Kind, str]:
    """The marks with which a block begins, each by its kind."""
    first = next((text for text in _texts(node) if text.strip()), "")
    found: dict[Kind, str] = {}
    while mark := MARK.match(first):
        found.setdefault(Kind(mark.group(1)), mark.group(2))
        first = first[mark.end() :]
    return found


def place_of(node: Any) -> int:
    """The number of the first paragraph or line that a mark in a block tells; 0 where none does."""
    return next(places_in(node), 0)


def places_in(node: Any) -> Iterator[int]:
    """The numbers of all paragraphs or lines whose marks stand in a block."""
    for text in _texts(node):
        yield from (int(payload) for kind, payload in MARK.findall(text) if kind == Kind.AT)


def _texts(node: Any) -> Iterator[str]:
    """All text below a node of the tree, white space between blocks."""
    match node:
        case Str(text=text) | Code(text=text) | CodeBlock(text=text) | Math(tex=text):
            yield text
        case Space() | LineBreak():
            yield " "
        case Note() | Image():
            yield " "
        case tuple() | list():
            for inner in node:
                yield from _texts(inner)
        case str() | int() | bool() | None:
            pass
        case _ if hasattr(node, "__dataclass_fields__"):
            apart = " " if _is_block(node) else ""
            yield apart
            for name in node.__dataclass_fields__:
                yield from _texts(getattr(node, name))
            yield apart


def _is_block(node: Any) -> bool:
    return type(node).__name__ not in {"Styled", "Quoted", "Link", "Span", "RawInline", "Attributes"}


def role_of(block: Block) -> Role | None:
    """The role of a paragraph or a list by its mark."""
    if not isinstance(block, Para | BulletList | OrderedList | Header):
        return None
    role = first_marks(block).get(Kind.ROLE)
    return Role(role) if role else None


def is_all(inlines: Inlines, style: str) -> bool:
    """Whether all words are in one dress."""
    dressed = False
    for inline in inlines:
        if (isinstance(inline, Styled) and inline.style == style) or (
            isinstance(inline, Styled | Span | Quoted) and is_all(inline.children, style)
        ):
            dressed = True
        elif not is_nothing(inline):
            return False
    return dressed


def is_nothing(inline: Inline) -> bool:
    """Whether an inline leaves no word: a space, a sign, HTML."""
    if isinstance(inline, Str):
        return not any(map(str.isalnum, without_marks(inline.text)))
    return isinstance(inline, Space | RawInline)
