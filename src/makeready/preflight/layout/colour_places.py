"""Where the style sheets of a layout give text a colour, for a designer to change it there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import tinycss2
from tinycss2.color4 import parse_color

from makeready.composing.layout_facts import shown_path
from makeready.composing.templates import Layout
from makeready.preflight.pdf.drawn_text import Colour
from makeready.problems import Place
from makeready.producing.pdf.stylesheets import stylesheets


def colour_places(layout: Layout) -> dict[Colour, Place]:
    """By each colour that a sheet gives to text or to a name, the place; of two the one that counts."""
    found: dict[Colour, Place] = {}
    for path, text in stylesheets(layout.file("print", "style.css"), layout.folders):
        for colour, line in _colours(tinycss2.parse_component_value_list(text, skip_comments=True)):
            found[colour] = Place(shown_path(path), line)
    return found


def _colours(tokens: Sequence[Any]) -> Iterator[tuple[Colour, int]]:
    """Each colour in a declaration of `color` or of a custom property, with its line."""
    name = ""
    for before, token in zip([None, *tokens], tokens, strict=False):
        if token.type == "literal":
            if token.value == ":" and before is not None and before.type == "ident":
                name = before.lower_value
            elif token.value == ";":
                name = ""
        elif token.type == "{} block":
            yield from _colours([each for each in token.content if each.type != "whitespace"])
        elif (name == "color" or name.startswith("--")) and (colour := colour_of(token)):
            yield colour, token.source_line


def colour_of(token: Any) -> Colour | None:
    """The sRGB colour that a token tells, its opacity left out."""
    if token.type not in {"hash", "function", "ident"}:
        return None
    told = parse_color(token)
    if told is None or isinstance(told, str):
        return None
    red, green, blue = (round(255 * part) for part in told.to("srgb").coordinates)
    return red, green, blue
