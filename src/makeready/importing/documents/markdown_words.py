"""The words of a Markdown text, counted by markdown-it and not by pandoc; and the lines on which they stand."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import html
from markdown_it.token import Token

from makeready.importing.documents.html_words import text_of
from makeready.importing.documents.markdown_dialects import without_code
from makeready.importing.documents.marks import without_marks
from makeready.producing.word_account import words_in
from makeready.reading.markdown import typed_parser

_ATTRIBUTES = re.compile(r"\{(?:[#.][\w:-]+|[\w-]+=(?:\"[^\"\n]*\"|\S+?))(?:\s+[^}\n]*)?\}")
_RAISED = re.compile(r"(?<=\w)([~^])(\S+?)\1")
_TABLE = re.compile(r"^(\s*)(?:Table)?:(?=\s)", re.MULTILINE)
_COMMENT = re.compile(r"<!--(.*?)-->", re.DOTALL)
_BOX = re.compile(r"^:{3,}.*$", re.MULTILINE)


def words_of_markdown(text: str) -> tuple[list[str], list[str]]:
    """The words that a text prints, and those that are heard for its pictures or stand in its comments."""
    bare = without_marks(text)
    for pattern, put in ((_ATTRIBUTES, ""), (_RAISED, r"\2"), (_TABLE, r"\1"), (_BOX, "")):
        bare = pattern.sub(put, bare)
    printed: list[str] = []
    unseen = [word for comment in _COMMENT.findall(without_code(bare)) for word in words_in(comment)]
    for token in typed_parser().parse(bare):
        printed += words_in("".join(_texts(token, unseen)))
    return printed, unseen


def _texts(token: Token, unseen: list[str]) -> Iterator[str]:
    match token.type:
        case "inline":
            for child in token.children or []:
                yield from _texts(child, unseen)
        case "text" | "code_inline" | "text_special" | "code_block" | "fence":
            yield token.content
        case "softbreak" | "hardbreak" | "footnote_ref":
            yield " "
        case "image":
            for child in token.children or []:
                unseen += words_in(child.content)
            unseen += words_in(str(token.attrs.get("title", "")))
            yield " "
        case "html_block" if not token.content.lstrip().startswith("<!--"):
            yield text_of(html.fragment_fromstring(token.content, create_parent="div"))
        case "html_inline" if token.content.startswith("<br"):
            yield " "


class Lines:
    """Tells the line of a text on which words stand: those after the last that were asked for come first."""

    def __init__(self, text: str) -> None:
        self._words: list[tuple[str, int]] = [
            (word, number) for number, line in enumerate(text.split("\n"), 1) for word in words_in(line)
        ]
        self._at = 0

    def __call__(self, words: str) -> int:
        """The line of the first word; 0 where they stand nowhere."""
        wanted = words_in(words)[:5]
        if not wanted:
            return 0
        for at in (*range(self._at, len(self._words)), *range(self._at)):
            if self._words[at][0] == wanted[0] and self._is_at(at, wanted):
                self._at = at
                return int(self._words[at][1])
        return 0

    def _is_at(self, at: int, wanted: list[str]) -> bool:
        return [word for word, _ in self._words[at : at + len(wanted)]] == wanted
