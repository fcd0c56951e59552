"""The style sheets of a layout: in the order in which they count, told with file and line."""

from __future__ import annotations

from pathlib import Path
from shutil import copyfile

import pytest
from layouts_for_tests import SHIPPED, layout_with
from produced import pdf_bytes
from small_issues import article, issue, paragraph

from makeready.problems import Code, Problem, Refused
from makeready.producing.pdf.stylesheets import stylesheets

FONT = '@font-face { font-family: A; src: url("../fonts/a.otf") }\n'


def sheets(folder: Path, files: dict[str, str]) -> list[tuple[str, str]]:
    """Name and text of each sheet that `a.css` among `files` brings."""
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return [(path.name, text) for path, text in stylesheets(folder / "a.css", [folder.resolve()])]


def refusal(folder: Path, files: dict[str, str]) -> list[Problem]:
    """The problems with which `files` are refused."""
    with pytest.raises(Refused) as caught:
        sheets(folder, files)
    return caught.value.problems


def test_what_is_imported_comes_first(tmp_path: Path) -> None:
    """In order, each in full, the sheet that imports last; sheets below sheets too."""
    files = {
        "a.css": '@import "b.css";\n@import url(more/c.css);\np { color: red }\n',
        "b.css": "p { color: green }\n",
        "more/c.css": '@import url("../d.css");\nem { color: blue }\n',
        "d.css": "b { color: black }\n",
    }

    assert [name for name, _ in sheets(tmp_path, files)] == ["b.css", "d.css", "c.css", "a.css"]


def test_lines_stay_where_they_are(tmp_path: Path) -> None:
    """Without its imports a sheet's rules have the lines that a designer sees."""
    text = '@import "b.css";\n@import\n  "b.css";\np { color: red }\n'

    _, _, (_, left) = sheets(tmp_path, {"a.css": text, "b.css": ""})

    assert left.splitlines().index("p { color: red }") == 3
    assert "import" not in left


def test_an_import_in_a_comment_does_not_count(tmp_path: Path) -> None:
    """A designer may put one aside."""
    assert [name for name, _ in sheets(tmp_path, {"a.css": '/* @import "b.css"; */ p { color: red }'})] == [
        "a.css"
    ]


def test_a_sheet_that_imports_itself_is_refused(tmp_path: Path) -> None:
    """Over another one too, with the line of the import that closes the circle."""
    (problem,) = refusal(tmp_path, {"a.css": '@import "b.css";', "b.css": '\n@import "a.css";'})

    assert problem.code is Code.STYLE_ERROR
    assert problem.place.line == 2


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ('p { color: red }\n@import "none.css";\n', Code.LAYOUT_FILE_MISSING, 2),
        ("p {\n  background: url(none.png) }", Code.LAYOUT_FILE_MISSING, 2),
        ("\n\np { background: url(../../none.png) }", Code.FETCH_REFUSED, 3),
        ("p { color: var(--none) }", Code.STYLE_ERROR, 1),
        ("p { color: red }\n\nem { color: blue\n", Code.STYLE_ERROR, 3),
    ],
)
def test_what_has_no_sense_is_refused_with_its_line(text: str, code: Code, line: int, tmp_path: Path) -> None:
    """Files that are not there or not of the layout, names without a value, braces that stay open."""
    (problem,) = refusal(tmp_path, {"a.css": text})

    assert (problem.code, problem.place.line) == (code, line)
    assert problem.place.file.endswith("a.css")


def test_what_the_engine_does_not_know_is_told_with_file_and_line(tmp_path: Path) -> None:
    """A misspelt property is a warning at its place, and the issue is printed."""
    (tmp_path / "own/fonts").mkdir(parents=True)
    copyfile(SHIPPED / "fonts/source-serif-4/SourceSerif4-Regular.otf", tmp_path / "own/fonts/a.otf")
    layout = layout_with(tmp_path / "own", {"print/style.css": FONT + "\np { colour: red }\n"})

    data, problems = pdf_bytes(issue(article("salt", paragraph("Salt."))), layout)

    assert data
    (problem,) = problems
    assert problem.code is Code.LAYOUT_FAULT
    assert problem.place.file.endswith("own/print/style.css")
    assert problem.place.line == 3
    assert "colour" in problem.sentence


def test_a_layout_without_a_font_is_refused(tmp_path: Path) -> None:
    """Where no sheet brings a font nothing is laid out, since nothing of the machine's is used."""
    layout = layout_with(tmp_path / "own", {"print/style.css": "p { color: red }"})

    with pytest.raises(Refused) as caught:
        pdf_bytes(issue(article("salt", paragraph("Salt."))), layout)

    (problem,) = caught.value.problems
    assert problem.code is Code.STYLE_ERROR
    assert problem.place.file.endswith("own/print/style.css")
    assert "@font-face" in problem.sentence


def test_a_font_that_is_none_is_refused_with_its_name(tmp_path: Path) -> None:
    """A damaged file among the layout's fonts is told as what it is."""
    layout = layout_with(tmp_path / "own", {"fonts/a.otf": "no font at all"})

    with pytest.raises(Refused) as caught:
        pdf_bytes(issue(article("salt", paragraph("Salt."))), layout)

    (problem,) = caught.value.problems
    assert problem.code is Code.FONT_UNREADABLE
    assert problem.place.file.endswith("own/fonts/a.otf")
