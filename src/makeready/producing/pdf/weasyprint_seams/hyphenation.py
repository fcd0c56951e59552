"""The patterns of Pyphen, by which WeasyPrint breaks words, taken apart when a word asks for them.

A language has thousands of them (English 14,000, German 66,000), of which an issue asks for some hundreds.
Pyphen takes all apart when it begins: a tenth of a second for English, a second for German, in each process.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

import pyphen

_DIGIT = re.compile(r"(\d)")
_WITH_ALTERNATIVE = re.compile(r"/.*=|\^\^")
"""Patterns that change letters as well, as in Hungarian: a dictionary that has them is left to Pyphen."""

_init = pyphen.HyphDict.__init__


class _Pattern(str):
    """A pattern as it is written, "a1b2c" for instance; it unpacks as what Pyphen keeps of one."""

    __slots__ = ()

    def __iter__(self) -> Iterator[Any]:
        """How many letters stand before its first digit, and what stands at each letter from there on."""
        return iter(_taken_apart(str(self)))


def _init_lazily(self: pyphen.HyphDict, path: Path) -> None:
    """Read the patterns of a dictionary, whose first line names its encoding."""
    with path.open("rb") as file:
        encoding = file.readline().decode().strip()
    known = "cp1251" if encoding.lower() == "microsoft-cp1251" else encoding
    text = path.read_text(known)
    if _WITH_ALTERNATIVE.search(text):
        _init(self, path)
        return
    lines = [line.strip() for line in text.split("\n")[1:] if not line.startswith(pyphen.ignored)]
    letters = _DIGIT.sub("", "\n".join(lines)).split("\n")
    pairs = zip(letters, lines, strict=True)
    self.patterns = {letters: _Pattern(line) for letters, line in pairs if len(letters) < len(line)}
    self.cache = {}
    self.maxlen = max(map(len, self.patterns))


@lru_cache(maxsize=10_000)
def _taken_apart(pattern: str) -> tuple[int, tuple[int, ...]]:
    found = pyphen.parse(pattern)
    values = [int(digit or "0") for digit, _ in found]
    telling = [place for place, value in enumerate(values) if value]
    return telling[0], tuple(values[telling[0] : telling[-1] + 1])


pyphen.HyphDict.__init__ = _init_lazily
