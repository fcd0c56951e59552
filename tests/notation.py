"""An article's blocks in few words, a line each, so that tests can say what they expect."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from makeready.issue import (
    Article,
    Block,
    BlockQuote,
    BulletList,
    Cell,
    Code,
    CodeBlock,
    Emphasis,
    Figure,
    Heading,
    Inline,
    InlinePicture,
    Inlines,
    LineBreak,
    Link,
    NoteMark,
    NumberedList,
    Paragraph,
    PullQuote,
    Reference,
    SectionBreak,
    Sidebar,
    Strong,
    Table,
    Tagged,
    Text,
)


def noted(article: Article) -> str:
    """The article's blocks and notes, what is inside a block set in by two spaces."""
    lines = [*_blocks(article.blocks)]
    for note in article.notes:
        lines += [f"note {note.number} @{note.line}", *_inside(_blocks(note.children))]
    return "\n".join(lines)


def words(inlines: Inlines) -> str:
    """A run of words with marks for what they are dressed in."""
    return "".join(map(_inline, inlines))


def _inline(inline: Inline) -> str:
    match inline:
        case Text(text=text):
            return text
        case Emphasis(children=children):
            return f"em({words(children)})"
        case Strong(children=children):
            return f"strong({words(children)})"
        case Code(text=text):
            return f"code({text})"
        case Tagged(tag=tag, children=children, title=title):
            return f"{tag}({words(children)}{' = ' if title else ''}{title})"
        case Link(href=href, children=children):
            return f"link({words(children)} -> {href})"
        case Reference(article=article, heading=heading, children=children):
            return f"reference({words(children)} -> {article}{'#' if heading else ''}{heading})"
        case NoteMark(number=number):
            return f"mark({number})"
        case LineBreak():
            return " / "
        case InlinePicture(picture=picture, alt=alt):
            return f"picture({picture.file}: {alt})"


def _blocks(blocks: Iterable[Block]) -> Iterator[str]:
    for block in blocks:
        yield from _block(block)


def _block(block: Block) -> Iterator[str]:
    at = f" @{block.line}"
    match block:
        case Paragraph(children=children):
            yield f"paragraph{at}: {words(children)}"
        case Heading(level=level, children=children, anchor=anchor):
            yield f"heading {level} {anchor}{at}: {words(children)}"
        case Figure(anchor=anchor, picture=picture, alt=alt, place=place):
            yield f"figure {anchor} {picture.file}, {place}{at}: {alt}"
        case BlockQuote(children=children):
            yield f"quote{at}"
            yield from _inside(_blocks(children))
        case PullQuote(children=children):
            yield f"pull quote{at}"
            yield from _inside(_blocks(children))
        case Sidebar(anchor=anchor, title=title, children=children):
            yield f"sidebar {anchor}{at}: {words(title)}"
            yield from _inside(_blocks(children))
        case BulletList(tight=tight) | NumberedList(tight=tight):
            start = f" from {block.start}" if isinstance(block, NumberedList) else ""
            yield f"{'tight' if tight else 'loose'} list{start}{at}"
            for item in block.items:
                yield f"  item @{item.line}"
                yield from _inside(_inside(_blocks(item.children)))
        case CodeBlock(text=text, language=language):
            yield f"code {language!r}{at}: {text!r}"
        case Table(anchor=anchor, caption=caption, head=head, rows=rows):
            yield f"table {anchor}{at}: {words(caption)}"
            for row in (head, *rows):
                yield "  " + " | ".join(map(_cell, row))
        case SectionBreak():
            yield f"break{at}"


def _cell(cell: Cell) -> str:
    return f"{'*' if cell.heading else ''}{words(cell.children)}{f' <{cell.align}>' if cell.align else ''}"


def _inside(lines: Iterable[str]) -> Iterator[str]:
    return (f"  {line}" for line in lines)
