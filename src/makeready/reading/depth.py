"""How deep things may stand inside each other: deeper, the parser drops words or a program gives up."""

from __future__ import annotations

from markdown_it.rules_core import StateCore
from markdown_it.token import Token

DEEPEST = 40


def depth(state: StateCore) -> None:
    """Make plain text of lines whose emphasis and links are nested too deep, and note them in `env`."""
    for token in state.tokens:
        if token.type == "inline" and any(child.level > DEEPEST for child in token.children or []):
            token.children = [Token("text", "", 0, content=token.content)]
            state.env.setdefault("too_deep", []).append(token.map[0] if token.map else 0)
