"""Pages made up: wide figures at head or foot, plates and spreads between, all else on the grid."""

from __future__ import annotations

from itertools import pairwise

import pytest
from printed import PT_PER_MM, Character, Print, Printed, step
from small_issues import Draw, article, figure, heading, issue, note, paragraph, paragraphs, prose

from makeready.issue import Article, CodeBlock, Figure, NoteMark, Placement, PullQuote, Text

BLEED = 3 * PT_PER_MM
WIDTH, HEIGHT = 210 * PT_PER_MM, 275 * PT_PER_MM
TEXT_SIZE = 9.4
DARK, LIGHT = (32, 64, 96), (224, 208, 176)


def wide(draw: Draw, name: str, height: int = 200) -> Figure:
    """A figure across the columns."""
    return figure(draw(name, 600, height), Placement.WIDE)


def folio_of(printed: Printed, name: str) -> int:
    """The page on which a figure of `small_issues` stands."""
    pages = frozenset[int]().union(*(each.pages for each in printed.structure.all("Art")))
    (folio,) = [at for at in pages if f"Caption of {name}." in printed.text(at)]
    return folio


def body(printed: Printed, folio: int) -> list[Character]:
    """The letters of a page's running text."""
    return [
        letter
        for letter in printed.characters(folio)
        if letter.font == "Source-Serif-4" and letter.size == pytest.approx(TEXT_SIZE, abs=0.05)
    ]


def caption_of(printed: Printed, folio: int) -> list[Character]:
    """The letters of a page that are as large as captions."""
    return [letter for letter in printed.characters(folio) if letter.size == pytest.approx(7.6, abs=0.05)]


def assert_clear(printed: Printed, folio: int) -> None:
    """No letter of the page stands in a picture."""
    for picture in printed.pictures(folio):
        for letter in printed.characters(folio):
            inside = picture.left < letter.left < picture.right - 1
            assert not (inside and picture.bottom < letter.baseline < picture.top), (folio, letter)


def assert_on_grid(printed: Printed) -> None:
    """Every line of running text stands a whole number of steps from the first of its page's text block."""
    top = HEIGHT - 22 * PT_PER_MM
    for folio in printed.pages:
        offsets = {round((top - letter.baseline) % step(), 1) for letter in body(printed, folio)}
        assert max(offsets, default=0) - min(offsets, default=0) < 0.25, (folio, offsets)


def test_a_wide_figure_stands_at_the_foot_of_an_opening(print_issue: Print, draw: Draw) -> None:
    """Below the text of the page on which its place is, its caption below it, over the full measure."""
    printed = print_issue(issue(article("salt", *paragraphs(2), wide(draw, "pans"), *paragraphs(25))))

    folio = folio_of(printed, "pans")
    (picture,) = printed.pictures(folio)
    assert folio == 2
    assert picture.top < min(letter.baseline for letter in body(printed, folio))
    assert max(letter.baseline for letter in caption_of(printed, folio)) < picture.bottom
    assert picture.right - picture.left > WIDTH * 0.8
    assert_clear(printed, folio)


def test_a_wide_figure_stands_at_the_head_of_a_later_page(print_issue: Print, draw: Draw) -> None:
    """Above the text of its own page, or of the next where its room would drive its place away."""
    printed = print_issue(issue(article("salt", *paragraphs(16), wide(draw, "pans"), *paragraphs(25))))

    folio = folio_of(printed, "pans")
    (picture,) = printed.pictures(folio)
    assert folio in {3, 4}
    assert picture.bottom > max(letter.baseline for letter in body(printed, folio))
    assert picture.top == pytest.approx(HEIGHT - 22 * PT_PER_MM, abs=1)
    assert_clear(printed, folio)


@pytest.mark.parametrize("before", [4, 11, 15])
def test_a_wide_figure_is_never_far_from_its_place(before: int, print_issue: Print, draw: Draw) -> None:
    """Wherever in the text it was placed, it is on the page of its place or on the next one."""
    text = [*paragraphs(before), paragraph("Here it was placed. " + prose(50)), *paragraphs(20)]
    text.insert(before + 1, wide(draw, "pans", 300))

    printed = print_issue(issue(article("salt", *text)))

    (place,) = printed.pages_with("Here it was placed")
    assert folio_of(printed, "pans") in {place, place + 1}
    assert_on_grid(printed)
    for folio in printed.pages:
        assert_clear(printed, folio)


