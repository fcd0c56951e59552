"""Pandoc's tree of a document, as records of blocks and inlines; two more are an article's.

The names are pandoc's own (https://hackage.haskell.org/package/pandoc-types, API 1.23).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from makeready.importing.documents.marks import Role
from makeready.importing.documents.placed_picture import PlacedPicture

# --- Inlines --------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Attributes:
    """What a Div, a Span, a picture … carries besides its content."""

    identifier: str = ""
    classes: tuple[str, ...] = ()
    pairs: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Str:
    text: str


@dataclass(frozen=True, slots=True)
class Space:
    """White space, or the end of a line that is nothing but that."""


@dataclass(frozen=True, slots=True)
class LineBreak:
    pass


@dataclass(frozen=True, slots=True)
class Styled:
    """Words in a dress; `style` is pandoc's name of it: "Emph", "Strong", "Superscript", "Underline" …."""

    style: str
    children: Inlines


@dataclass(frozen=True, slots=True)
class Quoted:
    single: bool
    children: Inlines


@dataclass(frozen=True, slots=True)
class Code:
    text: str


@dataclass(frozen=True, slots=True)
class Math:
    tex: str


@dataclass(frozen=True, slots=True)
class RawInline:
    format: str
    text: str


@dataclass(frozen=True, slots=True)
class Link:
    children: Inlines
    target: str
    title: str = ""


@dataclass(frozen=True, slots=True)
class Image:
    attributes: Attributes
    alt: Inlines
    target: str
    title: str


@dataclass(frozen=True, slots=True)
class Note:
    blocks: Blocks


@dataclass(frozen=True, slots=True)
class Span:
    attributes: Attributes
    children: Inlines


Inline: TypeAlias = (
    Str | Space | LineBreak | Styled | Quoted | Code | Math | RawInline | Link | Image | Note | Span
)
Inlines: TypeAlias = tuple[Inline, ...]

# --- Blocks ---------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Para:
    """`tight` where pandoc calls it Plain: no blank line stands around it."""

    children: Inlines
    tight: bool = False


@dataclass(frozen=True, slots=True)
class LineBlock:
    lines: tuple[Inlines, ...]


@dataclass(frozen=True, slots=True)
class CodeBlock:
    text: str
    language: str = ""


@dataclass(frozen=True, slots=True)
class RawBlock:
    format: str
    text: str


@dataclass(frozen=True, slots=True)
class BlockQuote:
    blocks: Blocks


@dataclass(frozen=True, slots=True)
class OrderedList:
    """`style` is pandoc's name of the numbers: "Decimal", "LowerAlpha" …."""

    items: tuple[Blocks, ...]
    start: int = 1
    style: str = "Decimal"


@dataclass(frozen=True, slots=True)
class BulletList:
    items: tuple[Blocks, ...]


@dataclass(frozen=True, slots=True)
class DefinitionList:
    items: tuple[tuple[Inlines, tuple[Blocks, ...]], ...]


@dataclass(frozen=True, slots=True)
class Header:
    level: int
    identifier: str
    children: Inlines


@dataclass(frozen=True, slots=True)
class HorizontalRule:
    pass


@dataclass(frozen=True, slots=True)
class Cell:
    rows: int
    columns: int
    blocks: Blocks


@dataclass(frozen=True, slots=True)
class Table:
    """`aligns` holds "", "left", "center" or "right" for each column."""

    caption: Blocks
    aligns: tuple[str, ...]
    head: tuple[tuple[Cell, ...], ...]
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True, slots=True)
class Figure:
    caption: Blocks
    blocks: Blocks


@dataclass(frozen=True, slots=True)
class Div:
    attributes: Attributes
    blocks: Blocks


@dataclass(frozen=True, slots=True)
class Shown:
    """Not pandoc's: a picture that stands by itself, with the paragraphs that are printed beside it."""

    picture: PlacedPicture
    caption: tuple[Inlines, ...] = ()
    at: int = 0


@dataclass(frozen=True, slots=True)
class Box:
    """Not pandoc's: a sidebar or a pull quote."""

    role: Role
    title: Inlines
    blocks: Blocks


Block: TypeAlias = (
    Para
    | LineBlock
    | CodeBlock
    | RawBlock
    | BlockQuote
    | OrderedList
    | BulletList
    | DefinitionList
    | Header
    | HorizontalRule
    | Table
    | Figure
    | Div
    | Shown
    | Box
)
Blocks: TypeAlias = tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Pandoc:
    """A whole document. Each fact of `meta` is its values, one or several: authors are."""

    meta: Mapping[str, tuple[Inlines, ...]]
    blocks: Blocks
