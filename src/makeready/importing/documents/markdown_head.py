"""The facts at the head of a Markdown file: YAML, TOML, JSON as site builders write, or Pandoc's lines."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import yaml

from makeready.importing.documents.document import Told
from makeready.importing.documents.marks import Role
from makeready.importing.imported import Did

_KEYS = {
    Role.TITLE: ("title", "headline"),
    Role.BYLINE: ("byline", "author", "authors", "by"),
    Role.STANDFIRST: (
        *("standfirst", "description", "subtitle", "excerpt", "summary"),
        *("lede", "deck", "dek", "abstract", "tagline"),
    ),
}
"""The keys that are a fact of ours, the likeliest first."""
_FENCED = (
    re.compile(r"---[ \t]*\n(?P<yaml>.*?)\n(?:---|\.\.\.)[ \t]*(?:\n|$)", re.DOTALL),
    re.compile(r"\+\+\+[ \t]*\n(?P<toml>.*?)\n\+\+\+[ \t]*(?:\n|$)", re.DOTALL),
    re.compile(r"(?P<json>\{\n.*?\n\})[ \t]*(?:\n|$)", re.DOTALL),
)
_PERCENT = re.compile(r"(?:%[^\n]*\n(?:[ \t]+[^\n]+\n)*){1,3}")
_PAIRS = re.compile(r"(?:title|author|date)[ \t]*:[^\n]+\n(?:[\w -]+:[^\n]*\n)*(?=\n)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Head:
    """What the head of a file states."""

    stated: Mapping[Role, str]
    listed: tuple[Told, ...]
    """What is no fact of an article."""
    text: str
    """The rest of the file."""
    words: str
    """The head as it is typed; "" where there is none."""


def head_of(text: str) -> Head:
    """The head of a Markdown file and the rest of it; nothing is stated where there is no head."""
    text = text.lstrip("\n")
    values, end = _values(text)
    if not values:
        return Head({}, (), text, "")
    stated: dict[Role, str] = {}
    taken = set()
    for role, keys in _KEYS.items():
        key = next((key for key in values if key.lower() in keys and _words(values[key])), None)
        best = next(
            (each for wanted in keys for each in values if each.lower() == wanted and _words(values[each])),
            key,
        )
        if best is not None:
            stated[role] = _words(values[best])
            taken.add(best)
    listed = tuple(
        Told(Did.DROPPED, 1, f"{key}: {_words(value)}", "an article has no such fact")
        for key, value in values.items()
        if key not in taken and _words(value)
    )
    return Head(stated, listed, text[end:], text[:end])


def _values(text: str) -> tuple[dict[str, Any], int]:
    """The keys and values at the head of a text, and where it ends."""
    for fence in _FENCED:
        if found := fence.match(text):
            ((kind, inside),) = found.groupdict().items()
            return _parsed(kind, inside), found.end()
    if (found := _PERCENT.match(text)) and text.startswith("%"):
        lines = re.sub(r"\n[ \t]+", " ", found.group()).rstrip("\n").split("\n")
        values = (line.lstrip("%").strip() for line in lines)
        return dict(zip(("title", "author", "date"), values, strict=False)), found.end()
    if found := _PAIRS.match(text):
        pairs = (line.partition(":") for line in found.group().strip().split("\n"))
        return {key.strip(): value.strip() for key, _, value in pairs}, found.end()
    return {}, 0


def _parsed(kind: str, inside: str) -> dict[str, Any]:
    """The values of a fenced head; none where it is no such thing, which is then text."""
    try:
        if kind == "yaml":
            values = yaml.load(inside, yaml.BaseLoader)  # noqa: S506 - it makes nothing but text
        else:
            values = tomllib.loads(inside) if kind == "toml" else json.loads(inside)
    except (yaml.YAMLError, tomllib.TOMLDecodeError, json.JSONDecodeError, RecursionError):
        return {}
    return values if isinstance(values, dict) and all(isinstance(key, str) for key in values) else {}


def _words(value: Any) -> str:
    """A value as words: the items of a list with commas between them, the name of a person who has more."""
    return ", ".join(filter(None, _parts(value)))


def _parts(value: Any) -> Iterator[str]:
    match value:
        case list():
            for item in value:
                yield _words(item)
        case {"name": name}:
            yield _words(name)
        case dict():
            for key, inner in value.items():
                yield f"{key} {_words(inner)}"
        case None | False:
            yield ""
        case _:
            yield " ".join(str(value).split())
