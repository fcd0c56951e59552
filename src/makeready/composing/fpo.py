"""The panel that holds a missing picture's place."""

from __future__ import annotations

from fractions import Fraction

from makeready.composing.printed_words import Words
from makeready.composing.templates import Layout, Medium
from makeready.issue import Picture

WIDTH = 1200
LONGEST_NAME = 40


def fpo_panel(layout: Layout, medium: Medium, picture: Picture, words: Words) -> bytes:
    """An SVG picture in the shape of the missing one, saying what it waits for."""
    height = round(WIDTH * picture.height / picture.width)
    shape = Fraction(picture.width / picture.height).limit_denominator(16)
    svg = layout.render(
        medium,
        "blocks/fpo.svg.jinja",
        words=words,
        width=WIDTH,
        height=height,
        middle=WIDTH // 2,
        centre=height // 2,
        file=_short(picture.file.rsplit("/", 1)[-1]),
        shape=words.say("shape", width=shape.numerator, height=shape.denominator),
    )
    return f"{svg}\n".encode()


def _short(name: str) -> str:
    half = LONGEST_NAME // 2
    return name if len(name) <= LONGEST_NAME else f"{name[:half]}…{name[-half:]}"
