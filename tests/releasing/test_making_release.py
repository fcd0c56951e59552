"""A release is all that leaves the house in one folder: final, told by checksums, made again to the byte."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from zipfile import ZipFile

import pikepdf
import pypdfium2
import pytest
from layouts_for_tests import SHIPPED
from overlay import SMALLEST
from PIL import Image
from small_releases import committed, git, made, whole_manuscript

from makeready.command_line import main
from makeready.exits import Exit
from makeready.issue import Revision
from makeready.order import Format, Order
from makeready.preflight.last_release import released_pages
from makeready.problems import Code
from makeready.releasing import release_record
from makeready.releasing.checksums import names_in, sums_of, told_sums
from makeready.releasing.released import Role
from makeready.source_state import SourceState, source_state


@pytest.fixture(scope="module")
def order(tmp_path_factory: pytest.TempPathFactory) -> Order:
    """An issue to be released; nobody changes its manuscript."""
    root = tmp_path_factory.mktemp("release")
    return Order(whole_manuscript(root / "manuscript"), SHIPPED, root / "build", tuple(Format), release=True)


@pytest.fixture(scope="module")
def folder(order: Order) -> Path:
    """Its release."""
    outcome = made(order)
    assert outcome.exit is Exit.DONE, outcome.problems
    (released,) = outcome.written
    return released


def test_everything_that_leaves_the_house_is_there(folder: Path) -> None:
    """Both PDFs, the ebook, the cover in its sizes, each article by itself, and what says how it was made."""
    slug = folder.name
    assert {
        f"{slug}-print.pdf",
        f"{slug}-screen.pdf",
        f"{slug}.epub",
        "cover-2560.jpg",
        "offprints/salt-road.pdf",
        "offprints/carts.pdf",
        "bill-of-materials.json",
        "credits.csv",
        "entry.atom",
        "metadata.json",
        "onix.xml",
        "opds.json",
        "release.json",
    } <= set(names_in(folder))


def test_each_file_is_told_with_its_checksum(folder: Path) -> None:
    """`SHA256SUMS` names every file but itself; the record names those that are handed out."""
    sums = sums_of(folder, names_in(folder))
    assert told_sums(folder) == sums
    record = release_record.from_json((folder / "release.json").read_bytes())
    assert {file.name: file.sha256 for file in record.files} == {
        name: checksum for name, checksum in sums.items() if name != "release.json"
    }
    assert all(file.size == (folder / file.name).stat().st_size for file in record.files)
    assert {file.article for file in record.of(Role.OFFPRINT)} == {"carts", "salt-road"}


def test_the_printers_pdf_is_in_inks_and_the_screens_is_tagged(folder: Path) -> None:
    """One has an output intent and no structure, the other its structure; both have as many pages."""
    with pikepdf.open(folder / f"{folder.name}-print.pdf") as print_pdf:
        assert print_pdf.Root.OutputIntents[0].OutputConditionIdentifier == "FOGRA39"
        assert "/StructTreeRoot" not in print_pdf.Root
        pages = len(print_pdf.pages)
    with pikepdf.open(folder / f"{folder.name}-screen.pdf") as screen_pdf:
        assert "/StructTreeRoot" in screen_pdf.Root
        assert len(screen_pdf.pages) == pages


def test_an_offprint_is_an_article_with_the_folios_of_the_issue(order: Order, folder: Path) -> None:
    """Its pages are called as they are in the issue, and its title is the article's."""
    folio, pages = released_pages(order.output, folder.name)["carts"]
    with pikepdf.open(folder / "offprints/carts.pdf") as pdf:
        assert len(pdf.pages) == pages
        assert pdf.Root.PageLabels.Nums[1].St == folio
        assert pdf.docinfo.Title == "Carts"
        assert "/StructTreeRoot" in pdf.Root


def test_the_cover_is_a_jpeg_of_the_printed_page(folder: Path) -> None:
    """Its long edge is what its name says, and its shape that of the trim."""
    with Image.open(folder / "cover-1400.jpg") as cover:
        assert (cover.format, cover.mode, max(cover.size)) == ("JPEG", "RGB", 1400)
        assert cover.width / cover.height == pytest.approx(210 / 275, abs=0.002)


