"""Pandoc's tree of a document, as records: its JSON in, blocks and inlines out; two more are an article's.

The names are pandoc's own (https://hackage.haskell.org/package/pandoc-types, API 1.23).
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from makeready.importing.documents.marks import Role
from makeready.importing.documents.placed_picture import PlacedPicture
from makeready.importing.text_source import NotImported

API = [1, 23]

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


def parsed(data: bytes) -> Pandoc:
    """The tree in pandoc's JSON; raises `NotImported` where it is nested beyond all reason."""
    try:
        tree = json.loads(data)
        if tree["pandoc-api-version"][:2] != API:
            version = ".".join(map(str, tree["pandoc-api-version"]))
            raise NotImported(f"this machine's pandoc gives trees of version {version}, and 1.23 is read.")
        return Pandoc({key: _values(value) for key, value in tree["meta"].items()}, _blocks(tree["blocks"]))
    except RecursionError:
        raise NotImported("its parts stand inside each other hundreds deep; no author wrote that.") from None


_ALIGNS = {"AlignLeft": "left", "AlignCenter": "center", "AlignRight": "right"}
_STYLES = {"Emph", "Strong", "Superscript", "Subscript", "Underline", "Strikeout", "SmallCaps"}


def _values(node: Any) -> tuple[Inlines, ...]:
    """The values of a fact; those of a map stand one after the other."""
    match node:
        case {"t": "MetaList", "c": items}:
            return tuple(value for item in items for value in _values(item))
        case {"t": "MetaMap", "c": items}:
            return tuple(value for item in items.values() for value in _values(item))
        case {"t": "MetaInlines", "c": inlines}:
            return (_inlines(inlines),)
        case {"t": "MetaString", "c": text}:
            return ((Str(text),),)
        case {"t": "MetaBlocks", "c": blocks}:
            return tuple(block.children for block in _blocks(blocks) if isinstance(block, Para))
    return ()


def _attributes(node: Any) -> Attributes:
    identifier, classes, pairs = node
    return Attributes(identifier, tuple(classes), dict(pairs))


def _inlines(nodes: Any) -> Inlines:
    return tuple(map(_inline, nodes))


def _inline(node: Any) -> Inline:
    kind, content = node["t"], node.get("c")
    if kind in _STYLES:
        return Styled(kind, _inlines(content))
    match kind:
        case "Str":
            return Str(content)
        case "Space" | "SoftBreak":
            return Space()
        case "LineBreak":
            return LineBreak()
        case "Quoted":
            return Quoted(content[0]["t"] == "SingleQuote", _inlines(content[1]))
        case "Cite":
            return Span(Attributes(), _inlines(content[1]))
        case "Code":
            return Code(content[1])
        case "Math":
            return Math(content[1])
        case "RawInline":
            return RawInline(content[0], content[1])
        case "Link":
            return Link(_inlines(content[1]), *content[2])
        case "Image":
            return Image(_attributes(content[0]), _inlines(content[1]), *content[2])
        case "Note":
            return Note(_blocks(content))
        case "Span":
            return Span(_attributes(content[0]), _inlines(content[1]))
    raise NotImported(f"pandoc gives {kind}, which this version of Makeready doesn't know.")


def _blocks(nodes: Any) -> Blocks:
    return tuple(map(_block, nodes))


def _block(node: Any) -> Block:
    kind, content = node["t"], node.get("c")
    match kind:
        case "Para" | "Plain":
            return Para(_inlines(content), kind == "Plain")
        case "LineBlock":
            return LineBlock(tuple(map(_inlines, content)))
        case "CodeBlock":
            return CodeBlock(content[1], next(iter(content[0][1]), ""))
        case "RawBlock":
            return RawBlock(content[0], content[1])
        case "BlockQuote":
            return BlockQuote(_blocks(content))
        case "OrderedList":
            start, style, _ = content[0]
            return OrderedList(tuple(map(_blocks, content[1])), start, style["t"])
        case "BulletList":
            return BulletList(tuple(map(_blocks, content)))
        case "DefinitionList":
            return DefinitionList(
                tuple((_inlines(term), tuple(map(_blocks, told))) for term, told in content)
            )
        case "Header":
            return Header(content[0], content[1][0], _inlines(content[2]))
        case "HorizontalRule":
            return HorizontalRule()
        case "Table":
            return _table(content)
        case "Figure":
            return Figure(_blocks(content[1][1]), _blocks(content[2]))
        case "Div":
            return Div(_attributes(content[0]), _blocks(content[1]))
    raise NotImported(f"pandoc gives {kind}, which this version of Makeready doesn't know.")


def _table(content: Any) -> Table:
    _, (_, caption), columns, head, bodies, foot = content
    rows = [row for body in bodies for part in body[2:] for row in part] + foot[1]
    return Table(
        _blocks(caption),
        tuple(_ALIGNS.get(align["t"], "") for align, _ in columns),
        tuple(map(_row, head[1])),
        tuple(map(_row, rows)),
    )


def _row(row: Any) -> tuple[Cell, ...]:
    return tuple(Cell(cell[2], cell[3], _blocks(cell[4])) for cell in row[1])
