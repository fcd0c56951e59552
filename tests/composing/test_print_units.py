"""The printed issue as units: what each holds, and what its anchors and references say."""

from __future__ import annotations

import pickle
import re
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest
from layouts_for_tests import layout_with, shipped
from lxml import etree
from small_issues import article, figure, heading, issue, note, panel, paragraph

from makeready.composing.print_plans import UnitPlan, unit_plans
from makeready.composing.print_units import PrintUnit, compose_unit
from makeready.composing.templates import Layout
from makeready.issue import (
    Article,
    CodeBlock,
    Cover,
    Issue,
    NoteMark,
    Paragraph,
    Placement,
    Reference,
    Sidebar,
    Text,
)
from makeready.problems import Refused


def units(of: Issue, layout: Layout | None = None, folios: dict[str, int] | None = None) -> list[PrintUnit]:
    """The units of an issue; a folio that is not given is 99."""
    known = folios or {}
    layout = layout or shipped()
    return [
        compose_unit(plan, layout, lambda anchor: str(known.get(anchor, 99)))
        for plan in unit_plans(of, layout)
    ]


def plans(of: Issue) -> dict[str, UnitPlan]:
    """What there is to compose of an issue, by name."""
    return {plan.name: plan for plan in unit_plans(of, shipped())}


def tree(html: str) -> etree._Element:
    """A unit's markup, which is well-formed."""
    return etree.fromstring(html.encode("utf-8"))


def body_of(*blocks: object, **changes: object) -> etree._Element:
    """The running text of an article of these blocks."""
    (unit,) = [unit for unit in units(issue(article("salt", *blocks, **changes))) if unit.articles]
    (flow,) = tree(unit.html).xpath("//*[@class='flow']")
    return flow


def words_of(element: etree._Element) -> str:
    """All that an element says."""
    return " ".join("".join(element.itertext()).split())


def test_there_is_a_unit_for_each_article_and_for_what_is_around_them(complete_issue: Issue) -> None:
    """In the order in which they are bound."""
    found = units(complete_issue)

    assert [unit.name for unit in found] == [
        "cover", "contents", "salt-road", "tide-clock", "letters", "credits", "colophon", "back-cover",
    ]  # fmt: skip
    assert [unit.articles for unit in found][2:5] == [("salt-road",), ("tide-clock",), ("letters",)]


def test_articles_that_share_pages_are_one_unit() -> None:
    """`together: true` makes one document of a section, named for its first article."""
    pieces = [article(name, paragraph(name)) for name in ("one", "two", "three")]

    (unit,) = [unit for unit in units(issue(*pieces, together=True)) if unit.articles]

    assert (unit.name, unit.articles) == ("one", ("one", "two", "three"))
    assert [found.get("id") for found in tree(unit.html).iter("article")] == ["one", "two", "three"]


def test_what_would_be_empty_is_left_out() -> None:
    """Without a cover, pictures and colophon, there is no page for them."""
    assert [unit.name for unit in units(issue(article("salt", paragraph("Salt."))))] == [
        "contents", "salt", "back-cover",
    ]  # fmt: skip


def test_a_cover_makes_a_page(complete_issue: Issue) -> None:
    """It shows the picture with its alt, the title, the folio line and the cover lines."""
    cover = tree(units(complete_issue)[0].html)

    assert isinstance(complete_issue.cover, Cover)
    (picture,) = cover.iter("img")
    assert (picture.get("src"), picture.get("alt")) == ("picture:cover.jpg", complete_issue.cover.alt)
    for words in ("Salt", "07", "Spring 2031", *complete_issue.cover.lines):
        assert words in words_of(cover)


def test_every_unit_is_well_formed(complete_issue: Issue) -> None:
    """So are the documents of figures that leave the text."""
    for unit in units(complete_issue):
        assert tree(unit.html).tag == "html"
        assert all(tree(loose.html).tag == "html" for loose in unit.figures)


def test_no_two_anchors_of_an_issue_are_the_same(complete_issue: Issue) -> None:
    """Two articles with the same subheads, notes and pictures, and the complete issue."""
    shown = figure(panel("pans"))
    same = [
        heading("Pans"),
        paragraph("Salt", NoteMark(1)),
        shown,
        Sidebar("sidebar-a", (), (paragraph("A"),)),
    ]
    twins = [article(name, *same, notes=(note(1, "Eight bushels."),)) for name in ("one", "two")]

    for of in (issue(*twins), issue(*twins, together=True), complete_issue):
        documents = [
            html for unit in units(of) for html in (unit.html, *(each.html for each in unit.figures))
        ]
        counted = Counter(found for html in documents for found in tree(html).xpath("//@id"))
        assert [anchor for anchor, times in counted.items() if times > 1] == []


def test_a_text_that_looks_like_an_anchor_is_left_alone() -> None:
    """Naming anchors for the whole issue changes attributes, not what an article says about HTML."""
    text = 'An <a id="pans" href="#pans"> in code'

    flow = body_of(paragraph(text), CodeBlock(text))

    assert words_of(flow[0]) == text
    assert words_of(flow[1]) == text