def test_the_same_release_again_is_fine(order: Order, folder: Path) -> None:
    """It gives the same bytes, and nothing is written."""
    before = {name: (folder / name).stat().st_mtime_ns for name in names_in(folder)}
    outcome = made(order)
    assert (outcome.exit, outcome.written) == (Exit.DONE, (folder,))
    assert {name: (folder / name).stat().st_mtime_ns for name in names_in(folder)} == before


def test_a_release_elsewhere_has_the_same_bytes(order: Order, folder: Path, tmp_path: Path) -> None:
    """With nothing in the cache, from another folder."""
    manuscript = shutil.copytree(order.manuscript, tmp_path / "moved")
    outcome = made(replace(order, manuscript=manuscript, output=tmp_path / "build"))
    (again,) = outcome.written
    assert sums_of(again, names_in(again)) == sums_of(folder, names_in(folder))


def test_what_is_out_is_never_changed(order: Order, folder: Path, tmp_path: Path) -> None:
    """Another word, and the release of that name is refused; the old one stays, and nothing lies about."""
    manuscript = shutil.copytree(order.manuscript, tmp_path / "manuscript")
    output = tmp_path / "build"
    shutil.copytree(order.output / "release", output / "release")
    (manuscript / "carts/article.md").write_text("---\ntitle: Carts\n---\nThey go by day.\n")
    before = sums_of(folder, names_in(folder))

    outcome = made(replace(order, manuscript=manuscript, output=output))

    assert outcome.exit is Exit.REFUSED
    (problem,) = (each for each in outcome.problems if each.code is Code.RELEASE_EXISTS)
    assert "offprints/carts.pdf" in problem.sentence
    assert sums_of(output / "release" / folder.name, names_in(output / "release" / folder.name)) == before
    assert sorted(path.name for path in (output / "release").iterdir()) == [
        "feed.atom",
        "opds.json",
        folder.name,
    ]


def test_a_correction_stands_beside_what_it_corrects(order: Order, folder: Path) -> None:
    """In a folder of its own: its colophon carries the note, its ebook is the same book of another day."""
    before = sums_of(folder, names_in(folder))
    correction = Revision(2, date(2031, 4, 2), "The carts on page 3 go by night.")

    (corrected,) = made(replace(order, revision=correction)).written

    assert corrected.name == f"{folder.name}-revision-2"
    assert sums_of(folder, names_in(folder)) == before
    record = release_record.from_json((corrected / "release.json").read_bytes())
    assert (record.slug, record.revision, record.note) == (folder.name, 2, correction.note)
    words = "Revision 2, 2 April 2031: The carts on page 3 go by night."
    first, second = (read_archive(each / f"{folder.name}.epub") for each in (folder, corrected))
    assert words in second["EPUB/colophon.xhtml"]
    assert "EPUB/colophon.xhtml" not in first
    assert unique_identifier_of(first) == unique_identifier_of(second)
    assert "2031-04-02T00:00:00Z" in second["EPUB/content.opf"]
    with pikepdf.open(corrected / f"{folder.name}-screen.pdf") as pdf:
        assert pdf.docinfo.ModDate == "D:20310402000000Z"
        last = page_text(corrected / f"{folder.name}-screen.pdf", len(pdf.pages) - 2)
    assert words in " ".join(last.split())


def read_archive(file: Path) -> dict[str, str]:
    """The texts of an EPUB by their names."""
    with ZipFile(file) as archive:
        names = [name for name in archive.namelist() if name.endswith((".xhtml", ".opf"))]
        return {name: archive.read(name).decode() for name in names}


def unique_identifier_of(texts: dict[str, str]) -> list[str]:
    """What the package calls itself."""
    return re.findall(r"<dc:identifier[^>]*>([^<]+)<", texts["EPUB/content.opf"])


def page_text(pdf: Path, page: int) -> str:
    """What stands on a page, from 0."""
    with pypdfium2.PdfDocument(pdf) as document:
        return document[page].get_textpage().get_text_bounded()


