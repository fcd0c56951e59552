"""The headings of an article, known before its prose is read, so that links can point to any."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from markdown_it.tree import SyntaxTreeNode

from makeready.issue import slug_of
from makeready.reading.markdown import Tree, blocks_in


@dataclass(frozen=True, slots=True)
class Headings:
    """Where each heading of an article is found."""

    by_line: dict[int, str] = field(default_factory=dict)
    """Anchor by the line on which the heading stands."""
    by_words: dict[str, str] = field(default_factory=dict)
    """Anchor by what an editor types after #: "how-it-ticks"."""


def headings_of(tree: Tree) -> Headings:
    """The headings of a text with the anchors they get."""
    headings = Headings()
    for node in blocks_in(tree.root):
        if node.type == "heading" and (words := _words(node)):
            anchor = unused(f"heading-{slug_of(words)}".rstrip("-"), set(headings.by_line.values()), first=2)
            headings.by_line[node.map[0] + 1 if node.map else 0] = anchor
            headings.by_words[unused(typed_anchor(words), set(headings.by_words), first=1)] = anchor
    return headings


def _words(node: SyntaxTreeNode) -> str:
    """The words of a heading without their dress."""
    kept = ("text", "code_inline", "softbreak")
    return "".join(inner.content or " " for inner in node.walk() if inner.type in kept).strip()


def typed_anchor(words: str) -> str:
    """How a link spells a heading's words, as GitHub does: small letters, hyphens, no signs."""
    return re.sub(r"[^\w\- ]", "", words.lower()).replace(" ", "-")


def unused(name: str, taken: set[str], first: int) -> str:
    """The name, with a number from `first` where it is taken."""
    found, number = name, first
    while found in taken:
        found = f"{name}-{number}"
        number += 1
    return found
