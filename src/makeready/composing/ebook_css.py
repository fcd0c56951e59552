"""The ebook's style sheet with its variables written in: old reading systems know no `var()`.

A designer names each colour once in `:root`, and once more for dark screens where it differs there. What
comes out has plain values everywhere, and for dark screens a copy of just those declarations that differ.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import tinycss2

from makeready.composing.layout_facts import shown_path
from makeready.composing.templates import Layout
from makeready.problems import Code, Place, Problem, Refused

SHEET = "reader.css"
_DARK = "(prefers-color-scheme: dark)"
_ROOT = ":root"
NO_IMPORT = "the ebook's sheet is one file; copy the other into it instead of importing it"

Values = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Stylesheet:
    """CSS with plain values, and the `url()`s in it."""

    css: str
    urls: tuple[str, ...]


def ebook_stylesheet(css: str, path: Path) -> Stylesheet:
    """The layout's `reader.css` with every variable written in; refuses what can't be read, with its line.

    `path` is where the sheet's `css` was read.
    """
    plain = plain_css(css, path)
    return Stylesheet(plain, urls_in(plain))


def urls_in(css: str) -> tuple[str, ...]:
    """The `url()`s of a sheet, each once."""
    return tuple(_urls(tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True)))


def file_of(url: str, layout: Layout) -> Path:
    """The layout's file that a `url()` of the sheet means."""
    return layout.file("ebook", url.removeprefix("../"))


def plain_css(css: str, path: Path, base: str = "") -> str:
    """`css` with the values of its `:root` variables written in, and those of a sheet that goes before it."""
    rules = tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True)
    known = [*tinycss2.parse_stylesheet(base, skip_comments=True, skip_whitespace=True), *rules]
    named = _variables(known)
    light = _resolved(named, path)
    known_dark = (inner for rule in known if _is_dark(rule) for inner in _inner(rule))
    dark = _resolved(named | _variables(known_dark), path)
    dark_blocks = [rule for rule in rules if _is_dark(rule)]
    differing = {name for name in dark if light.get(name) != dark[name]}
    out = [_rule(rule, light, path) for rule in rules if not _is_dark(rule)]
    darkened = [_only(rule, differing, dark, path) for rule in rules if not _is_dark(rule)]
    darkened += [_rule(rule, dark, path) for block in dark_blocks for rule in _inner(block)]
    inside = "\n".join(filter(None, darkened))
    out.append(f"@media {_DARK} {{\n{inside}\n}}" if inside else "")
    return "\n".join(filter(None, out)) + "\n"


def _variables(rules: Iterable[Any]) -> dict[str, str]:
    found: dict[str, str] = {}
    for rule in rules:
        if rule.type == "qualified-rule" and tinycss2.serialize(rule.prelude).strip() == _ROOT:
            for each in _declarations(rule):
                if each.type == "declaration" and each.name.startswith("--"):
                    found[each.name] = tinycss2.serialize(each.value).strip()
    return found


def _resolved(values: Values, path: Path) -> dict[str, str]:
    """The same values with the variables inside them written in."""
    tokens = {name: tinycss2.parse_component_value_list(value) for name, value in values.items()}
    return {name: _written(held, _without(values, name), path) for name, held in tokens.items()}


def _without(values: Values, name: str) -> Values:
    return {other: value for other, value in values.items() if other != name}


def _is_dark(rule: Any) -> bool:
    if rule.type != "at-rule" or rule.lower_at_keyword != "media":
        return False
    condition = str(tinycss2.serialize(rule.prelude))
    return condition.replace(" ", "") == _DARK.replace(" ", "")


def _inner(rule: Any) -> list[Any]:
    return list(tinycss2.parse_rule_list(rule.content or [], skip_comments=True, skip_whitespace=True))


def _declarations(rule: Any) -> list[Any]:
    return list(tinycss2.parse_blocks_contents(rule.content or [], skip_comments=True, skip_whitespace=True))


def _rule(rule: Any, values: Values, path: Path) -> str:
    """The rule in plain CSS, or nothing where only variables stood in it."""
    if rule.type == "error":
        raise Refused([Problem(Code.STYLE_ERROR, _place(path, rule), reason=rule.message)])
    prelude = tinycss2.serialize(rule.prelude).strip()
    if rule.type == "at-rule" and rule.lower_at_keyword == "import":
        raise Refused([Problem(Code.STYLE_ERROR, _place(path, rule), reason=NO_IMPORT)])
    if rule.type == "at-rule" and rule.lower_at_keyword in {"media", "supports"}:
        inside = "\n".join(filter(None, (_rule(inner, values, path) for inner in _inner(rule))))
        return f"@{rule.at_keyword} {prelude} {{\n{inside}\n}}"
    if rule.type == "at-rule":
        prelude = f"@{rule.at_keyword} {prelude}".strip()
        if rule.content is None:
            return f"{prelude};"
    return _block(prelude, [_declaration(each, values, path) for each in _declarations(rule)])


def _only(rule: Any, names: set[str], values: Values, path: Path) -> str:
    """The declarations of a rule that use one of the variables `names`, with its value."""
    if rule.type != "qualified-rule":
        return ""
    used = [each for each in _declarations(rule) if each.type == "declaration" and _uses(each.value) & names]
    prelude = tinycss2.serialize(rule.prelude).strip()
    return _block(prelude, [_declaration(each, values, path) for each in used])


def _block(prelude: str, declarations: list[str]) -> str:
    lines = "\n".join(f"  {each}" for each in declarations if each)
    return f"{prelude} {{\n{lines}\n}}" if lines else ""


def _declaration(each: Any, values: Values, path: Path) -> str:
    if each.type != "declaration":
        reason = getattr(each, "message", "a rule stands inside a rule")
        raise Refused([Problem(Code.STYLE_ERROR, _place(path, each), reason=reason)])
    if each.name.startswith("--"):
        return ""
    important = " !important" if each.important else ""
    return f"{each.name}: {_written(each.value, values, path).strip()}{important};"


def _written(tokens: list[Any], values: Values, path: Path) -> str:
    parts = []
    for token in tokens:
        name = _variable(token)
        if not name:
            parts.append(token.serialize())
        elif name in values:
            nested = tinycss2.parse_component_value_list(values[name])
            parts.append(_written(nested, _without(values, name), path))
        else:
            raise Refused([Problem(Code.STYLE_ERROR, _place(path, token), reason=f"no {name} in :root")])
    return "".join(parts)


def _uses(tokens: list[Any]) -> set[str]:
    return {name for token in tokens if (name := _variable(token))}


def _variable(token: Any) -> str:
    """The name in `var(--name)`, or "" for any other token."""
    if token.type != "function" or token.lower_name != "var":
        return ""
    return next((str(inner.value) for inner in token.arguments if inner.type == "ident"), "")


def _urls(rules: Iterable[Any]) -> list[str]:
    found: list[str] = []
    for rule in rules:
        if rule.type == "at-rule" and rule.lower_at_keyword in {"media", "supports"}:
            found += _urls(_inner(rule))
        elif rule.type in {"at-rule", "qualified-rule"}:
            found += [
                str(url)
                for each in _declarations(rule)
                if each.type == "declaration"
                for url in _urls_of(each.value)
            ]
    return list(dict.fromkeys(found))


def _urls_of(tokens: list[Any]) -> list[str]:
    found = []
    for token in tokens:
        if token.type == "url":
            found.append(token.value)
        elif token.type == "function" and token.lower_name == "url":
            found += [inner.value for inner in token.arguments if inner.type == "string"]
    return found


def _place(path: Path, node: Any) -> Place:
    return Place(shown_path(path), node.source_line)
