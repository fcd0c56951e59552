"""A caption in few words, for the list of pictures."""

from __future__ import annotations

import re

from makeready.composing.prose_html import without_links
from makeready.issue import Figure, Inline, Inlines, Strong, Text


def short_caption(figure: Figure) -> Inlines:
    """The caption's bold lead-in, or else its first sentence; what is heard where nothing is printed."""
    if not figure.caption:
        return (Text(figure.alt),)
    words = without_links(figure.caption[0].children)
    if words and isinstance(words[0], Strong):
        return words[0].children
    return _first_sentence(words)


def _first_sentence(words: Inlines) -> Inlines:
    kept: list[Inline] = []
    for inline in words:
        end = re.search(r"[.!?…](?=\s+[^\W\d_a-z])", inline.text) if isinstance(inline, Text) else None
        if end and isinstance(inline, Text):
            return (*kept, Text(inline.text[: end.end()]))
        kept.append(inline)
    return tuple(kept)
