"""Files and names of a layout that nothing reads: told at their place, and never in the shipped ones."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from layouts_for_tests import SHIPPED, layout_with

from makeready.composing.templates import Layout, open_layout
from makeready.preflight.layout.layout_files import unread_files
from makeready.preflight.layout.style_names import style_name_problems
from makeready.problems import Code, Problem

IMPORTED = f'@import "{SHIPPED / "print/style.css"}";'


def told(layout: Layout) -> list[tuple[Code, str, int, str]]:
    """The code of each problem, its file, its line and its hint."""
    problems: list[Problem] = [*unread_files(layout), *style_name_problems(layout)]
    own = layout.folders[0]
    return [
        (
            each.code,
            Path(each.place.file).resolve().relative_to(own).as_posix(),
            each.place.line,
            each.hint[:40],
        )
        for each in problems
    ]


@pytest.mark.parametrize("folder", [SHIPPED, SHIPPED / "digest"], ids=lambda folder: folder.name)
def test_the_shipped_layouts_have_nothing_that_is_not_read(folder: Path):
    """Neither a file nor a token nor a family; a layout in a layout's folder is one by itself."""
    assert told(open_layout(folder)) == []


def test_a_file_that_nothing_reads_is_told(tmp_path: Path):
    """A sheet of the base's name that is not imported, misspelt names, a font that no rule names."""
    font = "fonts/source-serif-4/SourceSerif4-Regular.otf"
    (tmp_path / "own/fonts").mkdir(parents=True)
    shutil.copy(SHIPPED / font, tmp_path / "own/fonts/lone.otf")
    files = {
        "print/style.css": IMPORTED,
        "print/tokens.css": ":root { --accent: #005a8c }",
        "ebook/reeder.css": "",
        "print/articel.html.jinja": "",
        "print/colophon.html.jinja": '{% include "byline.html.jinja" %}',
        "print/byline.html.jinja": "",
        "print/blocks/figure.html.jinja": "",
        "blocks/note-mark.html.jinja": "",
    }

    found = told(layout_with(tmp_path / "own", files))

    assert [(code, file) for code, file, _, _ in found] == [
        (Code.LAYOUT_FILE_UNREAD, "ebook/reeder.css"),
        (Code.LAYOUT_FILE_UNREAD, "print/tokens.css"),
        (Code.LAYOUT_FILE_UNREAD, "fonts/lone.otf"),
        (Code.LAYOUT_FILE_UNREAD, "print/articel.html.jinja"),
    ]
    hints = [hint for *_, hint in found]
    assert hints[0].startswith('did you mean "ebook/reader.css"')
    assert hints[1].startswith("`@import` it in your print/style.css")
    assert hints[3].startswith('did you mean "print/article.html.jinja"')


def test_a_name_that_nothing_answers_to_is_told(tmp_path: Path):
    """A token and a family, each at its line with what was meant; `var(--text-wrap)` need not be."""
    css = """
:root { --trim-widht: 170mm; --serif: "P053", "Source Serif 4", serif }
h2 { --text-wrap: balance; font: 12pt "Sauce Sans 3", sans-serif }
p { font-family: Source Serif 4 Display, monospace }
"""

    found = told(layout_with(tmp_path / "own", {"print/style.css": IMPORTED + css}))

    assert [(code, line) for code, _, line, _ in found] == [
        (Code.TOKEN_UNUSED, 2),
        (Code.FONT_FAMILY_UNKNOWN, 2),
        (Code.FONT_FAMILY_UNKNOWN, 3),
    ]
    assert found[0][3].startswith('did you mean "--trim-width"')
    assert found[2][3].startswith('did you mean "Source Sans 3"')
