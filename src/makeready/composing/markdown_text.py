"""Words as they are typed in Markdown, so that they print as they are."""

from __future__ import annotations

import re

_INLINE = re.compile(r"[\\`*_\[\]<]|&(?=#?\w+;)|[~|]")
"""Those of any dialect: one `~` strikes out in some, a `|` parts cells."""
_AT_LINE_START = re.compile(
    r"^(\s*)(#{1,6}(?=\s|$)|[-+](?=\s|$)|>|:::|:(?=-)|=+\s*$|-{2,}\s*$|\||\d{1,9}(?=[.)](?:\s|$)))"
)
_TABLE = re.compile(r"^(Table)(:)")


def in_line(text: str) -> str:
    """Plain words inside a line, so that no dialect of Markdown finds a sign of its own in them."""
    return _INLINE.sub(r"\\\g<0>", text)


def at_line_start(line: str) -> str:
    """A line of Markdown that begins no block: no heading, list, quotation, table or rule."""
    return _TABLE.sub(r"\1\\\2", _AT_LINE_START.sub(_kept_plain, line))


def _kept_plain(found: re.Match[str]) -> str:
    """The beginning of a line with a backslash; that of a numbered item goes behind its number."""
    space, sign = found.groups()
    return f"{space}{sign}\\" if sign.isdigit() else f"{space}\\{sign}"
