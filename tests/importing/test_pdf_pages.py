"""A PDF that is hard to read comes in as the article that it was set from, word for word."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from importing.set_pages import Expected, Press, expected_of, set_page, trim
from layouts_for_tests import shipped
from overlay import SMALLEST
from produced import epub_bytes, pdf_bytes

from makeready.importing.account import Account, account_of
from makeready.importing.bringing_in import _write
from makeready.importing.imported import Imported
from makeready.importing.pdf.article import as_article
from makeready.importing.pdf.reading import read_pages
from makeready.issue import (
    Article,
    Block,
    BulletList,
    CodeBlock,
    Emphasis,
    Figure,
    Heading,
    NumberedList,
    Paragraph,
    PullQuote,
    Sidebar,
    Table,
    inlines_of,
    plain_text,
    walk,
)
from makeready.preflight.house_style.dictionaries import dictionary_of
from makeready.problems import Code, Severity
from makeready.producing.word_account import spoken_text, words_in
from makeready.reading.articles import read_article
from makeready.reading.files import Folder
from makeready.reading.manuscript import read_manuscript

HARD = ("columns", "boxes", "captions", "spaced", "press")


@dataclass(frozen=True)
class BroughtIn:
    """What came of a PDF, and what should have."""

    imported: Imported
    account: Account
    article: Article
    expected: Expected


@pytest.fixture(scope="module")
def brought_in(tmp_path_factory: pytest.TempPathFactory, press: Press) -> dict[str, BroughtIn]:
    """All hard PDFs, set and brought in once."""
    folder = tmp_path_factory.mktemp("pdfs")
    return {name: _brought_in(name, folder, press) for name in HARD}


def _brought_in(name: str, folder: Path, press: Press) -> BroughtIn:
    pdf = set_page(name, folder, press)
    if name == "press":
        trim(pdf)
    dictionary = dictionary_of("en-GB")
    assert dictionary
    imported = as_article(read_pages(pdf), dictionary.knows, name)
    into = folder / "manuscript" / name
    _write(imported, into)
    account = account_of(imported, into, "en-GB")
    read = read_article(Folder(into.parent.resolve()), name, "en-GB")
    assert read.article
    return BroughtIn(imported, account, read.article, expected_of(name))


@pytest.fixture(params=HARD)
def each(request: pytest.FixtureRequest, brought_in: dict[str, BroughtIn]) -> BroughtIn:
    """One after the other."""
    return brought_in[request.param]


def test_its_text_runs_as_it_was_written(each: BroughtIn):
    """Paragraphs whole, over columns, pages and captions; subheads, lists and code between them."""
    assert list(_running(each.article.blocks)) == each.expected.text


def test_its_head_is_told(each: BroughtIn):
    """Headline, standfirst and byline."""
    article, expected = each.article, each.expected

    assert plain_text(article.title) == expected.title
    assert plain_text(article.standfirst) == expected.standfirst
    assert article.byline == expected.byline.removeprefix("By ")


def test_its_captions_stand_by_pictures(each: BroughtIn):
    """Each in captions.md; the pictures are in images/."""
    found = [
        " ".join(spoken_text(each.children) for each in figure.caption)
        for figure in each.article.figures
        if figure.caption
    ]

    assert sorted(found) == sorted(each.expected.captions)
    assert sorted(figure.credit for figure in each.article.figures if figure.credit) == sorted(
        each.expected.credits
    )
    assert not [figure for figure in each.article.figures if figure.picture.missing]


def test_what_stands_beside_the_text_is_told(each: BroughtIn):
    """Pull quotes, sidebars, tables and notes."""
    article, expected = each.article, each.expected
    blocks = list(walk(article.blocks))
    rows = [
        [spoken_text(cell.children) for cell in row]
        for table in blocks
        if isinstance(table, Table)
        for row in (table.head, *table.rows)
    ]

    assert [
        " ".join(_texts(block)) for block in blocks if isinstance(block, PullQuote)
    ] == expected.pull_quotes
    assert [
        [plain_text(block.title), *_texts(block)] for block in blocks if isinstance(block, Sidebar)
    ] == expected.sidebars
    assert rows == expected.rows
    assert [" ".join(_said(block) for block in note.children) for note in article.notes] == expected.notes


def test_its_words_are_all_accounted_for(each: BroughtIn):
    """Each word that PDFium finds in the file is in the article, or dropped and listed."""
    account = each.account

    assert account.missing == ()
    assert account.source == account.article + account.dropped


def test_emphasis_is_kept(each: BroughtIn):
    """Words in italic are in italic still, and no others."""
    found = [
        spoken_text(inline.children)
        for block in walk(each.article.blocks)
        if isinstance(block, Paragraph)
        for inline in inlines_of(block)
        if isinstance(inline, Emphasis)
    ]

    assert found == each.expected.emphasis


def _running(blocks: tuple[Block, ...]) -> Iterator[tuple[str, str]]:
    for block in blocks:
        match block:
            case Paragraph(children=children):
                yield "paragraph", " ".join(spoken_text(children).split())
            case Heading(children=children):
                yield "subhead", spoken_text(children)
            case BulletList(items=items) | NumberedList(items=items):
                for item in items:
                    yield "item", " ".join(_said(each) for each in item.children)
            case CodeBlock(text=text):
                yield "code", text.rstrip("\n")


def _texts(block: PullQuote | Sidebar) -> list[str]:
    return [_said(each) for each in block.children if not isinstance(each, Figure)]


def _said(block: Block) -> str:
    assert isinstance(block, Paragraph)
    return spoken_text(block.children)


def test_what_is_brought_in_builds_as_it_is(brought_in: dict[str, BroughtIn], tmp_path: Path):
    """All of them in an issue, as PDF and as EPUB; nothing is an error, and no word is lost on the way."""
    manuscript = tmp_path / "manuscript"
    shutil.copytree(SMALLEST, manuscript)
    for path in manuscript.glob("*/article.md"):
        shutil.rmtree(path.parent)
    for name, each in brought_in.items():
        _write(each.imported, manuscript / name)
    issue_yaml = manuscript / "issue.yaml"
    facts = re.sub(r"articles: \[.*\]", f"articles: [{', '.join(HARD)}]", issue_yaml.read_text("utf-8"))
    issue_yaml.write_text(facts, "utf-8")
    issue, problems = read_manuscript(manuscript)
    assert issue is not None
    _, of_pdf = pdf_bytes(issue, shipped())
    _, of_epub = epub_bytes(issue, shipped())

    assert [str(problem) for problem in problems if problem.severity is Severity.ERROR] == []
    codes = {problem.code for problem in (*problems, *of_pdf, *of_epub)}
    assert not codes & {Code.WORDS_MISSING, Code.WORDS_OUT_OF_ORDER, Code.NOT_A_PICTURE}


def test_a_line_that_is_lost_is_missed(tmp_path: Path, press: Press):
    """The account asks PDFium for the words, and not what became of them."""
    page, *rest = read_pages(set_page("captions", tmp_path, press))
    at, lost = next((at, line) for at, line in enumerate(page.lines) if "smell" in line.text)
    lines = [*page.lines[:at], *page.lines[at + 1 :]]
    imported = as_article([replace(page, lines=lines), *rest], lambda _word: True, "lost")
    _write(imported, tmp_path / "lost")

    missing = account_of(imported, tmp_path / "lost", "en-GB").missing
    assert sorted(missing) == sorted(words_in(lost.text))
