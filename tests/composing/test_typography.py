"""Typographic detail: an article's first words, scripts inside a line, languages."""

from __future__ import annotations

import pytest
from small_issues import paragraph

from makeready.composing.typography import (
    direction,
    keep_last_words,
    language_attributes,
    split_opening,
    text_html,
    with_last_words_kept,
)
from makeready.issue import (
    BlockQuote,
    BulletList,
    Emphasis,
    ListItem,
    NumberedList,
    Paragraph,
    SectionBreak,
    Sidebar,
    Text,
)


@pytest.mark.parametrize(
    ("text", "initial", "lead", "rest"),
    [
        ("The pans lie flat and white.", "T", "he pans lie flat", " and white."),
        ("“No,” she said, and left.", "“N", "o,” she said, and", " left."),
        ("A word.", "A", " word.", ""),
        ("I. Then more.", "I", ".", " Then more."),
        ("1821 was dry.", "1", "821 was dry.", ""),
        ("Ə", "Ə", "", ""),
    ],
)
def test_the_first_words_are_taken_apart(text: str, initial: str, lead: str, rest: str) -> None:
    """The letter, the words led in, and the rest are together what was typed."""
    opening = split_opening((Text(text),))

    assert opening is not None
    assert (opening.initial, opening.lead, opening.rest) == (initial, lead, (Text(rest),))
    assert initial + lead + rest == text


@pytest.mark.parametrize("inlines", [(), (Text("— a dash"),), (Emphasis((Text("Salt"),)),)])
def test_what_begins_with_no_plain_letter_has_no_drop_cap(inlines: tuple[Text, ...]) -> None:
    """Signs and dressed words stay as they are."""
    assert split_opening(inlines) is None


def test_a_run_in_hebrew_or_arabic_letters_is_marked() -> None:
    """It has its language and direction; spaces and stops around it stay outside."""
    html = text_html("the word שלום עולם, and مرحبا.", "en")

    assert html == (
        'the word <span lang="he" xml:lang="he" dir="rtl">שלום עולם</span>, '
        'and <span lang="ar" xml:lang="ar" dir="rtl">مرحبا</span>.'
    )


def test_a_text_that_runs_from_the_right_is_left_alone() -> None:
    """In a Hebrew article Hebrew is no foreign script."""
    assert text_html("שלום", "he") == "שלום"


def test_text_is_escaped_and_fit_for_xml() -> None:
    """What XML forbids is shown as a replacement sign, never written."""
    assert text_html("a < b\x01", "en") == "a &lt; b\ufffd"


@pytest.mark.parametrize(
    ("tag", "runs"), [("he", "rtl"), ("fa-IR", "rtl"), ("az-Arab", "rtl"), ("az", "ltr")]
)
def test_a_language_says_its_direction(tag: str, runs: str) -> None:
    """By its own tag or by its script."""
    assert direction(tag) == runs


def test_a_language_is_named_only_where_it_changes() -> None:
    """An element in the language around it needs no attribute."""
    assert language_attributes("en", "en") == ""
    assert language_attributes("az", "en") == ' lang="az" xml:lang="az"'
    assert language_attributes("he", "en") == ' lang="he" xml:lang="he" dir="rtl"'
    assert language_attributes("en", "he") == ' lang="en" xml:lang="en" dir="ltr"'


def test_short_last_word_of_a_paragraph_keeps_the_word_before_with_it():
    """A short last word is not left alone on a line; a long one may be."""
    assert keep_last_words((Text("to repeat is to endorse it."),)) == (
        Text("to repeat is to endorse\u00a0it."),
    )
    assert keep_last_words((Text("Forty miles to the harbour."),)) == (Text("Forty miles to the harbour."),)
    assert keep_last_words((Text("Alone."),)) == (Text("Alone."),)


def test_last_words_are_kept_together_in_lists_quotations_and_boxes() -> None:
    """However deep they stand; what is no text is left as it is."""
    loose, kept = paragraph("Alone it is."), paragraph("Alone it\u00a0is.")

    def around(inner: Paragraph) -> BulletList:
        quote = BlockQuote((NumberedList((ListItem((inner,)),), tight=True),))
        return BulletList((ListItem((inner, quote)), ListItem((Sidebar("box", (), (inner,)),))), tight=True)

    assert with_last_words_kept(around(loose)) == around(kept)
    assert with_last_words_kept(SectionBreak()) == SectionBreak()
