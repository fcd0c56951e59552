"""The shipped issue on three layouts, all pages looked at: nothing is told but what was seen there."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest
from layouts_for_tests import SHIPPED, layout_with
from produced import alone

from makeready.cache import Cache
from makeready.composing.templates import Layout, open_layout
from makeready.issue import Issue
from makeready.preflight.pages.typesetting import typesetting_problems
from makeready.preflight.pdf.pdf_checks import pdf_problems
from makeready.problems import Code
from makeready.producing.pdf.issue_pdf import produce_pdf
from makeready.producing.produced import Produced
from makeready.reading.manuscript import read_manuscript

RAGGED = ".flow { columns: 3; text-align: left } :root { --text-size: 9pt }"
"""Three ragged columns."""
SEEN_IN = {
    "shipped": [],
    "digest": [],
    "ragged": [
        (5, Code.SHORT_LAST_LINE, "ern\u00a0one."),
        (13, Code.SHORT_LAST_LINE, "tory."),
        (15, Code.COLUMN_LEFT_EMPTY, "in dispute between the two countries."),
    ],
}
"""What was seen when every page of the shipped issue was looked at, on each: nothing else is to be told."""


@dataclass(frozen=True)
class Made:
    """The issue as it is printed on one of the layouts."""

    name: str
    layout: Layout
    issue: Issue
    produced: Produced
    file: Path


@pytest.fixture(scope="module", params=SEEN_IN)
def made(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Made:
    """Made once on each."""
    folder = tmp_path_factory.mktemp("shipped")
    if request.param == "ragged":
        style = f'@import "{SHIPPED / "print/style.css"}"; {RAGGED}'
        layout = layout_with(folder / "own", {"print/style.css": style})
    else:
        layout = open_layout(SHIPPED / "digest" if request.param == "digest" else SHIPPED)
    issue, _ = read_manuscript(SHIPPED.parent / "manuscript", Cache(None))
    assert issue is not None
    produced = produce_pdf(issue, layout, alone())
    with (folder / "madder.pdf").open("w+b") as out:
        produced.write(out)
    return Made(request.param, layout, issue, produced, folder / "madder.pdf")


def test_of_its_lines_and_boxes_what_was_seen_is_told_and_no_more(made: Made):
    """On pages that were found good nothing is marked."""
    units = made.produced.units
    found = [fault for unit in units if unit.articles for fault in unit.observed.faults]

    assert [(fault.folio, Code[fault.kind.name], fault.words) for fault in found] == SEEN_IN[made.name]
    assert len(list(typesetting_problems(made.issue, units))) == len(found)


def test_its_fonts_colours_and_edges_are_sound(made: Made):
    """White on a picture, a table on a tint and red on white were looked at, and can be read."""
    assert list(pdf_problems(made.file, made.layout)) == []
