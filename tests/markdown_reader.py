"""Plain Markdown as a second reader takes it: markdown-it, with GitHub's tables and notes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.footnote import footnote_plugin

from makeready.producing.word_account import words_in


def markdown_words(text: str) -> list[str]:
    """The words that are shown of it, the notes last."""
    return words_in("".join(_shown(markdown_tokens(text))))


def markdown_tokens(text: str) -> list[Token]:
    """What it is made of."""
    parser = MarkdownIt("commonmark").enable(["table", "strikethrough"]).use(footnote_plugin)
    return parser.parse(text)


def _shown(tokens: Iterable[Token]) -> Iterator[str]:
    for token in tokens:
        match token.type:
            case "inline":
                yield from _shown(token.children or ())
            case "text" | "code_inline":
                yield token.content
            case "fence" | "code_block":
                yield f" {token.content} "
            case "html_inline":
                yield " " if token.content == "<br>" else ""
            case "em_open" | "em_close" | "strong_open" | "strong_close" | "link_open" | "link_close":
                pass
            case _:
                yield " "
