"""The EPUB is the same bytes whatever the cache holds; what is kept there saves work."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from layouts_for_tests import layout_with, shipped
from overlay import COMPLETE
from PIL import Image
from produced import alone, epub_bytes

from makeready.cache import Cache
from makeready.issue import Issue, Paragraph, Picture, Text
from makeready.problems import Refused
from makeready.producing.epub import issue_epub
from makeready.producing.epub.ebook_pictures import judged
from makeready.producing.epub.issue_epub import produce_epub
from makeready.reading.manuscript import read_manuscript


@pytest.fixture(scope="module")
def uncached(complete_issue: Issue) -> bytes:
    """The book that has everything, made without a cache."""
    return epub_bytes(complete_issue, shipped())[0]


@pytest.fixture(scope="module")
def full(complete_issue: Issue, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A cache that has been used for that book."""
    folder = tmp_path_factory.mktemp("cache")
    written(complete_issue, Cache(folder))
    return folder


def written(issue: Issue, cache: Cache) -> bytes:
    """The book's bytes, made with `cache`."""
    buffer = BytesIO()
    produce_epub(issue, shipped(), alone(cache)).write(buffer)
    return buffer.getvalue()


def entries(folder: Path) -> list[Path]:
    """The entries of a cache."""
    return sorted(path for path in folder.rglob("*") if path.is_file())


def kinds(paths: set[Path], folder: Path) -> list[str]:
    """What kinds of entries `paths` are."""
    return sorted(path.relative_to(folder).parts[0] for path in paths)


def empty(folder: Path) -> None:
    """Throws everything away."""
    shutil.rmtree(folder)


def halve(folder: Path) -> None:
    """Takes out every other entry."""
    for path in entries(folder)[::2]:
        path.unlink()


def damage(folder: Path) -> None:
    """Changes the last byte of each entry."""
    for path in entries(folder):
        path.write_bytes(path.read_bytes()[:-1] + b"?")


def fill_with_another(folder: Path) -> None:
    """Adds what another issue leaves, one with the same pictures and other words."""
    issue, _ = read_manuscript(COMPLETE)
    assert issue is not None
    written(with_a_word_changed(issue), Cache(folder))


def with_a_word_changed(issue: Issue) -> Issue:
    """The issue with another last paragraph in its first article."""
    section = issue.sections[0]
    article = section.articles[0]
    changed = replace(article, blocks=(*article.blocks[:-1], Paragraph((Text("A tale."),))))
    return replace(
        issue,
        sections=(replace(section, articles=(changed, *section.articles[1:])), *issue.sections[1:]),
    )


@pytest.mark.parametrize("change", [lambda _: None, empty, halve, damage, fill_with_another])
def test_the_book_is_the_same_with_any_cache(
    change: Callable[[Path], None], complete_issue: Issue, uncached: bytes, full: Path, tmp_path: Path
) -> None:
    """Warm, cold, half, damaged or somebody else's."""
    shutil.copytree(full, tmp_path / "cache")
    change(tmp_path / "cache")

    assert written(complete_issue, Cache(tmp_path / "cache")) == uncached


def test_each_entry_may_be_missing(
    complete_issue: Issue, uncached: bytes, full: Path, tmp_path: Path
) -> None:
    """One of each kind at a time; it is made again."""
    for number, kind in enumerate(sorted(full.iterdir())):
        folder = tmp_path / str(number)
        shutil.copytree(full, folder)
        gone = entries(folder / kind.name)[0]
        gone.unlink()

        assert written(complete_issue, Cache(folder)) == uncached
        assert gone.is_file()


def test_a_changed_word_costs_its_chapter(complete_issue: Issue, full: Path, tmp_path: Path) -> None:
    """Nothing else is made again: no picture, no font, no page around."""
    folder = tmp_path / "cache"
    shutil.copytree(full, folder)
    before = set(entries(folder))

    written(with_a_word_changed(complete_issue), Cache(folder))

    assert kinds(set(entries(folder)) - before, folder) == ["chapters"]


def test_a_changed_template_costs_the_documents(complete_issue: Issue, full: Path, tmp_path: Path) -> None:
    """All of them, and nothing else."""
    folder = tmp_path / "cache"
    shutil.copytree(full, folder)
    before = set(entries(folder))
    layout = layout_with(tmp_path / "own", {"ebook/blocks/section-break.html.jinja": "<hr/>"})

    produce_epub(complete_issue, layout, alone(Cache(folder)))

    made = kinds(set(entries(folder)) - before, folder)
    assert made == [*["chapters"] * len(complete_issue.articles), "ebook-navigation", "ebook-pages"]


def test_lost_words_are_told_again(complete_issue: Issue, tmp_path: Path) -> None:
    """A chapter that was found to lack words is not taken for whole the next time."""
    layout = layout_with(tmp_path / "own", {"ebook/blocks/figure.html.jinja": "<img src='{{ source }}'/>"})
    told = []
    for _ in range(2):
        with pytest.raises(Refused) as caught:
            produce_epub(complete_issue, layout, alone(Cache(tmp_path / "cache")))
        told.append([str(problem) for problem in caught.value.problems])

    assert told[0]
    assert told[0] == told[1]


def test_what_is_written_is_what_was_counted(
    complete_issue: Issue, monkeypatch: pytest.MonkeyPatch, full: Path
) -> None:
    """A document that is another one in the finished file is seen, whatever changed it."""
    book = produce_epub(complete_issue, shipped(), alone(Cache(full)))
    whole = issue_epub.write_package

    def losing(package: issue_epub.Package, file: BytesIO) -> None:
        first = replace(package.files[3], data=b"<html/>")
        whole(replace(package, files=(*package.files[:3], first, *package.files[4:])), file)

    monkeypatch.setattr(issue_epub, "write_package", losing)
    with pytest.raises(OSError, match=r"articles/salt-road\.xhtml is not in the book as it was written"):
        book.write(BytesIO())


def _picture(path: Path, size: int) -> Picture:
    Image.linear_gradient("L").resize((size, size)).convert("RGB").save(path)
    return Picture(path.name, path, "image/jpeg", size, size)


def test_of_a_picture_that_needs_nothing_only_the_verdict_is_kept(tmp_path: Path) -> None:
    """Its bytes come from the manuscript."""
    picture = _picture(tmp_path / "small.jpg", 40)

    for _ in range(2):
        assert judged(picture, Cache(tmp_path / "cache")).data() == picture.path.read_bytes()
    assert all(path.stat().st_size < 200 for path in entries(tmp_path / "cache"))


@pytest.mark.parametrize("lost", [False, True])
def test_a_picture_is_converted_once_or_again_where_it_was_lost(tmp_path: Path, *, lost: bool) -> None:
    """What was converted is kept; where it is gone by the time of writing it is made again."""
    picture = _picture(tmp_path / "large.jpg", 2400)
    first = judged(picture, Cache(tmp_path / "cache")).data()
    again = judged(picture, Cache(tmp_path / "cache"))
    if lost:
        empty(tmp_path / "cache")

    assert Image.open(BytesIO(first)).size == (2000, 2000)
    assert again.data() == first


@pytest.mark.parametrize("size", [40, 2400])
def test_a_picture_that_is_changed_meanwhile_is_not_written(tmp_path: Path, size: int) -> None:
    """What was judged is one picture, what would go into the book another."""
    picture = _picture(tmp_path / "a.jpg", size)
    ready = judged(picture, Cache(tmp_path / "cache"))
    empty(tmp_path / "cache")
    _picture(tmp_path / "a.jpg", size + 1)

    with pytest.raises(OSError, match=r"a\.jpg was changed meanwhile"):
        ready.data()
