"""HTML inside a line of Markdown: what stands between two tags, in the style that they stand for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

from makeready.importing.documents.pandoc_tree import (
    Attributes,
    Inline,
    Inlines,
    Link,
    RawInline,
    Span,
    Styled,
)

_PAIRS = {
    "em": "Emph",
    "i": "Emph",
    "cite": "Emph",
    "strong": "Strong",
    "b": "Strong",
    "sup": "Superscript",
    "sub": "Subscript",
    "u": "Underline",
    "ins": "Underline",
    "s": "Strikeout",
    "del": "Strikeout",
}
_OPENING = re.compile(r"<(?P<name>\w+)(?P<rest>(?:\s[^>]*)?)>")
_ADDRESS = re.compile(r"""\shref\s*=\s*["']?(?P<to>[^"'\s>]+)""")


def paired(inlines: Inlines) -> Iterator[Inline]:
    """The inlines with those between two tags of HTML put into the style that the tags stand for."""
    rest = list(inlines)
    while rest:
        inline = rest.pop(0)
        opening = _OPENING.fullmatch(inline.text.strip()) if isinstance(inline, RawInline) else None
        name = opening["name"].lower() if opening else ""
        closes = next((at for at, later in enumerate(rest) if _closes(later, name)), None) if name else None
        if closes is None or opening is None:
            yield inline
            continue
        inside, rest = tuple(rest[:closes]), rest[closes + 1 :]
        address = _ADDRESS.search(opening["rest"]) if name == "a" else None
        if name in _PAIRS:
            yield Styled(_PAIRS[name], inside)
        elif address:
            yield Link(inside, unescape(address["to"]))
        elif name == "kbd":
            yield Span(Attributes(classes=(name,)), inside)
        else:
            yield from paired(inside)


def _closes(inline: Inline, name: str) -> bool:
    return isinstance(inline, RawInline) and inline.text.strip().lower() == f"</{name}>"
