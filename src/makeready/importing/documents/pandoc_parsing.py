"""Pandoc's JSON -> its tree as records."""

from __future__ import annotations

import json
from typing import Any

from makeready.importing.documents.pandoc_tree import (
    Attributes,
    Block,
    BlockQuote,
    Blocks,
    BulletList,
    Cell,
    Code,
    CodeBlock,
    DefinitionList,
    Div,
    Figure,
    Header,
    HorizontalRule,
    Image,
    Inline,
    Inlines,
    LineBlock,
    LineBreak,
    Link,
    Math,
    Note,
    OrderedList,
    Pandoc,
    Para,
    Quoted,
    RawBlock,
    RawInline,
    Space,
    Span,
    Str,
    Styled,
    Table,
)
from makeready.importing.text_source import NotImported

API = [1, 23]
"""The version of the tree that is known: https://hackage.haskell.org/package/pandoc-types."""


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
            return CodeBlock(content[1], _language(content[0][1]))
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


def _language(classes: list[str]) -> str:
    """The language of code, told by one of its classes: "language-python", "sourceCode yaml"."""
    names = (name.removeprefix("language-") for name in classes)
    return next((name for name in names if name.lower() not in {"sourcecode", "highlight"}), "")


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
