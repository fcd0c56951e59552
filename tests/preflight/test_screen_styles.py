"""The sheets of the ebook and the web: what nobody would tell a designer otherwise, at its line."""

from __future__ import annotations

from pathlib import Path

import pytest
from layouts_for_tests import SHIPPED, layout_with, shipped

from makeready.preflight.layout.screen_styles import screen_style_problems
from makeready.problems import Code, Problem

SHEETS = {name: (SHIPPED / name).read_text("utf-8") for name in ("ebook/reader.css", "web/web.css")}


def planted(folder: Path, name: str, old: str, new: str) -> list[Problem]:
    """What is told of the shipped sheets where one of them has `new` in place of `old`."""
    assert old in SHEETS[name]
    return list(screen_style_problems(layout_with(folder, {name: SHEETS[name].replace(old, new, 1)})))


def test_the_shipped_sheets_are_right() -> None:
    """All their properties are known, and their text stands out, on dark screens too."""
    assert list(screen_style_problems(shipped())) == []


@pytest.mark.parametrize("name", SHEETS)
@pytest.mark.parametrize(
    ("rule", "words"),
    [
        ("p { colour: red }", 'did you mean "color"'),
        ("@media print { p { widht: 3em } }", 'did you mean "width"'),
        ("p { color: redd }", "redd, which is no colour"),
        ("p { background-color: var(--mine) } :root { --mine: #ffe }".replace("ffe", "fffe0"), "#fffe0"),
    ],
)
def test_what_is_passed_over_is_told(tmp_path: Path, name: str, rule: str, words: str) -> None:
    """A property that nobody knows and a colour that is none, by whatever way."""
    (problem,) = planted(tmp_path, name, SHEETS[name], f"{SHEETS[name]}\n{rule}\n")

    assert problem.code is Code.SHEET_RULE_IGNORED
    assert problem.place.file.endswith(name)
    assert problem.place.line == SHEETS[name].count("\n") + 2
    assert words in str(problem)


@pytest.mark.parametrize(
    ("name", "old", "new", "selector"),
    [
        ("ebook/reader.css", "--accent: #8c1c34", "--accent: #ffe0e0", "`a`"),
        ("web/web.css", "--ink: #1f1b1a", "--ink: #e8e4e0", "`html`"),
        ("web/web.css", "--ink: #ece5e1", "--ink: #333333", "`html`"),
    ],
)
def test_text_too_near_to_its_page_is_told_at_the_colour(
    tmp_path: Path, name: str, old: str, new: str, selector: str
) -> None:
    """By daylight and on dark screens, and not at the lines of the manuscript."""
    (problem,) = planted(tmp_path, name, old, new)

    assert problem.code is Code.SHEET_LOW_CONTRAST
    assert selector in problem.sentence
    lines = SHEETS[name].splitlines()
    assert lines[problem.place.line - 1].strip() == f"{old};"