def test_references_name_the_page_after_their_words() -> None:
    """Across articles the link names the unit, within one the anchor; both say the page."""
    there = Reference("clock", "heading-pans", (Text("the pans"),))
    here = Reference("salt", "heading-roads", (Text("the roads"),))
    whole = Reference("clock", "", (Text("the clock"),))
    folios = {"clock--heading-pans": 12, "salt--heading-roads": 7, "clock": 9}
    of = issue(article("salt", paragraph("See ", there, ", ", here, ", ", whole), heading("Roads")))

    (unit,) = [unit for unit in units(of, folios=folios) if unit.articles]

    links = list(tree(unit.html).iter("a"))
    assert [(words_of(link), link.get("href")) for link in links] == [
        ("the pans", "unit:clock--heading-pans"),
        ("the roads", "#salt--heading-roads"),
        ("the clock", "unit:clock"),
    ]
    assert re.findall(r"\(page (\d+)\)", words_of(tree(unit.html))) == ["12", "7", "9"]


def test_the_word_for_page_is_that_of_the_article(tmp_path: Path) -> None:
    """An article in another language refers in its own."""
    words = (Path(shipped().folders[0]) / "words.yaml").read_text("utf-8")
    layout = layout_with(
        tmp_path / "own", {"words.yaml": words + '\naz:\n  page-reference: "(səh. {page})"\n'}
    )
    here = Reference("salt", "heading-a", (Text("duz"),))
    of = issue(article("salt", paragraph("Bax ", here), heading("A"), language="az"))

    (unit,) = [unit for unit in units(of, layout) if unit.articles]

    assert "(səh. 99)" in unit.html


def test_a_unit_changes_with_the_folios_it_names_and_no_others() -> None:
    """What names no page is the same whatever the plan says, so that it is laid out once."""
    link = Reference("plain", "", (Text("there"),))
    of = issue(article("refers", paragraph("See ", link)), article("plain", paragraph("Salt.")))

    first, second = units(of, folios={"plain": 3}), units(of, folios={"plain": 4})

    changed = [one.name for one, other in zip(first, second, strict=True) if one != other]
    assert changed == ["contents", "refers"]


def test_a_plan_holds_what_its_unit_prints_and_no_more(complete_issue: Issue) -> None:
    """A changed article changes its own plan, and those of the lists only where they speak of it."""
    first, *others = complete_issue.articles
    sections = complete_issue.sections
    changed = replace(first, blocks=(*first.blocks, paragraph("A last word.")))
    other = replace(
        complete_issue,
        sections=(replace(sections[0], articles=(changed, *sections[0].articles[1:])), *sections[1:]),
    )

    before, after = plans(complete_issue), plans(other)

    assert [name for name in before if before[name] != after[name]] == [first.slug]
    assert all(before[article.slug].issue.articles == (article,) for article in others)


def test_plans_go_to_other_processes(complete_issue: Issue) -> None:
    """A plan is a record that can be pickled, and composes to the same unit over there."""
    for plan in plans(complete_issue).values():
        there = pickle.loads(pickle.dumps(plan))  # noqa: S301

        assert there == plan
        assert compose_unit(there, shipped(), str) == compose_unit(plan, shipped(), str)


def test_a_template_that_asks_for_other_articles_is_told(tmp_path: Path) -> None:
    """An article's page is given the facts of the issue alone, and nothing is silently empty."""
    asking = {"print/article.html.jinja": "<html>{{ issue.articles | length }}</html>"}
    layout = layout_with(tmp_path / "own", asking)

    with pytest.raises(Refused) as caught:
        units(issue(article("salt", paragraph("Salt."))), layout)
    assert "has no attribute 'articles'" in caught.value.problems[0].sentence


def test_a_note_called_twice_prints_once() -> None:
    """The second call leaves its number alone."""
    flow = body_of(
        paragraph("Salt", NoteMark(1)), paragraph("again", NoteMark(1)), notes=(note(1, "Eight bushels."),)
    )

    assert words_of(flow).count("Eight bushels") == 1
    assert [words_of(call) for call in flow.xpath(".//*[@class='note-call']")] == ["1"]
    (printed,) = flow.xpath(".//*[@class='note']")
    assert words_of(printed.getparent()).startswith("Salt")


def test_a_note_that_a_note_calls_stands_after_it() -> None:
    """Not inside of it, and once."""
    outer = replace(note(1, ""), children=(paragraph("A quarter", NoteMark(2), " is a measure."),))
    inner = note(2, "Eight gallons.")

    flow = body_of(paragraph("Salt", NoteMark(1), " and water", NoteMark(2)), notes=(outer, inner))

    first, second = flow.xpath(".//*[contains(concat(' ', @class, ' '), ' note ')]")
    assert "Eight gallons" not in words_of(first)
    assert words_of(second) == "Eight gallons."
    assert words_of(flow).count("Eight gallons") == 1


@pytest.mark.parametrize("blocks", [1, 3])
def test_the_last_paragraph_carries_the_end_mark(blocks: int) -> None:
    """Once an article, at the very end of its last words."""
    flow = body_of(*(paragraph(f"Paragraph {at}.") for at in range(blocks)))

    (mark,) = flow.xpath(".//*[@class='end-mark']")
    assert mark.getparent() is flow[-1]
    assert mark.getnext() is None
    assert not (mark.tail or "").strip()


