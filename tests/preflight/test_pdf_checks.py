"""Faults of fonts and colours are found in the finished PDF, each alone, and none in a sound one."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from fontTools.ttLib import TTFont
from layouts_for_tests import SHIPPED, layout_with, shipped
from produced import pdf_bytes
from small_issues import article, issue, paragraph, paragraphs

from makeready.composing.templates import Layout, open_layout
from makeready.preflight.pdf.contrast import contrast
from makeready.preflight.pdf.pdf_checks import pdf_problems
from makeready.problems import Code, Problem, Refused

ISSUE = issue(article("salt", *paragraphs(2), paragraph("A last line.")))


@pytest.fixture(scope="module")
def sound() -> bytes:
    """A PDF in which nothing is wrong."""
    return pdf_bytes(ISSUE, shipped())[0]


def told(data: bytes, folder: Path, layout: Layout | None = None) -> list[Problem]:
    """What is told of a PDF."""
    file = folder / "salt.pdf"
    file.write_bytes(data)
    return list(pdf_problems(file, layout or shipped()))


def changed(data: bytes, change: Callable[[pikepdf.Pdf], object]) -> bytes:
    """The PDF, changed by hand."""
    out = BytesIO()
    with pikepdf.open(BytesIO(data)) as pdf:
        change(pdf)
        pdf.save(out)
    return out.getvalue()


def fonts(pdf: pikepdf.Pdf) -> Iterator[Any]:
    """The fonts of the first page."""
    yield from pdf.pages[-1].obj.Resources.Font.values()


def styled(css: str, folder: Path) -> list[Problem]:
    """What is told of the issue in a layout with these rules added to the shipped ones."""
    imported = f'@import "{SHIPPED / "print/style.css"}"; {css}'
    layout = layout_with(folder / "own", {"print/style.css": imported})
    return told(pdf_bytes(ISSUE, layout)[0], folder, layout)


def with_font(bits: int, folder: Path) -> list[Problem]:
    """What is told of the issue set in a font whose licence is told by these bits."""
    own = folder / "own/fonts"
    own.mkdir(parents=True)
    with TTFont(SHIPPED / "fonts/frank-ruhl-libre/FrankRuhlLibre-Regular.ttf") as font:
        font["OS/2"].fsType = bits
        font.save(own / "Own.ttf")
    css = f"""@import "{SHIPPED / "print/style.css"}";
        @font-face {{ font-family: Own; src: url("../fonts/Own.ttf") }} p {{ font-family: Own }}"""
    layout = layout_with(folder / "own", {"print/style.css": css})
    return told(pdf_bytes(ISSUE, layout)[0], folder, layout)


def not_embedded(pdf: pikepdf.Pdf) -> None:
    """Takes a font's file away."""
    font = next(fonts(pdf))
    del font.DescendantFonts[0].FontDescriptor["/FontFile3"]


def not_subset(pdf: pikepdf.Pdf) -> None:
    """Gives a font the name of a whole one."""
    font = next(fonts(pdf))
    font.BaseFont = pikepdf.Name("/Source-Serif")


@pytest.mark.parametrize(
    ("change", "code", "words"),
    [
        (not_embedded, Code.FONT_NOT_EMBEDDED, "is not in the PDF"),
        (not_subset, Code.FONT_NOT_SUBSET, "Source-Serif"),
    ],
)
def test_a_fault_put_into_a_file_is_found(
    change: Callable[[pikepdf.Pdf], object], code: Code, words: str, sound: bytes, tmp_path: Path
):
    """That one and no other, at the layout's style sheet."""
    [problem] = told(changed(sound, change), tmp_path)

    assert problem.code is code
    assert words in str(problem)
    assert problem.place.file.endswith("print/style.css")


def test_low_contrast_is_told_where_the_colour_stands(tmp_path: Path):
    """In the sheet and on the line of the name or the rule that gives it, however it is written."""
    for css, line in (
        (":root { --ink: #949494 }\np { color: var(--ink) }", 1),
        ("h1 { color: #333 }\np { color: hsl(0 0% 58%) }", 2),
    ):
        problems = styled(f"\n{css}", tmp_path)
        assert {problem.code for problem in problems} == {Code.LOW_CONTRAST}
        assert {problem.place.line for problem in problems} == {line + 1}
        assert problems[0].place.file.endswith("own/print/style.css")


