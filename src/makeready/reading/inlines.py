"""Inside a paragraph: the parser's tokens -> the inlines of an `Issue`."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import ClassVar

from markdown_it.tree import SyntaxTreeNode

from makeready.issue import Code as CodeWords
from makeready.issue import (
    Emphasis,
    Inline,
    Inlines,
    LineBreak,
    NoteMark,
    Strong,
    Text,
    plain_text,
)
from makeready.problems import Code
from makeready.reading.files import UNPRINTABLE, character_name
from makeready.reading.inline_tags import Tags
from makeready.reading.links import linked
from makeready.reading.markdown import parse_line
from makeready.reading.prose import Prose
from makeready.reading.unbuilt import tell_leftovers


class InlineReader:
    """Reads the inlines of one run of words, which begins in `line`."""

    def __init__(self, prose: Prose, line: int) -> None:
        self.prose = prose
        self.line = line

    def read(self, nodes: Iterable[SyntaxTreeNode]) -> Inlines:
        """The inlines that `nodes` stand for; tags that belong together hold what is between them."""
        tags = Tags(self.prose.findings)
        for node in nodes:
            if node.type == "html_inline":
                tags.meet(node.content, self.line)
                self.line += node.content.count("\n")
            else:
                tags.add(self._KINDS[node.type](self, node))
        return joined(tags.finished())

    def _text(self, node: SyntaxTreeNode) -> Inlines:
        return (Text(self._printable(node.content)),) if node.content else ()

    def _soft_break(self, _node: SyntaxTreeNode) -> Inlines:
        self.line += 1
        return (Text(" "),)

    def _hard_break(self, _node: SyntaxTreeNode) -> Inlines:
        self.line += 1
        return (LineBreak(),)

    def _code(self, node: SyntaxTreeNode) -> Inlines:
        return (CodeWords(self._printable(node.content)),)

    def _emphasis(self, node: SyntaxTreeNode) -> Inlines:
        return (Emphasis(self.read(node.children)),)

    def _strong(self, node: SyntaxTreeNode) -> Inlines:
        return (Strong(self.read(node.children)),)

    def _link(self, node: SyntaxTreeNode) -> Inlines:
        line, words = self.line, self.read(node.children)
        unprinted(str(node.attrs.get("title", "")), "in a link's brackets", line, self.prose)
        return linked(str(node.attrs["href"]), words, line, self.prose)

    def _image(self, node: SyntaxTreeNode) -> Inlines:
        if self.prose.pictures is None:
            self.prose.findings.add(Code.PICTURE_NOT_HERE, self.line, where=self.prose.where)
            return self.read(node.children)
        line = self.line
        source, alt = self.picture(node)
        return (self.prose.pictures.in_line(source, alt, line),)

    def picture(self, node: SyntaxTreeNode) -> tuple[str, str]:
        """The address and the alt of a picture."""
        unprinted(str(node.attrs.get("title", "")), "behind a picture's path", self.line, self.prose)
        return str(node.attrs["src"]), plain_text(self.read(node.children)).strip()

    def _note_mark(self, node: SyntaxTreeNode) -> Inlines:
        if self.prose.notes is None:
            self.prose.findings.add(Code.NOTE_NOT_HERE, self.line, where=self.prose.where)
            return ()
        number = self.prose.notes.number(node, self.line)
        return (Text(f"[^{node.meta['label']}]"),) if number is None else (NoteMark(number),)

    def _printable(self, text: str) -> str:
        """The text; each character in it that can't be printed is a problem."""
        for found in UNPRINTABLE.finditer(text):
            name = character_name(found.group())
            self.prose.findings.add(Code.CONTROL_CHARACTER, self.line, name=name)
        return UNPRINTABLE.sub("\ufffd", text)

    _KINDS: ClassVar[dict[str, Callable[[InlineReader, SyntaxTreeNode], Inlines]]] = {
        "text": _text,
        "softbreak": _soft_break,
        "hardbreak": _hard_break,
        "code_inline": _code,
        "em": _emphasis,
        "strong": _strong,
        "link": _link,
        "image": _image,
        "footnote_ref": _note_mark,
    }


def unprinted(words: str, where: str, line: int, prose: Prose) -> None:
    """Warn of words that stand where nothing is printed."""
    if words.strip():
        prose.findings.add(Code.UNPRINTED_WORDS, line, words=words, where=where)


def joined(inlines: Iterable[Inline]) -> Inlines:
    """The inlines with texts that touch made one, and single spaces in them."""
    result: list[Inline] = []
    for inline in inlines:
        if isinstance(inline, Text) and result and isinstance(result[-1], Text):
            result[-1] = Text(re.sub(" {2,}", " ", result[-1].text + inline.text))
        else:
            result.append(inline)
    return tuple(inline for inline in result if inline != Text(""))


def read_line(text: str, prose: Prose, line: int) -> Inlines:
    """The inlines of a line of prose: a title, a standfirst."""
    tree = parse_line(text, prose.language)
    tell_leftovers(tree, prose.findings, line)
    reader = InlineReader(prose, line)
    return stripped(inline for node in tree.root.children for inline in reader.read(node.children))


def stripped(inlines: Iterable[Inline]) -> Inlines:
    """The inlines without white space at their ends; none where nothing else is there."""
    result = list(inlines)
    if result and isinstance(first := result[0], Text):
        result[0] = Text(first.text.lstrip(" "))
    if result and isinstance(last := result[-1], Text):
        result[-1] = Text(last.text.rstrip(" "))
    return tuple(inline for inline in result if inline != Text(""))
