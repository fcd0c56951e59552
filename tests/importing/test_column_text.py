"""Text taken from a magazine's PDF comes out as paragraphs, captions and furniture, and nothing is lost."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from makeready.importing.column_text import read_column_text
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
