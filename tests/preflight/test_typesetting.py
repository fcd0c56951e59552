"""Lines that a typesetter would set again are told with the place of their paragraph."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from layouts_for_tests import SHIPPED, layout_with, shipped
from produced import alone
from small_issues import article, issue, paragraph, prose

from makeready.composing.templates import Layout
from makeready.issue import BulletList, Emphasis, Issue, ListItem, Paragraph, Text
from makeready.preflight.pages.typesetting import typesetting_problems
from makeready.problems import Code, Problem
from makeready.producing.pdf.issue_pdf import produce_pdf
from makeready.producing.produced import FaultKind, PageFault


def set_again(of: Issue, layout: Layout | None = None) -> tuple[list[PageFault], list[Problem]]:
    """The faulty lines of an issue of one article, and what is told of them."""
    produced = produce_pdf(of, layout or shipped(), alone())
    faults = [fault for unit in produced.units for fault in unit.observed.faults]
    return faults, list(typesetting_problems(of, produced.units))


def on_line(line: int, words: str) -> Paragraph:
    """A paragraph that stands on a line of the manuscript."""
    return replace(paragraph(words), line=line)


def test_a_last_line_of_a_few_letters_is_told_where_its_paragraph_stands(tmp_path: Path):
    """Of ragged items that grow by a word, those whose last word alone is on the last line."""
    style = f'@import "{SHIPPED / "print/style.css"}"; .flow {{ text-align: left }}'
    ragged = layout_with(tmp_path / "own", {"print/style.css": style})
    words = [f"{prose(9 + count, count)} Quba." for count in range(24)]
    # In italics, for a short last word in the same dress is kept beside the one before it.
    dressed = [paragraph(each.removesuffix("Quba."), Emphasis((Text("Quba."),))) for each in words]
    items = tuple(ListItem((replace(each, line=20 + at),)) for at, each in enumerate(dressed))
    faults, problems = set_again(issue(article("salt", BulletList(items, tight=True))), ragged)

    assert {(fault.kind, fault.words) for fault in faults} == {(FaultKind.SHORT_LAST_LINE, "Quba.")}
    assert len(faults) < len(words)
    assert [problem.place.line for problem in problems] == [
        20 + words.index(fault.paragraph) for fault in faults
    ]
    assert {problem.code for problem in problems} == {Code.SHORT_LAST_LINE}
    assert all('last line, on page 2, is "Quba."' in problem.sentence for problem in problems)


def test_a_short_paragraph_is_not_a_short_last_line():
    """A line that is the only one of its paragraph may be as short as it likes."""
    assert set_again(issue(article("salt", paragraph("So."), paragraph("It was.")))) == ([], [])


def test_four_hyphens_below_each_other_are_told_once(tmp_path: Path):
    """Three are borne; a ladder is told at its fourth line, however long it is."""
    style = f'@import "{SHIPPED / "print/style.css"}"; .flow {{ columns: 5 }}'
    narrow = layout_with(tmp_path / "own", {"print/style.css": style})
    long_words = " ".join(["internationalisation of telecommunications"] * 12)
    faults, problems = set_again(issue(article("salt", on_line(11, long_words))), narrow)

    ladders = [fault for fault in faults if fault.kind is FaultKind.HYPHEN_LADDER]
    assert ladders
    assert all(fault.words.endswith("\u2010") for fault in ladders)
    assert {problem.place.line for problem in problems} == {11}
    assert Code.HYPHEN_LADDER in {problem.code for problem in problems}
