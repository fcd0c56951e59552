"""Of an article on two pages: a running head that stands on one of them, and a pull quote that is moved."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from importing.set_pages import Press

from makeready.importing.imported import Did, Imported
from makeready.importing.pdf.article import as_article
from makeready.importing.pdf.pages import Box
from makeready.importing.pdf.reading import read_pages
from makeready.importing.pdf.reading_order import in_order

FIRST = "The road begins at the sea wall, where the mules used to wait, and it ends in a field. "
QUOTED = "Nobody raises six lamps over a congregation of mules."
SECOND = "Their tools lean on the wall of the shed, the long rakes beside the short ones. "
PAGE = f"""<html lang="en-GB"><style>
    @page {{ size: 120mm 90mm; margin: 16mm 10mm 10mm }}
    @page :left {{ @top-right {{ content: "tHE sALT rOAD"; font: 7pt "Source Sans 3"; padding-bottom: 12pt;
      vertical-align: bottom }} }}
    body {{ font: 9pt/12pt "Source Serif 4" }} p {{ margin: 0 }}
    h1 {{ font-size: 26pt; line-height: 30pt; margin: 0 }}
    .next {{ break-before: page; position: relative }} .one, .two {{ width: 46mm }}
    .two {{ position: absolute; left: 52mm; top: 0 }}
    .first {{ float: left; font: 36pt/30pt "Source Serif 4"; margin: -6pt 2pt 0 0 }}
    .quote {{ font: 15pt/18pt "Source Serif 4"; margin-bottom: 12pt }}
    </style><h1>The salt road: a day</h1><p>{FIRST * 4}It is told that nobody raises six lamps over a con-<br>
    gregation of mules.</p>
    <div class="next"><div class="one"><p><span class="first">N</span>obody came. {SECOND * 3}</p></div>
    <div class="two"><div class="quote">{QUOTED}</div><p>{FIRST * 2}</p></div></div></html>"""
RUNNING_HEAD = "tHE sALT rOAD"


@pytest.fixture(scope="module")
def imported(tmp_path_factory: pytest.TempPathFactory, press: Press) -> Imported:
    """What comes of the two pages."""
    folder = tmp_path_factory.mktemp("two")
    return as_article(read_pages(press(PAGE, folder, folder / "two.pdf")), lambda word: len(word) > 5, "sent")


def test_a_running_head_on_one_page_is_dropped_and_doubted(imported: Imported):
    """However near below it a large initial begins."""
    (doubt,) = (each for each in imported.decisions if each.words == RUNNING_HEAD and each.did is Did.DOUBTED)

    assert "dropped as a running head" in doubt.why
    assert RUNNING_HEAD not in imported.article


def test_a_running_head_has_the_letters_of_the_headline_that_it_repeats(imported: Imported):
    """Small capitals that a PDF tells wrong are mended so."""
    assert 'running-head: "The salt road"' in imported.article


def test_a_pull_quote_repeats_words_that_are_divided_in_the_text(imported: Imported):
    """So it is none that stands nowhere else; where it stands now is told."""
    (told,) = (each for each in imported.decisions if each.words == QUOTED)

    assert told.did is Did.MOVED
    assert "it is a pull quote" in told.why
    assert f"::: pullquote\n{QUOTED}\n:::" in imported.article


def test_a_pull_quote_without_a_tag_stands_behind_the_column_left_of_it():
    """Where it heads a column, and the file tells the order of the texts alone."""

    @dataclass
    class Placed:
        box: Box
        number: int | None

    left, right = Placed(Box(0, 0, 40, 90), 1), Placed(Box(50, 20, 90, 90), 2)
    quote = Placed(Box(50, 0, 90, 15), None)
    ordered = in_order(
        [quote, left, right],
        is_text=lambda part: part is not quote,
        joint=lambda _one, _other: 0,
        drawn=lambda _part: 0,
        told=lambda part: part.number,
    )

    assert ordered == [left, quote, right]
