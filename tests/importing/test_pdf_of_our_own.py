"""The shipped issue's feature, set by the shipped layout, comes back from its PDF as it was written."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from layouts_for_tests import SHIPPED, shipped
from printed import Printed
from produced import pdf_bytes

from makeready.importing.account import Account, account_of
from makeready.importing.bringing_in import _write
from makeready.importing.pdf.article import as_article
from makeready.importing.pdf.reading import read_pages
from makeready.issue import (
    Article,
    Block,
    BlockQuote,
    Blocks,
    Heading,
    Note,
    Paragraph,
    PullQuote,
    Sidebar,
    plain_text,
    walk,
)
from makeready.preflight.house_style.dictionaries import dictionary_of
from makeready.producing.word_account import spoken_text, words_in
from makeready.reading.articles import read_article
from makeready.reading.files import Folder
from makeready.reading.manuscript import read_manuscript

FEATURE = "bridge-of-people"


@dataclass(frozen=True)
class Both:
    """The article as it was written and as it was brought in."""

    written: Article
    read: Article
    account: Account


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> Both:
    """The whole issue is set, and of its PDF the feature's pages are read, as its outline names them."""
    folder = tmp_path_factory.mktemp("own")
    issue, _ = read_manuscript(SHIPPED.parent / "manuscript")
    assert issue
    (written,) = (article for article in issue.articles if article.slug == FEATURE)
    data, _ = pdf_bytes(issue, shipped())
    (folder / "own.pdf").write_bytes(data)
    outline = Printed(data).outline
    (at,) = (at for at, (_, title, _) in enumerate(outline) if title == plain_text(written.title))
    depth, _, first = outline[at]
    last = next(page for level, _, page in outline[at + 1 :] if level <= depth) - 1
    dictionary = dictionary_of("en-GB")
    assert dictionary
    imported = as_article(read_pages(folder / "own.pdf", range(first, last + 1)), dictionary.knows, "own")
    into = folder / "manuscript/own"
    _write(imported, into)
    read = read_article(Folder(into.parent.resolve()), "own", "en-GB").article
    assert read
    return Both(written, read, account_of(imported, into, "en-GB"))


def test_every_paragraph_is_whole_and_in_order(both: Both):
    """Over columns, pages, plates and pull quotes; subheads stand between them."""
    assert list(_running(both.read)) == list(_running(both.written))


def test_its_head_and_its_notes_are_told(both: Both):
    """Headline, standfirst and byline, and each note by its call."""
    assert plain_text(both.read.title) == plain_text(both.written.title)
    assert plain_text(both.read.standfirst) == plain_text(both.written.standfirst)
    assert both.read.byline == both.written.byline
    assert [_words(note) for note in both.read.notes] == [_words(note) for note in both.written.notes]


def test_captions_pull_quotes_and_sidebars_are_told(both: Both):
    """Each caption by a picture; what stands in a panel is a sidebar with its title."""
    for kind in (PullQuote, Sidebar):
        assert len(_all(both.read, kind)) == len(_all(both.written, kind))
    captions = [
        sorted(" ".join(words_in(spoken_text(paragraph.children))) for paragraph in figure.caption)
        for figure in both.read.figures
    ]
    for figure in both.written.figures:
        assert [" ".join(words_in(spoken_text(each.children))) for each in figure.caption] in captions


def test_its_words_are_all_accounted_for(both: Both):
    """None is missing."""
    assert both.account.missing == ()


def _all(article: Article, kind: type) -> list[object]:
    return [block for block in walk(article.blocks) if isinstance(block, kind)]


def _running(article: Article) -> Iterator[str]:
    """The letters of paragraphs and subheads, quotations too; print adds the page to a link.

    Not the words: whether “counteroffensive” has a hyphen can't be told from the end of a line.
    """
    for block in _without_quotations(article.blocks):
        if isinstance(block, Paragraph | Heading):
            yield "".join(words_in(re.sub(r"\(page \d+\)", "", spoken_text(block.children))))


def _without_quotations(blocks: Blocks) -> Iterator[Block]:
    for block in blocks:
        yield from block.children if isinstance(block, BlockQuote) else (block,)


def _words(note: Note) -> list[str]:
    return [
        word
        for each in note.children
        if isinstance(each, Paragraph)
        for word in words_in(spoken_text(each.children))
    ]
