"""Words that run from right to left are read from right to left, among others and by themselves."""

from __future__ import annotations

import pytest

from makeready.importing.pdf.directions import as_read
from makeready.importing.pdf.glyphs import Glyph
from makeready.importing.pdf.pages import Box, Type

WIDTH, SIZE = 6.0, 10.0


def drawn(text: str) -> list[Glyph]:
    """The characters as they are seen from left to right, each as wide as the spaces between words."""
    kind = Type("serif", SIZE)
    return [
        Glyph(at, letter, Box(at * WIDTH, 0, (at + 1) * WIDTH, SIZE), SIZE, kind, 0, None, *[False] * 3)
        for at, letter in enumerate(text)
        if letter != " "
    ]


@pytest.mark.parametrize(
    ("seen", "read"),
    [
        ("under it the word רוא, in ink", "under it the word אור, in ink"),
        ("letters, יול םהרבא, and", "letters, אברהם לוי, and"),
        ("a, יול, םהרבא (b)", "a, אברהם ,לוי (b)"),
        (".1932 תנשב יול", "לוי בשנת 1932."),
        ("no such words", "no such words"),
        ("־", "־"),
    ],
)
def test_each_direction_is_read_as_it_runs(seen: str, read: str):
    """Words, the spaces and stops among them, and figures."""
    told = "".join(f"{' ' * after_space}{glyph.text}" for glyph, after_space in as_read(drawn(seen), SIZE))

    assert told == read