def test_lines_stand_on_one_grid_whatever_is_between_them(print_issue: Print, draw: Draw) -> None:
    """Subheads, code, quotes, pictures and notes move lines by whole steps only, in both columns."""
    text = paragraphs(24)
    between = [
        wide(draw, "pans", 210),
        figure(draw("gauge", 300, 211)),
        heading("How a pan is cut"),
        heading("By hand", 3),
        PullQuote((paragraph("Salt was counted before money was."),)),
        CodeBlock("def loads(mules):\n    return mules * 2\n"),
        figure(draw("rake", 300, 173)),
    ]
    noted = paragraph(prose(60), NoteMark(1), prose(20))
    blocks = [*text[:6], between[0], *text[6:9], between[1], between[2], *text[9:12], noted]
    blocks += [
        between[3],
        *text[12:15],
        between[4],
        *text[15:18],
        between[5],
        *text[18:21],
        between[6],
        *text[21:],
    ]

    printed = print_issue(issue(article("salt", *blocks, notes=(note(1, prose(40)),))))

    columns = {letter.left > WIDTH / 2 for letter in body(printed, 3)}
    assert columns == {False, True}
    assert_on_grid(printed)


def test_several_wide_figures_keep_their_order_and_their_distance(print_issue: Print, draw: Draw) -> None:
    """Two fit a page, at its head and foot; more go on to the next; none overlaps text or another."""
    names = ["one", "two", "three", "four"]
    blocks = [*paragraphs(16), *(wide(draw, name, 250) for name in names), *paragraphs(24)]

    printed = print_issue(issue(article("salt", *blocks)))

    folios = [folio_of(printed, name) for name in names]
    assert folios == sorted(folios)
    for folio in printed.pages:
        assert_clear(printed, folio)
        pictures = sorted(printed.pictures(folio), key=lambda box: box.top)
        assert all(below.top < above.bottom for below, above in pairwise(pictures))
    assert_on_grid(printed)


def test_wide_figures_after_the_last_words_have_their_place(print_issue: Print, draw: Draw) -> None:
    """Text that ends before its figures have found room leaves none of them out."""
    names = ["one", "two", "three"]

    printed = print_issue(issue(article("salt", *paragraphs(1), *(wide(draw, name, 500) for name in names))))

    assert [folio_of(printed, name) for name in names] == sorted(folio_of(printed, name) for name in names)
    assert all(len(printed.pictures(folio)) <= 2 for folio in printed.pages)
    for folio in printed.pages:
        assert_clear(printed, folio)


def test_a_wide_figure_leaves_text_below_the_headline(print_issue: Print, draw: Draw) -> None:
    """A text that would fit its opening gives no line up for it where it would have to give up all."""
    standfirst = (Text(prose(60)),)
    blocks = (*paragraphs(2), wide(draw, "pans", 440), *paragraphs(4))
    printed = print_issue(issue(article("salt", *blocks, standfirst=standfirst)))

    assert folio_of(printed, "pans") == 3
    assert len(body(printed, 2)) > 1000
    assert_clear(printed, 3)


def test_a_figure_taller_than_the_page_is_made_smaller(print_issue: Print, draw: Draw) -> None:
    """Neither a wide one nor one in a column hangs over the page's edge or its folio."""
    tall = figure(draw("tall", 100, 1200), Placement.WIDE), figure(draw("thin", 40, 900))

    printed = print_issue(
        issue(article("salt", *paragraphs(6), tall[0], *paragraphs(6), tall[1], *paragraphs(6)))
    )

    for folio in printed.pages:
        for picture in printed.pictures(folio):
            assert picture.bottom > 20 * PT_PER_MM
            assert picture.top <= HEIGHT - 22 * PT_PER_MM + 1
        assert_clear(printed, folio)
    assert folio_of(printed, "tall")
    assert folio_of(printed, "thin")


@pytest.mark.parametrize("before", [0, 1])
def test_a_picture_does_not_hang_over_the_foot(before: int, print_issue: Print, draw: Draw) -> None:
    """One that is too tall for the columns below a wide figure goes to the next page, text before it."""
    portrait = figure(draw("mule", 300, 400))
    blocks = [*paragraphs(12), wide(draw, "pans", 400), *paragraphs(before), portrait, *paragraphs(12)]

    printed = print_issue(issue(article("salt", *blocks)))

    assert folio_of(printed, "mule") == folio_of(printed, "pans") + 1
    for folio in printed.pages:
        assert all(picture.bottom > 32 * PT_PER_MM for picture in printed.pictures(folio))


