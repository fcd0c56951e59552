"""Bylines: the lines that say who wrote an article."""

from __future__ import annotations

import re

LONGEST = 18
"""Words; what is longer and begins so is text."""
_WORK = r"(?i:words|text|story|photographs|photography|pictures|illustrations?|interview)"
_DONE = r"(?i:written|reviewed|photographed|illustrated|told) (?i:by)"
_BEGINS = re.compile(
    rf"(?:(?i:by)|{_DONE}|{_WORK}(?: (?i:by))?) [^\W\d_a-zà-öø-ÿа-яё]|(?:(?i:by)|{_WORK}):\s*\S"
)
"""A name begins with a capital: “By the sea” and “Text of the law” are no bylines."""
_BY = re.compile(r"by:?\s+(?=\S)", re.IGNORECASE)
SET_BY_LAYOUT = "a layout sets it before the byline"
"""Why "by" is taken off."""


def begins_as_byline(text: str) -> bool:
    """Whether a text begins as bylines do, is no longer, and is no sentence."""
    is_sentence = text.rstrip().endswith((".", "!", "?"))
    return bool(_BEGINS.match(text)) and len(text.split()) <= LONGEST and not is_sentence


def by_of(text: str) -> str:
    """The "By " that a byline begins with; "" where it has none."""
    found = _BY.match(text)
    return found[0] if found else ""
