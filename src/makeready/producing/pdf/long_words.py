"""Words too long for a line, made to break: an address in the text, or a word of four hundred letters."""

from __future__ import annotations

import re
from typing import Any

LONG = 30
"""A word of more characters may break anywhere a piece of it ends."""

PIECE = 10
ZERO_WIDTH_SPACE = "\u200b"

_WORD = re.compile(rf"\S{{{LONG + 1},}}")
_PIECES = re.compile(rf"[^/._?&=#-]{{1,{PIECE}}}[/._?&=#-]*|[/._?&=#-]+")


def make_breakable(root: Any) -> None:
    """Let every long word in the document break after a stroke or a stop of it, or after ten letters."""
    for element in root.iter():
        if element.text:
            element.text = breakable(element.text)
        if element.tail:
            element.tail = breakable(element.tail)


def breakable(text: str) -> str:
    """`text` with a zero-width space wherever a long word may break."""
    return _WORD.sub(lambda word: ZERO_WIDTH_SPACE.join(_PIECES.findall(word.group())), text)
