"""Names in the printed page's sheets that nothing answers to: tokens that no rule uses, fonts not there."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from makeready.composing.layout_facts import shown_path
from makeready.composing.templates import Layout
from makeready.preflight.layout.sheet_declarations import Declaration, declarations, variables_in
from makeready.problems import Code, Place, Problem
from makeready.producing.pdf.stylesheets import stylesheets
from makeready.producing.pdf.weasyprint_seams.known_properties import OUR_PROPERTIES
from makeready.reading.near_miss import did_you_mean

GENERIC = {
    "serif", "sans-serif", "monospace", "cursive", "fantasy", "system-ui", "math", "emoji",
    "inherit", "initial", "unset", "revert",
}  # fmt: skip
"""What a list of families may name besides: CSS Fonts 4, 2.1.3."""


def style_name_problems(layout: Layout) -> Iterator[Problem]:
    """A problem for each token that no rule uses, and for each family that no @font-face rule gives.

    What the layout is based on has been looked at by those who made it.
    """
    own = layout.folders[0]
    found = [
        (path, declaration)
        for path, text in stylesheets(layout.file("print", "style.css"), layout.folders)
        for declaration in declarations(text)
    ]
    used = {name for _, each in found for name in variables_in(each.value)} | OUR_PROPERTIES
    used |= _named_in_templates(layout.folders)
    for path, each in found:
        if path.is_relative_to(own) and each.name.startswith("--") and each.name not in used:
            place = Place(shown_path(path), each.line)
            yield Problem(
                Code.TOKEN_UNUSED, place, name=each.name, did_you_mean=did_you_mean(each.name, sorted(used))
            )
    yield from _families_unknown(found, own)


def _named_in_templates(folders: Iterable[Path]) -> set[str]:
    """Custom properties that templates and drawings name."""
    files = [path for folder in folders for kind in ("*.jinja", "*.svg") for path in folder.rglob(kind)]
    return {name for path in files for name in re.findall(r"--[A-Za-z][\w-]*", path.read_text("utf-8"))}


def _families_unknown(found: Sequence[tuple[Path, Declaration]], own: Path) -> Iterator[Problem]:
    of_fonts = [each for _, each in found if each.name in {"font", "font-family"}]
    given = {family for each in of_fonts if each.within == "@font-face" for family in _families(each.value)}
    asked = {name for each in of_fonts for name in variables_in(each.value)}
    known = {family.casefold() for family in given} | GENERIC
    for path, each in found:
        if each.within == "@font-face" or not path.is_relative_to(own):
            continue
        if each.name in {"font", "font-family"} or each.name in asked:
            for family in _families(each.value, quoted_alone=each.name == "font"):
                if family.casefold() not in known:
                    place, meant = Place(shown_path(path), each.line), did_you_mean(family, sorted(given))
                    yield Problem(Code.FONT_FAMILY_UNKNOWN, place, family=family, did_you_mean=meant)


def _families(tokens: Iterable[Any], *, quoted_alone: bool = False) -> Iterator[str]:
    """The families that a list of them names; of a `font` those in quotes, which can be nothing else."""
    words: list[Any] = []
    for token in [*tokens, None]:
        if token is None or token.type == "literal":
            if len(words) == 1 and words[0].type == "string":
                yield words[0].value
            elif words and all(word.type == "ident" for word in words) and not quoted_alone:
                yield " ".join(word.value for word in words)
            elif words and quoted_alone and words[-1].type == "string":
                yield words[-1].value
            words = []
        elif token.type != "whitespace":
            words.append(token)
