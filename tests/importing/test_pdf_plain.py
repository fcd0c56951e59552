"""What a PDF without tags shows by its places alone: quotations, tables without rules, small high figures."""

from __future__ import annotations

import pytest
from importing.set_pages import Press, draw_pictures

from makeready.importing.imported import Did, Imported
from makeready.importing.pdf.article import as_article
from makeready.importing.pdf.reading import read_pages

TEXT = (
    "The road begins at the harbour, and nobody knows why it does. There is no sign, no stone and no house "
    "at its beginning, and whoever asks for it is told to turn round. "
)
QUOTED = "I was told it once. I have told it eleven times, and each of them has gone home before the tide."
BELOW = "The pans that lie farthest out are raked at night, by lamps, and nobody on land sees them."
NOTE = "The ledger is in the library, where it holds a door. Nobody is allowed to close that door."
BESIDE = "Nobody has asked the mules, who carried it for eleven years and were never seen to complain."
LARGE_NOTE = "The other ledger is as large as the text."
PAGE = f"""<html lang="en-GB"><style>
    @page {{ size: 90mm 150mm; margin: 12mm }}
    body {{ font: 9pt/12pt "Source Serif 4" }} p, blockquote, table {{ margin: 0 0 9pt }}
    blockquote {{ margin-left: 14pt }} i {{ font-style: normal; font-feature-settings: "sups" }}
    td {{ padding: 0 18pt 0 0 }} img {{ float: left; width: 60pt; height: 50pt; margin-right: 6pt }}
    h2 {{ font-size: 10pt; margin: 0 }} h3 {{ font-size: 14pt; line-height: 17pt; text-align: center }}
    .note {{ font-size: 7pt; line-height: 9pt }}
    </style><h1>Salt</h1>
    <p>{TEXT * 2}It is told otherwise.<i>1</i></p><blockquote>{QUOTED}</blockquote><p>{TEXT}</p>
    <p><img src="wide.jpg">{BESIDE}</p><p>{TEXT}</p>
    <table><tr><td>Pan<td>Loads<tr><td>Westernmost<td>140<tr><td>Eastern<td>90</table>
    <h2>Far out</h2><p>{BELOW}</p>
    <h3>“It is the sea that pays”</h3><p>{TEXT}</p><h2>A door</h2><p>{TEXT}</p>
    <p>It is told a third way.<i>2</i></p><p>{TEXT}</p>
    <p class="note"><i>1</i>{NOTE}</p><p><i>2</i>{LARGE_NOTE}</p></html>"""


@pytest.fixture(scope="module")
def imported(tmp_path_factory: pytest.TempPathFactory, press: Press) -> Imported:
    """What comes of the page."""
    folder = tmp_path_factory.mktemp("plain")
    draw_pictures(folder)
    return as_article(read_pages(press(PAGE, folder, folder / "plain.pdf")), lambda _word: False, "sent")


def test_what_is_set_in_is_a_quotation(imported: Imported):
    """And a doubt; what is set in to make room for a picture is none."""
    assert f"\n> {QUOTED}\n" in imported.article
    assert f"\n{BESIDE}\n" in imported.article
    doubts = [decision.words for decision in imported.decisions if decision.did is Did.DOUBTED]
    assert QUOTED in doubts


def test_a_table_of_short_words_below_a_full_line_has_all_its_rows(imported: Imported):
    """Its first row is no line of text with one wide space."""
    assert "| Pan | Loads |\n| --- | --- |\n| Westernmost | 140 |\n| Eastern | 90 |" in imported.article


def test_a_figure_that_its_font_draws_high_calls_a_note(imported: Imported):
    """Its size and its baseline are those of the text."""
    assert "It is told otherwise.[^1]" in imported.article
    assert f"[^1]: {NOTE}" in imported.article


def test_a_subhead_below_a_table_is_not_its_title(imported: Imported):
    """It begins what follows."""
    assert f"\n\n## Far out\n\n{BELOW}" in imported.article
    assert "Table:" not in imported.article


def test_a_short_saying_in_large_type_is_a_pull_quote(imported: Imported):
    """It has no more words than a subhead, and begins with a quotation mark; that is a doubt."""
    assert "::: pullquote\n“It is the sea that pays”\n:::" in imported.article
    assert "## A door" in imported.article


def test_a_note_as_large_as_the_text_is_one(imported: Imported):
    """Its mark is raised, and the text calls it."""
    assert "It is told a third way.[^2]" in imported.article
    assert f"[^2]: {LARGE_NOTE}" in imported.article
