"""Where in a document of the book a printed page begins, as a place among its bytes.

The markup is not written anew: what a template wrote stays as it is, and a page break is put between two of
its bytes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import accumulate
from xml.parsers import expat

from makeready.producing.letters import ALIKE, BLOCKS, DASHES, letters_of

CONTAINERS = {"article", "section", "header", "main", "body", "html"}
"""What only holds others: a page that begins with their first words begins inside them."""
HOLDING_A_BREAK = {"p", "li", "dt", "dd", "tr", "td", "th", "thead", "tbody"}
"""Inside whose beginning a break goes: before them it would part paragraphs or be no valid markup."""
START_TAG = re.compile(rb"""<(?:[^>"']|"[^"]*"|'[^']*')*>""")
JOINED = re.compile(rf"[^\s{DASHES}]*$")
"""The part of a text that stands before a place in the same word."""
NEXT_WORD = re.compile(rf"[^\s{DASHES}]*[\s{DASHES}]+")


@dataclass(slots=True)
class _Open:
    """An element whose end is not reached."""

    tag: str
    offset: int
    letters: int
    """Of the document before it."""
    block: Block | None = None


@dataclass(slots=True)
class Block:
    """A paragraph, heading, item or cell."""

    before: int
    """Where a break goes that stands before its first word."""
    text: str = ""
    offsets: list[int] = field(default_factory=list)
    """Of each character of its text."""
    end: int = 0
    """Behind its last word."""

    def place(self, letters: int) -> int:
        """Where the word begins that has so many of the block's letters before it.

        A word that goes on over the turn of a page belongs to the page where it begins.
        """
        if not letters:
            return self.before
        at = self._letter(letters)
        word = JOINED.search(self.text, 0, at)
        joined = word.group() if word else ""
        if letters_of(joined):
            following = NEXT_WORD.match(self.text, at)
            at = following.end() if following else len(self.text)
        else:
            at -= len(joined)
        return self.offsets[at] if at < len(self.text) else self.end

    def _letter(self, letters: int) -> int:
        """The index of the letter that so many stand before."""
        for index, character in enumerate(self.text):
            if letters <= 0 and character.isalnum():
                return index
            letters -= len(letters_of(character))
        return len(self.text)


@dataclass
class BreakPlaces:
    """The places at which pages may begin in a document."""

    data: bytes
    blocks: list[tuple[str, Block]] = field(default_factory=list)
    """Each with its first letters, in the order in which they begin."""
    anchors: dict[str, int] = field(default_factory=dict)
    """For each figure by its anchor the place before it."""
    top: int = 0
    """Before everything that is shown."""
    end: int = 0
    """Behind everything."""
    _letters: int = 0
    _open: list[_Open] = field(default_factory=list)
    _unread: int = 0
    """How many elements are open of which nothing is read: marks of notes."""

    def __post_init__(self) -> None:
        """Read the document; it is known to be well-formed."""
        self._parser = expat.ParserCreate()
        self._parser.StartElementHandler = self._started
        self._parser.EndElementHandler = self._ended
        self._parser.CharacterDataHandler = self._read
        self._parser.Parse(self.data, True)  # noqa: FBT003  it takes no name
        self.blocks = [
            (letters[:ALIKE], block) for _, block in self.blocks if (letters := letters_of(block.text))
        ]

    def _started(self, tag: str, attributes: dict[str, str]) -> None:
        offset = self._parser.CurrentByteIndex
        opened = _Open(tag, offset, self._letters)
        self._open.append(opened)
        if tag == "body":
            self.top = self._inside(offset)
        if tag == "figure" and "id" in attributes:
            self.anchors[attributes["id"]] = offset
        if tag in BLOCKS and not any(each.tag == "figure" for each in self._open):
            opened.block = Block(self._before(offset))
            self.blocks.append(("", opened.block))
        if self._unread or attributes.get("role") == "doc-noteref":
            self._unread += 1

    def _ended(self, tag: str) -> None:
        if block := self._open.pop().block:
            block.end = self._parser.CurrentByteIndex
        if self._unread:
            self._unread -= 1
        if tag == "body":
            self.end = self._parser.CurrentByteIndex

    def _read(self, text: str) -> None:
        if self._unread:
            return
        offset = self._parser.CurrentByteIndex
        if self.data[offset] == ord("&"):
            offsets: Sequence[int] = [offset] * len(text)
        elif text.isascii():
            offsets = range(offset, offset + len(text))
        else:
            offsets = list(accumulate((len(character.encode()) for character in text[:-1]), initial=offset))
        self._letters += len(letters_of(text))
        for each in self._open:
            if each.block:
                each.block.text += text
                each.block.offsets += offsets

    def _before(self, offset: int) -> int:
        """Where a break goes that stands before the block that is opened last, at `offset`."""
        outermost = self._open[-1]
        for each in reversed(self._open):
            if each.tag in CONTAINERS or each.letters < self._letters:
                break
            outermost = each
        return self._inside(offset) if outermost.tag in HOLDING_A_BREAK else outermost.offset

    def _inside(self, offset: int) -> int:
        tag = START_TAG.match(self.data, offset)
        return tag.end() if tag else offset


def find(documents: Sequence[BreakPlaces], letters: str, nth: int) -> tuple[int, Block] | None:
    """Of the blocks that begin with these letters the `nth`, with the index of its document."""
    alike = [
        (index, block)
        for index, places in enumerate(documents)
        for known, block in places.blocks
        if known == letters
    ]
    return alike[min(nth, len(alike) - 1)] if alike else None


def put_in(data: bytes, pieces: Sequence[tuple[int, bytes]]) -> bytes:
    """The document with each piece at its place; those for one place stay in their order."""
    return b"".join(_parts(data, pieces))


def _parts(data: bytes, pieces: Sequence[tuple[int, bytes]]) -> Iterator[bytes]:
    done = 0
    for offset, piece in sorted(pieces, key=lambda each: each[0]):
        yield data[done:offset]
        yield piece
        done = offset
    yield data[done:]
