"""The EPUB: before its judges, the same every time, and saying of itself only what is true."""

from __future__ import annotations

import hashlib
import shutil
import zipfile
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from build_elsewhere import built_elsewhere
from commonmark import examples
from layouts_for_tests import SHIPPED, layout_with, shipped
from lxml import etree
from overlay import COMPLETE, MANUSCRIPTS, SMALLEST, lay_over
from produced import epub_bytes, paged_epub_bytes

from judges import ace, epubcheck, reader
from judges.availability import require
from makeready.issue import Article, Figure, Issue, Section
from makeready.problems import Code, Refused, Severity
from makeready.reading.manuscript import read_manuscript

OPF = {"o": "http://www.idpf.org/2007/opf", "dc": "http://purl.org/dc/elements/1.1/"}


@pytest.fixture(scope="module")
def book(complete_issue: Issue, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The EPUB of the issue that has everything."""
    path = tmp_path_factory.mktemp("books") / "complete.epub"
    data, problems = paged_epub_bytes(complete_issue, shipped())
    assert problems == []
    path.write_bytes(data)
    return path


def package(data: bytes) -> etree._Element:
    """The root of the book's package document."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return etree.fromstring(archive.read("EPUB/content.opf"))


def facts(data: bytes, name: str) -> list[str]:
    """The values of a `meta` of the package."""
    return [
        str(value)
        for value in package(data).xpath("//o:meta[@property=$name]/text()", namespaces=OPF, name=name)
    ]


def test_the_complete_issue_keeps_the_standard(book: Path) -> None:
    """EPUBCheck has no error and no warning."""
    assert epubcheck.findings(book) == []


def test_the_complete_issue_is_accessible(book: Path) -> None:
    """Ace finds no violation."""
    assert ace.findings(book) == []


def test_a_reading_system_shows_the_complete_issue(book: Path) -> None:
    """It opens, its pages turn to the end, no picture is broken and no font fails."""
    opened = reader.read(book, 600, 800)

    assert opened.findings() == []
    assert opened.turns > 8
    assert opened.fonts > 8
    assert "The clock that drinks" in opened.contents


def test_a_reading_system_sees_a_broken_book(book: Path, tmp_path: Path) -> None:
    """The judge can fail: without a picture's file or with a damaged font it says so."""
    broken = tmp_path / "broken.epub"
    with zipfile.ZipFile(book) as whole, zipfile.ZipFile(broken, "w") as part:
        for name in whole.namelist():
            if not name.endswith("salt-road-pans.jpg"):
                part.writestr(name, b"no font" if name.endswith("Serif4-It.woff2") else whole.read(name))

    findings = reader.read(broken).findings()
    assert any("picture" in finding for finding in findings)
    assert any("SourceSerif4-It" in finding for finding in findings)


def test_the_shipped_issue_passes_every_judge(tmp_path: Path) -> None:
    """EPUBCheck, Ace and a reading system have nothing to say about what the project hands out."""
    issue, _ = read_manuscript(SHIPPED.parent / "manuscript")
    assert issue is not None
    path = tmp_path / "shipped.epub"
    path.write_bytes(epub_bytes(issue, shipped())[0])

    assert epubcheck.findings(path) == []
    assert ace.findings(path) == []
    assert reader.read(path).findings() == []


@pytest.mark.parametrize("name", ["smallest", "fpo"])
def test_a_small_issue_and_a_draft_keep_the_standard(name: str, tmp_path: Path) -> None:
    """EPUBCheck has nothing to say, also where panels stand for missing pictures."""
    issue, _ = read_manuscript(MANUSCRIPTS / name)
    assert issue is not None
    (tmp_path / "book.epub").write_bytes(epub_bytes(issue, shipped())[0])

    assert epubcheck.findings(tmp_path / "book.epub") == []


def test_the_examples_of_commonmark_keep_the_standard(tmp_path: Path) -> None:
    """Each that reading takes is an article of one book; EPUBCheck has nothing to say."""
    require("commonmark")
    articles = []
    for example in examples():
        article = _article(example.markdown, tmp_path / str(example.number))
        articles += [replace(article, slug=f"example-{example.number}")] if article else []
    assert len(articles) > 500
    issue, _ = read_manuscript(SMALLEST)
    assert issue is not None
    book = replace(issue, sections=(Section("Examples", tuple(articles)),))
    (tmp_path / "book.epub").write_bytes(epub_bytes(book, shipped())[0])

    assert epubcheck.findings(tmp_path / "book.epub") == []


def _article(text: str, folder: Path) -> Article | None:
    """The article that `text` makes, or nothing where reading refuses it."""
    manuscript = lay_over(folder / "changes", folder / "manuscript")
    head = "---\ntitle: The salt road\n---\n"
    (manuscript / "salt-road/article.md").write_text(head + text, encoding="utf-8")
    issue, problems = read_manuscript(manuscript)
    errors = any(problem.severity is Severity.ERROR for problem in problems)
    return issue.articles[0] if issue and not errors else None


def test_two_builds_give_the_same_bytes(book: Path, tmp_path: Path) -> None:
    """In another folder, another time, another time zone, with other hashes and another home."""
    shutil.copytree(COMPLETE, tmp_path / "elsewhere")

    other = built_elsewhere(paged_epub_bytes, tmp_path / "elsewhere", tmp_path)

    assert hashlib.sha256(other).hexdigest() == hashlib.sha256(book.read_bytes()).hexdigest()


def test_its_dates_are_those_of_the_issue(book: Path) -> None:
    """Neither the package nor the archive knows when it was built."""
    with zipfile.ZipFile(book) as archive:
        stamps = {entry.date_time for entry in archive.infolist()}

    assert stamps == {(2031, 3, 20, 0, 0, 0)}
    assert facts(book.read_bytes(), "dcterms:modified") == ["2031-03-20T00:00:00Z"]


def test_it_says_of_itself_what_was_found_true(book: Path) -> None:
    """Every picture is described and the contents lead in reading order; no standard is claimed unchecked."""
    data = book.read_bytes()

    assert facts(data, "schema:accessMode") == ["textual", "visual"]
    assert facts(data, "schema:accessModeSufficient") == ["textual", "textual,visual"]
    assert facts(data, "schema:accessibilityFeature") == [
        "alternativeText",
        "pageBreakMarkers",
        "pageNavigation",
        "readingOrder",
        "structuralNavigation",
        "tableOfContents",
    ]
    assert facts(data, "pageBreakSource") == ["Salt 07, Spring 2031, the printed issue"]
    assert "noSoundHazard" in facts(data, "schema:accessibilityHazard")
    assert "described" in facts(data, "schema:accessibilitySummary")[0]
    assert facts(data, "dcterms:conformsTo") == []


def test_without_printed_pages_none_are_claimed(complete_issue: Issue) -> None:
    """No list, no source, no feature."""
    data, _ = epub_bytes(complete_issue, shipped())

    assert not [name for name in facts(data, "schema:accessibilityFeature") if name.startswith("page")]
    assert facts(data, "pageBreakSource") == []


def test_a_layout_without_a_page_list_does_not_claim_one(complete_issue: Issue, tmp_path: Path) -> None:
    """The breaks are there and their source is named."""
    nav = (SHIPPED / "ebook/nav.xhtml.jinja").read_text("utf-8").replace("{% if printed %}", "{% if false %}")
    layout = layout_with(tmp_path / "own", {"ebook/nav.xhtml.jinja": nav})
    data, _ = paged_epub_bytes(complete_issue, layout)

    assert "pageBreakMarkers" in facts(data, "schema:accessibilityFeature")
    assert "pageNavigation" not in facts(data, "schema:accessibilityFeature")
    assert len(facts(data, "pageBreakSource")) == 1


def test_a_picture_without_alt_takes_the_claim_away(complete_issue: Issue) -> None:
    """The book no longer says that reading its text is enough."""
    data, _ = epub_bytes(_without_alt(complete_issue), shipped())

    assert "alternativeText" not in facts(data, "schema:accessibilityFeature")
    assert facts(data, "schema:accessModeSufficient") == ["textual,visual"]
    assert "not described" in facts(data, "schema:accessibilitySummary")[0]


def test_a_layout_that_moves_is_not_called_harmless(complete_issue: Issue, tmp_path: Path) -> None:
    """With an animation in the style sheet nothing is promised about hazards."""
    css = (SHIPPED / "ebook/reader.css").read_text("utf-8") + "\np { animation: blink 1s }\n"
    data, _ = epub_bytes(complete_issue, layout_with(tmp_path / "own", {"ebook/reader.css": css}))

    assert facts(data, "schema:accessibilityHazard") == ["unknown"]


def test_its_facts_are_those_of_the_issue(book: Path) -> None:
    """Title, series, number, languages, and who wrote it, each once."""
    data = book.read_bytes()

    def named(name: str) -> list[str]:
        return [str(text) for text in package(data).xpath(f"//dc:{name}/text()", namespaces=OPF)]

    assert named("title")[0] == "Salt 07, Spring 2031"
    assert named("language") == ["en-GB", "az"]
    assert named("contributor") == ["Tomas Reed", "Ines Tarn", "Əli Şahin"]
    assert facts(data, "belongs-to-collection") == ["Salt"]
    assert facts(data, "group-position") == ["07"]
    assert facts(data, "dcterms:identifier") == ["urn:issn:1234-5679"]


def test_a_template_that_loses_words_is_refused(complete_issue: Issue, tmp_path: Path) -> None:
    """A layout without captions is told with the line of each figure that would lose its own."""
    figure = '<img src="{{ source }}" alt="{{ block.alt }}"/>'
    layout = layout_with(tmp_path / "own", {"ebook/blocks/figure.html.jinja": figure})

    with pytest.raises(Refused) as caught:
        epub_bytes(complete_issue, layout)

    problems = caught.value.problems
    assert {problem.code for problem in problems} == {Code.WORDS_MISSING}
    assert all(problem.place.line for problem in problems)


def test_a_template_that_is_not_well_formed_is_refused(complete_issue: Issue, tmp_path: Path) -> None:
    """Reading systems would have to guess; the problem names the template."""
    source = (SHIPPED / "ebook/article.xhtml.jinja").read_text("utf-8").replace("</header>", "")
    layout = layout_with(tmp_path / "own", {"ebook/article.xhtml.jinja": source})

    with pytest.raises(Refused) as caught:
        epub_bytes(complete_issue, layout)

    problem = caught.value.problems[0]
    assert problem.code is Code.NOT_WELL_FORMED
    assert problem.place.file.endswith("own/ebook/article.xhtml.jinja")
    assert "<header" in source.splitlines()[problem.place.line - 1]


def test_every_damaged_picture_is_told(complete_issue: Issue, tmp_path: Path) -> None:
    """All at once, and nothing is built."""
    bad = tmp_path / "bad.jpg"
    bad.write_bytes(b"\xff\xd8\xff\xe0 and no more")
    issue = _with_pictures_at(complete_issue, bad)

    with pytest.raises(Refused) as caught:
        epub_bytes(issue, shipped())

    assert len(caught.value.problems) > 3
    assert {problem.code for problem in caught.value.problems} == {Code.CUT_SHORT_PICTURE}


def _with_figures(issue: Issue, **changes: object) -> Issue:
    """The issue with every figure that stands in an article's text changed."""

    def changed(article: Article) -> Article:
        blocks = [
            replace(block, **changes) if isinstance(block, Figure) else block for block in article.blocks
        ]
        return replace(article, blocks=tuple(blocks))

    sections = [replace(each, articles=tuple(map(changed, each.articles))) for each in issue.sections]
    return replace(issue, sections=tuple(sections))


def _without_alt(issue: Issue) -> Issue:
    return _with_figures(issue, alt="")


def _with_pictures_at(issue: Issue, path: Path) -> Issue:
    def changed(article: Article) -> Article:
        blocks = [
            replace(block, picture=replace(block.picture, path=path, media_type="image/jpeg"))
            if isinstance(block, Figure)
            else block
            for block in article.blocks
        ]
        return replace(article, blocks=tuple(blocks))

    sections = [replace(each, articles=tuple(map(changed, each.articles))) for each in issue.sections]
    return replace(issue, sections=tuple(sections))
