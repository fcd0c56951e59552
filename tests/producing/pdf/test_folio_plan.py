"""The plan: every page number that is printed is the page on which the thing is."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest
from layouts_for_tests import layout_with, shipped
from printed import Print, Printed
from produced import alone, pdf_bytes
from small_issues import Draw, article, figure, heading, issue, paragraph, paragraphs

from makeready.composing.print_plans import unit_plans
from makeready.issue import Issue, Placement, Reference, Text
from makeready.problems import Code, Refused
from makeready.producing.pdf.issue_pdf import produce_pdf


def test_contents_name_the_page_on_which_an_article_begins(printed_complete: Printed) -> None:
    """The number beside each title is the folio of the page that has its headline."""
    links = printed_complete.structure.all("Sect")[1].all("Link")

    named = [re.findall(r"^(\d+)\s*(.*)$", link.text)[0] for link in links]
    begun = [
        (str(min(each.all("H1")[0].pages)), each.all("H1")[0].text)
        for each in printed_complete.structure.all("Art")
    ]
    assert named == begun


def test_the_contents_are_not_left_for_the_end(complete_issue: Issue) -> None:
    """Nobody waits for them alone, once all articles are set: they take as long as one."""
    sizes = {plan.name: plan.size for plan in unit_plans(complete_issue, shipped())}

    assert sizes["contents"] > sizes["back-cover"]
    assert sizes["contents"] >= len(complete_issue.articles)


def test_the_credits_wait_for_the_articles_whose_pages_they_name(complete_issue: Issue) -> None:
    """They are set once; the contents twice: nobody knows where articles begin until they are set."""
    workplace = alone()

    produce_pdf(complete_issue, shipped(), workplace)

    done = Counter(span.name for span in workplace.progress.timings.spans)
    assert done["Setting credits"] == 1
    assert done["Setting contents"] == 2


def test_what_is_wrong_behind_the_articles_is_told_with_what_is_wrong_in_them(
    tmp_path: Path, complete_issue: Issue
) -> None:
    """A designer who has made a mistake in two templates need not build twice to be told, once of each."""
    names = {f"print/{name}.html.jinja" for name in ("article", "credits")}
    layout = layout_with(tmp_path / "own", dict.fromkeys(names, "{{ nothing.at_all }}"))

    with pytest.raises(Refused) as caught:
        produce_pdf(complete_issue, layout, alone())

    told = Counter(Path(problem.place.file).name for problem in caught.value.problems)
    assert told == {"article.html.jinja": len(complete_issue.articles), "credits.html.jinja": 1}


def test_credits_name_the_page_on_which_a_picture_stands(printed_complete: Printed) -> None:
    """Pictures that left the text are named where they are printed."""
    links = [element.text for element in printed_complete.structure.all("Link")]
    (named,) = [words for words in links if "The pans from above" in words]

    pictures = printed_complete.structure.all("Art")[0].all("Figure")
    alt = "The pans from above, white squares between black dykes."
    (plate,) = [picture for picture in pictures if str(picture.object.Alt) == alt]
    assert plate.pages == {int(named.removesuffix("The pans from above."))}


def test_references_name_the_page_that_has_what_they_name(print_issue: Print) -> None:
    """A subhead on a later page of another article, named from a page before it and from itself."""
    there = Reference("clock", "heading-how-it-ticks", (Text("ticking"),))
    salt = article("salt", paragraph("See ", there, "."))
    clock = article("clock", *paragraphs(30), heading("How it ticks"), paragraph("As ", there, " says."))

    printed = print_issue(issue(salt, clock))

    (folio,) = printed.pages_with("How it ticks")
    assert folio > 4
    assert printed.pages_with(f"ticking (page {folio})") == [2, folio]


def test_a_reference_that_grows_is_planned_again(print_issue: Print) -> None:
    """Numbers of two digits take more room than was kept for them at first, and are right in the end."""
    articles = [article(f"salt-{at}", paragraph("Salt."), heading("End")) for at in range(12)]
    all_of_them = [Reference(each.slug, "heading-end", (Text(each.slug),)) for each in articles]
    first = article("first", paragraph(*[part for each in all_of_them for part in (each, ", ")]))

    printed = print_issue(issue(first, *articles))

    text = re.sub(r"\s+", " ", printed.structure.all("Art")[0].text)
    named = {slug: int(folio) for slug, folio in re.findall(r"(salt-\d+)\s*\(page (\d+)\)", text)}
    begun = [min(each.pages) for each in printed.structure.all("Art")[1:]]
    assert begun[-1] > 10
    assert named == {each.slug: folio for each, folio in zip(articles, begun, strict=True)}


def test_numbers_that_never_hold_are_refused(tmp_path: Path) -> None:
    """A layout whose page number pushes the thing to another page would go on for ever; it is told."""
    endless = (
        "{% extends 'page.html.jinja' %}{% block content %}"
        "{% if contents[0].articles[0].page == '2' %}<p style='break-after: page'>Away</p>{% endif %}"
        "<p>Contents</p>{% endblock %}"
    )
    layout = layout_with(tmp_path / "own", {"print/contents.html.jinja": endless})

    with pytest.raises(Refused) as caught:
        pdf_bytes(issue(article("salt", paragraph("Salt."))), layout)

    assert [problem.code for problem in caught.value.problems] == [Code.FOLIOS_UNSETTLED]


def test_a_figure_that_leaves_the_text_is_planned_where_it_stands(print_issue: Print, draw: Draw) -> None:
    """The credits name the page of a plate, which is not the page of its place in the text."""
    plate = figure(draw("pans", 300, 400), Placement.FULL_PAGE)

    printed = print_issue(issue(article("salt", *paragraphs(3), plate, *paragraphs(3))))

    (folio,) = [folio for folio in printed.pages if printed.pictures(folio)]
    assert folio != 2
    assert any(
        element.text.startswith(f"{folio}Caption of pans") for element in printed.structure.all("Link")
    )