def test_an_article_that_ends_otherwise_has_no_end_mark() -> None:
    """A picture or a box ends it by itself."""
    assert body_of(paragraph("Salt."), figure(panel("pans"))).xpath(".//*[@class='end-mark']") == []


def test_a_language_from_the_right_has_no_drop_cap() -> None:
    """The engine would set it at the wrong side, apart from its word."""
    flow = body_of(paragraph("שלום עולם"), language="he")

    assert flow.xpath(".//*[@class='drop-cap']") == []
    assert words_of(flow[0]) == "שלום עולם"


def test_an_opening_wide_figure_stands_above_the_headline() -> None:
    """It is no part of the running text, and the text opens with its first paragraph."""
    shown = figure(panel("pans"), Placement.WIDE)
    (unit,) = [
        unit for unit in units(issue(article("salt", shown, paragraph("Salt is old.")))) if unit.articles
    ]

    page = tree(unit.html)
    (header,) = page.iter("header")
    assert header.xpath(".//figure/@id") == ["salt--fig-pans"]
    assert page.xpath("//*[@class='flow']//figure") == []
    assert unit.figures == ()
    assert page.xpath("//*[@class='flow']/p[1]/@class") == ["opening"]


@pytest.mark.parametrize(
    ("place", "pages"), [(Placement.WIDE, 0), (Placement.FULL_PAGE, 1), (Placement.SPREAD, 2)]
)
def test_a_loose_figure_is_a_document_and_leaves_its_anchor(place: Placement, pages: int) -> None:
    """Its place in the text is marked with its name, and it says how many pages it takes."""
    shown = figure(panel("pans"), place, credit="Mara Quill")
    of = issue(article("salt", paragraph("Before."), shown, paragraph("After.")))

    (unit,) = [unit for unit in units(of) if unit.articles]

    (loose,) = unit.figures
    assert (loose.anchor, loose.pages) == ("salt--fig-pans", pages)
    assert tree(unit.html).xpath("//@data-figure") == ["salt--fig-pans"]
    assert tree(loose.html).xpath("//@id") == ["salt--fig-pans"]
    assert "Caption of pans. Mara Quill" in words_of(tree(loose.html))
    assert "Caption of pans" not in unit.html


def test_a_figure_in_a_column_or_a_box_stays_in_the_text() -> None:
    """A wide figure inside a sidebar has no place but there."""
    inside = figure(panel("gauge"), Placement.WIDE)
    flow = body_of(
        paragraph("Salt."),
        figure(panel("pans")),
        Sidebar("sidebar-a", (Text("A"),), (paragraph("B."), inside)),
    )

    assert flow.xpath(".//figure/@id") == ["salt--fig-pans", "salt--fig-gauge"]


def test_contents_and_credits_are_whole(complete_issue: Issue) -> None:
    """Every section, article and figure is there with its page; a note's mark in a title is not."""
    found = {unit.name: tree(unit.html) for unit in units(complete_issue, folios={"tide-clock": 9})}

    listed = words_of(found["contents"])
    for section in complete_issue.sections:
        assert section.title in listed
    assert [link.get("href") for link in found["contents"].iter("a")] == [
        f"unit:{each.slug}" for each in complete_issue.articles
    ]
    assert "9 The clock that drinks" in listed
    credited = [link.get("href") for link in found["credits"].iter("a")]
    assert credited == [f"unit:{a.slug}--{f.anchor}" for a in complete_issue.articles for f in a.figures]
    assert "Museum of the Shore" in words_of(found["credits"])


def test_what_an_editor_types_is_escaped() -> None:
    """Signs that HTML knows are words in every place where they are printed."""
    sly = 'A < B & "C" <b>'
    dressed = (Text(sly),)
    salt = article(
        "salt", Paragraph(dressed), title=dressed, byline=sly, running_head=sly, standfirst=dressed
    )
    of = issue(salt, title=sly, publisher=sly, imprint=((sly, sly),))

    for unit in units(of):
        page = tree(unit.html)
        assert not page.xpath("//b")
    (unit,) = [unit for unit in units(of) if unit.articles]
    assert words_of(tree(unit.html)).count(sly) == 5
    assert tree(unit.html).xpath("//article/@data-running-head") == [sly]


def test_the_language_of_an_article_is_told() -> None:
    """One in the language of the issue says nothing; another says which."""
    of = issue(article("salt", paragraph("Salt.")), article("duz", paragraph("Duz."), language="az"))

    languages = [found.get("lang") for unit in units(of) for found in tree(unit.html).iter("article")]

    assert languages == [None, "az"]


def test_a_layout_prints_the_pages_it_has(tmp_path: Path) -> None:
    """A template of one's own replaces the one of the layout it is based on."""
    layout = layout_with(tmp_path / "own", {"print/contents.html.jinja": "<html><p>My own</p></html>"})
    of: Article = article("salt", paragraph("Salt."))

    assert units(issue(of), layout)[0].html == "<html><p>My own</p></html>"
