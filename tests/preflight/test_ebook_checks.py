"""What neither EPUBCheck nor Ace says of an ebook is found, each fault alone, and nothing in a sound one."""

from __future__ import annotations

import io
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from layouts_for_tests import SHIPPED, layout_with, shipped
from overlay import COMPLETE
from PIL import Image
from produced import alone
from small_issues import article, figure, issue, panel

from makeready.composing.templates import open_layout
from makeready.issue import Issue
from makeready.preflight.ebook.ebook_checks import dead_rules, ebook_problems
from makeready.preflight.ebook.ebook_places import EbookPlaces
from makeready.problems import Code, Place, Problem
from makeready.producing.epub.issue_epub import produce_epub
from makeready.reading.manuscript import read_manuscript

Files = dict[str, bytes]

HEADLESS = Place("tide-clock/article.md", 22)
"""The one table of the complete issue that has no head row, and is told."""


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> tuple[Issue, Path]:
    """An issue that has everything that can be typed, and its ebook."""
    read, _ = read_manuscript(COMPLETE)
    assert read
    file = tmp_path_factory.mktemp("whole") / "whole.epub"
    with file.open("w+b") as out:
        produce_epub(read, shipped(), alone()).write(out)
    return read, file


def told(whole: tuple[Issue, Path], folder: Path, change: Callable[[Files], object]) -> list[Problem]:
    """What is told of the ebook when its files were changed."""
    read, file = whole
    with zipfile.ZipFile(file) as book:
        files = {name: book.read(name) for name in book.namelist()}
    change(files)
    changed = folder / "changed.epub"
    with zipfile.ZipFile(changed, "w") as book:
        for name, data in files.items():
            book.writestr(name, data)
    problems = ebook_problems(read, changed, shipped(), EbookPlaces(read, shipped(), changed))
    return [problem for problem in problems if problem.place != HEADLESS]


def in_chapters(old: bytes, new: bytes) -> Callable[[Files], object]:
    """Puts `new` for the first `old` in the chapters."""

    def change(files: Files) -> None:
        name = next(name for name, data in files.items() if "articles/" in name and old in data)
        files[name] = files[name].replace(old, new, 1)

    return change


def test_a_sound_ebook_has_nothing_to_tell(whole: tuple[Issue, Path], tmp_path: Path):
    """Neither this one nor the style sheets that ship."""
    assert told(whole, tmp_path, lambda _files: None) == []
    assert list(dead_rules(open_layout(SHIPPED / "digest"))) == []


def test_a_file_that_the_manifest_does_not_name_is_told(whole: tuple[Issue, Path], tmp_path: Path):
    """By its name; what stands in META-INF is the container's own."""

    def change(files: Files) -> None:
        files["EPUB/notes.txt"] = files["META-INF/notes.txt"] = b"forgotten"

    (problem,) = told(whole, tmp_path, change)
    assert (problem.code, problem.place.file) == (Code.EBOOK_STRAY_FILE, "EPUB/notes.txt")


def test_a_file_that_nothing_shows_is_told(whole: tuple[Issue, Path], tmp_path: Path):
    """A picture that stands in the manifest alone."""

    def change(files: Files) -> None:
        item = b'<item href="pictures/extra.png" id="extra" media-type="image/png"/></manifest>'
        name = next(name for name in files if name.endswith(".opf"))
        files[name] = files[name].replace(b"</manifest>", item)
        out = io.BytesIO()
        Image.new("RGB", (2, 2)).save(out, "PNG")
        files["EPUB/pictures/extra.png"] = out.getvalue()

    (problem,) = told(whole, tmp_path, change)
    assert (problem.code, problem.place.file) == (Code.EBOOK_UNREACHED_FILE, "EPUB/pictures/extra.png")


def test_a_picture_that_says_nothing_is_told_where_it_is_placed(whole: tuple[Issue, Path], tmp_path: Path):
    """An empty alt passes both judges: it means that the picture is an ornament."""
    read, _ = whole
    shown = next(each for of in read.articles for each in of.figures if each.alt)

    (problem,) = told(whole, tmp_path, in_chapters(f'alt="{shown.alt}"'.encode(), b'alt=""'))
    assert problem.code is Code.EBOOK_EMPTY_ALT
    assert problem.place.line == shown.line


