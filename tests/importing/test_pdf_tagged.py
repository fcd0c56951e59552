"""A tagged PDF says what its parts are, and that is believed where its tags are whole."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pytest
from importing.set_pages import Press, set_page

from makeready.importing.imported import Did, Imported
from makeready.importing.pdf.article import as_article
from makeready.importing.pdf.reading import read_pages
from makeready.importing.pdf.tags import tags_of
from makeready.preflight.house_style.dictionaries import dictionary_of


@pytest.fixture(scope="module")
def pdf(tmp_path_factory: pytest.TempPathFactory, tagging_press: Press) -> Path:
    """Its subhead is set as its text, its table has no rules, its quotation is not set in."""
    return set_page("tagged", tmp_path_factory.mktemp("tagged"), tagging_press)


STROP = "Then the strop, which is a word for an old belt that nobody has any other use for."
QUOTATION = (
    "I was told it once. I have told it eleven times, and each of them has gone home, and the shop is very "
    "quiet now."
)


def brought_in(pdf: Path) -> Imported:
    """What comes of a PDF."""
    dictionary = dictionary_of("en-GB")
    assert dictionary
    return as_article(read_pages(pdf), dictionary.knows, "sent")


def test_tags_say_what_looks_alike(pdf: Path):
    """Subhead, short paragraphs, a list in a list, a quotation and a table, and none of them is a doubt."""
    imported = brought_in(pdf)

    assert imported.article.split("---\n\n", 1)[1].split("\n\n")[1:-2] == [
        "## The first thing",
        "It is short.",
        "It has a list.",
        f"1. Keep it sharp.\n   - Stone first.\n   - {STROP}\n2. Keep it dry.",
        f"> {QUOTATION}",
        "| Steel | Stone |\n| --- | --- |\n| Soft, for bread and for nothing else | Coarse |",
    ]
    assert not [decision for decision in imported.decisions if decision.did is Did.DOUBTED]


def test_tags_that_tear_paragraphs_are_not_believed(pdf: Path, tmp_path: Path):
    """A machine that has tagged each line as a paragraph of its own says nothing of paragraphs."""
    with pikepdf.open(pdf) as file:
        for element in [each for each in file.objects if is_element(each, "/P")]:
            kids = element.K
            above = element.P.K
            at = next(number for number, kid in enumerate(above) if kid.objgen == element.objgen)
            del above[at]
            for kid in reversed(list(kids)):
                copied = {"/Type": element.Type, "/S": element.S, "/P": element.P, "/Pg": kid.Pg}
                above.insert(at, file.make_indirect(pikepdf.Dictionary({**copied, "/K": [kid]})))
        file.save(tmp_path / "torn.pdf")

    assert tags_of(tmp_path / "torn.pdf")
    assert all(line.tag is None for page in read_pages(tmp_path / "torn.pdf") for line in page.lines)
    assert "because whoever has to be told twice is sent home" in brought_in(tmp_path / "torn.pdf").article


def is_element(each: object, role: str) -> bool:
    """Whether an object of a PDF is an element of its structure that has kids."""
    return (
        isinstance(each, pikepdf.Dictionary)
        and str(each.get("/S")) == role
        and isinstance(each.get("/K"), pikepdf.Array)
    )


def test_tags_that_hold_themselves_end(pdf: Path, tmp_path: Path):
    """An element that is its own child is read once."""
    with pikepdf.open(pdf) as file:
        root = file.Root.StructTreeRoot.K
        first = root[0] if isinstance(root, pikepdf.Array) else root
        first.K = pikepdf.Array([*first.K, first])
        file.save(tmp_path / "round.pdf")

    assert tags_of(tmp_path / "round.pdf") == tags_of(pdf)
