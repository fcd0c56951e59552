"""The style sheets of a layout in the order in which they count, each with its own file and lines."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from urllib.parse import unquote, urlsplit

import tinycss2

from makeready.composing.layout_facts import shown_path
from makeready.problems import Code, Place, Problem, Refused

IMPORT = re.compile(r"""@import\s+(?:url\()?\s*["']?([^"')\s]+)["']?\s*\)?\s*;""")


def stylesheets(entry: Path, folders: Sequence[Path]) -> Iterator[tuple[Path, str]]:
    """Yield the file and text of each sheet that `entry` imports, and `entry` last.

    WeasyPrint names a line and no file when a rule is at fault, so each file is given to it alone: its
    `@import` rules are taken out, its lines stay where they are. Refuses a sheet outside of `folders`.
    """
    text = entry.read_text("utf-8")
    for reference in imported(text):
        yield from stylesheets(_imported_file(entry, reference, folders), folders)
    yield entry, IMPORT.sub("", text)


def imported(text: str) -> list[str]:
    """Return the addresses that a sheet imports, in order; those in comments do not count."""
    rules = tinycss2.parse_stylesheet(text, skip_comments=True, skip_whitespace=True)
    found = []
    for rule in rules:
        if rule.type != "at-rule" or rule.lower_at_keyword != "import":
            continue
        found += [token.value for token in rule.prelude if token.type in {"string", "url"}]
        for token in rule.prelude:
            if token.type == "function" and token.lower_name == "url":
                found += [inner.value for inner in token.arguments if inner.type == "string"]
    return found


def _imported_file(entry: Path, reference: str, folders: Sequence[Path]) -> Path:
    path = (entry.parent / unquote(reference)).resolve()
    place = Place(shown_path(entry))
    if urlsplit(reference).scheme or not any(path.is_relative_to(folder) for folder in folders):
        reason = f"{reference} is outside the layout"
        raise Refused([Problem(Code.FETCH_REFUSED, place, reason=reason)])
    if not path.is_file():
        raise Refused([Problem(Code.LAYOUT_FILE_MISSING, place, name=reference)])
    return path
