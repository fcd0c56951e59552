"""Where in a document of the book a printed page begins, as a place among its bytes.

The markup is not written anew: what a template wrote stays as it is, and a page break is put between two of
its bytes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from xml.parsers import expat

from makeready.producing.letters import BLOCKS, DASHES, first_letters_of, letters_of

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
    pieces_before: int
    """How many pieces of text with letters stand before it."""
    block: Block | None = None


@dataclass(frozen=True, slots=True)
class _Piece:
    """Text as the parser gives it, and where it stands among the bytes of the document."""

    text: str
    offset: int
    is_reference: bool
    """Whether "&amp;" or its like stands there instead."""

    def offset_of(self, index: int) -> int:
        """The place of a character of it."""
        return self.offset if self.is_reference else self.offset + len(self.text[:index].encode())


@dataclass(slots=True)
class Block:
    """A paragraph, heading, item or cell."""

    before: int
    """Where a break goes that stands before its first word."""
    pieces: list[_Piece] = field(default_factory=list)
    """Its text."""
    end: int = 0
    """Behind its last word."""

    @property
    def text(self) -> str:
        """What is read in it."""
        return "".join([piece.text for piece in self.pieces])

    def place(self, letters: int) -> int:
        """Where the word begins that has so many of the block's letters before it.

        A word that goes on over the turn of a page belongs to the page where it begins.
        """
        if not letters:
            return self.before
        text = self.text
        at = _letter(text, letters)
        word = JOINED.search(text, 0, at)
        joined = word.group() if word else ""
        if letters_of(joined):
            following = NEXT_WORD.match(text, at)
            at = following.end() if following else len(text)
        else:
            at -= len(joined)
        return self._offset_of(at)

    def _offset_of(self, index: int) -> int:
        """The place of a character of its text; behind the last word where there is none of that index."""
        for piece in self.pieces:
            if index < len(piece.text):
                return piece.offset_of(index)
            index -= len(piece.text)
        return self.end


@dataclass
class BreakPlaces:
    """The places at which pages may begin in a document."""

    data: bytes
    blocks: list[tuple[str, Block]] = field(default_factory=list)
    """Each that has letters, with the first of them, in the order in which they begin."""
    anchors: dict[str, int] = field(default_factory=dict)
    """For each figure by its anchor the place before it."""
    top: int = 0
    """Before everything that is shown."""
    end: int = 0
    """Behind everything."""
    _pieces_read: int = 0
    """How many pieces of text with letters have been read."""
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
            (letters, block) for _, block in self.blocks if (letters := first_letters_of(block.text))
        ]

    def _started(self, tag: str, attributes: dict[str, str]) -> None:
        offset = self._parser.CurrentByteIndex
        opened = _Open(tag, offset, self._pieces_read)
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
        piece = _Piece(text, offset, self.data[offset] == ord("&"))
        self._pieces_read += any(map(str.isalnum, text))
        for each in self._open:
            if each.block:
                each.block.pieces.append(piece)

    def _before(self, offset: int) -> int:
        """Where a break goes that stands before the block that is opened last, at `offset`."""
        outermost = self._open[-1]
        for each in reversed(self._open):
            if each.tag in CONTAINERS or each.pieces_before < self._pieces_read:
                break
            outermost = each
        return self._inside(offset) if outermost.tag in HOLDING_A_BREAK else outermost.offset

    def _inside(self, offset: int) -> int:
        tag = START_TAG.match(self.data, offset)
        return tag.end() if tag else offset


def _letter(text: str, letters: int) -> int:
    """The index of the letter in `text` that so many stand before."""
    for index, character in enumerate(text):
        if letters <= 0 and character.isalnum():
            return index
        letters -= len(letters_of(character))
    return len(text)


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
