"""Git tells what a release is made from; what it can't tell is not taken for granted."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from layouts_for_tests import SHIPPED
from overlay import SMALLEST
from small_releases import committed, git, made

from makeready.exits import Exit
from makeready.order import Format, Order
from makeready.problems import Code
from makeready.source_state import SourceState, source_state


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
