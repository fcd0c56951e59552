"""A text that an author typed has subheads and no pictures; a page's foot among columns is no caption."""

from __future__ import annotations

import pytest

from makeready.importing.article_writing import written
from makeready.importing.column_text import read_column_text
from makeready.importing.imported import Did, Imported
from makeready.importing.pieces import Kind

MAIL = """\
The last carrier
By Tomas Reed

The carrier came on Tuesdays. He had two mules, a brown one and a grey one, and never said which was his.

At the inn

Nobody asked him again. The inn was closed in March, and the harness hangs there still.
"""
COLUMNS = """\
The salt left the coast on the backs of mules. The jour-
ney took four days in summer, and the last of the mer-

12                                  LANTERN

chants rode before them with a lamp.

Forty miles of road

Nobody has counted the mules since, and nobody needs to.
"""


def brought_in(text: str, magazine: str = "") -> Imported:
    """The article that such a text becomes; every word of four letters is a word."""
    return written(read_column_text(text, lambda word: len(word) > 3, magazine), "sent")


def doubts(imported: Imported) -> dict[str, str]:
    """What is doubted, and why."""
    return {each.words: each.why for each in imported.decisions if each.did is Did.DOUBTED}


def test_a_headline_and_a_byline_need_no_blank_line_between():
    """Both are facts, and neither is a caption."""
    imported = brought_in(MAIL)

    assert imported.article.startswith(
        '---\ntitle: "The last carrier"\nbyline: "Tomas Reed"\n---\n\nThe carrier'
    )
    assert not imported.captions


def test_a_byline_that_text_follows_at_once_is_one():
    """The lines are parted above it and below it."""
    imported = brought_in(MAIL.replace("Reed\n\n", "Reed\n"))

    assert 'byline: "Tomas Reed"\n---\n\nThe carrier came' in imported.article


@pytest.mark.parametrize("line", ["At the inn", "In 1861: the railway", "Salt, and what came after"])
def test_a_short_line_in_a_typed_text_is_a_subhead(line: str):
    """Which is a doubt; a column's text would have captions among such lines."""
    imported = brought_in(MAIL.replace("At the inn", line))

    assert f"## {line}\n" in imported.article
    assert "taken for a subhead" in doubts(imported)[line]


def test_a_line_that_may_be_anything_stays_in_a_typed_text():
    """As a paragraph, with a doubt: a signature, a place and a date."""
    imported = brought_in(f"{MAIL}\nTomas Reed, Low Ness\n")

    assert imported.article.endswith("\nTomas Reed, Low Ness\n")
    assert "taken for a paragraph" in doubts(imported)["Tomas Reed, Low Ness"]
    assert not imported.captions


@pytest.mark.parametrize(
    "line", ["The inn in 1860; photo: Ines Tarn", "Fig. 2: The third inn", "The inn © Ines Tarn"]
)
def test_a_label_or_a_credit_makes_a_caption_of_a_typed_line(line: str):
    """The place for its picture is invented, so it is a doubt."""
    imported = brought_in(MAIL.replace("At the inn", line))

    assert line in imported.captions
    assert "the source has no picture" in doubts(imported)[line]


@pytest.mark.parametrize(
    "line", ["She sold the drawing by Tomas Reed.", "© Tomas Reed 2031", "By the picture: a lamp."]
)
def test_words_of_pictures_in_a_sentence_are_no_credit(line: str):
    """Nor is a notice of copyright below a text."""
    imported = brought_in(f"{MAIL}\n{line}\n")

    assert imported.article.endswith(f"\n{line}\n")


def test_a_folio_far_from_its_words_is_no_caption():
    """It is dropped, and doubted unless its words are the issue's title; the sentence goes on over it."""
    imported, sure = brought_in(COLUMNS), brought_in(COLUMNS, "Lantern")
    (folio,) = (piece.text for piece in read_column_text(COLUMNS, len).pieces if piece.kind is Kind.FOLIO)

    assert "the last of the merchants rode" in imported.article
    assert imported.dropped == ("12", "lantern") == sure.dropped
    assert "dropped as a folio line" in doubts(imported)[folio]
    assert folio not in doubts(sure)


def test_the_issues_title_beside_a_number_is_a_folio():
    """However near they stand; alone, a title may be a headline."""
    near = COLUMNS.replace(" " * 34, " ")

    assert brought_in(near, "Lantern").dropped == ("12", "lantern")
    assert brought_in(near.replace("12 ", ""), "Lantern").dropped == ()


def test_rows_of_a_table_are_no_folios():
    """Words and numbers stand far apart in them, too, and one below the other."""
    rows = "Salt         12\nOil          30\nLamps         7\n"

    assert brought_in(COLUMNS.replace("Forty miles of road\n", rows)).dropped == ("12", "lantern")


def test_a_short_line_between_paragraphs_in_columns_is_a_subhead_or_a_doubt():
    """However short the paragraph below it is; a comma or a figure makes a caption of it."""
    subhead, caption = brought_in(COLUMNS), brought_in(COLUMNS.replace("Forty", "Of 1821,"))

    assert "## Forty miles of road\n" in subhead.article
    assert "between two whole paragraphs" in doubts(caption)["Of 1821, miles of road"]


def test_a_paragraph_that_a_number_in_the_text_calls_is_a_doubt():
    """It may be a note; one whose number stands nowhere is a paragraph."""
    called = "The inn was sold.1 Nobody came.\n\n1 It was sold in March.\n\n7 mules were sold with it.\n"
    found = doubts(brought_in(called))

    assert "may be a note" in found["1 It was sold in March."]
    assert "7 mules were sold with it." not in found


def test_a_credit_behind_a_caption_is_the_pictures():
    """As its facts have it, and a doubt."""
    imported = brought_in(MAIL.replace("At the inn", "The inn in 1860. Photo: Ines Tarn"))

    assert imported.captions == "## picture-01.jpg\n\nThe inn in 1860.\n\n- credit: Photo: Ines Tarn\n"
    assert doubts(imported)["Photo: Ines Tarn"] == "taken for the picture's credit"
