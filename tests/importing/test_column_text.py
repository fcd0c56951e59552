"""Text taken from a magazine's PDF comes out as paragraphs, captions and furniture, and nothing is lost."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from makeready.importing.article_writing import written
from makeready.importing.column_text import read_column_text
from makeready.importing.furniture import issue_in
from makeready.importing.imported import Did
from makeready.importing.pieces import Kind, Source
from makeready.preflight.house_style.dictionaries import dictionary_of
from makeready.producing.word_account import words_in

SALT_PANS = (Path(__file__).parent / "salt-pans.txt").read_text("utf-8")

TORN = {
    "eastern", "journey", "season", "oilcloth", "carriers", "merchants", "anti-Semitic", "unreasonable",
    "other", "twenty-four", "mule-drivers", "North-East", "waymarked", "leaflet", "ledgers",
}  # fmt: skip
"""Every word that is divided at the end of a line, as it is written."""


def read(text: str) -> Source:
    """What stands in an English text."""
    dictionary = dictionary_of("en-GB")
    assert dictionary
    return read_column_text(text, dictionary.knows)


def of_kind(source: Source, kind: Kind) -> list[str]:
    """The texts of all pieces of a kind."""
    return [piece.text for piece in source.pieces if piece.kind is kind]


def test_captions_are_taken_out_of_sentences():
    """In the middle of a sentence, beside each other or a running head, and one that is a sentence."""
    source = read(SALT_PANS)

    assert of_kind(source, Kind.CAPTION) == [
        "The chapel at Low Ness before its roof was taken off, 1968",
        "Marta Hale, who read the shorthand, at her desk in the county archive",
        "A rake of ash with teeth of horn. Eastern pans, about 1800",
        "The inn at the half-way house was photographed from the road in the spring of 1899.",
    ]


def test_what_may_be_text_is_a_doubt():
    """A sentence that stands alone may be a short paragraph; the other captions can be nothing else."""
    doubts = [piece.text for piece in read(SALT_PANS).pieces if piece.doubt]

    assert doubts == ["The inn at the half-way house was photographed from the road in the spring of 1899."]


def test_paragraphs_are_whole_again():
    """Over captions and over the foot of a page, and each ends as a sentence does."""
    paragraphs = of_kind(read(SALT_PANS), Kind.PARAGRAPH)

    assert len(paragraphs) == 5
    assert all(text.endswith(".") for text in paragraphs)
    assert "The strike is described in a letter by the harbour master" in paragraphs[1]
    assert "The last carrier, whose name was Tom Farrow, gave up" in paragraphs[3]


def test_furniture_is_no_text():
    """The running head, which stands there twice, and the folio line."""
    source = read(SALT_PANS)

    assert of_kind(source, Kind.RUNNING_HEAD) == ["The salt road"] * 2
    assert of_kind(source, Kind.FOLIO) == ["12, AUTUMN 2031"]


def test_divided_words_are_written_right():
    """With the hyphen where it is the word's own."""
    torn = [torn for piece in read(SALT_PANS).pieces for torn in piece.torn]

    assert {word.whole for word in torn} == TORN
    assert len(torn) == len(TORN)


def test_a_spelling_in_the_text_decides_before_the_dictionary():
    """“Causeway-men” is in no dictionary; the text has it in the middle of a line, with its hyphen."""
    text = "The causeway-men were paid by the day. A load of cause-\nway-men's tools and oil-\ncloth came."
    words = [torn.whole for piece in read(text).pieces for torn in piece.torn]

    assert words == ["causeway-men's", "oilcloth"]


UNSPACED = """\
Down to the Salt
Nobody walked the road for pleasure until the last of its inns had shut.
By Tomas Reed
The road begins at the harbour, and nobody knows why it does.
There is no sign, no stone and no house at its beginning—and
whoever asks for it is told to turn round, which most people—
so the carriers said—did gladly.
Forty miles
It ends as it begins, after sixteen milestones and four inns,
in the middle of a field. Three things were carried on it:
• salt, of which there was always too much to carry in a week
or in two;
• letters.
Those who have walked it say that this is the point of it, and
that the salt was an excuse.
Figure 2: The third inn, from the yard.
Nobody has asked the mules, who carried it for eleven years
and were never seen to complain of it.
"""
"""A text in which no blank line stands between paragraphs."""


