"""A source's bytes as text, or the plain reason why they are none."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

from makeready.exits import Ended
from makeready.reading.files import UNPRINTABLE

LARGEST = 20_000_000
"""Bytes; a magazine of a hundred pages has a tenth of this in words."""

_LIGATURE = re.compile("[\ufb00-\ufb06]")
_SOFT_HYPHEN = re.compile(r"\u00ad(?=\w)")
"""One at the end of a line divides a word; any other says where it might be divided."""


class NotImported(Ended):
    """There is nothing here that can be brought in; the text says why, and what would help."""


def text_of(source: Path) -> str:
    """The text of a file in UTF-8, or in the code page of Windows; raises `NotImported` where it is none."""
    size = source.stat().st_size
    if size > LARGEST:
        raise NotImported(f"{source.name} has {size // 1_000_000} MB, which is no article's text.")
    data = source.read_bytes()
    if not data.strip():
        raise NotImported(f"{source.name} is empty.")
    if b"\x00" in data:
        raise NotImported(f"{source.name} is no text: is its suffix right?")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("cp1252", errors="replace")
    strange = sum(1 for letter in text if letter == "\ufffd" or UNPRINTABLE.match(letter))
    if strange > len(text) / 100:
        raise NotImported(f"{source.name} is no text that can be read: save it as UTF-8.")
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n\n")
    text = _LIGATURE.sub(lambda found: unicodedata.normalize("NFKC", found[0]), text)
    return unicodedata.normalize("NFC", UNPRINTABLE.sub("", _SOFT_HYPHEN.sub("", text)))
