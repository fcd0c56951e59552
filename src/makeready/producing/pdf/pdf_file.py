"""A PDF file written in one pass: streams at once, all other objects pressed together as they come.

No library writes one without holding all of it in memory, which is 400 MB for an issue of 640 articles.
Objects are written as ISO 32000-1, 7.3, has them; they are kept in object streams (7.5.7) and found through a
cross-reference stream (7.5.8). No clock is asked: the file's identifier is a digest of what it holds.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Mapping
from hashlib import sha256
from typing import BinaryIO, TypeAlias

Value: TypeAlias = "bytes | str | int | float | list[Value] | tuple[Value, ...] | Mapping[str, Value]"
"""Bytes are written as they are; a string is a name where it begins with a slash, else it is text."""


class Text(str):
    """Text, whatever it begins with."""

    __slots__ = ()


OBJECTS_IN_A_STREAM = 200
VERSION = b"%PDF-1.7\n%\xf0\x9f\x96\xa4\n"


class PdfFile:
    """Writes a file into `out`, from where it stands; `close` completes it."""

    def __init__(self, out: BinaryIO) -> None:
        self._out = out
        self._position = 0
        self._digest = sha256()
        self._places: list[tuple[int, int, int]] = [(0, 0, 65535)]
        self._waiting: list[tuple[int, bytes]] = []
        self._write(VERSION)

    def reserve(self) -> int:
        """The number of an object that will be given later."""
        self._places.append((0, 0, 0))
        return len(self._places) - 1

    def add(self, value: Value, number: int = 0) -> int:
        """The number of an object, which may be one that was reserved."""
        number = number or self.reserve()
        self._waiting.append((number, written(value)))
        if len(self._waiting) >= OBJECTS_IN_A_STREAM:
            self._write_waiting()
        return number

    def add_stream(self, entries: bytes, data: bytes, number: int = 0) -> int:
        """The number of a stream; `entries` are those of its dictionary but for its length."""
        number = number or self.reserve()
        self._places[number] = (1, self._position, 0)
        self._write(b"%d 0 obj\n<<%s/Length %d>>\nstream\n" % (number, entries, len(data)))
        self._write(data)
        self._write(b"\nendstream\nendobj\n")
        return number

    def close(self, root: int, info: int) -> None:
        """Write what is left, and where everything is."""
        if self._waiting:
            self._write_waiting()
        number = self.reserve()
        self._places[number] = (1, self._position, 0)
        start = self._position
        width = max(1, (self._position.bit_length() + 7) // 8)
        table = b"".join(
            bytes([kind]) + place.to_bytes(width, "big") + index.to_bytes(2, "big")
            for kind, place, index in self._places
        )
        identifier = f"<{self._digest.hexdigest()[:32]}>".encode()
        entries = b"/Type/XRef/W[1 %d 2]/Size %d/Root %d 0 R/Info %d 0 R/ID[%s%s]/Filter/FlateDecode" % (
            width,
            len(self._places),
            root,
            info,
            identifier,
            identifier,
        )
        self.add_stream(entries, zlib.compress(table, 9), number)
        self._write(b"startxref\n%d\n%%%%EOF\n" % start)

    def _write_waiting(self) -> None:
        waiting, self._waiting = self._waiting, []
        number = self.reserve()
        heads, position = [], 0
        for index, (each, data) in enumerate(waiting):
            heads.append(b"%d %d" % (each, position))
            self._places[each] = (2, number, index)
            position += len(data) + 1
        head = b" ".join(heads) + b"\n"
        data = zlib.compress(head + b"\n".join(data for _, data in waiting))
        entries = b"/Type/ObjStm/N %d/First %d/Filter/FlateDecode" % (len(waiting), len(head))
        self.add_stream(entries, data, number)

    def _write(self, data: bytes) -> None:
        self._out.write(data)
        self._digest.update(data)
        self._position += len(data)


def reference(number: int) -> bytes:
    """A reference to the object of this number."""
    return b"%d 0 R" % number


def references(numbers: Iterable[int]) -> bytes:
    """An array of references."""
    return b"[" + b" ".join(map(reference, numbers)) + b"]"


def written(value: Value) -> bytes:
    """`value` as it is written: ISO 32000-1, 7.3."""
    match value:
        case bytes():
            return value
        case Text():
            return text_string(value)
        case str():
            return value.encode("ascii") if value.startswith("/") else text_string(value)
        case int():
            return b"%d" % value
        case float():
            return f"{value:.4f}".rstrip("0").rstrip(".").encode()
        case list() | tuple():
            return b"[" + b" ".join(map(written, value)) + b"]"
        case _:
            return b"<<" + entries(value) + b">>"


def entries(dictionary: Mapping[str, Value]) -> bytes:
    """What a dictionary holds, without its brackets."""
    return b"".join([b"/%b %b" % (key.encode("ascii"), written(value)) for key, value in dictionary.items()])


def text_string(text: str) -> bytes:
    """A text string: ISO 32000-1, 7.9.2.2."""
    if text.isascii() and text.isprintable():
        escaped = text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
        return b"(" + escaped.encode("ascii") + b")"
    return b"<feff" + text.encode("utf-16-be").hex().encode() + b">"
