"""The Markdown an editor types: CommonMark, tables, footnotes, boxes. Text in, tree of tokens out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode
from mdit_py_plugins.footnote import footnote_plugin

from makeready.reading.box_lines import use_box_lines
from makeready.reading.depth import DEEPEST, depth
from makeready.reading.html_lines import use_html_lines
from makeready.reading.inline_notes import inline_notes
from makeready.reading.leftovers import leftovers
from makeready.reading.quotation_marks import dashes, quotes_of
from makeready.reading.table_rows import use_table_rows


@dataclass(frozen=True, slots=True)
class Tree:
    """Markdown taken apart; lines in `map` count from 0."""

    root: SyntaxTreeNode
    source: list[str] = field(repr=False)
    env: dict[str, Any] = field(repr=False)


def blocks_in(node: SyntaxTreeNode) -> Iterator[SyntaxTreeNode]:
    """Every block inside a node, outer before inner, and each run of words, but not what is in the run."""
    for inner in node.children:
        yield inner
        if inner.type != "inline":
            yield from blocks_in(inner)


@cache
def markdown_parser(language: str) -> MarkdownIt:
    """The parser for prose of a language, which decides on its quotation marks."""
    return _made(language)


def _made(language: str) -> MarkdownIt:
    """A parser with all its rules."""
    options = {"maxNesting": DEEPEST, "typographer": True, "quotes": quotes_of(language)}
    parser = MarkdownIt("commonmark", {**options, "store_labels": True})
    parser.enable(["table", "replacements", "smartquotes"])
    parser.use(footnote_plugin, move_to_end=False, always_match_refs=True)
    use_box_lines(parser)
    use_html_lines(parser)
    use_table_rows(parser)
    parser.core.ruler.after("inline", "inline_notes", inline_notes)
    parser.core.ruler.after("inline_notes", "depth", depth)
    parser.core.ruler.at("replacements", dashes)
    parser.core.ruler.before("text_join", "leftovers", leftovers)
    # Refused links shall become problems with a place, not text with brackets.
    parser.validateLink = _any_link  # type: ignore[method-assign]
    return parser


@cache
def typed_parser() -> MarkdownIt:
    """The parser that leaves quotation marks and dashes as they were typed."""
    return _made("en").disable(["replacements", "smartquotes"])


def _any_link(url: str) -> bool:  # noqa: ARG001 - the parser's form
    """Whether the parser shall make a link of an address: always, `links` judges it."""
    return True


def parse_blocks(text: str, language: str) -> Tree:
    """The blocks of a text."""
    env: dict[str, Any] = {}
    tokens = markdown_parser(language).parse(text, env)
    return Tree(SyntaxTreeNode(tokens), text.split("\n"), env)


def parse_line(text: str, language: str) -> Tree:
    """The inlines of a text that is one line of prose: a title, a standfirst."""
    env: dict[str, Any] = {}
    tokens = markdown_parser(language).parseInline(text, env)
    return Tree(SyntaxTreeNode(tokens), text.split("\n"), env)
