"""Which fonts and glyphs a laid-out document uses, for the issue to embed each font once."""

from __future__ import annotations

from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any

import pydyf


@dataclass
class FontUse:
    """One face in one dress (small caps are another), and the glyphs of it that are used."""

    name: str
    """PostScript name without the subset tag: "Source-Serif-4"."""
    file: str
    """The digest of the whole font file, OpenType or TrueType."""
    italic: bool
    serif: bool
    ascent: int
    """In thousandths of the type size, as are `descent` and `widths`."""
    descent: int
    widths: dict[int, int] = field(default_factory=dict)
    """Advance of each glyph by its glyph id."""
    letters: dict[int, str] = field(default_factory=dict)
    """What each glyph stands for, by its glyph id."""

    def add(self, other: FontUse) -> None:
        """Take in the glyphs that another document uses of the same face."""
        self.widths = other.widths | self.widths
        self.letters = other.letters | self.letters


class FontRecorder:
    """Stands in for the embedding of fonts: writes placeholders and keeps what was used."""

    def __init__(self) -> None:
        self.fonts: dict[str, FontUse] = {}
        """By the name that the pages' content streams use for the font."""
        self.files: dict[str, bytes] = {}
        """The font files by their digests."""
        self.dictionary = pydyf.Dictionary()

    def build(self, _pdf: pydyf.PDF, fonts: dict[Any, Any]) -> pydyf.Dictionary:
        """An empty resource dictionary, in whose place assembly puts that of the issue."""
        for font in fonts.values():
            use = FontUse(
                name=font.name.decode().lstrip("/").split("+", 1)[-1].rstrip(","),
                file=self._digest(bytes(font.file_content)),
                italic=bool(font.style),
                serif=b"Serif" in font.name,
                ascent=font.ascent,
                descent=font.descent,
                widths=dict(font.widths),
                letters=dict(font.to_unicode),
            )
            self.fonts.setdefault(font.hash, use).add(use)
        return self.dictionary

    def _digest(self, file: bytes) -> str:
        digest = sha256(file).hexdigest()
        self.files[digest] = file
        return digest
