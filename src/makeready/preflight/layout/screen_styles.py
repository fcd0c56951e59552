"""What is wrong in the sheets of the ebook and the web, told at their lines: no reading system tells it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, TypeAlias

import tinycss2
from tinycss2.color4 import parse_color

from makeready.composing import ebook_css, web_css
from makeready.composing.layout_facts import shown_path
from makeready.composing.templates import Layout
from makeready.preflight.layout.colour_places import colour_of
from makeready.preflight.layout.screen_properties import SCREEN_PROPERTIES
from makeready.preflight.layout.sheet_declarations import Declaration, declarations, variables_in
from makeready.preflight.pdf.contrast import ENOUGH, ENOUGH_FOR_LARGE, contrast
from makeready.preflight.pdf.drawn_text import Colour
from makeready.problems import Code, Place, Problem
from makeready.producing.pdf.weasyprint_seams.known_properties import KNOWN_PROPERTIES
from makeready.reading.near_miss import did_you_mean

KNOWN = KNOWN_PROPERTIES | SCREEN_PROPERTIES
SYSTEM = {
    "accentcolor", "accentcolortext", "activetext", "buttonborder", "buttonface", "buttontext", "canvas",
    "canvastext", "field", "fieldtext", "graytext", "highlight", "highlighttext", "linktext", "mark",
    "marktext", "selecteditem", "selecteditemtext", "visitedtext",
    "inherit", "initial", "unset", "revert", "revert-layer", "auto", "none",
}  # fmt: skip
"""Words that may stand for a colour without being one: CSS Color 4, 6.2, and those of every property."""
WHITE: Colour = (255, 255, 255)
PLAIN = re.compile(r"(?:html|body|p|a|li|blockquote|h[1-6])(?::link)?")
"""Selectors of text whose ground is the page's: no class sets it apart."""

Sheets: TypeAlias = Sequence[tuple[Path, Declaration]]


def screen_style_problems(layout: Layout) -> Iterator[Problem]:
    """A problem for each rule in `reader.css` and `web.css` that is passed over, or makes text too faint."""
    reader, web = layout.file("ebook", ebook_css.SHEET), layout.file("web", web_css.SHEET)
    of_reader = [(reader, each) for each in declarations(reader.read_text("utf-8"))]
    of_web = [(web, each) for each in declarations(web.read_text("utf-8"))]
    yield from _passed_over([*of_reader, *of_web])
    yield from _hard_to_read(of_reader, of_reader)
    yield from _hard_to_read(of_web, [*of_reader, *of_web])


def _passed_over(sheets: Sheets) -> Iterator[Problem]:
    """Properties that nobody knows, and colours that are none, whether they have a name or not."""
    of_colours = {
        name for _, each in sheets if _takes_a_colour(each.name) for name in variables_in(each.value)
    }
    for path, each in sheets:
        what, meant = "", ""
        is_custom, is_maker_s = each.name.startswith("--"), each.name.startswith("-")
        if each.within.startswith("@"):
            continue
        if not is_maker_s and each.name not in KNOWN:
            what, meant = f"the property {each.name}", did_you_mean(each.name, sorted(KNOWN))
        elif (_takes_a_colour(each.name) and not is_custom) or each.name in of_colours:
            token = _only_word(each.value)
            if token is not None and parse_color(token) is None and str(token.value).lower() not in SYSTEM:
                what = f"{tinycss2.serialize([token])}, which is no colour"
        if what:
            place = Place(shown_path(path), each.line)
            yield Problem(Code.SHEET_RULE_IGNORED, place, what=what, did_you_mean=meant)


def _takes_a_colour(name: str) -> bool:
    return name == "color" or (name in KNOWN and name.endswith("-color"))


def _only_word(value: Sequence[Any]) -> Any:
    """The token of a value that is one word or one `#…`, else nothing."""
    tokens = [token for token in value if token.type != "whitespace"]
    return tokens[0] if len(tokens) == 1 and tokens[0].type in {"ident", "hash"} else None


def _hard_to_read(sheet: Sheets, before_it: Sheets) -> Iterator[Problem]:
    """Plain text of a sheet in a colour too near to the page's, which is white where no sheet says it.

    Whatever stands in a box with a class may have a ground of its own: Ace and axe look at that.
    """
    for dark in (False, True):
        named = {
            each.name: (path, each)
            for is_dark in ((False, True) if dark else (False,))
            for path, each in before_it
            if each.within == ":root" and each.is_dark == is_dark and each.name.startswith("--")
        }
        grounds = [
            found
            for path, each in sheet
            if each.within in {"html", "body", ":root"} and each.name in {"background", "background-color"}
            if (found := _colour(path, each, named)) is not None
        ]
        if dark and not grounds:
            return  # the reading system's own ground is not known
        ground = grounds[0][0] if grounds else WHITE
        for path, each in sheet:
            found = _colour(path, each, named) if each.name == "color" and each.is_dark <= dark else None
            selectors = [one.strip() for one in each.within.split(",")]
            if found is None or not all(map(PLAIN.fullmatch, selectors)) or _has_ground(each, sheet):
                continue
            colour, place = found
            enough = ENOUGH_FOR_LARGE if all(one.startswith("h") for one in selectors) else ENOUGH
            if (ratio := contrast(colour, ground)) < enough:
                yield Problem(
                    Code.SHEET_LOW_CONTRAST,
                    place,
                    selector=each.within,
                    colour=_shown(colour),
                    ground=_shown(ground),
                    ratio=f"{ratio:.1f}",
                    enough=enough,
                )


def _has_ground(one: Declaration, sheet: Sheets) -> bool:
    """Whether text of a selector has a ground of its own; the page's is that of all."""
    return one.within not in {"html", "body"} and any(
        each.within == one.within and each.name.startswith("background") for _, each in sheet
    )


def _colour(
    path: Path, each: Declaration, named: Mapping[str, tuple[Path, Declaration]]
) -> tuple[Colour, Place] | None:
    """The colour that a declaration gives, and where it is written: at its name, where it has one."""
    names = list(variables_in(each.value))
    if len(names) == 1 and names[0] in named:
        path, each = named[names[0]]
    token = _only_word(each.value)
    colour = None if token is None else colour_of(token)
    return None if colour is None else (colour, Place(shown_path(path), each.line))


def _shown(colour: Colour) -> str:
    return "#{:02x}{:02x}{:02x}".format(*colour)
