"""Parts of a PDF that know nothing of the file they will be in: references in them are local numbers.

Taken from the objects of pydyf, in which a reference is a value of its own: nothing is ever searched for in
bytes that are already written.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any, TypeAlias

import pydyf

Pieces: TypeAlias = tuple[bytes | int, ...]
"""An object as it is written, but for the local numbers of the objects that it refers to."""

FONTS = -1
"""Stands in `Pieces` for the fonts of the issue, which its pages share."""

_REFERENCE = re.compile(rb"(\d+) 0 R")


@dataclass(frozen=True, slots=True)
class Part:
    """An object, and the digest of the stream that follows it, if one does."""

    pieces: Pieces
    """Of a stream, its dictionary without /Length, and without the brackets."""
    stream: str = ""


@dataclass
class Parts:
    """Takes the objects that are referred to out of a pydyf document."""

    pdf: pydyf.PDF
    fonts: int
    """The number of the dictionary of fonts."""
    found: dict[int, Part] = field(default_factory=dict)
    streams: dict[str, bytes] = field(default_factory=dict)
    """What the streams hold, by their digests."""

    def pieces_of(self, value: Any) -> Pieces:
        """`value` in pieces; what it refers to is found, too."""
        return tuple(_joined(self._pieces(value)))

    def entries_of(self, dictionary: Mapping[Any, Any]) -> Pieces:
        """What a dictionary holds, in pieces and without its brackets."""
        return tuple(_joined(self._entries(dictionary)))

    def keep_stream(self, data: bytes) -> str:
        """The digest of `data`, which is kept."""
        digest = sha256(data).hexdigest()
        self.streams[digest] = data
        return digest

    def _pieces(self, value: Any) -> list[bytes | int]:
        if isinstance(value, pydyf.Dictionary):
            return [b"<<", *self._entries(value), b">>"]
        if isinstance(value, pydyf.Array | list | tuple):
            parts: list[bytes | int] = [b"["]
            for item in value:
                parts += [b" ", *self._pieces(item)]
            return [*parts, b"]"]
        if isinstance(value, bytes) and (reference := _REFERENCE.fullmatch(value)):
            return [self._found(int(reference[1]))]
        return [_written(value)]

    def _entries(self, dictionary: Mapping[Any, Any]) -> list[bytes | int]:
        parts: list[bytes | int] = []
        for key, value in dictionary.items():
            parts += [b"/" + _written(key) + b" ", *self._pieces(value)]
        return parts

    def _found(self, number: int) -> int:
        """The number itself, once what it stands for has been taken."""
        if number == self.fonts:
            return FONTS
        if number not in self.found:
            self.found[number] = self._part(self.pdf.objects[number])
        return number

    def _part(self, part: Any) -> Part:
        if not isinstance(part, pydyf.Stream):
            return Part(self.pieces_of(part))
        data, extra = stream_data(part)
        return Part(self.entries_of(extra), self.keep_stream(data))


def stream_data(stream: pydyf.Stream) -> tuple[bytes, dict[str, Any]]:
    """What a stream holds as it is written, and its dictionary without the length."""
    data, extra = b"\n".join(map(_written, stream.stream)), dict(stream.extra)
    if stream.compress:
        data, extra["Filter"] = zlib.compress(data), "/FlateDecode"
    return data, extra


def _written(value: Any) -> bytes:
    return bytes(pydyf._to_bytes(value))  # noqa: SLF001  its rule for numbers, which has no public name


def _joined(pieces: list[bytes | int]) -> list[bytes | int]:
    """The same pieces, runs of bytes joined, a space after what a number may not run into."""
    joined: list[bytes | int] = []
    for piece in pieces:
        if isinstance(piece, bytes) and joined and isinstance(joined[-1], bytes):
            joined[-1] += piece
        else:
            joined.append(piece)
    return joined
