"""The structure tree: what is read, as what, in which order, and what is passed over."""

from __future__ import annotations

import pytest
from printed import Element, Print, Printed
from small_issues import Draw, article, figure, heading, issue, note, paragraph, paragraphs, prose

from makeready.issue import (
    Align,
    BulletList,
    Cell,
    CodeBlock,
    Emphasis,
    Issue,
    Link,
    ListItem,
    NoteMark,
    NumberedList,
    Placement,
    PullQuote,
    Sidebar,
    Table,
    Text,
)
from makeready.producing.word_account import streams, words_in


def test_an_article_is_one_element_however_many_pages(print_issue: Print) -> None:
    """Each article has its own, which holds all of its pages."""
    printed = print_issue(issue(article("salt", *paragraphs(30)), article("clock", paragraph("It ticks."))))

    salt, clock = printed.structure.all("Art")
    assert salt.pages == {2, 3, 4}
    assert clock.pages == {5}


def test_a_paragraph_that_goes_on_is_one_element(print_issue: Print) -> None:
    """Columns and pages do not cut it, nor is a word lost where it was divided."""
    words = prose(1600)

    printed = print_issue(issue(article("salt", paragraph(words))))

    (whole,) = [each for each in printed.structure.all("P") if len(each.pages) > 1]
    assert "".join(words_in(whole.text)) == "".join(words_in(words))


def test_headings_never_skip_a_level(print_issue: Print) -> None:
    """What the editor left out is closed up; what is deeper stays deeper."""
    salt = article("salt", heading("A", 4), heading("B", 6), paragraph("Salt."), heading("C", 2))

    printed = print_issue(issue(salt))

    headings = printed.structure.all("Art")[0].all(*[f"H{level}" for level in range(1, 7)])
    assert [(each.role, each.text) for each in headings] == [
        ("H1", "Salt"),
        ("H2", "A"),
        ("H3", "B"),
        ("H2", "C"),
    ]


def test_no_heading_of_the_complete_issue_skips_a_level(printed_complete: Printed) -> None:
    """Neither in the articles nor around them."""
    depth = 0
    for element in printed_complete.structure.walk():
        if element.role[0] == "H" and element.role[1:].isdigit():
            assert int(element.role[1:]) <= depth + 1
            depth = int(element.role[1:])


def test_running_heads_and_folios_are_passed_over(print_issue: Print) -> None:
    """They are drawn on each page and read on none."""
    salt = article("salt", *paragraphs(30), running_head="On salt roads")

    printed = print_issue(issue(salt, season="Spring 2031"))

    assert "on salt roads" in printed.artifacts(3).lower()
    assert "Spring 2031" in printed.artifacts(3)
    assert "on salt roads" not in printed.structure.all("Art")[0].text.lower()


def test_a_table_has_headers_that_say_what_they_head(print_issue: Print) -> None:
    """The head row heads columns, a first cell heads its row; the caption belongs to the table."""
    table = Table(
        "table-loads",
        (Text("Loads by year"),),
        (Cell((Text("Year"),), Align.NONE, heading=True), Cell((Text("Mules"),), Align.RIGHT, heading=True)),
        ((Cell((Text("1821"),), Align.NONE, heading=True), Cell((Text("140"),), Align.RIGHT)),),
    )

    (found,) = print_issue(issue(article("salt", paragraph("Salt."), table))).structure.all("Table")

    assert [each.role for each in found.kids if isinstance(each, Element)] == ["Caption", "THead", "TBody"]
    assert [(each.text, str(each.object.A.Scope)) for each in found.all("TH")] == [
        ("Year", "/Column"),
        ("Mules", "/Column"),
        ("1821", "/Row"),
    ]
    assert [each.text for each in found.all("TD")] == ["140"]


def test_a_head_that_repeats_is_read_once(print_issue: Print) -> None:
    """A table that goes on has its head in each column and on each page; all but the first are artifacts."""
    rows = tuple(
        (Cell((Text(f"Year {at}"),), Align.NONE), Cell((Text("Many"),), Align.NONE)) for at in range(150)
    )
    head = tuple(Cell((Text(words),), Align.NONE, heading=True) for words in ("When", "Loads"))

    printed = print_issue(issue(article("salt", paragraph("Salt."), Table("table-loads", (), head, rows))))

    (table,) = printed.structure.all("Table")
    assert len(table.pages) > 1
    assert table.text.count("When") == 1
    assert all("When" in printed.text(folio) for folio in table.pages)
    assert [each.text for each in table.all("TR")][1:] == [f"Year {at}Many" for at in range(150)]


