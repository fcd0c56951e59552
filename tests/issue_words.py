"""All the words that an article holds, in the order in which they are read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from makeready.issue import (
    Article,
    Block,
    BulletList,
    CodeBlock,
    Figure,
    Heading,
    InlinePicture,
    Inlines,
    NumberedList,
    Paragraph,
    Sidebar,
    Table,
    plain_text,
)


def article_words(article: Article) -> str:
    """The words of an article's text and notes; alt and captions too."""
    return " ".join([*_of(article.blocks), *(word for note in article.notes for word in _of(note.children))])


def _of(blocks: Iterable[Block]) -> Iterator[str]:
    for block in blocks:
        match block:
            case Paragraph() | Heading():
                yield _line(block.children)
            case CodeBlock():
                yield f"{block.language} {block.text}"
            case Figure():
                yield block.alt
                yield from _of(block.caption)
            case BulletList() | NumberedList():
                for item in block.items:
                    yield from _of(item.children)
            case Table():
                yield _line(block.caption)
                yield from (_line(cell.children) for row in (block.head, *block.rows) for cell in row)
            case Sidebar():
                yield _line(block.title)
                yield from _of(block.children)
            case _:
                yield from _of(getattr(block, "children", ()))


def _line(inlines: Inlines) -> str:
    pictures = (inline.alt for inline in inlines if isinstance(inline, InlinePicture))
    return " ".join([plain_text(inlines), *pictures])
