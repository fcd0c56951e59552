"""Anyone can verify a release: by its checksums, and by making it again from the commit that it names."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from layouts_for_tests import SHIPPED
from small_releases import committed, made, whole_manuscript

from makeready.exits import Exit
from makeready.issue import Revision
from makeready.order import Format, Order, Outcome
from makeready.problems import Code
from makeready.progress import Progress
from makeready.releasing import release_record
from makeready.releasing.checksums import SUMS, as_text, names_in, sums_of
from makeready.verifying import verify
from makeready.workers import Here


@pytest.fixture(scope="module")
def repository(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A git repository with a manuscript and a layout."""
    root = tmp_path_factory.mktemp("repository")
    whole_manuscript(root / "manuscript")
    shutil.copytree(SHIPPED, root / "layouts")
    (root / ".gitignore").write_text("build/\n")
    (root / "elsewhere").symlink_to("/etc/hostname")
    committed(root, ".")
    return root


@pytest.fixture(scope="module")
def released(repository: Path) -> Path:
    """A correction that was released from it."""
    correction = Revision(2, date(2031, 4, 2), "The carts on page 3 go by night.")
    places = repository / "manuscript", repository / "layouts", repository / "build"
    outcome = made(Order(*places, tuple(Format), release=True, revision=correction))
    assert outcome.exit is Exit.DONE, outcome.problems
    return outcome.written[0]


@pytest.fixture
def copy(released: Path, tmp_path: Path) -> Path:
    """A copy of it, to be changed."""
    return shutil.copytree(released, tmp_path / released.name)


def verified(folder: Path, repository: Path) -> Outcome:
    """What is told of it."""
    return verify(folder, repository, Progress(silent=True), Here())


def test_a_release_is_made_again_to_the_byte(released: Path, repository: Path) -> None:
    """From its commit alone, though the manuscript says something else by now."""
    article = repository / "manuscript/carts/article.md"
    before = article.read_text()
    article.write_text("---\ntitle: Carts\n---\nThey go by day.\n")
    try:
        outcome = verified(released, repository / "manuscript")
    finally:
        article.write_text(before)
    assert (outcome.exit, outcome.problems) == (Exit.DONE, ())


def change(file: Path) -> None:
    """Another byte."""
    file.write_bytes(file.read_bytes()[:-1] + b"?")


@pytest.mark.parametrize(
    ("spoil", "name", "words"),
    [
        (
            lambda folder: change(folder / "credits.csv"),
            "credits.csv",
            "is not as",
        ),
        (
            lambda folder: (folder / "credits.csv").unlink(),
            "credits.csv",
            "is missing",
        ),
        (
            lambda folder: (folder / "more.txt").write_text("more"),
            "more.txt",
            "is not told of",
        ),
    ],
    ids=["changed", "missing", "added"],
)
def test_a_changed_file_is_found(
    copy: Path, repository: Path, spoil: Callable[[Path], object], name: str, words: str
) -> None:
    """By its name, and the exit says so; nothing is built."""
    spoil(copy)
    outcome = verified(copy, repository)
    assert outcome.exit is Exit.REFUSED
    (problem,) = outcome.problems
    assert (problem.code, problem.place.file) == (Code.RELEASE_CHANGED, f"{copy.name}/{name}")
    assert words in problem.sentence


def test_what_has_no_checksums_is_no_release(tmp_path: Path, repository: Path) -> None:
    """A folder of something else."""
    (problem,) = verified(tmp_path, repository).problems
    assert problem.code is Code.RELEASE_WITHOUT_SUMS


def test_other_words_than_those_of_its_commit_are_found(copy: Path, repository: Path) -> None:
    """A file that was changed together with its checksum."""
    change(copy / "cover-512.jpg")
    (copy / SUMS).write_bytes(as_text(sums_of(copy, names_in(copy))))
    outcome = verified(copy, repository)
    assert outcome.exit is Exit.REFUSED
    (problem,) = outcome.problems
    assert problem.code is Code.RELEASE_MADE_OTHERWISE
    assert "in cover-512.jpg." in problem.sentence


@pytest.mark.parametrize(
    ("told", "reason"),
    [
        ({"commit": ""}, "not committed"),
        ({"changed": True}, "not committed"),
        ({"changed": None}, "could not tell"),
        ({"layouts": ""}, "stood in no repository"),
        ({"commit": "0" * 40}, "is not at hand"),
    ],
)
def test_what_can_not_be_made_again_is_told(
    copy: Path, repository: Path, told: dict[str, object], reason: str
) -> None:
    """It is a warning: its checksums agree, and no more than that is said."""
    record = release_record.from_json((copy / release_record.RECORD).read_bytes())
    record = replace(record, source=replace(record.source, **told))
    (copy / release_record.RECORD).write_bytes(release_record.as_json(record))
    (copy / SUMS).write_bytes(as_text(sums_of(copy, names_in(copy))))

    outcome = verified(copy, repository)

    assert outcome.exit is Exit.DONE
    (problem,) = outcome.problems
    assert problem.code is Code.RELEASE_NOT_MADE_AGAIN
    assert reason in problem.sentence
