"""What is wrong with style sheets that the engine passes over in silence, or tells without file and line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import tinycss2

from makeready.composing.layout_facts import shown_path
from makeready.problems import Code, Place, Problem

BRACES = re.compile(r"""/\*.*?\*/|"[^"\n]*"|'[^'\n]*'|[{}]""", re.DOTALL)
"""A brace, or a comment or string in which a brace means nothing."""


def style_faults(sheets: Sequence[tuple[Path, str]], folders: Sequence[Path]) -> Iterator[Problem]:
    """What is wrong in the sheets of a layout: open braces, names without a value, files not there."""
    tokens = {path: list(_tokens(tinycss2.parse_component_value_list(text))) for path, text in sheets}
    named = {name for found in tokens.values() for name in _named(found)}
    for path, text in sheets:
        yield from _open_braces(path, text)
        for token in tokens[path]:
            name = _name_wanted(token)
            if name and name not in named:
                yield _style_error(path, token.source_line, f"no sheet gives {name} a value")
        for address, line in _addresses(tokens[path]):
            fault = address_fault(path, address, line, folders)
            if fault:
                yield fault


def imported(text: str) -> list[tuple[str, int]]:
    """The addresses that a sheet imports, in order, with their lines; not those in comments."""
    if "@import" not in text.lower():
        return []
    rules = tinycss2.parse_stylesheet(text, skip_comments=True, skip_whitespace=True)
    return [
        (address, rule.source_line)
        for rule in rules
        if rule.type == "at-rule" and rule.lower_at_keyword == "import"
        for address in [token.value for token in rule.prelude if token.type == "string"]
        + [address for address, _ in _addresses(rule.prelude)]
    ]


def address_fault(sheet: Path, address: str, line: int, folders: Sequence[Path]) -> Problem | None:
    """The problem with an address in a sheet: outside of `folders`, or not there."""
    if address.startswith(("data:", "#")):
        return None
    file, place = file_at(sheet, address), Place(shown_path(sheet), line)
    if urlsplit(address).scheme or not any(file.is_relative_to(folder) for folder in folders):
        return Problem(Code.FETCH_REFUSED, place, reason=f"{address} is outside the layout")
    return None if file.is_file() else Problem(Code.LAYOUT_FILE_MISSING, place, name=address)


def file_at(sheet: Path, address: str) -> Path:
    """The file that an address in a sheet stands for."""
    return (sheet.parent / unquote(urlsplit(address).path)).resolve()


def _open_braces(path: Path, text: str) -> Iterator[Problem]:
    begun: list[int] = []
    for found in BRACES.finditer(text):
        if found[0] == "{":
            begun.append(found.start())
        elif found[0] == "}" and begun:
            begun.pop()
    for start in begun:
        yield _style_error(path, text.count("\n", 0, start) + 1, "the { has no }")


def _tokens(values: Sequence[Any]) -> Iterator[Any]:
    """Every token of a sheet, those in blocks and functions after what holds them."""
    for token in values:
        yield token
        yield from _tokens(getattr(token, "content", None) or getattr(token, "arguments", None) or ())


def _named(tokens: list[Any]) -> Iterator[str]:
    """The custom properties that are given a value."""
    meant = [token for token in tokens if token.type not in {"whitespace", "comment"}]
    for token, following in pairwise(meant):
        if token.type == "ident" and token.value.startswith("--") and following == ":":
            yield token.value


def _name_wanted(token: Any) -> str:
    """The name in a `var(--name)` that says not what to take in its stead, "" for other tokens."""
    if token.type != "function" or token.lower_name != "var" or "," in token.arguments:
        return ""
    return next((inner.value for inner in token.arguments if inner.type == "ident"), "")


def _addresses(tokens: Sequence[Any]) -> Iterator[tuple[str, int]]:
    for token in tokens:
        if token.type == "url":
            yield token.value, token.source_line
        elif token.type == "function" and token.lower_name == "url":
            for inner in token.arguments:
                if inner.type == "string":
                    yield inner.value, token.source_line


def _style_error(path: Path, line: int, reason: str) -> Problem:
    return Problem(Code.STYLE_ERROR, Place(shown_path(path), line), reason=reason)
