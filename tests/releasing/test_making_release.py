"""A release is all that leaves the house in one folder: final, told by checksums, made again to the byte."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path
from zipfile import ZipFile

import pikepdf
import pypdfium2
import pytest
from layouts_for_tests import SHIPPED
from PIL import Image
from small_releases import committed, made, whole_manuscript

from makeready.command_line import main
from makeready.exits import Exit
from makeready.issue import Revision
from makeready.order import Format, Order
from makeready.pipeline import CACHE
from makeready.preflight.pages.last_release import released_pages
from makeready.problems import Code
from makeready.releasing import release_record
from makeready.releasing.checksums import names_in, sums_of, told_sums
from makeready.releasing.released import Role
from makeready.source_state import source_state


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


@pytest.mark.usefixtures("folder")
def test_what_is_out_is_never_changed(order: Order, tmp_path: Path) -> None:
    """Another word, and the release of that name is refused; the old one stays, and nothing lies about."""
    manuscript = shutil.copytree(order.manuscript, tmp_path / "manuscript")
    output = tmp_path / "build"
    shutil.copytree(order.output / "release", output / "release")
    (manuscript / "carts/article.md").write_text("---\ntitle: Carts\n---\nThey go by day.\n")
    before = sums_of(output / "release", names_in(output / "release"))

    outcome = made(replace(order, manuscript=manuscript, output=output))

    assert outcome.exit is Exit.REFUSED
    (problem,) = (each for each in outcome.problems if each.code is Code.RELEASE_EXISTS)
    assert "offprints/carts.pdf" in problem.sentence
    assert """`make release ARGS="--revision 2 --note 'What it mends.'"`""" in problem.hint
    assert sums_of(output / "release", names_in(output / "release")) == before


@contextmanager
def small_disk(folder: Path, size: str) -> Iterator[None]:
    """A disk of that size stands in the folder's place: a real one, in memory."""
    if sys.platform != "linux" or os.geteuid() != 0:
        pytest.skip("root of a Linux alone can mount a disk")
    folder.mkdir(exist_ok=True)
    subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", folder], check=True)
    try:
        yield
    finally:
        subprocess.run(["umount", "--lazy", folder], check=True)


@pytest.mark.parametrize("size", ["100k", "3700k", "4500k"])
def test_a_full_disk_is_told_and_nothing_half_made_is_left(order: Order, folder: Path, size: str) -> None:
    """Whichever file it is that has no room; the release that was there is as it was."""
    before = sums_of(folder, names_in(folder))
    with small_disk(order.output / "release", size):
        outcome = made(order)
        left = list((order.output / "release").iterdir())

    assert (outcome.exit, left) == (Exit.MISSING, [])
    (problem,) = (each for each in outcome.problems if each.code is Code.FILE_NOT_WRITTEN)
    assert "No space left on device" in problem.sentence
    assert problem.place.file.endswith(folder.name)
    assert sums_of(folder, names_in(folder)) == before


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize("size", ["50k", "3000k"])
def test_no_room_for_unfinished_work_is_told_by_its_folder(
    order: Order, size: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the files are judged before any of them is written."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "work"))
    shutil.copytree(order.output / CACHE, tmp_path / "build" / CACHE)
    with small_disk(tmp_path / "work", size):
        outcome = made(replace(order, output=tmp_path / "build"))

    assert outcome.exit is Exit.MISSING
    (problem,) = (each for each in outcome.problems if each.code is Code.WORK_NOT_WRITTEN)
    assert problem.place.file == str(tmp_path / "work")
    assert [path.name for path in (tmp_path / "build").iterdir()] == [CACHE]


@pytest.mark.usefixtures("folder")
def test_a_folder_that_takes_nothing_is_told(order: Order, tmp_path: Path) -> None:
    """A file stands where the releases are to be."""
    shutil.copytree(order.output / CACHE, tmp_path / "build" / CACHE)
    (tmp_path / "build/release").write_text("a file")
    outcome = made(replace(order, output=tmp_path / "build"))
    assert outcome.exit is Exit.MISSING
    assert Code.FILE_NOT_WRITTEN in {problem.code for problem in outcome.problems}


def test_a_correction_stands_beside_what_it_corrects(order: Order, folder: Path) -> None:
    """In a folder of its own: its colophon carries the note, its ebook is the same book of another day.

    Asked for again later, it has that day still, and so the same bytes.
    """
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
    again = made(replace(order, revision=replace(correction, released=date(2031, 5, 5))), dated=False)
    assert (again.exit, again.written) == (Exit.DONE, (corrected,))
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


def test_a_note_is_words(capsys: pytest.CaptureFixture[str]) -> None:
    """What no page can show is a wrong call."""
    assert main(["release", "--revision", "2", "--note", "Salt\x07"]) is Exit.WRONG_CALL
    assert "type it anew" in capsys.readouterr().err


def test_what_is_not_committed_is_not_released(order: Order, tmp_path: Path) -> None:
    """In a repository with a changed file, unless it is allowed; then the manifest and the record say so."""
    manuscript = shutil.copytree(order.manuscript, tmp_path / "manuscript")
    committed(tmp_path, "manuscript")
    assert source_state(manuscript).changed == ()
    (manuscript / "carts/article.md").write_text("---\ntitle: Carts\n---\nThey go by day.\n")

    asked = replace(order, manuscript=manuscript, output=tmp_path / "build")
    outcome = made(asked)

    assert outcome.exit is Exit.REFUSED
    assert [problem.code for problem in outcome.problems] == [Code.WORK_TREE_CHANGED]
    assert "manuscript/carts/article.md" in outcome.problems[0].sentence
    assert not (tmp_path / "build").exists()
    (folder,) = made(asked, allow_dirty=True).written
    record = release_record.from_json((folder / "release.json").read_bytes())
    bill = json.loads((folder / "bill-of-materials.json").read_bytes())
    assert (record.source.changed, len(record.source.commit)) == (True, 40)
    assert [each["value"] for each in bill["metadata"]["component"]["properties"]] == [
        record.source.commit,
        "yes",
    ]