def test_paragraphs_without_blank_lines_are_found():
    """By a last line that is short; subheads, captions and items among them; dashes closed at line ends."""
    source = read(UNSPACED)

    assert of_kind(source, Kind.SUBHEAD) == ["Down to the Salt", "By Tomas Reed", "Forty miles"]
    assert of_kind(source, Kind.CAPTION) == ["Figure 2: The third inn, from the yard."]
    assert of_kind(source, Kind.ITEM) == [
        "salt, of which there was always too much to carry in a week or in two;",
        "letters.",
    ]
    paragraphs = of_kind(source, Kind.PARAGRAPH)[1:]
    assert [text.split()[0] for text in paragraphs] == ["The", "It", "Those", "Nobody"]
    assert "its beginning—and whoever" in paragraphs[0]
    assert "most people—so the carriers said—did" in paragraphs[0]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("12, AUTUMN 2031", "number 12, Autumn 2031"),
        ("LANTERN | SPRING 2031", "Spring 2031"),
        ("The Tidemark No. 14", "number 14"),
        ("Salt, Issue 11, March/April 2030", "number 11, March/April 2030"),
        ("The salt road", ""),
    ],
)
def test_furniture_tells_the_issue(line: str, said: str):
    """Its number, its season or its month."""
    assert issue_in(line) == said


def test_what_stands_before_a_text_is_its_head():
    """Headline, standfirst and byline, each a doubt."""
    imported = written(read(UNSPACED), "sent")

    assert imported.article.split("---")[1].split("\n")[1:-1] == [
        'title: "Down to the Salt"',
        'byline: "Tomas Reed"',
        'standfirst: "Nobody walked the road for pleasure until the last of its inns had shut."',
    ]
    whys = [decision.why for decision in imported.decisions if decision.did is Did.DOUBTED]
    assert sum("taken for the" in why for why in whys) == 3
    assert "## Forty miles" in imported.article
    assert "taken for a subhead: it is short and has no stop" in whys


def test_a_byline_below_text_makes_no_headline_of_it():
    """A paragraph stands above it."""
    text = f"{'The salt left the coast on the backs of mules. ' * 8}\n\nBy Ines Tarn\n\nIt took four days."

    assert 'title: "Sent"' in written(read(text), "Sent").article


def test_a_short_line_between_paragraphs_is_a_subhead():
    """With blank lines around it: it has no figure, no comma and no stop, and a paragraph begins below it."""
    text = SALT_PANS.replace("\n\n", "\n\nWhat the ledgers say\n\n", 1)

    assert of_kind(read(text), Kind.SUBHEAD) == ["What the ledgers say"]


def test_a_word_that_stands_alone_twice_is_no_running_head():
    """Text out of a justified column has its words on lines of their own."""
    text = "He rowed out, and\n\nsomebody\n\nsaw it.\n\nBut\n\nsomebody\n\nelse did not."

    assert of_kind(read(text), Kind.RUNNING_HEAD) == []


@given(st.lists(st.text(alphabet="abc de-.\n ’“A1", max_size=60), max_size=12))
def test_no_word_is_lost_whatever_the_lines_are(blocks: list[str]):
    """Letters come out as often as they went in."""
    text = "\n\n".join(blocks)
    source = read_column_text(text, lambda word: len(word) > 4)
    found = "".join("".join(words_in(piece.text)) for piece in source.pieces)

    assert sorted(found) == sorted("".join(words_in(text)))


@given(st.lists(st.text(alphabet="abc de-.\n ’“A1", max_size=60), max_size=12))
def test_each_line_is_in_one_piece(blocks: list[str]):
    """Every line that is not blank stands in a piece, and in no other."""
    text = "\n\n".join(blocks)
    source = read_column_text(text, lambda word: len(word) > 4)
    numbers = [line.number for piece in source.pieces for line in piece.lines]

    assert sorted(numbers) == [number for number, line in enumerate(text.split("\n"), 1) if line.strip()]
