"""Markdown that did not become anything and would print as typed: looked for before escapes are joined."""

from __future__ import annotations

import re

from markdown_it.rules_core import StateCore
from markdown_it.token import Token

UNCLOSED_COMMENT = "<!--"

SIGNS = (
    (re.compile(UNCLOSED_COMMENT), "write --> where the comment ends"),
    (re.compile(r"^#{2,6}[^\s#]\S*"), "put a space behind the #, or write \\# if it is text"),
    (re.compile(r"^::+.*"), "write three colons, a space and a name, or \\: if it is text"),
    (re.compile(r"\{[.#:][A-Za-z][^}]*\}"), "delete it: a layout gives things their look, not the text"),
    (
        re.compile(r"\]\(images/[^)\s][^)]* [^)]*\)?"),
        "rename the file without spaces, in images/ and here, and in captions.md",
    ),
    (
        re.compile(r"\]\((?!images/[^)\s][^)]* )[^)]*\)?"),
        "write <> around an address that has spaces, or \\[ if it is text",
    ),
    (
        re.compile(r"\]\[[^\]]*\]?"),
        "give the address on a line `[name]: https://…`, or write \\[ if it is text",
    ),
    (
        re.compile(r"\*\*+"),
        "put ** directly before the first and after the last word, or write \\* if it is text",
    ),
    (
        re.compile(r"(?<![\w*])\*(?!nix\b|BSD\b)[^\W\d_][\w'\u2019-]*"),
        "put * directly before the first and after the last word, or write \\* if it is text",
    ),
)
"""What to look for, and what to do about it."""
ANY_SIGN = re.compile(r"<!--|^#|^::|\{|\][(\[]|\*")
"""A part of each of them: most lines have none, and are looked at once."""


def leftovers(state: StateCore) -> None:
    """Note in `env` each leftover with its line; a rule of markdown-it's core chain."""
    found = state.env.setdefault("leftovers", [])
    for token in state.tokens:
        if token.type == "inline":
            line = token.map[0] if token.map else 0
            found.extend(_in_line(token.children or [], line))
        if token.type == "inline" and (columns := _columns(token.content)):
            state.env.setdefault("tables", []).append((token.map[0] if token.map else 0, columns))


def _columns(content: str) -> int:
    """How many cells the first of several lines has, where all of them have bars; else 0."""
    lines = content.strip().split("\n")
    if len(lines) < 2 or not all("|" in line for line in lines):
        return 0
    return lines[0].strip().strip("|").count("|") + 1


def _in_line(children: list[Token], line: int) -> list[tuple[int, str, str]]:
    """Line, sign and advice of each leftover; escaped characters are other tokens and never count."""
    found = []
    for token in children:
        if token.type in ("softbreak", "hardbreak"):
            line += 1
        if token.type == "text" and ANY_SIGN.search(token.content):
            for sign, advice in SIGNS:
                if match := sign.search(token.content):
                    found.append((line, match.group().strip(), advice))
    return found
