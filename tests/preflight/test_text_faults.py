"""Faults of lines, paragraphs, headings and columns: each planted, and each healed by a little."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from layouts_for_tests import SHIPPED, THREE, layout_with, one_of_three
from produced import alone
from small_issues import article, figure, heading, issue, panel, paragraph, prose

from makeready.composing.templates import Layout
from makeready.issue import (
    Align,
    Article,
    Block,
    BlockQuote,
    Cell,
    Inline,
    LineBreak,
    Paragraph,
    Placement,
    Table,
    Text,
)
from makeready.preflight.pages.typesetting import typesetting_problems
from makeready.problems import Code
from makeready.producing.pdf.issue_pdf import produce_pdf
from makeready.producing.produced import PrintedUnit

UNCARING = """
.flow, .together .flow { columns: 1 }
p { hyphens: manual; orphans: 1; widows: 1 }
h2 { break-after: auto; width: 60mm; --text-wrap: wrap }
blockquote { break-inside: avoid }
.drop-cap { float: none; font: inherit; height: auto; margin: 0 }
"""
"""One column, in which nothing is kept together but a quotation."""
AT = 77
"""The line of the manuscript on which a fault is planted."""

PLANTED = (
    Code.WIDOW,
    Code.ORPHAN,
    Code.LONELY_SUBHEAD,
    Code.LOOSE_LINES,
    Code.COLUMN_LEFT_EMPTY,
    Code.DIVIDED_HEADLINE,
    Code.SHORT_HEADLINE_END,
    Code.HEADLINE_AFTER_SMALL_WORD,
    Code.SHORT_LAST_LINE,
    Code.HYPHEN_LADDER,
)


@dataclass(frozen=True)
class Bed:
    """A layout that lets faults happen."""

    layout: Layout
    room: int
    """How many lines the first page of an article has for its text."""
    letters: int
    """About how many letters a line of it has."""


def bed(name: str, folder: Path) -> Bed:
    """One of the layouts to plant faults on."""
    layout = one_of_three(name, folder / "own", UNCARING)
    [unit] = printed(layout, article("salt", paragraph(prose(400))))
    lines = sum(page.lines for page in unit.observed.text)
    return Bed(layout, int(unit.observed.text[0].room), round(len(prose(400)) / lines))


@pytest.fixture(scope="module")
def beds(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Bed]:
    """All of them."""
    return {name: bed(name, tmp_path_factory.mktemp("layout")) for name in THREE}


@pytest.fixture(scope="module")
def uncaring(beds: dict[str, Bed]) -> Layout:
    """The one that is the shipped layout but for its lack of care."""
    return beds["shipped"].layout


@pytest.fixture(scope="module")
def room(beds: dict[str, Bed]) -> int:
    """Its lines on the first page of an article."""
    return beds["shipped"].room


def printed(layout: Layout, *articles: Article) -> list[PrintedUnit]:
    """The articles on their pages."""
    return [unit for unit in produce_pdf(issue(*articles), layout, alone()).units if unit.articles]


def told(layout: Layout, *articles: Article) -> list[tuple[str, int, Code]]:
    """What is found in them: the article, the line and the code."""
    problems = typesetting_problems(issue(*articles), printed(layout, *articles))
    return sorted(
        ((problem.place.file.partition("/")[0], problem.place.line, problem.code) for problem in problems),
        key=str,
    )


def lines(count: int, end: str = "It is a line of its own") -> Paragraph:
    """A paragraph whose lines are broken by hand."""
    broken: list[Inline] = []
    for _ in range(count - 1):
        broken += [Text("It is a line of its own"), LineBreak()]
    return replace(paragraph(*broken, end + "."), line=AT)


def single(count: int) -> list[Block]:
    """So many paragraphs of a line."""
    return [paragraph("It was a line of its own.") for _ in range(count)]


def joined(words: str) -> str:
    """Words that no line can divide."""
    return words.replace(" ", "\u00a0")


def cut(letters: int) -> str:
    """Words of so many letters together, or a few more."""
    return prose(60)[: prose(60).index(" ", letters)]


def subhead(words: str) -> list[Block]:
    """A subhead at the head of an article, with text below it."""
    return [paragraph("So."), replace(heading(words), line=AT), *single(4)]


def planted(code: Code, on: Bed, *, healed: bool) -> list[Block]:
    """An article's text with one fault in it, or, healed, a little less than one."""
    spare, room = 1 if healed else 0, on.room
    match code:
        case Code.WIDOW:
            return [*single(room - 2 - spare), lines(3 + 2 * spare), *single(3)]
        case Code.ORPHAN:
            return [*single(room - 1 - spare), lines(4), *single(3)]
        case Code.LONELY_SUBHEAD:
            below = lines(4)
            at = room - 3 - 2 * spare
            return [*single(at), replace(heading("Rakers"), line=AT), replace(below, line=5), *single(3)]
        case Code.LOOSE_LINES:
            start, end = cut(round(on.letters * (0.3 if healed else 0.6))), joined(cut(on.letters // 2))
            return [replace(paragraph(f"{start} {end}."), line=AT), *single(room)]
        case Code.HYPHEN_LADDER:
            ladder = [
                part for _ in range(4 - spare) for part in (Text("A line that ends in salt-"), LineBreak())
            ]
            return [replace(paragraph(*ladder, "and goes on for a while."), line=AT), *single(room)]
        case Code.COLUMN_LEFT_EMPTY:
            before = [*single(room // (1 if healed else 2) - 2), lines(2)]
            return [*before, BlockQuote(tuple(single(room - 6))), *single(room)]
        case Code.DIVIDED_HEADLINE:
            long = "telecommuni\u00adcations"
            return [*subhead(f"Harbours {long}" if healed else f"Harbours of salt {long}"), *single(room)]
        case Code.SHORT_HEADLINE_END:
            end = "afternoon" if healed else "now"
            return [*subhead(f"{joined('Salt carried over hills on foot')} {end}"), *single(room)]
        case Code.HEADLINE_AFTER_SMALL_WORD:
            end = "by" if healed else "of"
            return [
                *subhead(
                    f"{joined('Forty miles')} {joined('carried ' + end)} {joined('the mule of harbours')}"
                ),
                *single(room),
            ]
        case Code.SHORT_LAST_LINE:
            return [lines(3, "seven" if healed else "six"), *single(room)]
    raise AssertionError(code)


def slug(code: Code) -> str:
    """The folder of the article in which a fault is planted."""
    return code.value.code


@pytest.mark.parametrize("name", THREE)
def test_every_fault_planted_in_twenty_pages_is_found(name: str, beds: dict[str, Bed]):
    """Each once in its article, told with the line of its paragraph or heading, and nothing of the rest."""
    on = beds[name]
    articles = [article(slug(code), *planted(code, on, healed=False)) for code in PLANTED]
    pages = sum(len(unit.observed.pages) for unit in printed(on.layout, *articles))

    assert pages >= 20
    assert told(on.layout, *articles) == sorted(((slug(code), AT, code) for code in PLANTED), key=str)


@pytest.mark.parametrize("name", THREE)
def test_a_little_less_is_no_fault(name: str, beds: dict[str, Bed]):
    """Two lines instead of one, a word less, a quotation that fits."""
    on = beds[name]
    articles = [article(slug(code), *planted(code, on, healed=True)) for code in PLANTED]

    assert told(on.layout, *articles) == []


def test_a_headline_is_told_at_the_head_of_its_article(uncaring: Layout):
    """A title has no line of its own in the issue. It is so long here that it leaves its box as well."""
    title = (Text(joined("Salt and those who carried it over the hills") + " on"),)

    assert told(uncaring, article("salt", paragraph("So."), title=title)) == [
        ("salt", 1, Code.SHORT_HEADLINE_END),
        ("salt", 1, Code.TEXT_OUT_OF_ITS_BOX),
    ]


def test_a_caption_is_told_in_its_file(uncaring: Layout):
    """Its last line is short, and captions.md is what has to be opened."""
    caption = paragraph("Rakers at the western pans.", LineBreak(), "June.")
    shown = figure(panel("rakers"), caption=(caption,), caption_line=9)
    credited = figure(panel("pans"), credit=f"{prose(9)}\u2028Rees.", caption_line=14)
    whole = issue(article("salt", paragraph("So."), shown, credited, *single(4)))
    units = [unit for unit in produce_pdf(whole, uncaring, alone()).units if unit.articles]
    problems = typesetting_problems(whole, units)

    assert [str(problem.place) for problem in problems] == ["salt/captions.md:9", "salt/captions.md:14"]


def test_a_subhead_above_its_table_is_not_lonely(tmp_path: Path):
    """The table goes across the columns, and the subhead stands at the end of the last of them."""
    style = f'@import "{SHIPPED / "print/style.css"}"; .table {{ column-span: all }}'
    across = layout_with(tmp_path / "own", {"print/style.css": style})
    cells = tuple(Cell((Text(word),), Align.NONE) for word in ("Salt", "Mule"))
    table = Table("loads", (Text("Loads by year"),), cells, (cells, cells))

    assert told(across, article("salt", *single(3), heading("Loads"), table, *single(6))) == []


def test_a_column_that_a_wide_figure_fills_is_not_empty(uncaring: Layout, room: int):
    """The picture stands at the page's foot, where no text could be."""
    wide = figure(panel("rakers", 300, 100), Placement.WIDE)

    assert told(uncaring, article("salt", *single(3), wide, *single(room + 4))) == []