def test_a_picture_does_not_take_the_headline_with_it(print_issue: Print, draw: Draw) -> None:
    """Where it finds no room on the opening, text takes its place and headline and text stay together."""
    portrait = figure(draw("mule", 300, 400))
    salt = article("salt", wide(draw, "road", 300), *paragraphs(1), portrait, *paragraphs(6))

    printed = print_issue(issue(salt))

    assert min(printed.structure.all("Art")[0].all("H1")[0].pages) == 2
    assert len(body(printed, 2)) > 500
    assert folio_of(printed, "mule") == 3


def test_a_full_page_has_the_page_to_itself(print_issue: Print, draw: Draw) -> None:
    """The picture bleeds on three sides; there is no running head, no folio, no text but its caption."""
    plate = figure(draw("pans", 300, 400), Placement.FULL_PAGE)

    printed = print_issue(issue(article("salt", *paragraphs(10), plate, *paragraphs(14))))

    folio = folio_of(printed, "pans")
    (picture,) = printed.pictures(folio)
    assert 2 < folio < max(printed.structure.all("Art")[0].pages)
    assert picture.left <= -BLEED + 0.1
    assert picture.right >= WIDTH + BLEED - 0.1
    assert picture.top >= HEIGHT + BLEED - 0.1
    assert " ".join(printed.text(folio).split()) == "Caption of pans."
    assert printed.artifacts(folio).strip() == ""


def test_text_goes_on_behind_a_full_page(print_issue: Print, draw: Draw) -> None:
    """The page before it is as full as any: no column is cut short for the plate."""
    plate = figure(draw("pans", 300, 400), Placement.FULL_PAGE)

    printed = print_issue(issue(article("salt", *paragraphs(4), plate, *paragraphs(24))))

    folio = folio_of(printed, "pans")
    assert folio == 3
    assert min(letter.baseline for letter in body(printed, 2)) < 45 * PT_PER_MM
    assert body(printed, 4)


@pytest.mark.parametrize("before", [3, 16])
def test_a_spread_starts_on_a_verso(before: int, print_issue: Print, draw: Draw) -> None:
    """Its left half is on the even page, its right half on the odd one that faces it."""
    spread = figure(draw("shore", 600, 400), Placement.SPREAD)

    printed = print_issue(issue(article("salt", *paragraphs(before), spread, *paragraphs(30))))

    verso, recto = [folio for folio in printed.pages if printed.pictures(folio)]
    assert verso % 2 == 0
    assert recto == verso + 1
    assert folio_of(printed, "shore") == recto
    assert colours(printed, verso) == {DARK}
    assert colours(printed, recto) == {LIGHT}
    assert printed.artifacts(verso).strip() == printed.artifacts(recto).strip() == ""


@pytest.mark.parametrize(
    "places",
    [
        ["full page"],
        ["spread"],
        ["full page", "spread"],
        ["spread", "full page"],
        ["full page", "full page", "spread"],
        ["spread", "spread"],
        ["full page", "spread", "spread"],
    ],
    ids=" ".join,
)
@pytest.mark.parametrize("last", [2, 3], ids=["after a verso", "after a recto"])
def test_plates_at_the_end_of_an_article(
    places: list[str], last: int, print_issue: Print, draw: Draw
) -> None:
    """Each has its page, a spread its verso and the recto that faces it, and no page is left blank."""
    names = [f"plate-{at}" for at in range(len(places))]
    plates = [figure(draw(name, 60, 40), Placement(place)) for name, place in zip(names, places, strict=True)]
    before = [article("before", paragraph("Salt."))] if last == 3 else []

    printed = print_issue(issue(*before, article("salt", *paragraphs(2), *plates)))

    for name, place in zip(names, places, strict=True):
        folio = folio_of(printed, name)
        assert place == "full page" or (folio % 2 == 1 and colours(printed, folio - 1) == {DARK})
    pages = printed.structure.all("Art")[-1].pages
    assert len(pages) == len(places) + 1
    blank = max(pages) - last + 1 - sum(1 + (place == "spread") for place in places) - 1
    assert blank == 0


def colours(printed: Printed, folio: int) -> set[tuple[int, int, int]]:
    """What is seen along a line through the upper part of a page."""
    image = printed.image(folio)
    seen = {image.getpixel((at, 300)) for at in range(20, image.width - 20, 40)}
    return {min((DARK, LIGHT, (255, 255, 255)), key=lambda known: _distance(known, one)) for one in seen}


