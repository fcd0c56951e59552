"""The style sheets of a layout in the order in which they count, each with its own file and lines."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from makeready.composing.layout_facts import shown_path
from makeready.problems import Code, Place, Problem, Refused
from makeready.producing.pdf.style_faults import address_fault, file_at, imported, style_faults

IMPORT = re.compile(r"@import\b[^;]*;")

Sheet = tuple[Path, str]
"""A file and its text."""


def stylesheets(entry: Path, folders: Sequence[Path]) -> list[Sheet]:
    """The file and text of each sheet that `entry` imports, and `entry` last.

    WeasyPrint names a line and no file when a rule is at fault, so each file is given to it alone: its
    `@import` rules are taken out, its lines stay where they are. Refuses what has no sense, with its line.
    """
    sheets = list(_with_imports(entry, folders, ()))
    faults = list(style_faults(sheets, folders))
    if faults:
        raise Refused(faults)
    return [(path, IMPORT.sub(_same_lines, text)) for path, text in sheets]


def _with_imports(path: Path, folders: Sequence[Path], importers: tuple[Path, ...]) -> Iterator[Sheet]:
    text = _text(path)
    for address, line in imported(text):
        fault = address_fault(path, address, line, folders)
        if fault:
            raise Refused([fault])
        file = file_at(path, address)
        if file in (*importers, path):
            place = Place(shown_path(path), line)
            raise Refused([Problem(Code.STYLE_ERROR, place, reason="the sheet imports itself")])
        yield from _with_imports(file, folders, (*importers, path))
    yield path, text


def _text(path: Path) -> str:
    try:
        return path.read_text("utf-8")
    except UnicodeDecodeError as fault:
        reason = f"the file is not UTF-8: {fault.reason}"
        raise Refused([Problem(Code.STYLE_ERROR, Place(shown_path(path)), reason=reason)]) from fault


def _same_lines(rule: re.Match[str]) -> str:
    return "\n" * rule[0].count("\n")
