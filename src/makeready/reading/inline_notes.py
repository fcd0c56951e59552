"""Notes written where they are called, `^[like this]`, brought into the form of all others."""

from __future__ import annotations

from markdown_it.rules_core import StateCore
from markdown_it.token import Token


def inline_notes(state: StateCore) -> None:
    """Append each inline note as a note of its own; a rule of markdown-it's core chain."""
    if state.inlineMode:
        return  # a line of prose has nowhere to put a note; its mark is told as a problem
    notes = state.env.get("footnotes", {}).get("list", {})
    for number, note in list(notes.items()):
        if "tokens" in note:
            state.tokens += _as_note(inline_label(number), note["content"], note["tokens"])


def inline_label(number: int) -> str:
    """The label of an inline note; a typed label holds no space, so none is ever the same."""
    return f"inline {number}"


def _as_note(label: str, content: str, children: list[Token]) -> list[Token]:
    """The tokens that `[^label]: content` on a line of its own would give."""
    opening = Token("footnote_reference_open", "", 1, meta={"label": label})
    words = Token("inline", "", 0, content=content, children=children)
    return [
        opening,
        Token("paragraph_open", "p", 1, block=True),
        words,
        Token("paragraph_close", "p", -1, block=True),
        Token("footnote_reference_close", "", -1),
    ]
