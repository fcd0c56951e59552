"""What only the whole issue has: boxes, labels, outline, links from unit to unit, one tree, metadata."""

from __future__ import annotations

import pikepdf
import pytest
from printed import PT_PER_MM, Character, Print, Printed
from small_issues import article, heading, issue, paragraph, paragraphs

from makeready.issue import Issue, Reference, Text, plain_text
from makeready.producing.word_account import words_in


def test_each_page_is_trimmed_to_the_magazine(printed_complete: Printed) -> None:
    """The trim is 210 by 275 mm; paper and bleed are 3 mm larger on each side; a reader is shown the trim."""
    bleed = 3 * PT_PER_MM
    for page in printed_complete.pdf.pages:
        trim = [float(edge) for edge in page.obj.TrimBox]
        outer = [trim[0] - bleed, trim[1] - bleed, trim[2] + bleed, trim[3] + bleed]

        assert trim == pytest.approx([0, 0, 210 * PT_PER_MM, 275 * PT_PER_MM], abs=0.01)
        assert [float(edge) for edge in page.obj.MediaBox] == pytest.approx(outer, abs=0.01)
        assert [float(edge) for edge in page.obj.BleedBox] == pytest.approx(outer, abs=0.01)
        assert list(page.obj.CropBox) == list(page.obj.TrimBox)


def test_pages_are_labelled_by_their_folios(printed_complete: Printed) -> None:
    """The first page is 1, also for a reader who types a page number."""
    assert [page.label for page in printed_complete.pdf.pages] == [str(at) for at in printed_complete.pages]


def test_the_file_says_what_it_is(printed_complete: Printed, complete_issue: Issue) -> None:
    """Title, language, publisher, identifier, rights and date are those of the issue; the clock says none."""
    pdf = printed_complete.pdf
    with pdf.open_metadata(update_docinfo=False) as xmp:
        said = {name: xmp.get(name) for name in ("dc:title", "dc:identifier", "dc:rights", "pdfuaid:part")}
        dates = {str(xmp[name]) for name in ("xmp:CreateDate", "xmp:ModifyDate")}
        assert xmp["dc:publisher"] == {complete_issue.publisher}

    assert said == {
        "dc:title": "Salt 07",
        "dc:identifier": "urn:issn:1234-5679",
        "dc:rights": complete_issue.rights,
        "pdfuaid:part": "1",
    }
    assert dates == {"2031-03-20T00:00:00Z"}
    assert str(pdf.docinfo["/Title"]) == "Salt 07"
    assert str(pdf.docinfo["/CreationDate"]) == str(pdf.docinfo["/ModDate"]) == "D:20310320000000Z"
    assert str(pdf.Root.Lang) == "en-GB"
    assert pdf.Root.ViewerPreferences.DisplayDocTitle


def test_it_opens_as_a_magazine(printed_complete: Printed) -> None:
    """Two pages face each other, the cover alone on the right."""
    assert printed_complete.pdf.Root.PageLayout == pikepdf.Name.TwoPageRight


def test_the_outline_leads_to_articles_and_their_subheads(
    printed_complete: Printed, complete_issue: Issue
) -> None:
    """Every article stands in it in order, its subheads below it, each with the page on which it is."""
    outline = printed_complete.outline
    titles = [words_in(words) for level, words, _ in outline if level == 0]
    articles = [words_in(plain_text(each.title)) for each in complete_issue.articles]
    assert [words for words in titles if words in articles] == articles
    assert [words for _, words, _ in outline].count("How it ticks") == 2
    for _, words, folio in outline:
        assert " ".join(words_in(words)) in " ".join(words_in(_read_on(printed_complete, folio)))


def test_what_is_below_a_subhead_is_below_it_in_the_outline(print_issue: Print) -> None:
    """Levels of the outline follow those of the headings."""
    salt = article("salt", heading("Pans"), heading("Cutting", 3), paragraph("Salt."), heading("Roads"))

    outline = print_issue(issue(salt)).outline

    assert [(level, words) for level, words, folio in outline if folio == 2] == [
        (0, "Salt"),
        (1, "Pans"),
        (2, "Cutting"),
        (1, "Roads"),
    ]


def test_links_lead_across_articles_to_the_place_they_name(print_issue: Print) -> None:
    """A link to a subhead of another article leads to its page and height, there and back."""
    there = Reference("clock", "heading-how-it-ticks", (Text("the clock"),))
    back = Reference("salt", "", (Text("the salt"),))
    salt = article("salt", paragraph("See ", there, "."))
    clock = article(
        "clock",
        *paragraphs(30),
        heading("How it ticks"),
        paragraph("As ", back, " has it."),
        title=(Text("Clock"),),
    )

    printed = print_issue(issue(salt, clock))

    ((words, folio, top),) = printed.links(2)
    assert words == "the clock"
    assert printed.pages_with("How it ticks") == [folio]
    first = next(letter for letter in _letters(printed, folio, "How it ticks"))
    assert 0 < top - first.baseline < 3 * first.size
    assert [(words, page) for words, page, _ in printed.links(folio)] == [("the salt", 2)]


def test_every_link_inside_the_issue_leads_to_a_page(printed_complete: Printed) -> None:
    """No link is left that names a unit, and none names a place that is not there."""
    pages = {page.obj.objgen for page in printed_complete.pdf.pages}
    annotations = [link for page in printed_complete.pdf.pages for link in page.obj.get("/Annots", [])]

    assert len(annotations) > 20
    for link in annotations:
        if "/A" in link:
            assert str(link.A.URI).startswith(("https://", "mailto:"))
        else:
            assert link.Dest[0].objgen in pages


def test_there_is_one_tree_and_it_leads_back_from_every_page(printed_complete: Printed) -> None:
    """What is marked on a page is owned by one element, and the page's entry names that element."""
    root = printed_complete.pdf.Root.StructTreeRoot
    numbers = root.ParentTree.Nums
    owners = {int(numbers[at]): numbers[at + 1] for at in range(0, len(numbers), 2)}
    marked = 0

    def look(element: pikepdf.Object) -> None:
        nonlocal marked
        for kid in element.get("/K", []):
            if kid.get("/Type") == pikepdf.Name.MCR:
                marked += 1
                assert owners[int(kid.Pg.StructParents)][int(kid.MCID)].objgen == element.objgen
            elif kid.get("/Type") == pikepdf.Name.OBJR:
                assert owners[int(kid.Obj.StructParent)].objgen == element.objgen
            else:
                assert kid.P.objgen == element.objgen
                look(kid)

    look(root.K[0])

    keys = [int(numbers[at]) for at in range(0, len(numbers), 2)]
    assert keys == sorted(set(keys))
    assert int(root.ParentTreeNextKey) > max(keys)
    assert marked == sum(len(owner) for owner in owners.values() if isinstance(owner, pikepdf.Array))


def _read_on(printed: Printed, folio: int) -> str:
    """What is read on a page as the structure has it."""
    return " ".join(
        element.text for element in printed.structure.walk() if element.pages == {folio} and element.text
    )


def _letters(printed: Printed, folio: int, words: str) -> list[Character]:
    letters = printed.characters(folio)
    text = "".join(letter.text for letter in letters)
    start = text.index(words.replace(" ", ""))
    return letters[start:]
