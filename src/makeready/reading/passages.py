"""Prose as the editor typed it, before quotation marks and dashes are set: what house style is judged by."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from markdown_it.token import Token

from makeready.reading.inline_notes import inline_label
from makeready.reading.markdown import typed_parser

NO_PROSE = "\ufffc"
"""Stands for what is no prose: code, an address, a small picture, the mark of a note."""
ADDRESS = re.compile(r"(?:https?://|www\.)\S+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+")


class Kind(StrEnum):
    """What a passage is in the issue."""

    TEXT = "text"
    HEADING = "heading"
    CELL = "cell"
    """Of a table."""
    CAPTION = "caption"
    ALT = "alt"
    FACT = "fact"
    """A title, a standfirst, a cover line."""
    NAME = "name"
    """A byline, a credit."""
    RIGHTS = "rights"


@dataclass(frozen=True, slots=True)
class Passage:
    """Words that belong together: a paragraph, a heading, a cell, a fact. Its lines are those of its file."""

    file: str
    line: int
    text: str
    kind: Kind
    language: str
    italics: tuple[tuple[int, int], ...] = ()
    """Where words in italic begin and end."""
    picture: str = ""
    """The picture that a caption, an alt, a credit or a right is about."""

    @property
    def article(self) -> str:
        """The article's slug; "" for issue.yaml."""
        return self.file.rpartition("/")[0]

    def line_at(self, position: int) -> int:
        """The line on which the character at `position` stands."""
        return self.line + self.text.count("\n", 0, position)

    def is_italic(self, position: int) -> bool:
        """Whether the character at `position` is set in italic."""
        return any(begin <= position < end for begin, end in self.italics)


@dataclass(frozen=True, slots=True)
class Source:
    """Whose passages are read."""

    file: str
    language: str

    def passage(self, line: int, text: str, kind: Kind, picture: str = "") -> Passage:
        """A passage of plain words."""
        return Passage(self.file, line, _without_addresses(text), kind, self.language, picture=picture)

    def of_line(self, text: str, line: int, kind: Kind) -> Iterator[Passage]:
        """The passages of a line of Markdown, such as a title."""
        for token in typed_parser().parseInline(text, {}):
            yield from self.of_inline(token, line, kind)

    def of_blocks(self, text: str) -> Iterator[Passage]:
        """The passages of a text in Markdown."""
        kind, called = Kind.TEXT, _Called()
        for token in typed_parser().parse(text, {}):
            called.meet(token)
            if token.type == "inline":
                yield from self.of_inline(token, called.line, kind)
                kind = Kind.TEXT
            elif token.type in ("th_open", "td_open"):
                kind = Kind.CELL
            elif token.type == "heading_open":
                kind = Kind.HEADING
            elif token.type == "box" and " " in token.info:
                yield from self.of_line(token.info.partition(" ")[2].strip(), called.line, Kind.HEADING)

    def of_inline(self, token: Token, line: int, kind: Kind) -> Iterator[Passage]:
        """The passage of a run of words, and one for what is heard of each picture in it."""
        words = _Words()
        for child in token.children or []:
            words.take(child)
            if child.type == "image":
                at = line + "".join(words.parts).count("\n")
                alt = "".join(inner.content for inner in child.children or [])
                yield self.passage(at, alt, Kind.ALT, str(child.attrs["src"]).removeprefix("images/"))
        text = _without_addresses("".join(words.parts))
        if text.strip(NO_PROSE + " \n"):
            yield Passage(self.file, line, text, kind, self.language, tuple(words.italics))


class _Called:
    """The line of the token in hand; a note that is written in a sentence stands where it is called."""

    def __init__(self) -> None:
        self.line = 0
        self._notes: dict[str, int] = {}

    def meet(self, token: Token) -> None:
        """Take in the next token."""
        if token.map:
            self.line = token.map[0] + 1
        elif token.type == "footnote_reference_open":
            self.line = self._notes.get(token.meta["label"], self.line)
        for child in token.children or []:
            if child.type == "footnote_ref" and "label" not in child.meta:
                self._notes[inline_label(child.meta["id"])] = self.line


class _Words:
    """The words of one run, put together from its tokens."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.italics: list[tuple[int, int]] = []
        self._length = 0
        self._begun = 0
        self._in_address = False

    def take(self, token: Token) -> None:
        """Put what a token holds behind what there is."""
        match token.type:
            case "text":
                self._add(NO_PROSE if self._in_address else token.content)
            case "softbreak" | "hardbreak":
                self._add("\n")
            case "code_inline" | "html_inline":
                of_letters = token.type == "html_inline" and not re.match(r"<(?:br|!)", token.content)
                self._add(("" if of_letters else NO_PROSE) + "\n" * token.content.count("\n"))
            case "em_open":
                self._begun = self._length
            case "em_close":
                self.italics.append((self._begun, self._length))
            case "link_open" | "link_close":
                self._in_address = token.type == "link_open" and token.info == "auto"
            case "image" | "footnote_ref":
                self._add(NO_PROSE)

    def _add(self, words: str) -> None:
        self.parts.append(words)
        self._length += len(words)


def _without_addresses(text: str) -> str:
    """The text with every address covered."""
    if "@" not in text and "://" not in text and "www." not in text:
        return text
    return ADDRESS.sub(lambda found: NO_PROSE * len(found.group()), text)
