"""Accents that are drawn apart from their letters, as TeX's older fonts do, put together with them."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import replace

from makeready.importing.pdf.glyphs import Glyph

COMBINING = {
    "\u0060": "\u0300", "\u00b4": "\u0301", "\u02c6": "\u0302", "\u005e": "\u0302", "\u02dc": "\u0303",
    "\u00af": "\u0304", "\u02d8": "\u0306", "\u02d9": "\u0307", "\u00a8": "\u0308", "\u02da": "\u030a",
    "\u02dd": "\u030b", "\u02c7": "\u030c", "\u00b8": "\u0327", "\u02db": "\u0328",
}  # fmt: skip
"""The mark that combines with a letter, by the one that stands alone."""
NEAR = 2
"""Characters before or behind; the letter is drawn no farther from its accent."""


def accented(glyphs: Sequence[Glyph]) -> list[Glyph]:
    """The characters; an accent that is drawn over a letter has become a part of it."""
    changed = dict[int, Glyph]()
    taken = set[int]()
    for at, glyph in enumerate(glyphs):
        mark = COMBINING.get(glyph.text)
        letter = _letter(glyphs, at) if mark else None
        if mark is None or letter is None:
            continue
        base = changed.get(letter, glyphs[letter])
        whole = unicodedata.normalize("NFC", base.text + mark)
        if len(whole) == 1:
            changed[letter] = replace(base, text=whole, after_space=(base.after_space and letter < at) or (
                glyph.after_space
            ))  # fmt: skip
            taken.add(at)
    return [changed.get(at, glyph) for at, glyph in enumerate(glyphs) if at not in taken]


def _letter(glyphs: Sequence[Glyph], at: int) -> int | None:
    """The place of the letter that an accent stands over; None where it stands alone."""
    accent = glyphs[at]
    fits = [
        (abs(_middle(glyphs[near]) - _middle(accent)), near)
        for near in range(max(0, at - NEAR), min(len(glyphs), at + NEAR + 1))
        if near != at and glyphs[near].text.isalpha() and glyphs[near].quarter == accent.quarter
        and glyphs[near].box.across(accent.box) > 0.4 * accent.box.width
        and abs(glyphs[near].baseline - accent.baseline) < 0.6 * accent.type.size
    ]  # fmt: skip
    return min(fits)[1] if fits else None


def _middle(glyph: Glyph) -> float:
    return (glyph.box.left + glyph.box.right) / 2
