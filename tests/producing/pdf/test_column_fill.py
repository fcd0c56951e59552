"""Columns filled: what would leave one short changes places with text, and nothing else changes."""

from __future__ import annotations

import pytest
from printed import PT_PER_MM, Print, Printed, step
from small_issues import Draw, article, figure, heading, issue, paragraph, paragraphs

from makeready.issue import Block, Sidebar, Text

FOOT = 32.35 * PT_PER_MM
MIDDLE = 105 * PT_PER_MM


def column_ends(printed: Printed, folio: int) -> list[float]:
    """How many lines are empty at the end of each column of a page, pictures and boxes being full."""
    letters = [
        letter
        for letter in printed.characters(folio)
        if letter.font.startswith("Source-S") and 6 < letter.size < 12 and letter.baseline > FOOT - 5
    ]
    pictures = printed.pictures(folio)
    ends = []
    for right in (False, True):
        lowest = [letter.baseline for letter in letters if (letter.left > MIDDLE) == right]
        lowest += [picture.bottom for picture in pictures if (picture.left > MIDDLE - 10) == right]
        ends.append((min(lowest) - FOOT) / step())
    return ends


@pytest.mark.parametrize("before", [7, 9, 10])
def test_a_picture_that_would_leave_a_column_short_is_moved(
    before: int, print_issue: Print, draw: Draw
) -> None:
    """Wherever it was placed, both columns of the page before it are filled to the foot."""
    portrait = figure(draw("mule", 300, 450))
    blocks = [*paragraphs(before), portrait, *paragraphs(20)]

    printed = print_issue(issue(article("salt", *blocks)))

    assert max(column_ends(printed, 2)) < 3
    assert max(column_ends(printed, 3)) < 3


def test_a_sidebar_is_moved_as_a_whole(print_issue: Print) -> None:
    """A box is never cut; text takes the place that it leaves."""
    box = Sidebar("sidebar-pans", (Text("How a pan is cut"),), paragraphs(3, 70))
    blocks = [*paragraphs(9), box, *paragraphs(18)]

    printed = print_issue(issue(article("salt", *blocks)))

    (found,) = printed.structure.all("Art")[0].all("Sect")
    assert len(found.pages) == 1
    assert max(column_ends(printed, 2)) < 3


def test_two_pictures_never_change_order(print_issue: Print, draw: Draw) -> None:
    """They are read, and stand on the pages, in the order in which they were placed."""
    names = ["one", "two", "three", "four"]
    blocks: list[Block] = [*paragraphs(4)]
    for at, name in enumerate(names):
        blocks += [figure(draw(name, 300, 380)), *paragraphs(2 + at)]

    printed = print_issue(issue(article("salt", *blocks, *paragraphs(8))))

    read = [str(each.object.Alt) for each in printed.structure.all("Figure")]
    assert read == [f"Alt of {name}." for name in names]
    places = {
        name: (min(each.pages), _column(printed, min(each.pages), f"Captionof{name}."))
        for name, each in zip(names, printed.structure.all("Art")[0].all("Figure"), strict=True)
    }
    assert [places[name] for name in names] == sorted(places.values())


def test_a_subhead_keeps_the_text_that_it_heads(print_issue: Print, draw: Draw) -> None:
    """A picture is never moved between a subhead and its first paragraph, nor is a subhead left alone."""
    for before in (8, 10):
        blocks = [
            *paragraphs(before),
            figure(draw("mule", 300, 450)),
            heading("Pans"),
            paragraph("Clay first."),
        ]
        printed = print_issue(issue(article("salt", *blocks, *paragraphs(18))))

        text = printed.structure.all("Art")[0].text
        assert "PansClay first." in text
        (head,) = printed.structure.all("Art")[0].all("H2")
        assert list(head.pages) == printed.pages_with("Clay first.")


def test_what_fits_stays_where_it_was_placed(print_issue: Print, draw: Draw) -> None:
    """A picture that leaves no gap stands between its paragraphs."""
    before, after = paragraph("Before it."), paragraph("After it.")
    blocks = [before, figure(draw("mule", 300, 100)), after, *paragraphs(20)]

    printed = print_issue(issue(article("salt", *blocks)))

    heights = [_height(printed, 2, words) for words in ("eforeit.", "Captionofmule.", "Afterit.")]
    assert heights == sorted(heights, reverse=True)


def test_words_are_read_in_order_though_pictures_move(print_issue: Print, draw: Draw) -> None:
    """Moving changes where a picture stands, never which paragraph follows which."""
    numbered = [paragraph(f"Paragraph {at} begins. " + "Salt and water and clay. " * 12) for at in range(24)]
    numbered[10:10] = [figure(draw("mule", 300, 450))]

    printed = print_issue(issue(article("salt", *numbered)))

    text = printed.structure.all("Art")[0].text
    places = [text.index(f"aragraph {at} begins") for at in range(24)]
    assert places == sorted(places)


def _column(printed: Printed, folio: int, words: str) -> bool:
    letters = printed.characters(folio)
    at = "".join(letter.text for letter in letters).index(words)
    return letters[at].left > MIDDLE


def _height(printed: Printed, folio: int, words: str) -> float:
    letters = printed.characters(folio)
    return letters["".join(letter.text for letter in letters).index(words)].baseline
