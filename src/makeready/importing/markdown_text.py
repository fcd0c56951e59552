"""Words as an editor would type them in Markdown, so that they print as they are."""

from __future__ import annotations

import re

_INLINE = re.compile(r"([\\`*_\[\]<])|(&)(?=#?\w+;)|(~)(?=~)|(\{)(?=[.#:])")
_AT_LINE_START = re.compile(r"^(\s*)(#{1,6}(?=\s|$)|[-+](?=\s|$)|>|=+\s*$|-{3,}\s*$|\|)")
_COLONS = re.compile(r"^(\s*)(:{2,})")
_NUMBERED = re.compile(r"^(\d{1,9})([.)])(?=\s|$)")
_TABLE = re.compile(r"^(Table)(:)")


def as_markdown(text: str) -> str:
    """One line of plain words, with a backslash before each sign that Markdown would take for its own."""
    return at_line_start(within_line(text))


def within_line(text: str) -> str:
    """The same for words that stand behind others in their line."""
    return _INLINE.sub(lambda found: "\\" + found.group(0), text)


def at_line_start(markdown: str) -> str:
    """Markdown that begins a line, with a backslash before what would make it a heading, a list …."""
    escaped = _AT_LINE_START.sub(r"\1\\\2", markdown)
    escaped = _COLONS.sub(lambda found: found.group(1) + "\\:" * len(found.group(2)), escaped)
    escaped = _NUMBERED.sub(r"\1\\\2", escaped)
    return _TABLE.sub(r"\1\\\2", escaped)