def test_a_picture_that_says_nothing_in_the_manuscript_is_told_there_alone(tmp_path: Path):
    """By reading: an editor fills its brackets, and needs to be told once."""
    of, file = issue(article("salt", figure(panel("a"), alt=""))), tmp_path / "silent.epub"
    with file.open("w+b") as out:
        produce_epub(of, shipped(), alone()).write(out)

    codes = [
        problem.code for problem in ebook_problems(of, file, shipped(), EbookPlaces(of, shipped(), file))
    ]
    assert Code.EBOOK_EMPTY_ALT not in codes


def test_a_table_without_headings_is_told(whole: tuple[Issue, Path], tmp_path: Path):
    """At the table's line in the article."""

    def change(files: Files) -> None:
        for name, data in files.items():
            if "articles/" in name:
                files[name] = (
                    data.replace(b"<th", b"<td").replace(b"</th>", b"</td>").replace(b"<tdead", b"<thead")
                )

    problems = told(whole, tmp_path, change)
    assert problems
    assert {problem.code for problem in problems} == {Code.EBOOK_TABLE_WITHOUT_HEADINGS}
    assert all(problem.place.file.endswith("article.md") and problem.place.line for problem in problems)


@pytest.mark.parametrize(
    "claim",
    [
        "WCAG 2 AA",
        "EPUB Accessibility 1.1 - WCAG 2.2 Level AA",
        "EPUB Accessibility 1.1 – WCAG 2.2 Level AA",
    ],
    ids=["other words", "nobody stands for it", "a dash that is none"],
)
def test_a_claim_that_nobody_stands_for_is_told(whole: tuple[Issue, Path], tmp_path: Path, claim: str):
    """Both judges let every one of these pass."""

    def change(files: Files) -> None:
        name = next(name for name in files if name.endswith(".opf"))
        meta = f'<meta property="dcterms:conformsTo">{claim}</meta></metadata>'.encode()
        files[name] = files[name].replace(b"</metadata>", meta)

    (problem,) = told(whole, tmp_path, change)
    assert problem.code is Code.EBOOK_WRONG_CLAIM
    assert claim in problem.sentence


def test_a_claim_with_somebody_behind_it_is_right(whole: tuple[Issue, Path], tmp_path: Path):
    """In the standard's own words."""

    def change(files: Files) -> None:
        name = next(name for name in files if name.endswith(".opf"))
        claim = b'<meta property="dcterms:conformsTo">EPUB Accessibility 1.1 - WCAG 2.2 Level AA</meta>'
        by = b'<meta property="a11y:certifiedBy">Mara Quill</meta></metadata>'
        files[name] = files[name].replace(b"</metadata>", claim + by)

    assert told(whole, tmp_path, change) == []


def test_a_picture_that_is_cut_short_is_told(whole: tuple[Issue, Path], tmp_path: Path):
    """Half of its bytes are there."""

    def change(files: Files) -> None:
        name = next(name for name in files if name.endswith((".jpg", ".png")))
        files[name] = files[name][: len(files[name]) // 2]

    (problem,) = told(whole, tmp_path, change)
    assert problem.code is Code.EBOOK_PICTURE_BROKEN


def test_a_rule_that_reaches_nothing_is_told_with_its_line(tmp_path: Path):
    """A slip in a class, in @media and in :not() too; one for what this issue lacks is none."""
    sheet = (SHIPPED / "ebook/reader.css").read_text("utf-8")
    shutil.copytree(SHIPPED / "fonts", tmp_path / "own/fonts")
    slips = (
        "\n.captoin { color: red }\n@media print { p:not(.openning) { order: 1 } }\n.sidebar { order: 1 }\n"
    )
    layout = layout_with(tmp_path / "own", {"ebook/reader.css": sheet + slips})

    problems = list(dead_rules(layout))
    lines = sheet.count("\n")
    assert [problem.code for problem in problems] == [Code.EBOOK_DEAD_RULE] * 2
    assert [problem.place.line for problem in problems] == [lines + 2, lines + 3]
    assert ["captoin" in problems[0].sentence, "openning" in problems[1].sentence] == [True, True]
