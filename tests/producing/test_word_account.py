"""The account of words: what is told, and what is found to be missing."""

from __future__ import annotations

from dataclasses import replace

import pytest

from makeready.issue import Article, Emphasis, Issue, LineBreak, Note, NoteMark, Paragraph, PullQuote, Text
from makeready.problems import Code
from makeready.producing.word_account import Stream, issue_streams, missing, streams, words_in


def article(*texts: str) -> Article:
    """An article with a paragraph for each text, from line 5 on."""
    blocks = tuple(Paragraph((Text(text),), line) for line, text in enumerate(texts, start=5))
    return Article("salt-road", (Text("The salt road"),), "", (), "", "en", None, blocks, ())


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("re\u00advi\u00adsion", "revision"),
        ("10\u00a0km", "10 km"),
        ("e\u0301tude", "\u00e9tude"),
        ("of\ufb01ce", "office"),
        ("SALT, Road!", "salt road"),
        ("a\u200bb", "ab"),
    ],
)
def test_words_are_compared_without_their_dress(one: str, other: str) -> None:
    """Hyphens, spaces, ligatures, signs and case are the printer's."""
    assert words_in(one) == words_in(other)


def test_what_is_all_there_has_no_problem() -> None:
    """Words that the layout adds don't matter, nor where a headline stands."""
    found = words_in("Contents One two three. By nobody. Four five six. The salt road. page 3")

    assert missing(streams(article("One two three.", "Four five six.")), found) == []


def test_a_missing_word_is_told_with_the_line_of_its_block() -> None:
    """Also when the same word stands elsewhere once more."""
    found = words_in("The salt road one two three four six")

    (problem,) = missing(streams(article("One two three.", "Four two six.")), found)

    assert problem.code is Code.WORDS_MISSING
    assert (problem.place.file, problem.place.line) == ("salt-road/article.md", 6)
    assert "two" in problem.sentence


def test_common_words_are_told_where_they_are_missing() -> None:
    """Not in the paragraphs before, which have them too: those were found whole."""
    first, cut = "The salt is carried by the mule to the sea.", "The sea is far, and the mule is by the salt."
    quote = PullQuote((Paragraph((Text(cut),), 9),), 9)
    whole = article(first, "The mule is fed by the sea, and the salt is dear.")
    found = words_in(f"The salt road {first} The mule is fed by the sea, and the salt is dear.")

    (problem,) = missing(streams(replace(whole, blocks=(*whole.blocks, quote))), found, ["aside.quote"])

    assert problem.place.line == 9
    assert "words-missing" in str(problem)
    assert problem.hint.endswith("cuts it: text leaves aside.quote.")


def test_words_in_another_order_are_told() -> None:
    """All there, but a paragraph before its time."""
    found = words_in("The salt road. Four five six. One two three.")

    (problem,) = missing(streams(article("One two three.", "Four five six.")), found)

    assert problem.code is Code.WORDS_OUT_OF_ORDER
    assert problem.place.line == 6


def test_what_floats_may_stand_anywhere_as_a_whole() -> None:
    """A note and a pull quote are streams of their own, in order among themselves."""
    quote = PullQuote((Paragraph((Text("Seven eight."),), 9),), 9)
    note = Note(1, (Paragraph((Text("Nine ten."),), 12),), 12)
    text = article("One two three.")
    floating = replace(text, blocks=(*text.blocks, quote), notes=(note,))

    assert missing(streams(floating), words_in("Nine ten. One seven eight two three. The salt road")) == []
    assert missing(streams(floating), words_in("Ten nine. One seven eight two three. The salt road")) != []


def test_a_note_mark_and_a_line_break_part_words_but_italics_do_not() -> None:
    """As the reader sees them."""
    inlines = (
        Text("un"),
        Emphasis((Text("believ"),)),
        Text("able"),
        NoteMark(1),
        Text("that"),
        LineBreak(),
        Text("he"),
    )
    told = streams(replace(article(), blocks=(Paragraph(inlines, 5),)))

    assert [word for word, _ in told[0].words] == ["unbelievable", "that", "he"]


def test_every_part_of_the_complete_issue_is_told(complete_issue: Issue) -> None:
    """Captions, credits, notes, boxes, tables, code, the imprint, the cover lines: nothing is left out."""
    told = [
        word for article in complete_issue.articles for stream in streams(article) for word, _ in stream.words
    ]
    told += [word for stream in issue_streams(complete_issue) for word, _ in stream.words]

    said = words_in(
        "Their boots are their own. Mara Quill bushels notches measured Carts indented reckoning SRC"
        " Features copy soot Forty counted dry"
    )
    assert set(said) <= set(told)


def test_long_losses_are_told_in_a_few_words() -> None:
    """A whole lost paragraph does not fill the screen."""
    stream = Stream("a/article.md", [(f"word{number}", 5) for number in range(100)])

    (problem,) = missing([stream], [])

    assert len(problem.sentence) < 200
