"""Running heads and folios set apart from their pages: the same marks as on pages laid out in place."""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path

import pypdfium2 as pdfium
import pytest
from layouts_for_tests import SHIPPED, layout_with, shipped
from PIL import ImageChops
from printed import InMemory, Print
from small_issues import Draw, article, figure, issue, paragraphs

from makeready.composing.pictures import pictures_of
from makeready.composing.print_plans import unit_plans
from makeready.composing.print_units import compose_unit
from makeready.composing.templates import Layout
from makeready.issue import Issue, Placement, Text
from makeready.producing.pdf.assembly import PlacedUnit, write_issue
from makeready.producing.pdf.bound import Bound
from makeready.producing.pdf.press import LaidOut, Press

STYLE = f'@import "../../{SHIPPED.name}/print/style.css";'


def own_layout(folder: Path, rules: str) -> Layout:
    """The shipped layout with these rules added."""
    (folder / SHIPPED.name).symlink_to(SHIPPED)
    return layout_with(folder / "own", {"print/style.css": STYLE + rules})


def laid_out(of: Issue, start: int, layout: Layout | None = None) -> LaidOut:
    """The only article, laid out as if it began on page `start`."""
    layout = layout or shipped()
    plan = next(plan for plan in unit_plans(of, layout) if plan.articles)
    return Press(layout).lay_out(
        compose_unit(plan, layout, lambda _: "1"), start, pictures_of(of), of.language
    )


def file_of(of: Issue, made: LaidOut, folio: int, shifts: tuple[float, ...], layout: Layout | None = None):
    """A file of the laid-out article with its margins set for `folio`, opened by PDFium."""
    margins, streams = Press(layout or shipped()).margins(made.furniture, folio)
    out = BytesIO()
    held = {**made.streams, **streams}
    write_issue(out, of, [PlacedUnit(made.fragment, shifts, margins)], InMemory(held))
    return pdfium.PdfDocument(out.getvalue())


def differing(one: pdfium.PdfDocument, other: pdfium.PdfDocument) -> list[int]:
    """The pages that do not look the same; a trace of smoothing is let pass."""
    assert len(one) == len(other)
    return [
        number
        for number in range(len(one))
        if max(
            most
            for _, most in ImageChops.difference(
                *(each[number].render(scale=1).to_pil().convert("RGB") for each in (one, other))
            ).getextrema()
        )
        > 2
    ]


def names_folio(margins: str, folio: int) -> bool:
    """Whether a page's margins name its folio on the outer side of the line below."""
    line = rf"{folio}\s+07 · Spring 2031" if folio % 2 == 0 else rf"07 · Spring 2031\s+{folio}$"
    return re.search(line, margins) is not None


@pytest.mark.parametrize("folio", [2, 3, 16, 117])
def test_a_turned_page_looks_as_if_it_was_laid_out_there(folio: int) -> None:
    """Laid out once as a recto, then moved to a verso, with another head and another folio."""
    of = issue(article("salt", *paragraphs(40), running_head="The salt road"))
    once, there = laid_out(of, 1), laid_out(of, folio)
    shifts = once.shifts if folio % 2 == 0 else (0.0,) * len(once.shifts)

    assert once.bound is Bound.NOWHERE
    assert (
        differing(file_of(of, once, folio, shifts), file_of(of, there, folio, (0.0,) * len(there.shifts)))
        == []
    )


def test_folios_follow_each_other_through_the_issue(print_issue: Print) -> None:
    """On both sides, each with its head, whatever the units before it had."""
    articles = [article(f"salt-{at}", *paragraphs(9 + 9 * at), running_head=f"Head {at}") for at in range(4)]

    printed = print_issue(issue(*articles))

    for folio in printed.pages[1:-1]:
        assert names_folio(printed.artifacts(folio), folio)


@pytest.mark.parametrize(
    ("rules", "bound"),
    [
        ("", Bound.NOWHERE),
        ("@page article:left { margin-left: 40mm }", Bound.SIDE),
        ("@page article:left { background: #eee }", Bound.SIDE),
        ("@page article { background: #eee }", Bound.SIDE),
        ("@page article:left { @footnote { margin-top: 1mm } }", Bound.SIDE),
        ("p + p { break-before: right }", Bound.SIDE),
        ("p::before { content: counter(page) }", Bound.FOLIO),
        (".byline { position: running(byline) }", Bound.FOLIO),
    ],
)
def test_what_a_layout_depends_on_is_seen(rules: str, bound: Bound, tmp_path: Path) -> None:
    """A unit is laid out again where it falls if its pages differ by side or name their folio."""
    of = issue(article("salt", *paragraphs(3), byline="Ada Lind"))

    assert laid_out(of, 1, own_layout(tmp_path, rules)).bound is bound


def test_a_spread_binds_its_article_to_a_side(draw: Draw) -> None:
    """Wherever it stands it begins on a verso, so pages before it depend on where the article begins."""
    spread = figure(draw("pans", 400, 200), Placement.SPREAD)

    assert laid_out(issue(article("salt", *paragraphs(30), spread, *paragraphs(30))), 1).bound is Bound.SIDE


def test_a_unit_bound_to_a_side_has_that_side_s_page(tmp_path: Path, print_issue: Print) -> None:
    """A margin that is wider on versos alone is so on each verso, and not on rectos."""
    layout = own_layout(tmp_path, "@page article:left { margin-left: 40mm }")
    articles = [article(slug, *paragraphs(12)) for slug in ("salt", "clock", "tide")]

    printed = print_issue(issue(*articles), layout)

    for folio in printed.pages[1:-1]:
        begins = min(
            letter.left for letter in printed.characters(folio) if letter.size < 10 and letter.baseline > 200
        )
        assert begins > 110 if folio % 2 == 0 else begins < 110


@pytest.mark.parametrize(
    "rules",
    [
        ".standfirst::after { content: ' on ' counter(page) }",
        ".byline { position: running(byline) } @page article { @top-left { content: element(byline) } }",
    ],
)
def test_a_unit_bound_to_its_folio_names_it(rules: str, tmp_path: Path, print_issue: Print) -> None:
    """Where the text names its page, or stands in the margin, the unit is laid out with its own folio."""
    layout = own_layout(tmp_path, rules)
    heads = {"standfirst": (Text("Stands"),), "byline": "Ada Lind"}
    articles = [article(slug, *paragraphs(9), **heads) for slug in ("salt", "clock", "tide")]

    printed = print_issue(issue(*articles), layout)

    for art in printed.structure.all("Art"):
        folio = min(art.pages)
        words = re.sub(r"\s+", " ", printed.text(folio))
        assert f"on {folio}" in words or "Ada Lind" in printed.artifacts(folio)
        assert names_folio(printed.artifacts(folio), folio)
