"""The issue put together from its units, against the same issue laid out by WeasyPrint in one go.

The monolith is one document: the `<body>` of each unit, one after the other in the `<html>` that all have.
WeasyPrint counts its pages, sets running heads and folios as it lays a page out, resolves the links, and
writes the file with its own fonts and outline; the folios in the text are those of its own pages. Of the
program it has what makes a unit's text: templates, seams, the make-up of a page. WeasyPrint's tags are not
ours, so for the structure alone the program tags and writes the monolith's pages, as those of a single unit.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from typing import Any, NamedTuple

import pikepdf
import pytest
from layouts_for_tests import shipped
from PIL import ImageChops
from printed import Element, InMemory, Print, Printed
from small_issues import article, heading, note, paragraph, paragraphs

from makeready.composing.pictures import pictures_of
from makeready.composing.print_placing import is_loose
from makeready.composing.print_plans import unit_plans
from makeready.composing.print_units import PrintUnit, compose_unit
from makeready.composing.templates import Layout
from makeready.issue import Article, Figure, Issue, Link, NoteMark, Reference, Section, Text
from makeready.producing.pdf.artifacts import mark_artifacts
from makeready.producing.pdf.assembly import PlacedUnit, write_issue
from makeready.producing.pdf.fragment_writing import fragment_of
from makeready.producing.pdf.make_up import MakeUp
from makeready.producing.pdf.press import Press
from makeready.producing.pdf.structure import StructureTree
from makeready.producing.pdf.weasyprint_seams import CSS, Document, XhtmlDocument

SCALES = 1, 100 / 72
"""A page differs where it does at 72 ppi and at 100 ppi. PDFium sets glyphs on whole pixels, and one that
falls between two goes either way: at 110 ppi, on moved pages, the first of each line does."""

SMOOTHING = 1
"""Of 255: by so much a pixel may differ. At 100 ppi up to 17 pixels of a moved page do, at 72 ppi none."""

WRITTEN = 0.01
"""In pt: WeasyPrint writes six decimals of a place, the program four."""


class Whole(NamedTuple):
    """The issue as one document, and what it was made of."""

    issue: Issue
    html: XhtmlDocument
    document: Document


@pytest.fixture(scope="module")
def of(complete_issue: Issue) -> Issue:
    """All that stands in a text, in articles of some pages that begin on either side.

    Loose figures are left out: they are documents of their own, and the make-up places them by where their
    unit begins and ends.
    """
    pans = Reference("salt-road", "heading-how-a-pan-is-cut", (Text("the pans"),))
    outside = Link("https://example.org/ledger", (Text("the ledger"),))
    told = paragraph("A load", NoteMark(1), " is told in ", outside, " and at ", pans, ".")
    text = (*paragraphs(9), told, heading("By night"), *paragraphs(7))
    harbour = article("harbour", *text, notes=(note(1, "Eight bushels."),), running_head="A harbour")
    night = Reference("harbour", "heading-by-night", (Text("the harbour"),))
    barrow = article("barrow", *paragraphs(4), paragraph("It comes by ", night, "."), *paragraphs(6))
    features, letters = (
        replace(section, articles=tuple(map(_without_loose_figures, section.articles)))
        for section in complete_issue.sections
    )
    return replace(complete_issue, sections=(features, Section("Roads", (harbour, barrow)), letters))


@pytest.fixture(scope="module")
def assembled(of: Issue, print_issue: Print) -> Printed:
    """The issue as the program makes it."""
    return print_issue(of)


@pytest.fixture(scope="module")
def whole(of: Issue) -> Whole:
    """One document, laid out until the folios that it names are those of its pages."""
    press = Press(shipped())
    press._pictures = {picture.file: picture for picture in pictures_of(of)}
    named: dict[str, int] | None = None
    folios: dict[str, int] = {}
    while folios != named:
        named = folios
        html = press._html(_one_unit(of, press.layout, named))
        document = _laid_out(press, html)
        # A box that goes on over pages is an anchor on each of them; it begins on the first.
        numbered = reversed(list(enumerate(document.pages, 1)))
        folios = {anchor: folio for folio, page in numbered for anchor in page.anchors}
    mark_artifacts(document)
    return Whole(of, html, document)


@pytest.fixture(scope="module")
def monolith(whole: Whole) -> Printed:
    """What WeasyPrint writes without tags, cut to its trim, its links with places and not their names."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("weasyprint.pdf.add_tags", lambda *_: None)
        data = whole.document.write_pdf(pdf_tags=True)
    out = BytesIO()
    with pikepdf.open(BytesIO(data)) as pdf:
        places = pikepdf.NameTree(pdf.Root.Names.Dests)
        for page in pdf.pages:
            page.cropbox = page.trimbox
            for link in page.get("/Annots", []):
                if "/Dest" in link:
                    link.Dest = places[str(link.Dest)]
        pdf.save(out)
    return Printed(out.getvalue())


@pytest.fixture(scope="module")
def tagged(whole: Whole) -> Printed:
    """The same pages with the program's tags."""
    tree = StructureTree([whole.html.etree_element], {}, whole.issue.language)
    fragment, streams = fragment_of(whole.document, tree)
    unit = PlacedUnit(fragment, (0.0,) * len(fragment.pages), None)
    out = BytesIO()
    write_issue(out, whole.issue, [unit], InMemory(streams))
    return Printed(out.getvalue())


def _without_loose_figures(of: Article) -> Article:
    loose = {id(block) for block in of.blocks if isinstance(block, Figure) and is_loose(block, of)}
    return replace(of, blocks=tuple(block for block in of.blocks if id(block) not in loose))