def _distance(one: tuple[int, ...], other: tuple[int, ...]) -> int:
    return sum(abs(first - second) for first, second in zip(one, other, strict=True))


def test_an_opening_picture_bleeds_off_the_page(print_issue: Print, draw: Draw) -> None:
    """On a verso and on a recto: over the left, upper and right edges, above the headline."""
    opening = wide(draw, "road", 300)
    other = wide(draw, "pier", 300)

    printed = print_issue(
        issue(article("salt", opening, *paragraphs(2)), article("clock", other, *paragraphs(2)))
    )

    for folio, name in ((2, "road"), (3, "pier")):
        (picture,) = printed.pictures(folio)
        assert folio_of(printed, name) == folio
        assert picture.left <= -BLEED + 0.1
        assert picture.right >= WIDTH + BLEED - 0.1
        assert picture.top >= HEIGHT + BLEED - 0.1
        headline = max(letter.size for letter in printed.characters(folio))
        assert all(
            letter.baseline < picture.bottom
            for letter in printed.characters(folio)
            if letter.size == headline
        )


def test_a_caption_without_words_leaves_no_gap(print_issue: Print, draw: Draw) -> None:
    """A figure that says nothing is a picture alone."""
    bare = figure(draw("pans"), caption=())

    printed = print_issue(issue(article("salt", *paragraphs(2), bare, *paragraphs(2))))

    assert [printed.pictures(folio) != [] for folio in printed.pages].count(True) == 1
    assert printed.structure.all("Caption") == []


def test_notes_stand_at_the_foot_of_the_page_that_calls_them(print_issue: Print, draw: Draw) -> None:
    """Below the text and below a figure at the foot; on the grid's page, not in a column."""
    noted = paragraph(prose(40), NoteMark(1))
    salt = article(
        "salt",
        noted,
        wide(draw, "pans"),
        *paragraphs(30),
        notes=(note(1, "A dry measure of eight bushels."),),
    )

    printed = print_issue(issue(salt))

    folio = folio_of(printed, "pans")
    assert printed.pages_with("A dry measure of eight bushels.") == [folio] == [2]
    (picture,) = printed.pictures(folio)
    notes = [letter for letter in printed.characters(folio) if letter.size == pytest.approx(7.4, abs=0.05)]
    assert max(letter.baseline for letter in notes) < picture.bottom
    assert_clear(printed, folio)


def test_a_note_keeps_its_mark_where_a_wide_figure_finds_no_room(print_issue: Print, draw: Draw) -> None:
    """A short article whose picture would drive the note to a page that holds nothing else."""
    printed = print_issue(
        issue(
            article(
                "salt",
                paragraph("The mules left before dawn.", NoteMark(1), " Nobody in the valley had slept."),
                wide(draw, "mules", 375),
                heading("Over the pass"),
                paragraph("They came down on the third day, and the salt with them."),
                PullQuote((paragraph("The mules left."),)),
                notes=(note(1, "So the toll book says."),),
            )
        )
    )

    (mark,) = printed.pages_with("Nobody in the val")
    assert printed.pages_with("toll book") == [mark]
    assert folio_of(printed, "mules") == mark + 1


def test_running_heads_stand_where_they_stand_on_every_page(print_issue: Print, draw: Draw) -> None:
    """A figure at the head of a page does not push them out of the margin."""
    printed = print_issue(issue(article("salt", *paragraphs(16), wide(draw, "pans"), *paragraphs(16))))

    heights = {
        folio: max(letter.baseline for letter in printed.characters(folio))
        for folio in sorted(printed.structure.all("Art")[0].pages)[1:]
    }
    assert len({round(height) for height in heights.values()}) == 1
    assert folio_of(printed, "pans") in heights


def test_articles_that_share_pages_each_keep_their_figures(print_issue: Print, draw: Draw) -> None:
    """In a section whose pieces run on, a wide figure still finds its head or foot."""
    pieces: list[Article] = [article(f"piece-{at}", *paragraphs(3)) for at in range(3)]
    pieces.append(article("pictured", *paragraphs(2), wide(draw, "pans"), *paragraphs(2)))

    printed = print_issue(issue(*pieces, together=True))

    assert len(printed.structure.all("Art")) == 4
    assert_clear(printed, folio_of(printed, "pans"))
