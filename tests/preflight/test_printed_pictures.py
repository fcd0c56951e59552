"""Pictures are judged as they are printed: by their pixels for each inch, and by what is cut off."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest
from layouts_for_tests import SHIPPED, layout_with, shipped
from produced import alone
from small_issues import Draw, article, figure, issue, panel, paragraph, paragraphs, picture, prose

from makeready.composing.print_measures import print_measures
from makeready.composing.templates import Layout
from makeready.issue import Figure, InlinePicture, Picture, Placement
from makeready.preflight.pages.bleed import bleed_problems
from makeready.preflight.pages.picture_rows import picture_rows
from makeready.preflight.pages.printed_pictures import printed_picture_problems
from makeready.preflight.pages.typesetting import typesetting_problems
from makeready.preflight.pdf.drawn_text import drawn_pages
from makeready.preflight.pdf.pdf_checks import pdf_problems
from makeready.problems import Code, Problem, Severity
from makeready.producing.pdf.issue_pdf import produce_pdf
from makeready.producing.produced import PrintedPicture

PT_PER_MM = 72 / 25.4
COLUMN = 85.5
"""How wide (mm) a column is in the shipped layout."""


@pytest.fixture
def draw(tmp_path: Path) -> Draw:
    """Draws a picture of a name, a width and a height."""
    return partial(picture, tmp_path)


def judged(
    *figures: Figure, layout: Layout | None = None
) -> tuple[tuple[PrintedPicture, ...], list[Problem]]:
    """Where the pictures of an article are printed, and what is wrong with them."""
    of = issue(article("salt", *paragraphs(3), *figures, *paragraphs(12)))
    layout = layout or shipped()
    printed = produce_pdf(of, layout, alone()).pictures
    return printed, list(printed_picture_problems(of, printed, print_measures(layout)))


@pytest.mark.parametrize(
    ("pixels", "codes"),
    [(320, ["picture-coarse"]), (400, ["picture-soft"]), (520, []), (1010, [])],
)
def test_a_picture_is_judged_by_the_pixels_of_each_inch(draw: Draw, pixels: int, codes: list[str]):
    """In a column 3.37 inches wide: below 100 ppi it stops the issue, below 150 it is told."""
    printed, problems = judged(figure(draw("pan", pixels, pixels * 2 // 3)))

    assert printed[0].width / 72 * 25.4 == pytest.approx(COLUMN, abs=0.5)
    assert [problem.code.value.code for problem in problems] == codes


def test_a_layout_says_how_fine_pictures_are_to_be(draw: Draw, tmp_path: Path):
    """A newspaper is content with less: its own measures go before those of the layout it is based on."""
    coarse = layout_with(tmp_path / "own", {})
    with (tmp_path / "own/layout.yaml").open("a") as facts:
        facts.write("picture-ppi: 200\nsoft-picture-ppi: 90\ncoarse-picture-ppi: 60\n")
    finer = layout_with(tmp_path / "finer", {}, based_on=tmp_path / "own")
    with (tmp_path / "finer/layout.yaml").open("a") as facts:
        facts.write("soft-picture-ppi: 120\n")

    assert judged(figure(draw("pan", 320, 213)), layout=coarse)[1] == []
    _, (problem,) = judged(figure(draw("pan", 320, 213)), layout=finer)
    assert problem.code is Code.PICTURE_SOFT
    assert "at least 673 pixels wide" in problem.hint


def test_what_is_too_coarse_is_told_whatever_is_soft(draw: Draw, tmp_path: Path):
    """A layout may ask for more than what looks soft by default: each measure is asked alone."""
    strict = layout_with(tmp_path / "own", {})
    with (tmp_path / "own/layout.yaml").open("a") as facts:
        facts.write("coarse-picture-ppi: 400\n")

    _, (problem,) = judged(figure(draw("pan", 1010, 673)), layout=strict)

    assert problem.code is Code.PICTURE_COARSE
    assert "at 300 ppi" in problem.sentence
    assert "which makes 400 ppi" in problem.hint


def test_what_is_told_of_a_picture_names_page_size_and_cure(draw: Draw):
    """An editor learns where it is printed, how large, and how many pixels would do."""
    _, (problem,) = judged(figure(draw("pan", 320, 213), line=7))

    assert problem.severity is Severity.ERROR
    assert str(problem.place) == "salt/article.md:7"
    assert "printed 85 mm wide on page 2, at 95 ppi" in problem.sentence
    assert "at least 1010 pixels wide" in problem.hint


def test_the_same_picture_printed_larger_has_fewer_pixels_to_the_inch(draw: Draw):
    """A picture that does in a column is told where it is wide."""
    drawn = draw("pan", 800, 533)

    assert judged(figure(drawn))[1] == []
    assert [problem.code.value.code for problem in judged(figure(drawn, Placement.WIDE))[1]] == [
        "picture-soft"
    ]


def test_a_drawing_and_a_missing_picture_have_no_pixels(tmp_path: Path):
    """Lines stay sharp at any size, and an FPO panel is told elsewhere."""
    path = tmp_path / "map.svg"
    path.write_text('<svg xmlns="http://www.w3.org/2000/svg" width="30" height="20"/>', "utf-8")
    drawing = Picture("salt/images/map.svg", path, "image/svg+xml", 30, 20)

    printed, problems = judged(figure(drawing), figure(panel("gone", 30, 20)))

    assert [picture.file for picture in printed] == ["salt/images/map.svg", "salt/images/gone.png"]
    assert problems == []


def test_what_the_page_cuts_off_is_told(draw: Draw):
    """A plate fills its page: of a picture three times as wide as high most is lost."""
    (printed, *_), problems = judged(figure(draw("pan", 9000, 3000), Placement.FULL_PAGE))

    assert [problem.code.value.code for problem in problems] == ["picture-cropped"]
    assert f"loses {round(100 * (1 - printed.share))} % of itself" in problems[0].sentence
    assert printed.share < 0.4


def test_the_width_that_is_told_is_that_on_the_page(draw: Draw):
    """Of a picture that is cut, too: nobody finds a metre on a page."""
    (printed, *_), problems = judged(figure(draw("pan", 1200, 200), Placement.FULL_PAGE))

    seen = round((printed.area[2] - printed.area[0]) / PT_PER_MM)
    assert printed.width / PT_PER_MM > 1000
    assert f"printed {seen} mm wide on page" in problems[-1].sentence
    assert f"at least {round(printed.width / 72 * 300)} pixels wide" in problems[-1].hint


def test_a_spread_is_one_picture_on_two_pages(draw: Draw):
    """Each page shows a half; together they show nearly all, at the resolution of the whole."""
    of = issue(article("salt", *paragraphs(3), figure(draw("pan", 4200, 2700), Placement.SPREAD)))
    made = produce_pdf(of, shipped(), alone())

    assert [picture.folio % 2 for picture in made.pictures] == [0, 1]
    assert sum(picture.share for picture in made.pictures) > 0.8
    assert list(printed_picture_problems(of, made.pictures, print_measures(shipped()))) == []
    (row,) = picture_rows(of, made.units, 300)
    assert row.folios == tuple(picture.folio for picture in made.pictures)
    assert row.in_gutter == "the fold takes what lies at 49 to 51 % of its width"


def test_a_sign_that_the_text_repeats_is_told_as_large_as_it_is(draw: Draw):
    """Three on a page are told once, at their own width; one on the next page is no half of a spread."""
    sign = InlinePicture(draw("sign", 8, 8), "a sign")
    of = issue(
        article("salt", paragraph(*[sign, " and "] * 3), *paragraphs(18), paragraph(sign), *paragraphs(3))
    )
    made = produce_pdf(of, shipped(), alone())
    (first, *_, last) = made.pictures
    assert [picture.folio - first.folio for picture in made.pictures] == [0, 0, 0, 1]

    problems = list(printed_picture_problems(of, made.pictures, print_measures(shipped())))
    rows = picture_rows(of, made.units, 300)

    width = round(first.width / PT_PER_MM)
    assert [problem.sentence.split(", at")[0].split("printed ")[1] for problem in problems] == [
        f"{width} mm wide on page {page}" for page in (first.folio, last.folio)
    ]
    assert [len(problem.spots) for problem in problems] == [3, 1]
    assert [(row.folios, row.cut_off, row.in_gutter) for row in rows] == [
        ((first.folio,), 0, ""),
        ((last.folio,), 0, ""),
    ]


def test_a_layout_that_prints_a_picture_smaller_needs_fewer_pixels(draw: Draw, tmp_path: Path):
    """What counts is the size on the page, whoever decides on it."""
    style = f'@import "{SHIPPED / "print/style.css"}"; .figure-column img {{ width: 40mm }}'
    small = layout_with(tmp_path / "own", {"print/style.css": style})

    assert judged(figure(draw("pan", 320, 213)), layout=small)[1] == []


@pytest.mark.parametrize(("width", "height", "foot"), [(210, 275, 26), (139.7, 215.9, 27), (148, 185, 30)])
@pytest.mark.parametrize("place", [Placement.FULL_PAGE, Placement.SPREAD])
def test_a_plate_fits_any_trim_size_with_its_caption(
    place: Placement, width: float, height: float, foot: float, draw: Draw, tmp_path: Path
):
    """It runs off on three sides, and the caption stands below it, as far from the edges as text is."""
    tokens = f"--trim-width: {width}mm; --trim-height: {height}mm; --plate-foot: {foot}mm"
    style = f'@import "{SHIPPED / "print/style.css"}"; :root {{ {tokens} }}'
    layout = layout_with(tmp_path / "own", {"print/style.css": style})
    caption = (paragraph(prose(45)),)
    shown = figure(draw("pan", 900, 600), place, caption=caption, credit="Salt Press")
    of = issue(article("salt", *paragraphs(8), shown, *paragraphs(8)))
    with (tmp_path / "salt.pdf").open("w+b") as out:
        made = produce_pdf(of, layout, alone())
        made.write(out)

    edges = [[round(edge / PT_PER_MM, 1) for edge in picture.area] for picture in made.pictures]
    verso, recto = [-3, foot, width, height + 3], [0, foot, width + 3, height + 3]
    plate = [-3, foot, width + 3, height + 3]
    assert edges == ([verso, recto] if place is Placement.SPREAD else [plate])
    assert list(bleed_problems(made.units, layout)) == []
    boxes = {problem.code for problem in typesetting_problems(of, made.units)}
    assert boxes.isdisjoint({Code.TEXT_OUT_OF_ITS_BOX, Code.BOXES_OVERLAP})
    assert list(pdf_problems(tmp_path / "salt.pdf", layout)) == []
    page = list(drawn_pages(tmp_path / "salt.pdf"))[made.pictures[-1].folio - 1]
    texts = [[edge / PT_PER_MM for edge in text.area] for text in page.texts]
    assert texts
    assert all(left >= 14.9 and bottom >= 3 for left, bottom, _, _ in texts)
    assert all(right <= width - 14.9 and top <= foot for _, _, right, top in texts)
