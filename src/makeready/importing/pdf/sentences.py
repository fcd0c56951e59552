"""Whether a text goes on in another: by how the one ends, how the other begins, and how full the line is."""

from __future__ import annotations

import re

from makeready.importing.pdf.blocks import Body
from makeready.importing.pdf.parts import Part, Role
from makeready.importing.torn_words import is_torn

ENDS = re.compile(r"[.!?…:][”\u2019\"')»\]]*[\d*†‡]*\s*$")
"""The end of a sentence, with a quotation that closes there and the call of a note."""
LOWER = re.compile(r"\s*[“\u2018\"'(«\u2013\u2014-]*\s*[a-zà-öø-ÿа-яё]")


def ends(text: str) -> bool:
    """Whether a sentence ends there."""
    return bool(ENDS.search(text))


def goes_on(text: str) -> bool:
    """Whether it begins in the middle of a sentence."""
    return bool(LOWER.match(text))


def joint(one: Part, other: Part, body: Body) -> int:
    """How well a text reads on into another: 2 where a sentence is whole by it, -2 where it is torn."""
    text = {Role.PARAGRAPH, Role.ITEM}
    if one.role not in text or other.role not in text or not one.block or not other.block:
        if other.role in text and goes_on(other.text) and not other.initial:
            return -1
        return -1 if one.role in text and is_torn(one.text) else 0
    if not (body.is_as_text(one.block.type) and body.is_as_text(other.block.type)):
        return 0
    begins = other.initial is None and goes_on(other.text)
    if is_torn(one.text):
        return 2 if begins else -2
    if ends(one.text):
        return -2 if begins else 0
    return 2 if begins else 1
