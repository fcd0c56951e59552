"""Markdown that became nothing, told as problems; `leftovers` is the parser's rule that finds it."""

from __future__ import annotations

import re

from makeready.problems import Code, Findings
from makeready.reading.files import same_name
from makeready.reading.leftovers import UNCLOSED_COMMENT
from makeready.reading.markdown import Tree

SPACED = re.compile(r"\]\(images/([^)\"]*)")


def tell_leftovers(tree: Tree, findings: Findings, first_line: int = 1) -> None:
    """Put down what would print as typed; `first_line` is that of the text in its file."""
    too_deep = tree.env.get("too_deep", [])
    for line, markup, advice in tree.env.get("leftovers", []):
        if line in too_deep:
            continue  # what is left over there is due to its depth
        if markup == UNCLOSED_COMMENT:
            findings.add(Code.UNCLOSED_COMMENT, first_line + line)
        else:
            findings.add(Code.LEFTOVER_MARKUP, first_line + line, markup=_short(markup), advice=advice)
    for line in too_deep:
        findings.add(Code.TOO_DEEP, first_line + line)
    for line, columns in tree.env.get("tables", []):
        example = "|" + " --- |" * columns
        findings.add(Code.TABLE_WITHOUT_RULE, first_line + line, example=example)


def pictures_with_spaces(tree: Tree) -> set[str]:
    """The names in images/ that the text asks for, but can't have, as they contain spaces."""
    markup = (markup for _, markup, _ in tree.env.get("leftovers", []))
    return {same_name(match[1].strip()) for found in markup if (match := SPACED.match(found))}


def _short(markup: str) -> str:
    """The beginning of markup, as much as a message needs."""
    return markup if len(markup) <= 60 else f"{markup[:60]}…"