def test_an_empty_cell_keeps_its_place(printed_complete: Printed) -> None:
    """Each row of a table has as many cells as the others."""
    for table in printed_complete.structure.all("Table"):
        assert len({len(row.all("TD", "TH")) for row in table.all("TR")}) == 1


def test_items_of_a_list_have_a_label_and_a_body(print_issue: Print) -> None:
    """A list within an item is in its body; numbers and bullets are labels."""

    def item(*blocks: object) -> ListItem:
        return ListItem(blocks)

    inner = BulletList((item(paragraph("with feet")),), tight=True)
    steps = NumberedList((item(paragraph("Cut.")), item(paragraph("Beat:"), inner)), tight=True)

    outer, nested = (
        print_issue(issue(article("salt", paragraph("Salt."), steps))).structure.all("Art")[0].all("L")
    )

    assert [each.role for each in outer.kids] == ["LI", "LI"]
    assert [[kid.role for kid in each.kids] for each in outer.kids] == [["Lbl", "LBody"]] * 2
    assert [each.kids[0].text.strip() for each in outer.kids] == ["1.", "2."]
    assert nested in list(outer.kids[1].kids[1].walk())
    assert str(outer.object.A.ListNumbering) == "/Decimal"
    assert str(nested.object.A.ListNumbering) == "/Disc"


def test_a_note_is_read_where_it_is_called(print_issue: Print) -> None:
    """Its mark comes first, then the note with its label; what follows goes on after it."""
    text = paragraph("Eight bushels", NoteMark(1), " make a quarter.")
    salt = article("salt", text, notes=(note(1, "A dry measure."),))

    art = print_issue(issue(salt)).structure.all("Art")[0]

    (found,) = art.all("Note")
    (mark,) = art.all("Reference")
    assert (mark.text, found.all("Lbl")[0].text.strip()) == ("1", "1")
    assert art.text.index("bushels1") < art.text.index("A dry measure") < art.text.index("make a quarter")


def test_notes_have_an_id_of_their_own(printed_complete: Printed) -> None:
    """No two notes of the issue share one, whatever their articles number them."""
    notes = printed_complete.structure.all("Note")

    assert len(notes) > 2
    assert len({str(each.object.ID) for each in notes}) == len(notes)


def test_links_own_what_is_clicked(print_issue: Print) -> None:
    """A link has its words and its annotation, and the annotation says where it leads."""
    link = Link("https://example.org/salt", (Text("the salt works"),))

    (found,) = (
        print_issue(issue(article("salt", paragraph("See ", link, ".")))).structure.all("Art")[0].all("Link")
    )

    assert found.text == "the salt works"
    assert found.objects >= 1
    (kid, *_) = [kid for kid in found.object.K if kid.get("/Type") == "/OBJR"]
    assert kid.Obj.Contents
    assert str(kid.Obj.A.URI) == "https://example.org/salt"


def test_every_link_is_owned(printed_complete: Printed) -> None:
    """There are as many annotations in the tree as on the pages, and each says what it is."""
    annotations = [link for page in printed_complete.pdf.pages for link in page.obj.get("/Annots", [])]

    owned = sum(element.objects for element in printed_complete.structure.walk())
    assert owned == len(annotations)
    assert all("/Contents" in link for link in annotations)


def test_pictures_say_what_they_show(printed_complete: Printed, complete_issue: Issue) -> None:
    """Every figure's alt is heard once, in the order of the manuscript, and its picture has a place."""
    pictures = [each for art in printed_complete.structure.all("Art") for each in art.all("Figure")]

    heard = [str(each.object.Alt) for each in pictures]
    told = [each.alt for told in complete_issue.articles for each in told.figures]
    assert [alt for alt in heard if alt in told] == told
    assert all(len(each.object.A.BBox) == 4 for each in pictures)


