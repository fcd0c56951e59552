"""The declarations of a style sheet, whatever rules stand around them, each with its line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import tinycss2


@dataclass(frozen=True, slots=True)
class Declaration:
    name: str
    """In small letters, but for a custom property."""
    value: Sequence[Any]
    """The tokens of tinycss2."""
    line: int
    within: str
    """The selector, or "@font-face", of the rule that it stands in."""
    is_dark: bool
    """Whether it holds on dark screens alone."""


def declarations(sheet: str) -> Iterator[Declaration]:
    """Every declaration of a sheet, in order."""
    for rule in tinycss2.parse_stylesheet(sheet, skip_comments=True, skip_whitespace=True):
        yield from _inside(rule)


def variables_in(tokens: Iterable[Any]) -> Iterator[str]:
    """The names that stand in a `var()` among tokens, at any depth."""
    for token in tokens:
        inner = getattr(token, "arguments", None) or getattr(token, "content", None) or ()
        if token.type == "function" and token.lower_name == "var":
            yield from (each.value for each in inner if each.type == "ident" and each.value.startswith("--"))
        yield from variables_in(inner)


def _inside(rule: Any, *, is_dark: bool = False) -> Iterator[Declaration]:
    if rule.type not in {"qualified-rule", "at-rule"} or rule.content is None:
        return
    within = str(tinycss2.serialize(rule.prelude)).strip()
    if rule.type == "at-rule":
        is_dark = is_dark or "prefers-color-scheme: dark" in within
        within = f"@{rule.lower_at_keyword} {within}".strip()
    for each in tinycss2.parse_blocks_contents(rule.content, skip_comments=True, skip_whitespace=True):
        if each.type == "declaration":
            name = each.name if each.name.startswith("--") else each.lower_name
            yield Declaration(name, each.value, each.source_line, within, is_dark)
        else:
            yield from _inside(each, is_dark=is_dark)
