"""Bylines: the lines that say who wrote an article."""

from __future__ import annotations

import re

LONGEST = 18
"""Words; what is longer and begins so is text."""
_BEGINS = re.compile(
    r"(by|words|text|story|photographs|photography|pictures|illustrations?|interview)\b[ :]", re.IGNORECASE
)
_BY = re.compile(r"by:?\s+(?=\S)", re.IGNORECASE)
SET_BY_LAYOUT = "a layout sets it before the byline"
"""Why "by" is taken off."""


def begins_as_byline(text: str) -> bool:
    """Whether a text begins as bylines do, and is no longer."""
    return bool(_BEGINS.match(text)) and len(text.split()) <= LONGEST


def by_of(text: str) -> str:
    """The "By " that a byline begins with; "" where it has none."""
    found = _BY.match(text)
    return found[0] if found else ""