def _one_unit(of: Issue, layout: Layout, folios: dict[str, int]) -> PrintUnit:
    plans = unit_plans(of, layout)
    units = [compose_unit(plan, layout, lambda anchor: str(folios.get(anchor, "00"))) for plan in plans]
    (head,) = {unit.html.partition("<body")[0] for unit in units}
    bodies = [re.search(r"<body.*</body>", unit.html, re.DOTALL)[0] for unit in units]
    return replace(units[0], html=f"{head}{''.join(bodies)}</html>".replace('href="unit:', 'href="#'))


def _laid_out(press: Press, html: XhtmlDocument) -> Document:
    """Pages with their margins, which are set apart only where a text is thought to print no folio."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("makeready.producing.pdf.weasyprint_seams.margins.prints_folios", lambda *_: True)
        pages = press._engine.page_boxes(html, MakeUp({}, {}), CSS(string="body { break-before: page }"))
    return press._engine.document(html, pages)


def test_there_is_something_to_compare(assembled: Printed) -> None:
    """Articles begin on both sides and go on; a moved page has a note, a table, a figure and links."""
    articles = [each for each in assembled.structure.all("Art") if len(each.pages) > 1]
    moved = [each for each in articles if min(each.pages) % 2 == 0]
    assert 0 < len(moved) < len(articles)
    assert {"Note", "Table", "Figure", "Link"} <= {each.role for one in moved for each in one.walk()}


def test_there_are_as_many_pages(assembled: Printed, monolith: Printed) -> None:
    """None comes between units, and none is lost."""
    assert assembled.pages == monolith.pages


def test_pages_look_the_same(assembled: Printed, monolith: Printed) -> None:
    """Text, pictures, running heads and folios, whether a page was moved or not."""
    assert [folio for folio in assembled.pages if _differs(assembled, monolith, folio)] == []


def test_pages_say_the_same(assembled: Printed, monolith: Printed) -> None:
    """The same words in the same order, the same folios among them, each letter at the same point."""
    for folio in assembled.pages:
        assert assembled.text(folio) == monolith.text(folio)
        _assert_same(_letters(assembled, folio), _letters(monolith, folio))


def test_links_lead_to_the_same_places(assembled: Printed, monolith: Printed) -> None:
    """From the same area of a page to the same point of another, or to the same address."""
    _assert_same(_links(assembled), _links(monolith))


def test_links_are_described_by_their_words(assembled: Printed, tagged: Printed) -> None:
    """A link to another unit as one within a unit is."""
    described, as_one = (
        [str(link.Contents) for _, link in _annotations(each)] for each in (assembled, tagged)
    )
    assert described == as_one
    assert {"the pans", "the ledger"} <= set(described)


def test_the_outline_is_the_same(assembled: Printed, monolith: Printed) -> None:
    """The same lines, as deep, which lead to the same points."""
    _assert_same(_outline(assembled), _outline(monolith))


def test_the_structure_is_the_same(assembled: Printed, tagged: Printed) -> None:
    """The same elements in the same order: text, pages, language, what is said of them and where they are."""
    _assert_same(list(_elements(assembled.structure)), list(_elements(tagged.structure)))


Found = list[tuple[Any, list[float]]]
"""What is to be the same, and places in pt."""


def _assert_same(one: Found, other: Found) -> None:
    assert [said for said, _ in one] == [said for said, _ in other]
    numbers = [[number for _, places in found for number in places] for found in (one, other)]
    assert numbers[0] == pytest.approx(numbers[1], abs=WRITTEN)


def _differs(one: Printed, other: Printed, folio: int) -> bool:
    differences = (
        ImageChops.difference(one.image(folio, scale), other.image(folio, scale)) for scale in SCALES
    )
    return all(max(most for _, most in found.getextrema()) > SMOOTHING for found in differences)


def _letters(printed: Printed, folio: int) -> Found:
    return [((each.text, each.size), [each.left, each.baseline]) for each in printed.characters(folio)]


def _annotations(printed: Printed) -> list[tuple[int, Any]]:
    numbered = enumerate(printed.pdf.pages, 1)
    return [(folio, link) for folio, page in numbered for link in page.get("/Annots", [])]


def _links(printed: Printed) -> Found:
    folios = {page.obj.objgen: folio for folio, page in enumerate(printed.pdf.pages, 1)}
    found: Found = []
    for folio, link in _annotations(printed):
        page, _, *point = link.get("/Dest", [None, None])
        leads_to = str(link.A.URI) if page is None else folios[page.objgen]
        found.append(((folio, leads_to), [float(each) for each in (*link.Rect, *point[:2])]))
    return found


def _outline(printed: Printed) -> Found:
    points = [line.get_dest().get_view()[1] for line in printed._pdfium.get_toc(max_depth=9)]
    return list(zip(printed.outline, points, strict=True))


def _elements(element: Element, depth: int = 0) -> Iterator[tuple[Any, list[float]]]:
    attributes = dict(element.object.get("/A", {}))
    box = [float(edge) for edge in attributes.pop("/BBox", [])]
    said = [str(element.object.get(name, "")) for name in ("/Lang", "/Alt", "/ID")]
    said += [f"{name} {held}" for name, held in attributes.items()]
    yield (depth, element.role, element.pages, element.objects, *said), box
    for kid in element.kids:
        if isinstance(kid, Element):
            yield from _elements(kid, depth + 1)
        else:
            yield kid, []