@pytest.mark.parametrize(
    ("css", "code", "words"),
    [
        ("p { color: #949494 }", Code.LOW_CONTRAST, "in #949494, has a contrast of 3.0 to its ground; 4.5"),
        ("html { background: #777 } p { color: #222 }", Code.LOW_CONTRAST, "has a contrast of"),
        ("p { color: rgb(0 0 0 / 30%) }", Code.LOW_CONTRAST, "has a contrast of 2"),
        (".flow { margin-right: -30mm }", Code.TEXT_OFF_THE_PAGE, "text stands off page 2 and is cut"),
        (".flow { margin-right: -13mm }", Code.TEXT_OUTSIDE_SAFE_AREA, "nearer to the edge than 3 mm"),
        ("p::after { font-family: 'Source Sans 3'; content: '\\4E2D' }", Code.FONT_LACKS_GLYPH, "no glyph"),
    ],
)
def test_a_fault_of_a_layout_is_found(css: str, code: Code, words: str, tmp_path: Path):
    """By what is drawn, whatever the rules say."""
    problems = styled(css, tmp_path)

    assert {problem.code for problem in problems} == {code}
    assert words in str(problems[0])


@pytest.mark.parametrize(
    "css",
    [
        "p { color: #767676 }",
        "h1 { color: #949494; font-size: 30pt }",
        ".flow { opacity: 0.9; margin-top: 150mm }",
    ],
)
def test_a_little_less_is_no_fault(css: str, tmp_path: Path):
    """4.5 to 1 is enough, and 3 to 1 for large text."""
    assert styled(css, tmp_path) == []


@pytest.mark.parametrize(("safe", "told_of"), [("1", []), ("20", [Code.TEXT_OUTSIDE_SAFE_AREA])])
def test_a_layout_says_how_far_from_the_edge_text_must_stay(
    safe: str, told_of: list[Code], sound: bytes, tmp_path: Path
):
    """In mm from the trim, for its printer's knife."""
    layout_with(tmp_path / "own", {})
    with (tmp_path / "own/layout.yaml").open("a") as facts:
        facts.write(f"safe-area: {safe}\n")

    problems = told(sound, tmp_path, open_layout(tmp_path / "own"))
    assert [problem.code for problem in problems] == told_of * len(problems)
    assert bool(problems) == bool(told_of)


def test_a_measure_that_is_no_number_is_refused(sound: bytes, tmp_path: Path):
    """With the file that says it."""
    layout_with(tmp_path / "own", {})
    with (tmp_path / "own/layout.yaml").open("a") as facts:
        facts.write("safe-area: 3mm\n")

    with pytest.raises(Refused) as caught:
        told(sound, tmp_path, open_layout(tmp_path / "own"))
    [problem] = caught.value.problems
    assert "`safe-area:` is `3mm`, and no number: write it in mm, without the unit" in str(problem)


def test_where_it_is_seen_is_marked(tmp_path: Path):
    """Each line of the colour, once."""
    [problem] = styled("p { color: #aaa }", tmp_path)

    assert len(problem.spots) > 5
    assert len({spot.area for spot in problem.spots}) == len(problem.spots)


@pytest.mark.parametrize(
    ("bits", "words"), [(0x0002, "may not be embedded at all"), (0x0100, "only be embedded whole")]
)
def test_a_font_that_may_not_be_embedded_is_told(bits: int, words: str, tmp_path: Path):
    """By what its own file says."""
    problems = with_font(bits, tmp_path)

    assert [problem.code for problem in problems] == [Code.FONT_NOT_LICENSED]
    assert words in str(problems[0])


@pytest.mark.parametrize("bits", [0, 0x0004, 0x0006, 0x0008])
def test_of_several_bits_of_a_licence_the_most_permissive_counts(bits: int, tmp_path: Path):
    """So does the ebook, with the same font."""
    assert with_font(bits, tmp_path) == []


def test_contrast_is_that_of_the_standard():
    """The examples of WCAG's own techniques: black on white, and the greys at both limits."""
    white = (255, 255, 255)

    assert contrast((0, 0, 0), white) == pytest.approx(21)
    assert contrast(white, (0x76, 0x76, 0x76)) == pytest.approx(4.54, abs=0.01)
    assert contrast((0x94, 0x94, 0x94), white) == pytest.approx(3.03, abs=0.01)
