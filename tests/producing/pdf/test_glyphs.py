"""Characters that no font has: told with their place, set as their number, and never a box."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from fontTools.ttLib import TTFont
from layouts_for_tests import SHIPPED, shipped
from printed import Printed
from produced import pdf_bytes
from small_issues import article, issue, note, paragraph

from makeready.issue import CodeBlock, Emphasis, NoteMark, Text
from makeready.problems import Code
from makeready.producing.pdf.glyphs import characters_of, font_files, missing_glyphs, missing_in, name_missing

KNOWN = characters_of(font_files([SHIPPED]))


def test_the_shipped_fonts_have_four_scripts() -> None:
    """Latin with what Azerbaijani and Turkish need, Cyrillic, Hebrew, and a magazine's signs."""
    assert missing_in("Əə Ğğ Şş İı Öö Üü Çç Łł Ñ ß Жж Ёё Її שׁלום אבגדהוזחטי ₤€½—–…«»„“”‘’°×", KNOWN) == set()
    assert missing_in("\u65e5 \u0e01 \U0001f600", KNOWN) == set("\u65e5\u0e01\U0001f600")


@pytest.mark.parametrize("flavor", [None, "woff"])
def test_a_packed_font_has_the_characters_it_had(tmp_path: Path, flavor: str | None) -> None:
    """They are those that fontTools finds in the font as it was."""
    regular = next(path for path in font_files([SHIPPED]) if path.name == "SourceSerif4-Regular.otf")
    with TTFont(regular) as font:
        expected = set(map(chr, font.getBestCmap()))
        font.flavor = flavor
        font.save(tmp_path / "font")

    assert characters_of([tmp_path / "font"]) == expected


def test_what_is_not_drawn_needs_no_glyph() -> None:
    """Spaces of every kind, joiners, soft hyphens and line ends."""
    assert missing_in("a\u00a0\u2009\u200b\u200d\u00ad\n\t\u2060", frozenset("a")) == set()


def test_each_missing_character_is_told_at_its_line() -> None:
    """In text, code, notes and heads, each once a place, with its number and its sign."""
    blocks = replace(paragraph("A \u65e5 and \u65e5"), line=7), CodeBlock("\u0e01", line=9)
    notes = (replace(note(1, ""), children=(replace(paragraph("\u65e5"), line=12),)),)
    of = issue(article("salt", *blocks, paragraph("b", NoteMark(1)), notes=notes, byline="\u0e02"))

    problems = missing_glyphs(of, KNOWN)

    assert [(problem.place.line, problem.sentence.split("(")[1][:6]) for problem in problems] == [
        (1, "U+0E02"),
        (7, "U+65E5"),
        (9, "U+0E01"),
        (12, "U+65E5"),
    ]
    assert {problem.code for problem in problems} == {Code.GLYPH_MISSING}


def test_its_number_is_set_where_it_stands() -> None:
    """Before, between and after elements; the words around it stay where they are."""
    root = ET.fromstring("<p>a\u65e5b<em>\u0e01</em>c\u65e5\u0e01d<br />\u65e5</p>")

    name_missing(root, frozenset("abcd"))

    assert "".join(root.itertext()) == "aU+65E5bU+0E01cU+65E5U+0E01dU+65E5"
    assert [span.get("class") for span in root.iter("span")] == ["missing-glyph"] * 5
    assert root[1].tag == "em"


def test_it_is_read_as_what_it_is() -> None:
    """The page shows the number, a reader of the file finds the character; no word is lost."""
    dressed = paragraph("The word \u65e5\u672c is ", Emphasis((Text("\u65e5"),)), " here.")

    data, problems = pdf_bytes(issue(article("salt", paragraph("Salt."), dressed)), shipped())

    assert {problem.code for problem in problems} == {Code.GLYPH_MISSING}
    assert "The word \u65e5\u672c is" in Printed(data).structure.all("Art")[0].text
    fonts = {letter.font for letter in Printed(data).characters(2)}
    assert not any("notdef" in font.lower() for font in fonts)
