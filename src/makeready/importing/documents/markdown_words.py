"""The words of a Markdown text, counted by markdown-it and not by pandoc, and the lines they stand on."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from markdown_it.token import Token

from makeready.importing.documents.html_words import IN_LINE
from makeready.importing.documents.markdown_dialects import kept_code, without_code
from makeready.importing.documents.marks import without_marks
from makeready.producing.word_account import words_in
from makeready.reading.markdown import typed_parser

_ATTRIBUTES = re.compile(r"\{(?:[#.][\w:-]+|[\w-]+=(?:\"[^\"\n]*\"|\S+?))(?:\s+[^}\n]*)?\}")
_RAISED = re.compile(r"(?<=\w)([~^])(\S+?)\1")
_TABLE = re.compile(r"^(\s*)(?:Table)?:(?=\s)", re.MULTILINE)
_COMMENT = re.compile(r"<!--(.{0,20000}?)-->", re.DOTALL)
_LOOKED_AT = 500
"""Places of a word that are looked at; a word that stands in more is no guide."""
_TAG = re.compile(r"</?([A-Za-z][\w-]*)(?:\s[^<>]*)?/?>")
_BOX = re.compile(r"^:{3,}.*$", re.MULTILINE)


def words_of_markdown(text: str) -> tuple[list[str], list[str]]:
    """The words that a text prints, and those that are heard for its pictures or stand in its comments."""
    bare = kept_code(without_marks(text), _without_tags)
    for pattern, put in ((_ATTRIBUTES, ""), (_RAISED, r"\2"), (_TABLE, r"\1"), (_BOX, "")):
        bare = pattern.sub(put, bare)
    printed: list[str] = []
    unseen = [word for comment in _COMMENT.findall(without_code(text)) for word in words_in(comment)]
    for token in typed_parser().parse(bare):
        printed += words_in("".join(_texts(token, unseen)))
    return printed, unseen


def _without_tags(text: str) -> str:
    """The text without HTML: Markdown goes on between its tags, and a line's own tags part no words."""
    text = _COMMENT.sub("", text)
    return _TAG.sub(
        lambda found: (
            "" if found.group(1).lower() in IN_LINE else " " if found.group(1).lower() == "br" else "\n\n"
        ),
        text,
    )


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


class Lines:
    """Tells the line of a text on which words stand: those after the last that were asked for come first."""

    def __init__(self, text: str) -> None:
        numbered = [(word, at) for at, line in enumerate(text.split("\n"), 1) for word in words_in(line)]
        self._words = [word for word, _ in numbered]
        self._lines = [line for _, line in numbered]
        self._places: dict[str, list[int]] = {}
        for place, word in enumerate(self._words):
            self._places.setdefault(word, []).append(place)
        self._at = 0

    def __call__(self, words: str) -> int:
        """The line of the first word; 0 where they stand nowhere."""
        wanted = words_in(words)
        known = self._places.get(wanted[0], []) if wanted else []
        since = bisect_left(known, self._at)
        for length in (5, 3, 2):
            for place in (*known[since : since + _LOOKED_AT], *known[:_LOOKED_AT]):
                if self._is_at(place, wanted[:length]):
                    self._at = place
                    return self._lines[place]
        return 0

    def _is_at(self, place: int, wanted: list[str]) -> bool:
        return self._words[place : place + len(wanted)] == wanted
