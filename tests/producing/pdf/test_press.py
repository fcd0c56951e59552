"""The press: one unit laid out, with what the issue has to know to put it together."""

from __future__ import annotations

import gc
from pathlib import Path

import pytest
from layouts_for_tests import SHIPPED, layout_with, shipped
from small_issues import article, figure, heading, issue, panel, paragraph, paragraphs

from makeready.composing.pictures import pictures_of
from makeready.composing.print_plans import unit_plans
from makeready.composing.print_units import PrintUnit, compose_unit
from makeready.composing.templates import Layout
from makeready.issue import Issue, Placement, Reference, SectionBreak, Text
from makeready.problems import Code, Refused
from makeready.producing.pdf.fragment import Fragment
from makeready.producing.pdf.fragment_words import fragment_words
from makeready.producing.pdf.press import LaidOut, Press
from makeready.producing.pdf.weasyprint_seams import boxes
from makeready.records import canonical, packed


@pytest.fixture(scope="module")
def press() -> Press:
    """A press for the shipped layout."""
    return Press(shipped())


def unit(of: Issue, layout: Layout | None = None) -> PrintUnit:
    """The unit of the only article."""
    layout = layout or shipped()
    plan = next(plan for plan in unit_plans(of, layout) if plan.articles)
    return compose_unit(plan, layout, lambda _: "1")


def laid_out(press: Press, *blocks: object, start: int = 2, **changes: object) -> LaidOut:
    """An article of these blocks, laid out from page `start`."""
    of = issue(article("salt", *blocks, **changes))
    return press.lay_out(unit(of), start, pictures_of(of), of.language)


def fragment(press: Press, *blocks: object, start: int = 2, **changes: object) -> Fragment:
    """Its pages."""
    return laid_out(press, *blocks, start=start, **changes).fragment


def test_a_fragment_knows_its_pages_and_anchors(press: Press) -> None:
    """Each anchor is told with its page and the point where it begins, the article's own first."""
    made = fragment(press, *paragraphs(20), heading("Pans"), paragraph("Clay."))

    assert len(made.pages) == 2
    assert made.anchors["salt"][0] == 0
    page, left, top = made.anchors["salt--heading-pans"]
    assert page == 1
    assert 0 < left < 596
    assert 0 < top < 780


def test_nothing_that_a_unit_was_laid_out_with_is_kept_for_the_next_one(press: Press) -> None:
    """No box of it, though an ornament that was drawn knows the whole layout that it was placed in."""

    def boxes_alive() -> int:
        gc.collect()
        return sum(isinstance(each, boxes.Box) for each in gc.get_objects())

    before = boxes_alive()
    made = fragment(press, *paragraphs(20), SectionBreak(), paragraph("Clay."))

    assert len(made.pages) == 2
    assert boxes_alive() == before


def test_a_fragment_knows_what_belongs_into_the_outline(press: Press) -> None:
    """Its headline, and its subheads below it with their pages."""
    ((title, _, inner, _),) = fragment(press, *paragraphs(20), heading("Pans"), paragraph("Clay.")).bookmarks

    assert title == "Salt"
    assert [(words, place[0]) for words, place, _, _ in inner] == [("Pans", 1)]


def test_a_fragment_names_fonts_and_holds_none(press: Press) -> None:
    """Its pages say which glyphs of which face they use; the files are kept beside it."""
    made_out = laid_out(press, paragraph("Salt and water."))
    made = made_out.fragment

    names = {use.name for use in made.fonts.values()}
    assert {"Source-Serif-4", "Source-Serif-4-Display-Semi-Bold"} <= names
    serif = next(use for use in made.fonts.values() if use.name == "Source-Serif-4")
    assert made_out.streams[serif.file][:4] == b"OTTO"
    assert set(serif.letters.values()) >= set("andwter.")
    assert b"OTTO" not in packed(made)


@pytest.mark.parametrize("folio", [2, 3])
def test_folios_begin_where_the_unit_begins(folio: int, press: Press) -> None:
    """The first page has the folio's side: margins of a recto or a verso."""
    made = fragment(press, *paragraphs(20), start=folio)

    left = {name: place[1] for name, place in made.anchors.items()}["salt"]
    assert left == pytest.approx(15 / 25.4 * 72 if folio % 2 else 19 / 25.4 * 72, abs=0.1)


def test_a_unit_gives_the_same_bytes_again(press: Press) -> None:
    """What another unit left in the press changes nothing."""
    first = laid_out(press, *paragraphs(4), figure(panel("pans")))
    laid_out(press, *paragraphs(9), heading("Other"))
    second = laid_out(press, *paragraphs(4), figure(panel("pans")))

    assert canonical(first) == canonical(second)


def test_a_missing_picture_is_a_panel_with_its_name(press: Press) -> None:
    """It has the picture's place; what it says is drawn."""
    made = laid_out(press, paragraph("Salt."), figure(panel("pans")))

    assert made.problems == ()
    assert "pans" in fragment_words(made.fragment, made.streams)


def test_links_from_a_loose_figure_are_no_fault(press: Press) -> None:
    """A caption may refer to a subhead of its own article, though it is laid out beside it."""
    here = Reference("salt", "heading-pans", (Text("the pans"),))
    shown = figure(panel("pans"), Placement.WIDE, caption=(paragraph("See ", here, "."),))

    made = laid_out(press, *paragraphs(2), shown, heading("Pans"), paragraph("Clay."))

    assert made.problems == ()


def test_what_weasyprint_logs_is_a_problem_of_the_article(press: Press) -> None:
    """A fault of the page is told at the article it is in, once."""
    made = press.lay_out(
        PrintUnit(
            "salt", "print/article.html.jinja", '<html><p id="a">A</p><p id="a">B</p></html>', (), ("salt",)
        ),
        2,
        (),
        "en-GB",
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
        Press(layout).lay_out(unit(of, layout), 2, pictures_of(of), of.language)

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

    made = Press(layout).lay_out(unit(of, layout), 2, pictures_of(of), of.language)

    assert made.problems == ()
    assert made.fragment.pages[0].trim[2] == pytest.approx(140 / 25.4 * 72, abs=0.1)
    assert "salt--fig-pans" in made.fragment.anchors
