"""Paragraphs, lists, quotes, figures …: the parser's tokens -> the blocks of an `Issue`."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import ClassVar

from markdown_it.common.utils import unescapeAll
from markdown_it.tree import SyntaxTreeNode

from makeready.issue import (
    BlockQuote,
    Blocks,
    BulletList,
    CodeBlock,
    Heading,
    Inlines,
    ListItem,
    NumberedList,
    Paragraph,
    SectionBreak,
)
from makeready.problems import Code
from makeready.reading.boxes import Boxes
from makeready.reading.depth import DEEPEST
from makeready.reading.files import UNPRINTABLE
from makeready.reading.inlines import InlineReader, read_line, stripped, unprinted
from makeready.reading.lists import is_tight, tell_renumbered
from makeready.reading.lone_pictures import lone_pictures, pictures_in_lines
from makeready.reading.markdown import Tree
from makeready.reading.placed_pictures import PlacedPictures
from makeready.reading.prose import Prose
from makeready.reading.prose_as_code import reads_like_prose
from makeready.reading.tables import read_table


class BlockReader:
    """Reads the blocks of one text; `line` is that of the block in hand."""

    def __init__(self, prose: Prose, tree: Tree, line: int = 0) -> None:
        self.prose = prose
        self.tree = tree
        self.line = line

    def read(self, nodes: Iterable[SyntaxTreeNode]) -> Blocks:
        """The blocks that `nodes` stand for."""
        boxes = Boxes(self.prose, self._title)
        for node in nodes:
            if node.map:
                self.line = node.map[0] + 1
            if node.type == "box":
                boxes.meet(node.info, self.line)
            else:
                boxes.add(self._KINDS[node.type](self, node))
        return boxes.finished()

    def _title(self, words: str, line: int) -> Inlines:
        """The title of a sidebar."""
        return read_line(words, self.prose, line)

    def _inlines(self, node: SyntaxTreeNode) -> Inlines:
        """The inlines of a block that holds nothing else."""
        inline = node.children[0]
        return stripped(InlineReader(self.prose, self.line).read(inline.children))

    def _paragraph(self, node: SyntaxTreeNode) -> Blocks:
        line, placed = self.line, self.prose.pictures
        if placed and (pictures := lone_pictures(node.children[0])):
            return self._figures(pictures, placed)
        words = self._inlines(node)
        if placed:
            for source, at, alone in pictures_in_lines(node.children[0], line):
                placed.judge_in_line(source, at, alone=alone)
        return (Paragraph(words, line),) if words else ()

    def _figures(self, pictures: list[SyntaxTreeNode], placed: PlacedPictures) -> Blocks:
        """A figure for each of `pictures`."""
        figures = []
        for at, node in enumerate(pictures):
            line = self.line + at
            source, alt = InlineReader(self.prose, line).picture(node)
            figures.append(placed.figure(source, alt, line, self.prose.anchors.new))
        return tuple(figures)

    def _heading(self, node: SyntaxTreeNode) -> Blocks:
        line, level = self.line, int(node.tag[1])
        if level == 1:
            self.prose.findings.add(Code.TOP_HEADING, line)
        words = self._inlines(node)
        if not words:
            self.prose.findings.add(Code.EMPTY_HEADING, line)
            return ()
        anchor = self.prose.headings.by_line.get(line)
        anchor = anchor or self.prose.anchors.new("heading", f"in-line-{line}")
        return (Heading(max(level, 2), words, anchor, line),)

    def _quote(self, node: SyntaxTreeNode) -> Blocks:
        line = self.line
        blocks = self._inner(node)
        return (BlockQuote(blocks, line),) if blocks else ()

    def _bullets(self, node: SyntaxTreeNode) -> Blocks:
        line = self.line
        return (BulletList(self._items(node), is_tight(node), line),)

    def _numbers(self, node: SyntaxTreeNode) -> Blocks:
        line, start = self.line, int(node.attrs.get("start", 1))
        tell_renumbered(node, start, self.prose.findings)
        return (NumberedList(self._items(node), is_tight(node), start, line),)

    def _items(self, node: SyntaxTreeNode) -> tuple[ListItem, ...]:
        """The items of a list."""
        items = []
        for item in node.children:
            line = self.line = item.map[0] + 1 if item.map else self.line
            items.append(ListItem(self._inner(item), line))
        return tuple(items)

    def _inner(self, node: SyntaxTreeNode) -> Blocks:
        """The blocks inside a block; a problem where the parser has dropped what is inside."""
        if node.level >= DEEPEST - 1:
            self.prose.findings.add(Code.TOO_DEEP, self.line)
        return self.read(node.children)

    def _fence(self, node: SyntaxTreeNode) -> Blocks:
        language, _, rest = unescapeAll(node.info).strip().partition(" ")
        unprinted(rest, "behind the language of the code", self.line, self.prose)
        if not self._is_closed(node):
            self.prose.findings.add(Code.UNCLOSED_CODE, self.line, fence=node.markup)
        return (CodeBlock(self._printable(node.content), language, self.line),)

    def _is_closed(self, node: SyntaxTreeNode) -> bool:
        """Whether the last line of a fenced block is the line that closes it."""
        first, end = node.map or (0, 0)
        last = self.tree.source[end - 1].strip(" \t>") if end - 1 > first else ""
        return bool(last) and last.startswith(node.markup) and not last.strip(node.markup[0])

    def _code(self, node: SyntaxTreeNode) -> Blocks:
        if reads_like_prose(node.content):
            self.prose.findings.add(Code.PROSE_AS_CODE, self.line)
        return (CodeBlock(self._printable(node.content), "", self.line),)

    def _printable(self, text: str) -> str:
        """Code without the characters that can't be printed; they were told when the file was opened."""
        return UNPRINTABLE.sub("\ufffd", text)

    def _table(self, node: SyntaxTreeNode) -> Blocks:
        return (read_table(node, self.prose, self._cell),)

    def _cell(self, node: SyntaxTreeNode) -> Inlines:
        """The inlines of a table's cell."""
        inline = node.children[0]
        line = inline.map[0] + 1 if inline.map else self.line
        return stripped(InlineReader(self.prose, line).read(inline.children))

    def _break(self, _node: SyntaxTreeNode) -> Blocks:
        return (SectionBreak(self.line),)

    def _html(self, node: SyntaxTreeNode) -> Blocks:
        html = node.content.strip().partition("\n")[0]
        self.prose.findings.add(Code.RAW_HTML, self.line, html=html)
        return ()

    def _comment(self, node: SyntaxTreeNode) -> Blocks:
        if node.content:
            self.prose.findings.add(Code.WORDS_AFTER_COMMENT, self.line, words=node.content)
        else:
            self.prose.findings.add(Code.UNCLOSED_COMMENT, self.line)
        return ()

    def _note(self, node: SyntaxTreeNode) -> Blocks:
        if self.prose.notes is None and node.map:
            self.prose.findings.add(Code.NOTE_NOT_HERE, self.line, where=self.prose.where)
        return ()  # its text is read when its mark has given it a number

    _KINDS: ClassVar[dict[str, Callable[[BlockReader, SyntaxTreeNode], Blocks]]] = {
        "paragraph": _paragraph,
        "heading": _heading,
        "blockquote": _quote,
        "bullet_list": _bullets,
        "ordered_list": _numbers,
        "fence": _fence,
        "code_block": _code,
        "table": _table,
        "hr": _break,
        "html_block": _html,
        "comment": _comment,
        "footnote_reference": _note,
    }
