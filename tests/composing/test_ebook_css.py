"""The ebook's style sheet in plain values."""

from __future__ import annotations

from pathlib import Path

import pytest
from layouts_for_tests import layout_with, shipped

from makeready.composing.ebook_css import SHEET as NAME
from makeready.composing.ebook_css import Stylesheet, ebook_stylesheet, file_of, plain_css
from makeready.composing.templates import Layout
from makeready.problems import Code, Refused

SHEET = """
:root { --accent: #8c1c34; --rule: 1px solid var(--accent) }
@media (prefers-color-scheme: dark) { :root { --accent: #f0899c } p { margin: 0 } }
h1 { color: var(--accent); margin: 1em }
hr { border: var(--rule) }
"""


def sheet_of(layout: Layout) -> Stylesheet:
    """The layout's sheet in plain values."""
    path = layout.file("ebook", NAME)
    return ebook_stylesheet(path.read_text("utf-8"), path)


def test_values_are_written_in_and_repeated_for_dark_screens_where_they_differ() -> None:
    """No variable is left; on dark screens only what differs there is said again."""
    light, dark = plain_css(SHEET, Path("reader.css")).split("@media (prefers-color-scheme: dark)")

    assert "var(" not in light + dark
    assert "--accent" not in light + dark
    assert "color: #8c1c34" in light
    assert "border: 1px solid #8c1c34" in light
    assert "color: #f0899c" in dark
    assert "margin: 1em" not in dark
    assert "margin: 0" in dark


def test_a_value_made_of_another_one_is_dark_too() -> None:
    """A rule's colour that comes through a second variable follows the screen."""
    dark = plain_css(SHEET, Path("reader.css")).split("@media")[1]

    assert "1px solid #f0899c" in dark


@pytest.mark.parametrize(
    ("css", "line"),
    [
        ("a { color: red }\np { color: var(--gone) }", 2),
        ("a { color: red }\n\np { color }", 3),
        ('@import "other.css";\na { color: red }', 1),
    ],
)
def test_a_fault_in_the_sheet_has_its_line(tmp_path: Path, css: str, line: int) -> None:
    """A variable without a value, a line that is no CSS and an import are told with file and line."""
    layout = layout_with(tmp_path / "own", {"ebook/reader.css": css})

    with pytest.raises(Refused) as caught:
        sheet_of(layout)

    problem = caught.value.problems[0]
    assert problem.code is Code.STYLE_ERROR
    assert (Path(problem.place.file).name, problem.place.line) == ("reader.css", line)


def test_every_file_that_the_sheet_names_is_found() -> None:
    """The fonts of the shipped sheet are files of the layout."""
    files = [file_of(url, shipped()) for url in sheet_of(shipped()).urls]

    assert len(files) > 5
    assert all(path.is_file() for path in files)


def test_the_accent_can_be_read_on_white_and_on_black() -> None:
    """Its contrast is at least 4.5 to 1 on the page that each is meant for, as WCAG's level AA asks."""
    css = sheet_of(shipped()).css
    light, dark = css.split("@media (prefers-color-scheme: dark)")

    for sheet, page in ((light, "#ffffff"), (dark, "#121212")):
        colours = {
            line.split()[1].rstrip(";") for line in sheet.splitlines() if line.startswith("  color: #")
        }
        assert colours
        assert all(contrast(colour, page) >= 4.5 for colour in colours)


def contrast(one: str, other: str) -> float:
    """The contrast of two colours by WCAG 2."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour: str) -> float:
    """How light a colour is, by WCAG 2."""
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
