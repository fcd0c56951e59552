"""Marks that are put into a source before pandoc reads it, and found again in what pandoc gives.

Pandoc tells neither where a paragraph stood nor which style it had. A mark at its beginning does: it is made
of characters that Unicode keeps out of every text (U+FDD0, U+FDD1), and pandoc passes it on as a part of a
word.
"""

from __future__ import annotations

import re
from enum import StrEnum

OPENS, CLOSES = "\ufdd0", "\ufdd1"
_NONCHARACTERS = re.compile("[\ufdd0-\ufdef]")


class Kind(StrEnum):
    """What a mark says."""

    AT = "at"
    """The number of the paragraph or line that begins here."""
    ROLE = "role"
    """What the paragraph that begins here is: a `Role`."""
    COMMENT = "comment"
    """Here stands the comment of that name."""
    NOTE = "note"
    """Here is the note of that name called."""
    HTML = "html"
    """Here stands the piece of HTML of that name: a paragraph of its own."""
    BEGIN = "begin"
    """A box of that role begins: a paragraph of its own, as is END."""
    END = "end"
    SET = "set"
    """How the paragraph is set, which a table's columns need: "left", "center", "right"."""
    PICTURE = "picture"
    """Here stands the picture of that name."""


class Role(StrEnum):
    """What a paragraph is by the name of its style or its class."""

    TITLE = "title"
    STANDFIRST = "standfirst"
    BYLINE = "byline"
    DATE = "date"
    CAPTION = "caption"
    PULL_QUOTE = "pullquote"
    SIDEBAR = "sidebar"
    QUOTE = "quote"


_ROLES = "|".join(role.value for role in Role)
MARK = re.compile(
    rf"{OPENS}(?:(?=(?:at=\d{{1,7}}|(?:role|begin|end)=(?:{_ROLES})|set=(?:left|center|right)"
    rf"|(?:comment|html|note|picture)=[\w-]+){CLOSES})(\w+)=([^{CLOSES}]+)){CLOSES}"
)
"""A mark with its kind and what it says; nothing else that an author could write is one."""


def mark(kind: Kind, payload: object) -> str:
    """The characters to put into a source."""
    return f"{OPENS}{kind.value}={payload}{CLOSES}"


def without_marks(text: str) -> str:
    """The text with no mark in it."""
    return MARK.sub("", text)


def fit_for_marks(text: str) -> str:
    """The author's text without the characters that marks are made of; none of them can be meant."""
    return _NONCHARACTERS.sub("", text)


_BY_NAME = (
    (Role.PULL_QUOTE, re.compile(r"pull.?quote|pulled.?quote|call.?out|zwischenzitat")),
    (Role.SIDEBAR, re.compile(r"side.?bar|\bbox\b|box.?(text|copy)|infobox|fact.?box|\bkasten\b")),
    (Role.CAPTION, re.compile(r"caption|^(illustration|figure|drawing|bildunterschrift|légende)$")),
    (
        Role.STANDFIRST,
        re.compile(
            r"standfirst|sub.?title|sub.?headline|^(deck|dek|lead|lede|intro(duction)?|abstract|vorspann)$"
        ),
    ),
    (Role.BYLINE, re.compile(r"by.?line|^authors?$|author.?name")),
    (Role.DATE, re.compile(r"^(date|published|pub.?date)$")),
    (Role.TITLE, re.compile(r"^(title|headline|head.?line|article.?title|entry.?title|post.?title|titel)$")),
    (Role.QUOTE, re.compile(r"^(intense )?quote$|quotations?|block.?text|block.?quote|^zitat$")),
)


def role_named(name: str) -> Role | None:
    """What a style or a class of that name is for, where its name tells: "Pull Quote", "wp-caption-text"."""
    plain = " ".join(re.sub(r"(?<=[a-z])(?=[A-Z])|[_-]+", " ", name).lower().split())
    return next((role for role, pattern in _BY_NAME if pattern.search(plain)), None)
