"""Markup that no parser can read, told with the line of the template that made it.

A parser counts the lines of what was made. The template's own line is the one whose markup, but for what
Jinja puts into it, is found there.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from lxml import etree

from makeready.composing.layout_facts import shown_path
from makeready.composing.templates import Layout, Medium
from makeready.problems import Code, Place, Problem

JINJA = re.compile(r"\{% if.*?endif %\}|\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}")
UNCLOSED = re.compile(r"Opening and ending tag mismatch: (\S+) line (\d+) and ([\w:.-]+)")
WHERE = re.compile(r",? *line \d+, column \d+$")
AROUND = 80
"""So many letters on each side of a fault are looked at."""
FEWEST_LETTERS = 4
"""Less markup than this stands everywhere."""


def ill_formed(layout: Layout, medium: Medium, template: str, made: str) -> Problem:
    """The problem with what `template` made, which is not well-formed."""
    file = layout.file(medium, template)
    try:
        etree.fromstring(made.encode(), etree.XMLParser(resolve_entities=False, no_network=True))
    except etree.XMLSyntaxError as fault:
        message, (line, column) = (fault.msg or "").rstrip("."), fault.position
    else:
        return Problem(
            Code.NOT_WELL_FORMED, Place(shown_path(file)), file=file.name, reason="it can't be read"
        )
    places: Iterator[tuple[Path, int]]
    lines = made.split("\n")
    text = lines[min(line, len(lines)) - 1]
    near = text[max(0, column - AROUND) : column + AROUND].strip()
    if unclosed := UNCLOSED.match(message):
        name, opened, closed = unclosed.groups()
        reason = f"<{name}> is not closed before </{closed}>"
        begun = re.findall(rf"<{name}\b[^<>]*>", lines[int(opened) - 1])
        places = (place for tag in begun for place in _openings(tag, name, _sources(layout, medium, file)))
    else:
        reason, places = WHERE.sub("", message), _lines_in(near, _sources(layout, medium, file))
    source, at = next(places, (file, 0))
    return Problem(Code.NOT_WELL_FORMED, Place(shown_path(source), at), file=f"“{near}”", reason=reason)


def _sources(layout: Layout, medium: Medium, first: Path) -> list[Path]:
    """The templates that may have had a part in it: itself, then those for things in running text."""
    below = (folder / part for folder in layout.folders for part in (f"{medium}/blocks", "blocks", medium))
    return list(dict.fromkeys([first, *(path for part in below for path in sorted(part.glob("*.jinja")))]))


def _openings(tag: str, name: str, sources: Iterable[Path]) -> Iterator[tuple[Path, int]]:
    """Where templates have this tag."""
    for source in sources:
        text = source.read_text("utf-8")
        for found in re.finditer(rf"<{name}\b(?:{JINJA.pattern}|[^<>])*>", text):
            if re.fullmatch(".*?".join(map(re.escape, JINJA.split(found[0]))), tag, re.DOTALL):
                yield source, text.count("\n", 0, found.start()) + 1


def _lines_in(made: str, sources: Iterable[Path]) -> Iterator[tuple[Path, int]]:
    """The line of each template that has most of its markup in what was made."""
    for source in sources:
        lines = source.read_text("utf-8").split("\n")
        most = [
            sum(len(part) for part in map(str.strip, JINJA.split(line)) if part in made) for line in lines
        ]
        if max(most) >= FEWEST_LETTERS:
            yield source, most.index(max(most)) + 1
