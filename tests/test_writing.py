"""Files are whole or not there, whatever ends the process."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import BinaryIO

import pytest

from makeready import writing
from makeready.problems import Code, Refused
from makeready.writing import unfinished_folder, write_all

KILLED_BEFORE_RENAMING = """
import os, signal, sys
from pathlib import Path
from makeready.writing import write_all
Path.replace = lambda self, target: os.kill(os.getpid(), signal.SIGKILL)
write_all(Path(sys.argv[1]), {"salt-07.pdf": b"new", "salt-07.epub": b"new"})
"""


def contents(folder: Path) -> dict[str, bytes]:
    """Every file of a folder, hidden ones too."""
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_files_are_written_into_a_new_folder(tmp_path: Path):
    """The paths come back in the order that was asked for, and nothing else is left."""
    written = write_all(tmp_path / "a/b", {"one.pdf": b"1", "two.epub": b"2"})

    assert written == [tmp_path / "a/b/one.pdf", tmp_path / "a/b/two.epub"]
    assert contents(tmp_path / "a/b") == {"one.pdf": b"1", "two.epub": b"2"}


def test_a_file_is_written_by_what_knows_its_content(tmp_path: Path):
    """What writes a file may read it again, and what it refuses leaves the old file as it was."""

    def write(file: BinaryIO) -> None:
        file.write(b"new")
        file.seek(0)
        if file.read() == b"new":
            raise Refused([])

    write_all(tmp_path, {"one.pdf": b"old"})
    with pytest.raises(Refused):
        write_all(tmp_path, {"one.pdf": write})

    assert contents(tmp_path) == {"one.pdf": b"old"}


@pytest.mark.skipif(os.name != "posix", reason="rights of this kind are POSIX")
def test_files_may_be_read_as_any_new_file(tmp_path: Path):
    """A written file has the rights that the user's umask gives."""
    (tmp_path / "plain").touch()

    (written,) = write_all(tmp_path, {"one.pdf": b"1"})

    assert written.stat().st_mode == (tmp_path / "plain").stat().st_mode


@pytest.mark.skipif(os.name != "posix", reason="kills by signal")
def test_a_killed_build_leaves_the_last_good_files(tmp_path: Path):
    """Killed when all is written but nothing renamed: old files stand, and the next build cleans up."""
    write_all(tmp_path, {"salt-07.pdf": b"old"})

    killed = subprocess.run([sys.executable, "-c", KILLED_BEFORE_RENAMING, tmp_path], check=False)

    assert killed.returncode == -signal.SIGKILL
    assert (tmp_path / "salt-07.pdf").read_bytes() == b"old"
    assert len(contents(tmp_path)) == 4  # the old file under two names, the new ones unfinished

    write_all(tmp_path, {"salt-07.pdf": b"newer"})

    assert contents(tmp_path) == {"salt-07.pdf": b"newer"}


def test_a_full_disk_is_a_problem(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """A disk that fills up at the second file leaves both old ones, and no rubbish."""
    write_all(tmp_path, {"one.pdf": b"old", "two.epub": b"old"})
    real_fsync = os.fsync
    calls = []

    def fill_up(descriptor: int) -> None:
        calls.append(descriptor)
        if len(calls) == 2:
            raise OSError(28, "No space left on device")
        real_fsync(descriptor)

    monkeypatch.setattr(writing.os, "fsync", fill_up)
    with pytest.raises(Refused) as refused:
        write_all(tmp_path, {"one.pdf": b"new", "two.epub": b"new"})

    assert [problem.code for problem in refused.value.problems] == [Code.FILE_NOT_WRITTEN]
    assert "No space left on device" in refused.value.problems[0].sentence
    assert contents(tmp_path) == {"one.pdf": b"old", "two.epub": b"old"}


def test_a_file_in_the_folders_place_is_a_problem(tmp_path: Path):
    """An output folder that is a file is told, not raised."""
    (tmp_path / "build").write_text("a file")

    with pytest.raises(Refused) as refused:
        write_all(tmp_path / "build", {"one.pdf": b"new"})

    assert [problem.code for problem in refused.value.problems] == [Code.FILE_NOT_WRITTEN]
    assert (tmp_path / "build").read_text() == "a file"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a folder that nobody can write to")
def test_a_folder_that_takes_no_files_is_a_problem():
    """/proc takes no files, not even root's."""
    with pytest.raises(Refused) as refused:
        write_all(Path("/proc"), {"one.pdf": b"new"})

    assert [problem.code for problem in refused.value.problems] == [Code.FILE_NOT_WRITTEN]


def test_a_name_that_can_not_be_given_takes_the_others_back(tmp_path: Path):
    """Where the second file can't be put in place, the first is what it was, and a new one is not there."""
    write_all(tmp_path, {"salt-07.pdf": b"old"})
    (tmp_path / "salt-07.epub/in-the-way").mkdir(parents=True)

    with pytest.raises(Refused) as caught:
        write_all(tmp_path, {"new.pdf": b"new", "salt-07.pdf": b"new", "salt-07.epub": b"new"})

    assert [problem.code for problem in caught.value.problems] == [Code.FILE_NOT_WRITTEN]
    assert (tmp_path / "salt-07.pdf").read_bytes() == b"old"
    assert {path.name for path in tmp_path.iterdir()} == {"salt-07.pdf", "salt-07.epub"}


def test_a_folder_is_put_in_place_by_one_rename(tmp_path: Path):
    """What was not, is gone in the end; so is what a killed process had begun."""
    killed = """
import os, signal, sys
from pathlib import Path
from makeready.writing import unfinished_folder
with unfinished_folder(Path(sys.argv[1])) as folder:
    (folder / "release").mkdir()
    (folder / "release/one.pdf").write_bytes(b"half")
    os.kill(os.getpid(), signal.SIGKILL)
"""
    run = subprocess.run([sys.executable, "-c", killed, str(tmp_path)], check=False)
    assert run.returncode == -signal.SIGKILL
    assert len(list(tmp_path.iterdir())) == 1

    with unfinished_folder(tmp_path) as folder:
        assert list(tmp_path.iterdir()) == [folder]
        (folder / "rest.txt").write_text("rest")
        (folder / "release").mkdir()
        (folder / "release").rename(tmp_path / "release")

    assert list(tmp_path.iterdir()) == [tmp_path / "release"]
