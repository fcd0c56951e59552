"""The press: one unit laid out, with what the issue has to know to put it together."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from layouts_for_tests import SHIPPED, layout_with, shipped
from small_issues import article, figure, heading, issue, panel, paragraph, paragraphs

from makeready.composing.print_plans import unit_plans
from makeready.composing.print_units import PrintUnit, compose_unit
from makeready.composing.templates import Layout
from makeready.issue import Issue, Placement, Reference, Text
from makeready.problems import Code, Refused
from makeready.producing.pdf.fragment import Fragment
from makeready.producing.pdf.press import Press


@pytest.fixture(scope="module")
def press() -> Press:
    """A press for the shipped layout that has one missing picture."""
    missing = panel("pans")
    return Press(shipped(), {missing.file: missing}, "en-GB")


def unit(of: Issue, layout: Layout | None = None) -> PrintUnit:
    """The unit of the only article."""
    layout = layout or shipped()
    plan = next(plan for plan in unit_plans(of, layout) if plan.articles)
    return compose_unit(plan, layout, lambda _: "1")


def fragment(press: Press, *blocks: object, folio: int = 2, **changes: object) -> Fragment:
    """An article of these blocks, laid out from `folio`."""
    return press.fragment(unit(issue(article("salt", *blocks, **changes))), folio)


def test_a_fragment_knows_its_pages_and_anchors(press: Press) -> None:
    """Each anchor is told with its page and the point where it begins, the article's own first."""
    made = fragment(press, *paragraphs(20), heading("Pans"), paragraph("Clay."))

    assert made.unit == "salt"
    assert made.problems == ()
    assert made.pages == 2
    assert made.anchors["salt"][0] == 0
    page, left, top = made.anchors["salt--heading-pans"]
    assert page == 1
    assert 0 < left < 596
    assert 0 < top < 780


def test_a_fragment_knows_what_belongs_into_the_outline(press: Press) -> None:
    """Its headline, and its subheads below it with their pages."""
    ((title, _, inner, _),) = fragment(press, *paragraphs(20), heading("Pans"), paragraph("Clay.")).bookmarks

    assert title == "Salt"
    assert [(words, place[0]) for words, place, _, _ in inner] == [("Pans", 1)]


def test_a_fragment_names_fonts_and_holds_none(press: Press) -> None:
    """Its pages say which glyphs of which face they use; the files are kept beside it."""
    made = fragment(press, paragraph("Salt and water."))

    names = {use.name for use in made.fonts.values()}
    assert {"Source-Serif-4", "Source-Serif-4-Display-Semi-Bold"} <= names
    serif = next(use for use in made.fonts.values() if use.name == "Source-Serif-4")
    assert serif.file[:4] == b"OTTO"
    assert set(serif.letters.values()) >= set("andwter.")
    assert b"OTTO" not in made.pdf


@pytest.mark.parametrize("folio", [2, 3])
def test_folios_begin_where_the_unit_begins(folio: int, press: Press) -> None:
    """The first page has the folio's side: margins of a recto or a verso."""
    made = fragment(press, *paragraphs(20), folio=folio)

    left = {name: place[1] for name, place in made.anchors.items()}["salt"]
    assert left == pytest.approx(15 / 25.4 * 72 if folio % 2 else 19 / 25.4 * 72, abs=0.1)


def test_a_unit_gives_the_same_bytes_again(press: Press) -> None:
    """What another unit left in the press changes nothing."""
    first = fragment(press, *paragraphs(4), figure(panel("pans")))
    fragment(press, *paragraphs(9), heading("Other"))
    second = fragment(press, *paragraphs(4), figure(panel("pans")))

    assert first.pdf == second.pdf
    assert first.anchors == second.anchors


def test_a_missing_picture_is_a_panel_with_its_name(press: Press) -> None:
    """It has the picture's place; what it says is drawn."""
    made = fragment(press, paragraph("Salt."), figure(panel("pans")))

    with pikepdf.open(BytesIO(made.pdf)) as pdf:
        forms = [drawn for page in pdf.pages for drawn in page.Resources.get("/XObject", {}).values()]
    assert made.problems == ()
    assert forms


def test_links_from_a_loose_figure_are_no_fault(press: Press) -> None:
    """A caption may refer to a subhead of its own article, though it is laid out beside it."""
    here = Reference("salt", "heading-pans", (Text("the pans"),))
    shown = figure(panel("pans"), Placement.WIDE, caption=(paragraph("See ", here, "."),))

    made = fragment(press, *paragraphs(2), shown, heading("Pans"), paragraph("Clay."))

    assert made.problems == ()


def test_what_weasyprint_logs_is_a_problem_of_the_article(press: Press) -> None:
    """A fault of the page is told at the article it is in, once."""
    made = press.fragment(
        PrintUnit(
            "salt", "print/article.html.jinja", '<html><p id="a">A</p><p id="a">B</p></html>', (), ("salt",)
        ),
        2,
    )

    (problem,) = made.problems
    assert problem.code is Code.LAYOUT_FAULT
    assert problem.place.file == "salt/article.md"
    assert "Anchor defined twice" in problem.sentence


def test_a_template_without_the_figure_s_anchor_is_refused(tmp_path: Path) -> None:
    """A wide figure that can't be found in its own document is told with the template."""
    layout = layout_with(tmp_path / "own", {"print/wide-figure.html.jinja": "<html><p>A</p></html>"})
    shown = figure(panel("pans"), Placement.WIDE)
    of = issue(article("salt", paragraph("Salt."), shown, paragraph("More.")))

    with pytest.raises(Refused) as caught:
        Press(layout, {shown.picture.file: shown.picture}, "en-GB").fragment(unit(of, layout), 2)

    (problem,) = caught.value.problems
    assert problem.place.file.endswith("print/wide-figure.html.jinja")


def test_a_layout_of_one_column_is_made_up_the_same_way(tmp_path: Path) -> None:
    """Measures stand in style sheets alone: another page, another step, and figures still find room."""
    sheet = (
        f'@import "{SHIPPED.name}/print/style.css";'
        ":root { --trim-width: 140mm; --trim-height: 200mm; --step: 13pt } .flow { columns: 1 }"
    )
    (tmp_path / SHIPPED.name).symlink_to(SHIPPED)
    layout = layout_with(
        tmp_path / "own", {"print/style.css": sheet.replace(SHIPPED.name, f"../../{SHIPPED.name}")}
    )
    shown = figure(panel("pans", 600, 300), Placement.WIDE)
    of = issue(article("salt", *paragraphs(4), shown, *paragraphs(6)))

    made = Press(layout, {shown.picture.file: shown.picture}, "en-GB").fragment(unit(of, layout), 2)

    assert made.problems == ()
    with pikepdf.open(BytesIO(made.pdf)) as pdf:
        assert float(pdf.pages[0].TrimBox[2]) == pytest.approx(140 / 25.4 * 72, abs=0.1)
    assert "salt--fig-pans" in made.anchors
