"""What stands in the ebook is told by its place in the manuscript."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from layouts_for_tests import shipped
from produced import alone

from makeready.issue import Figure, Heading, Issue, Paragraph, Table, plain_text, walk
from makeready.preflight.ebook.ebook_places import EbookPlaces, _beginning, _tags
from makeready.producing.epub.issue_epub import produce_epub
from makeready.reading.manuscript import read_manuscript


@pytest.fixture(scope="module")
def of() -> Issue:
    """The issue that ships."""
    read, _ = read_manuscript(Path(__file__).parents[2] / "manuscript")
    assert read
    return read


@pytest.fixture(scope="module")
def book(of: Issue, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Its ebook."""
    file = tmp_path_factory.mktemp("book") / "issue.epub"
    with file.open("w+b") as out:
        produce_epub(of, shipped(), alone()).write(out)
    return file


def test_every_block_is_found_by_line_and_column(of: Issue, book: Path):
    """Each figure, subhead, table and paragraph of the shipped issue, from the place of its start tag."""
    places = EbookPlaces(of, shipped(), book)
    found = 0
    for article in of.articles:
        name = f"EPUB/articles/{article.slug}.xhtml"
        with zipfile.ZipFile(book) as opened:
            tags = list(_tags(opened.read(name)))
        for block in walk(article.blocks):
            match block:
                case Figure() | Heading() | Table():
                    tag = next(tag for tag in tags if tag.element.get("id") == block.anchor)
                case Paragraph():
                    words = _beginning(plain_text(block.children))
                    tag = next(tag for tag in tags if _beginning("".join(tag.element.itertext())) == words)
                case _:
                    continue
            place = places.at(name, tag.line, tag.column + 1)
            assert place.file == article.file
            assert place.line == block.line or not isinstance(block, Figure | Heading | Table)
            found += place.line == block.line
    assert found > 60


def test_a_selector_finds_the_caption(of: Issue, book: Path):
    """Words of a caption are in captions.md, the picture itself is in article.md."""
    places = EbookPlaces(of, shipped(), book)
    article = next(article for article in of.articles if article.figures)
    figure = article.figures[0]
    path = f"articles/{article.slug}.xhtml"
    picture = places.of_selector(path, f"#{figure.anchor} > img")
    caption = places.of_selector(path, f"#{figure.anchor} figcaption > p")

    assert (picture.file, picture.line) == (article.file, figure.line)
    assert caption.file.endswith("/captions.md")
    assert caption.line == figure.caption_line


def test_what_a_template_wrote_is_in_the_template(of: Issue, book: Path):
    """The navigation, the colophon's frame, the head of a chapter."""
    places = EbookPlaces(of, shipped(), book)

    assert places.at("EPUB/nav.xhtml", 5, 1).file.endswith("ebook/nav.xhtml.jinja")
    assert places.of_selector("cover.xhtml", "img").file.endswith("ebook/cover.xhtml.jinja")
    assert places.at(f"EPUB/articles/{of.articles[0].slug}.xhtml", 4, 2).file.endswith("article.xhtml.jinja")


def test_what_is_nowhere_is_told_by_its_name(of: Issue, book: Path):
    """A file that is not in the book, and a selector that is none."""
    places = EbookPlaces(of, shipped(), book)

    assert places.at("EPUB/gone.xhtml", 1, 1).file == "EPUB/gone.xhtml"
    assert places.of_selector(f"articles/{of.articles[0].slug}.xhtml", "p:::").file == of.articles[0].file
