"""Print and ebook laid side by side: hard issues agree to the word, and what differs is told."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from layouts_for_tests import SHIPPED, layout_with, shipped
from produced import alone
from small_issues import article, figure, heading, issue, note, panel, paragraph, paragraphs, prose

from makeready.composing.templates import Layout, open_layout
from makeready.issue import (
    Align,
    Block,
    BulletList,
    Cell,
    Emphasis,
    Issue,
    ListItem,
    NoteMark,
    Placement,
    Reference,
    Sidebar,
    Table,
    Text,
)
from makeready.preflight.agreement.agreement import agreement
from makeready.preflight.agreement.read_ebook import read_ebook
from makeready.preflight.checked import Standing, Verdict
from makeready.problems import Code, Problem
from makeready.producing.epub.issue_epub import produce_epub
from makeready.producing.pdf.issue_pdf import produce_pdf

ALIKE = tuple(
    paragraph("It was a line of its own, and it was said again as often as one liked.") for _ in range(120)
)
NOTED = tuple(paragraph(prose(40, at), NoteMark(at + 1), f" Then {prose(30, at + 7)}") for at in range(24))
LISTED = BulletList(tuple(ListItem((paragraph(prose(20, at)),)) for at in range(60)), tight=True)
TABLE = Table(
    "table-1",
    (Text("Loads by year"),),
    tuple(Cell((Text(name),), Align.LEFT, heading=True) for name in ("Year", "Mules")),
    tuple(tuple(Cell((Text(f"{at} {name}"),), Align.LEFT) for name in ("year", "mules")) for at in range(70)),
)
TRAVELS = Emphasis((Text("travels"),))
LINKED = Reference("salt", "", (Text("see there"),))
NAMING = (paragraph("As the story tells, ", LINKED, " 12 mules or הבישי שלום more."),)
HARD: dict[str, tuple[Block, ...]] = {
    "paragraphs alike": ALIKE,
    "paragraphs that notes interrupt": NOTED,
    "a list over pages": (paragraph("So."), LISTED),
    "long words, divided": tuple(
        paragraph("Telecommunications and counterrevolutionaries, internationally. " * 30) for _ in range(6)
    ),
    "dashes, quotes and emphasis": tuple(
        paragraph(
            "Salt—‘white’, they said—", Emphasis((Text("travels"),)), " (well-known); " * 5, prose(50, at)
        )
        for at in range(30)
    ),
    "Hebrew in a line": tuple(paragraph(prose(40, at), " הבישי שלום ", prose(30, at)) for at in range(36)),
    "pictures of every kind": (
        *paragraphs(6),
        figure(panel("a.jpg"), Placement.SPREAD),
        *paragraphs(8),
        figure(panel("b.jpg"), Placement.WIDE),
        *paragraphs(8),
        figure(panel("c.jpg"), Placement.FULL_PAGE),
        heading("Rakers"),
        *paragraphs(12),
        figure(panel("d.jpg")),
    ),
    "Hebrew alone": (paragraph("הבישי שלום"), *(paragraph("הבישי שלום עולם " * 30) for _ in range(40))),
    "pages that the words name": tuple(
        paragraph(f"It stands on page {at} of it. ", LINKED, f" 1999 {prose(50, at)}") for at in range(40)
    ),
    "a spread before the opening": (
        paragraph(prose(20)),
        figure(panel("a.jpg"), Placement.SPREAD),
        paragraph(prose(20, 4)),
    ),
    "notes that name pages": tuple(
        paragraph(prose(40, at), NoteMark(at + 1), prose(30, at)) for at in range(24)
    ),
    "captions that name pages": (
        *paragraphs(4),
        *(figure(panel(name), place, caption=NAMING) for name, place in zip("abc", Placement, strict=False)),
        *paragraphs(12),
    ),
    "pictures that say nothing": (
        *paragraphs(4),
        *(figure(panel(name), place, alt="") for name, place in zip("abc", Placement, strict=False)),
        figure(panel("d.jpg"), alt="", caption=()),
        *paragraphs(30),
    ),
    "a caption that a heading repeats": (
        *paragraphs(4),
        figure(panel("c.jpg"), Placement.FULL_PAGE, caption=(paragraph("Rakers"),)),
        *(block for at in range(16) for block in (heading("Rakers"), *paragraphs(2 + at % 3))),
    ),
    "a box and a table": (
        *paragraphs(5),
        Sidebar("sidebar-1", (Text("How a pan is cut"),), paragraphs(4, 40)),
        *paragraphs(5),
        TABLE,
        *paragraphs(5),
    ),
}


def made(of: Issue, layout: Layout, folder: Path) -> tuple[Path, Path]:
    """Both files of an issue."""
    pdf, epub = folder / "salt.pdf", folder / "salt.epub"
    printed = produce_pdf(of, layout, alone())
    book = produce_epub(of, layout, alone(), printed.units)
    for produced, file in ((printed, pdf), (book, epub)):
        with file.open("w+b") as out:
            produced.write(out)
    return pdf, epub


def found(of: Issue, layout: Layout, folder: Path) -> tuple[Verdict, list[Problem]]:
    """What is found in the two files of an issue as they are made."""
    return agreement(of, layout, *made(of, layout, folder))


def hard(name: str) -> Issue:
    """An issue of one article that is hard to follow over its pages."""
    notes = tuple(note(at + 1, prose(15, at)) for at in range(24)) if "notes" in name else ()
    if "notes that name" in name:
        notes = tuple(replace(each, children=NAMING) for each in notes)
    return issue(article("salt", *HARD[name], notes=notes))


@pytest.mark.parametrize("name", HARD)
def test_every_page_begins_with_the_same_word_in_print_and_ebook(name: str, tmp_path: Path):
    """To the word, over many pages, and the words, notes and figures are the same."""
    of = hard(name)
    pdf, epub = made(of, shipped(), tmp_path)
    verdict, problems = agreement(of, shipped(), pdf, epub)

    assert [str(problem) for problem in problems] == []
    assert verdict.standing is Standing.PASSED
    [read] = read_ebook(of, epub).articles
    assert len(read.breaks) >= 3


def test_articles_that_share_pages_agree(tmp_path: Path):
    """A page begins in the article that is under way there."""
    of = issue(*(article(f"piece-{at}", *paragraphs(9)) for at in range(4)), together=True)

    assert found(of, shipped(), tmp_path)[1] == []


def test_a_layout_of_another_size_agrees(tmp_path: Path):
    """The pages are its own."""
    assert found(hard("a box and a table"), open_layout(SHIPPED / "digest"), tmp_path)[1] == []


def changed(file: Path, change: Callable[[str], str], name: str = "EPUB/articles/salt.xhtml") -> None:
    """Change a document in a finished book."""
    with zipfile.ZipFile(file) as book:
        held = {each: book.read(each) for each in book.namelist()}
    assert change(held[name].decode()) != held[name].decode()
    held[name] = change(held[name].decode()).encode()
    with zipfile.ZipFile(file, "w") as book:
        for each, data in held.items():
            book.writestr(each, data)


def moved(html: str) -> str:
    """A page break two words later."""
    before, span, after = _parted(html)
    first, second, rest = after.split(" ", 2)
    return f"{before}{first} {second} {span}{rest}"


def _parted(html: str) -> tuple[str, str, str]:
    at = html.index("<span", html.index('id="page-3"') - 60)
    end = html.index("</span>", at) + len("</span>")
    return html[:at], html[at:end], html[end:]


FAULTS: dict[str, tuple[Callable[[str], str], Code, str]] = {
    "a break two words late": (moved, Code.PAGE_LIST_WRONG, "page 3 begins"),
    "the first paragraph lost": (
        lambda html: html.replace(html[html.index('<p class="opening"') : html.index("<p>")], "", 1),
        Code.PRINT_AND_EBOOK_DIFFER,
        "text",
    ),
    "no break": (lambda html: "".join(_parted(html)[::2]), Code.PAGE_LIST_WRONG, "each page break"),
    "a word lost": (lambda html: html.replace("One morning", "One", 1), Code.PRINT_AND_EBOOK_DIFFER, "text"),
    "a caption changed": (
        lambda html: html.replace("Caption of", "Some"),
        Code.PRINT_AND_EBOOK_DIFFER,
        "captions",
    ),
    "another alt": (lambda html: html.replace('alt="', 'alt="Not '), Code.PRINT_AND_EBOOK_DIFFER, "pictures"),
    "another note": (lambda html: html.replace("A note", "No"), Code.PRINT_AND_EBOOK_DIFFER, "notes"),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_what_differs_is_told(fault: str, tmp_path: Path):
    """By its article, and with what each has."""
    change, code, words = FAULTS[fault]
    text = [paragraph("One morning.", NoteMark(1)), *paragraphs(30), figure(panel("a.jpg"))]
    of = issue(article("salt", *text, notes=(note(1, "A note."),)))
    pdf, epub = made(of, shipped(), tmp_path)
    changed(epub, change)

    verdict, problems = agreement(of, shipped(), pdf, epub)

    assert verdict.standing is Standing.FAULTS
    assert code in {problem.code for problem in problems}
    assert words in next(str(problem) for problem in problems if problem.code is code)
    assert {problem.place.file for problem in problems} <= {"salt/article.md", "issue.yaml"}


def test_a_book_without_a_page_list_is_told(tmp_path: Path):
    """As it is made where pages can't be laid out."""
    of = hard("paragraphs alike")
    pdf, epub = made(of, shipped(), tmp_path)
    with epub.open("w+b") as out:
        produce_epub(of, shipped(), alone()).write(out)

    _, problems = agreement(of, shipped(), pdf, epub)

    assert [problem.code for problem in problems] == [Code.PAGE_LIST_WRONG]


def test_a_comment_in_a_template_is_no_matter(tmp_path: Path):
    """What stands behind it is read."""
    layout = layout_with(
        tmp_path / "own", {"ebook/blocks/paragraph.html.jinja": "<p><!-- plain -->{{ content }}</p>"}
    )

    assert found(hard("paragraphs alike"), layout, tmp_path)[1] == []


def test_pages_whose_structure_names_no_articles_are_not_checked(tmp_path: Path):
    """A layout may use other elements: then nothing can be said, and that is said."""
    template = (SHIPPED / "print/article.html.jinja").read_text("utf-8")
    own = template.replace("<article", "<div").replace("</article>", "</div>")
    layout = layout_with(tmp_path / "own", {"print/article.html.jinja": own})

    verdict, problems = found(issue(article("salt", *paragraphs(2))), layout, tmp_path)

    assert verdict.standing is Standing.NOT_CHECKED
    assert [problem.code for problem in problems] == [Code.NOT_CHECKED]