def test_a_picture_without_alt_is_passed_over(print_issue: Print, draw: Draw) -> None:
    """It adorns; its caption is read all the same."""
    bare = figure(draw("pan"), alt="")

    art = print_issue(issue(article("salt", paragraph("Salt."), bare))).structure.all("Art")[0]

    assert art.all("Figure") == []
    assert [each.text for each in art.all("Caption")] == ["Caption of pan."]


def test_another_language_is_told(printed_complete: Printed) -> None:
    """An article in Azerbaijani says so; the others are read in the language of the issue."""
    languages = {
        each.all("H1")[0].text: str(each.object.get("/Lang", ""))
        for each in printed_complete.structure.all("Art")
    }

    assert languages["Məktublar"] == "az"
    assert languages["The clock that drinks"] == ""
    assert str(printed_complete.pdf.Root.Lang) == "en-GB"


def test_words_in_another_script_are_told_with_their_language(print_issue: Print) -> None:
    """A voice that reads English changes for Hebrew words."""
    art = print_issue(issue(article("salt", paragraph("The word שלום is peace.")))).structure.all("Art")[0]

    assert [(each.text, str(each.object.Lang)) for each in art.all("Span")] == [("שלום", "he")]


@pytest.mark.parametrize("place", [Placement.WIDE, Placement.FULL_PAGE, Placement.SPREAD])
def test_a_figure_that_stands_elsewhere_is_read_where_it_was_placed(
    place: Placement, print_issue: Print, draw: Draw
) -> None:
    """Between the paragraphs between which the editor put it, wherever it is printed."""
    shown = figure(draw("pans", 600, 400), place)
    before, after = paragraph("Before the picture."), paragraph("After the picture.")

    art = print_issue(issue(article("salt", before, shown, after))).structure.all("Art")[0]

    text = art.text
    assert text.index("Before the picture") < text.index("Caption of pans") < text.index("After the picture")
    assert [str(each.object.Alt) for each in art.all("Figure")] == ["Alt of pans."]


def test_a_box_is_a_section_and_its_heading_is_one(print_issue: Print) -> None:
    """A sidebar's title stands in the tree of headings, its text in the sidebar."""
    box = Sidebar("sidebar-pans", (Text("How a pan is cut"),), (paragraph("Clay first."),))

    art = print_issue(issue(article("salt", paragraph("Salt."), box))).structure.all("Art")[0]

    (found,) = art.all("Sect")
    assert found.all("H2")[0].text == "How a pan is cut"
    assert "Clay first." in found.text


def test_a_pull_quote_that_repeats_the_text_is_passed_over(print_issue: Print) -> None:
    """Who listens hears it once; one that says something new is read."""
    salt = "Salt was counted before money was."
    repeats, new = PullQuote((paragraph(salt),)), PullQuote((paragraph("Nobody counts it now."),))

    printed = print_issue(issue(article("salt", paragraph(salt), repeats, new)))

    art = printed.structure.all("Art")[0]
    assert art.text.count("counted before money") == 1
    assert "Nobody counts it now" in art.text
    assert printed.artifacts(2).count("counted before money") == 1


def test_the_order_of_reading_is_that_of_the_manuscript(
    printed_complete: Printed, complete_issue: Issue
) -> None:
    """The running text of each article follows itself through the tree."""
    for art, each in zip(printed_complete.structure.all("Art"), complete_issue.articles, strict=True):
        read = iter("".join(words_in(art.text)))
        for word, line in streams(each)[0].words:
            assert all(letter in read for letter in word), f"{each.file}:{line} {word}"


def test_emphasis_and_code_are_part_of_their_sentence(print_issue: Print) -> None:
    """Dress makes no element of its own, so that a sentence is read in one go."""
    dressed = paragraph("Salt is ", Emphasis((Text("counted"),)), " here.")

    art = print_issue(issue(article("salt", dressed, dressed, CodeBlock("dry(salt)")))).structure.all("Art")[
        0
    ]

    told = [each.text.replace(" ", "") for each in art.all("P")]
    assert told[-3:] == ["Saltiscountedhere.", "Saltiscountedhere.", "dry(salt)"]
