"""An article's blocks as Markdown, each as its lines: CommonMark, with GitHub's tables and notes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from makeready.composing.markdown_inlines import MarkdownLines
from makeready.issue import (
    Align,
    Block,
    BlockQuote,
    Blocks,
    BulletList,
    Cell,
    CodeBlock,
    Emphasis,
    Figure,
    Heading,
    Inlines,
    ListItem,
    Note,
    NumberedList,
    Paragraph,
    PullQuote,
    SectionBreak,
    Sidebar,
    Strong,
    Table,
    Text,
)

BREAK = "___"
"""A pause: unlike the others that are allowed, it is never taken for a heading's or a list's."""
_RULES = {Align.NONE: "---", Align.LEFT: ":---", Align.CENTER: ":---:", Align.RIGHT: "---:"}


@dataclass(frozen=True, slots=True)
class MarkdownBlocks:
    """Writes blocks as lines."""

    lines: MarkdownLines
    depth: int = 0
    """How many levels deeper than in the article's text a heading stands, inside a sidebar."""
    under: int = 1
    """The level of the heading under which a block stands; 1 is the article's title."""

    def blocks(self, blocks: Blocks) -> list[str]:
        """The lines of `blocks`, an empty one between each two."""
        here, parts = self, list[list[str]]()
        again = False
        for before, block in zip((None, *blocks), blocks, strict=False):
            # Two lists of a kind would be one: the second has another sign.
            again = isinstance(block, BulletList | NumberedList) and type(before) is type(block) and not again
            parts.append(here._block(block, again=again))
            if isinstance(block, Heading):
                here = replace(here, under=self._level(block))
        return list(_apart(parts))

    def note(self, note: Note) -> list[str]:
        """A footnote, as it stands at the end."""
        return _hanging(f"[^{note.number}]: ", 4, self.blocks(note.children))

    def _block(self, block: Block, *, again: bool) -> list[str]:
        match block:
            case Paragraph(children=children):
                return self.lines.paragraph(children).split("\n")
            case Heading():
                return [self._heading(self._level(block), block.children)]
            case Figure():
                return self._figure(block)
            case BlockQuote(children=children) | PullQuote(children=children):
                return _quoted(self.blocks(children))
            case BulletList(items=items, tight=tight):
                sign = "* " if again else "- "
                return list(_apart((self._item(sign, item, tight=tight) for item in items), tight=tight))
            case NumberedList(items=items, tight=tight, start=start):
                stop = ")" if again else "."
                numbered = enumerate(items, start)
                parts = (self._item(f"{number}{stop} ", item, tight=tight) for number, item in numbered)
                return list(_apart(parts, tight=tight))
            case CodeBlock(text=text, language=language):
                fence = "`" * max(3, max(map(len, re.findall("`+", text)), default=0) + 1)
                return [f"{fence}{language}", *text.rstrip("\n").split("\n"), fence]
            case Table():
                return self._table(block)
            case Sidebar():
                return self._sidebar(block)
            case SectionBreak():
                return [BREAK]

    def _level(self, heading: Heading) -> int:
        return min(heading.level + self.depth, 6)

    def _heading(self, level: int, words: Inlines) -> str:
        line = self.lines.line(words)
        return f"{'#' * level} " + re.sub(r"(^|\s)(#+)$", r"\1\\\2", line)

    def _sidebar(self, sidebar: Sidebar) -> list[str]:
        level = min(self.under + 1, 6) if sidebar.title else self.under
        inside = replace(self, depth=level - 1, under=level)
        title = [[self._heading(level, sidebar.title)]] if sidebar.title else []
        return _quoted(_apart([*title, inside.blocks(sidebar.children)]))

    def _figure(self, figure: Figure) -> list[str]:
        """The picture, and in the lines under it what is printed beside it."""
        parts = [self.lines.picture(figure.picture.file, figure.alt)]
        parts += [self.lines.paragraph(paragraph.children) for paragraph in figure.caption]
        if figure.credit:
            parts.append(self.lines.paragraph((Emphasis((Text(figure.credit),)),)))
        return "\\\n".join(parts).split("\n")

    def _table(self, table: Table) -> list[str]:
        """The table with its caption over it; its head is empty where it has none, but it has to be there."""
        columns = max(map(len, (table.head, *table.rows)))
        caption = [[self.lines.paragraph((Strong(table.caption),))]] if table.caption else []
        first = table.head or (table.rows[0] if table.rows else ())
        rules = [_RULES[cell.align] for cell in first] + ["---"] * (columns - len(first))
        rows = (self._row(row, columns) for row in table.rows)
        return list(_apart([*caption, [self._row(table.head, columns), _row(rules), *rows]]))

    def _row(self, cells: tuple[Cell, ...], columns: int) -> str:
        return _row([self.lines.cell(cell.children) for cell in cells] + [""] * (columns - len(cells)))

    def _item(self, sign: str, item: ListItem, *, tight: bool) -> list[str]:
        if not tight:
            return _hanging(sign, len(sign), self.blocks(item.children))
        parts = [self.blocks((block,)) for block in item.children]
        return _hanging(sign, len(sign), list(_apart(parts, tight=all(map(_may_follow, parts[1:])))))


def _may_follow(lines: list[str]) -> bool:
    """Whether these lines begin a block of their own right after a line of a paragraph.

    CommonMark 5.2: a list does, but for an empty item or a number other than 1.
    """
    return re.match(r"(?:[-*]|1[.)]) \S", lines[0]) is not None


def _apart(parts: Iterable[Iterable[str]], *, tight: bool = False) -> Iterator[str]:
    """The lines of all parts, an empty line between each two where they are not `tight`."""
    for number, part in enumerate(parts):
        if number and not tight:
            yield ""
        yield from part


def _quoted(lines: Iterable[str]) -> list[str]:
    return [f"> {line}" if line else ">" for line in lines]


def _hanging(sign: str, by: int, lines: list[str]) -> list[str]:
    """The lines behind a sign, those after the first one moved in by so many spaces."""
    first, *rest = lines or [""]
    return [f"{sign}{first}".rstrip(), *(f"{' ' * by}{line}" if line else "" for line in rest)]


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"
