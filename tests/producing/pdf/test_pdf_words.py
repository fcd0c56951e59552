"""The words of a finished PDF, unit by unit, in the order in which they are read."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont
from layouts_for_tests import SHIPPED, layout_with, shipped
from pdf_reader import pdf_words
from printed import Print, Printed
from produced import pdf_bytes
from small_issues import Draw, article, figure, issue, note, paragraph, paragraphs, prose

from makeready.composing.print_plans import unit_plans
from makeready.issue import CodeBlock, Emphasis, Issue, Link, NoteMark, Placement, Strong, Tag, Tagged, Text
from makeready.producing.word_account import streams, words_in


def words_of(printed: Printed) -> list[str]:
    """The words of the first article, whose unit is the second of three."""
    pages = printed.structure.all("Art")[0].pages
    after = len(printed.pages) - max(pages)
    return pdf_words(printed.data, [min(pages) - 1, len(pages), after])[1]


def test_words_come_in_the_order_of_the_manuscript(print_issue: Print) -> None:
    """Over columns and pages, though every line is drawn alone and many words are divided."""
    text = prose(1500)

    found = words_of(print_issue(issue(article("salt", paragraph(text)))))

    assert found[2 : 2 + 1500] == words_in(text)


def test_dress_does_not_cut_a_word(print_issue: Print) -> None:
    """Half a word in italic, a formula, a drop cap and small capitals are one word each."""
    water = ["H", Tagged(Tag.SUB, (Text("2"),)), "O"]
    half = ["un", Emphasis((Text("salt"),)), "ed", Strong((Text("ly"),))]

    found = words_of(
        print_issue(issue(article("salt", paragraph("Rakers come."), paragraph(*water, " ", *half))))
    )

    assert found[:6] == ["features", "salt", "rakers", "come", "h2o", "unsaltedly"]


def test_a_note_s_number_is_no_part_of_a_word(print_issue: Print) -> None:
    """Neither where the note is called, nor where it is called again, nor in another note."""
    notes = (replace(note(1, ""), children=(paragraph("See", NoteMark(2)),)), note(2, "Below"))
    text = paragraph("Once", NoteMark(1), " and again", NoteMark(1))

    found = words_of(print_issue(issue(article("salt", text, notes=notes))))

    assert {"once", "again", "see", "below"} <= set(found)


def test_words_in_two_dresses_stay_apart(print_issue: Print) -> None:
    """The engine draws no space between them, the account sees it."""
    link = Link("https://example.org", (Text("link"),))
    parts = [
        "a ",
        Emphasis((Text("b"),)),
        " ",
        Strong((Text("c"),)),
        " ",
        link,
        " ",
        Tagged(Tag.KBD, (Text("d"),)),
        " e",
    ]

    found = words_of(print_issue(issue(article("salt", paragraph("Salt."), paragraph(*parts)))))

    assert found[3:9] == ["a", "b", "c", "link", "d", "e"]


def test_tabs_in_code_keep_words_apart(print_issue: Print) -> None:
    """Though no glyph is drawn for a tab."""
    found = words_of(print_issue(issue(article("salt", paragraph("Salt."), CodeBlock("a\tb\t\tc\n\td")))))

    assert found[3:7] == ["a", "b", "c", "d"]


def test_hebrew_is_read_from_its_first_letter(print_issue: Print) -> None:
    """The order of reading, not the one in which glyphs stand on the line."""
    found = words_of(print_issue(issue(article("salt", paragraph("The words שלום עולם 12 are peace.")))))

    assert found[2:9] == ["the", "words", "שלום", "עולם", "12", "are", "peace"]


@pytest.mark.parametrize("rule", ["", 'html { hyphenate-character: "-" }'])
def test_a_font_may_lack_the_hyphen_of_divided_words(tmp_path: Path, rule: str) -> None:
    """It is set in another font, as is a letter that is lacking; a hyphen of the text's own stays one."""
    with TTFont(SHIPPED / "fonts/source-serif-4/SourceSerif4-Regular.otf", lazy=True) as font:
        for table in font["cmap"].tables:
            for lacking in "\u2010ə":
                table.cmap.pop(ord(lacking), None)
        (tmp_path / "fonts").mkdir()
        font.save(tmp_path / "fonts/lacking.otf")
    face = '@font-face { font-family: Lacking; src: url("../fonts/lacking.otf") }'
    css = f"{face} :root {{ --serif: Lacking, serif }} {rule}"
    layout = layout_with(tmp_path, {"print/style.css": f'@import "{SHIPPED / "print/style.css"}"; {css}'})
    text = "twenty-seven incomprehensibilities Nagorno-Karabakh representation zəhmətkeşlər " * 30

    printed = Printed(pdf_bytes(issue(article("salt", paragraph(text))), layout)[0])

    fonts = {letter.font.rpartition("+")[2] for letter in printed.characters(2)}
    assert {"Lacking", "Source-Serif-4"} <= fonts, fonts
    assert words_of(printed)[2:][: len(words_in(text))] == words_in(text)


def test_every_word_of_the_complete_issue_is_in_its_unit(
    printed_complete: Printed, complete_issue: Issue
) -> None:
    """In order, stream by stream."""
    names = [plan.name for plan in unit_plans(complete_issue, shipped())]
    begun = [min(art.pages) for art in printed_complete.structure.all("Art")]
    ends = [*begun, max(printed_complete.structure.all("Art")[-1].pages) + 1]
    assert names[:2] == ["cover", "contents"]
    counts = [1, 1, *(after - before for before, after in pairwise(ends))]
    counts += [1] * (len(printed_complete.pages) - sum(counts))

    found = pdf_words(printed_complete.data, counts)

    for each, words in zip(complete_issue.articles, found[2:5], strict=True):
        for stream in streams(each):
            rest = iter(words)
            assert all(word in rest for word, _ in stream.words), stream.words[:5]


def test_what_is_not_read_comes_last(print_issue: Print) -> None:
    """Running heads and folios stand behind all that is tagged."""
    printed = print_issue(issue(article("salt", *paragraphs(30), running_head="Zebra")))

    found = words_of(printed)

    assert "zebra" in found
    assert found.index("zebra") > len(words_in(" ".join(prose(60, 60 * at) for at in range(30))))


def test_a_figure_elsewhere_is_read_in_its_place(print_issue: Print, draw: Draw) -> None:
    """On its page it stands before the text; in the words it stands after it."""
    shown = figure(draw("pans", 600, 300), Placement.FULL_PAGE)
    salt = article(
        "salt", paragraph("First", NoteMark(1)), shown, paragraph("Last."), notes=(note(1, "Noted."),)
    )

    found = words_of(print_issue(issue(salt)))

    order = [found.index(word) for word in ("first", "noted", "pans", "last")]
    assert order == sorted(order)