@pytest.mark.parametrize("words", [["--revision", "2"], ["--note", "A word"], ["--date", "2031-04-02"]])
def test_a_correction_has_a_number_and_a_note(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """One without the other is a wrong call."""
    assert main(["release", *words]) is Exit.WRONG_CALL
    assert "--revision 2 --note" in capsys.readouterr().err


def test_what_is_not_committed_is_not_released(order: Order, tmp_path: Path) -> None:
    """In a repository with a changed file, unless it is allowed; the clean one is released."""
    manuscript = shutil.copytree(order.manuscript, tmp_path / "manuscript")
    committed(tmp_path, "manuscript")
    assert source_state(manuscript).changed == ()
    (manuscript / "carts/article.md").write_text("---\ntitle: Carts\n---\nThey go by day.\n")

    outcome = made(replace(order, manuscript=manuscript, output=tmp_path / "build"))

    assert outcome.exit is Exit.REFUSED
    assert [problem.code for problem in outcome.problems] == [Code.WORK_TREE_CHANGED]
    assert "manuscript/carts/article.md" in outcome.problems[0].sentence
    assert not (tmp_path / "build").exists()


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A git repository with a clean work tree."""
    shutil.copytree(SMALLEST, tmp_path / "repository/manuscript")
    committed(tmp_path / "repository", ".")
    return tmp_path / "repository"


def test_what_git_is_set_to_leave_out_is_not_committed_either(repository: Path) -> None:
    """A new file counts, though the repository says that none is shown; a name may have any letters."""
    git(repository, "config", "status.showUntrackedFiles", "no")
    (repository / "manuscript/sel et\nעוד.md").write_text("words")
    state = source_state(repository / "manuscript")
    assert len(state.commit) == 40
    assert state.changed == ("manuscript/sel et\nעוד.md",)


def test_a_manuscript_that_was_never_committed_has_no_commit(tmp_path: Path) -> None:
    """In a repository that is new."""
    git(tmp_path, "init", "--quiet")
    (tmp_path / "issue.yaml").write_text("title: Salt")
    state = source_state(tmp_path)
    assert (state.root, state.commit, state.changed, state.unknown) == (tmp_path, "", (), "")


def damage(repository: Path) -> None:
    """The list of what is committed can't be read."""
    (repository / ".git/index").write_bytes(b"no index")


def slow_down(repository: Path) -> None:
    """Git asks a program that gives no answer what a file holds."""
    git(repository, "config", "filter.slow.clean", "sleep 60")
    (repository / ".gitattributes").write_text("* filter=slow\n")
    os.utime(repository / "manuscript/issue.yaml", (0, 0))


def take_away(repository: Path) -> None:
    """What makes the folder a repository is gone."""
    (repository / ".git/HEAD").unlink()


@pytest.mark.parametrize(
    ("spoil", "reason"), [(damage, "index file"), (slow_down, "no answer in 1 sec"), (take_away, "not a git")]
)
def test_a_work_tree_that_git_can_not_tell_is_not_taken_for_a_clean_one(
    spoil: Callable[[Path], None], reason: str, repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is refused with what git says, and nothing is built."""
    monkeypatch.setattr("makeready.source_state.PATIENCE", 1.0)
    spoil(repository)
    places = repository / "manuscript", SHIPPED, repository / "build"

    outcome = made(Order(*places, tuple(Format), release=True))

    assert outcome.exit is Exit.REFUSED
    (problem,) = outcome.problems
    assert problem.code is Code.WORK_TREE_UNKNOWN
    assert reason in problem.sentence
    assert not (repository / "build").exists()


def test_a_repository_runs_no_program_of_its_own(repository: Path) -> None:
    """One that is named to watch its files is not asked."""
    watcher = repository.parent / "watcher"
    watcher.write_text(f"#!/bin/sh\ntouch {repository.parent}/ran\n")
    watcher.chmod(0o755)
    git(repository, "config", "core.fsmonitor", str(watcher))
    assert source_state(repository).unknown == ""
    assert not (repository.parent / "ran").exists()


def test_where_there_is_no_git_nothing_is_told_of_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder of its own, and a machine without git."""
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    assert source_state(tmp_path) == SourceState()
    monkeypatch.setenv("PATH", str(tmp_path))
    assert source_state(tmp_path) == SourceState()
    (tmp_path / ".git").mkdir()
    assert source_state(tmp_path).unknown == "it can't be run here: No such file or directory"
