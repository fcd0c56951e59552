"""The commit that a manuscript is made from, as git tells it."""

from __future__ import annotations

import os
import subprocess
from dataclasses import dataclass
from pathlib import Path

PATIENCE = 30.0
"""Seconds; a work tree that takes longer to be looked at is not known."""
PATIENCE_FOR_ALL = 120.0
"""Seconds for all files of a commit."""

_COMMIT = "# branch.oid "
_FIELDS = {"1": 8, "u": 10, "?": 1}
"""How many stand before a file's path in a line of `git status --porcelain=v2`, by the kind of the line."""


@dataclass(frozen=True, slots=True)
class SourceState:
    """What a release is made from."""

    root: Path | None = None
    """The repository's folder."""
    commit: str = ""
    """The full name of the commit; "" where there is no git, or nothing has been committed."""
    changed: tuple[str, ...] = ()
    """Files that are not as they were committed, by their paths in the repository."""
    unknown: str = ""
    """Why git can't tell the commit or what has changed, though a repository is there; "" where it can."""

    def place_of(self, folder: Path) -> str:
        """A folder's path in the repository, with slashes; "" where it is not in it."""
        if self.root is None or not folder.resolve().is_relative_to(self.root):
            return ""
        return folder.resolve().relative_to(self.root).as_posix()


class _Silent(Exception):
    """Git tells nothing; the text says why."""


def source_state(folder: Path) -> SourceState:
    """The state of the git repository around `folder`; an empty one where there is none."""
    try:
        root = _root(folder)
        # A file that is in no commit counts, whatever git is set to leave out.
        told = _git(root, "status", "--porcelain=v2", "--branch", "-z", "--untracked-files=normal")
    except _Silent as reason:
        return SourceState(unknown=str(reason)) if _is_in_repository(folder) else SourceState()
    lines = _text(told).split("\0")
    named = next((line.removeprefix(_COMMIT) for line in lines if line.startswith(_COMMIT)), "")
    commit = "" if named == "(initial)" else named
    changed = sorted(
        line.split(" ", _FIELDS[line[0]])[-1] for line in lines if line and line[0] in _FIELDS and commit
    )
    return SourceState(root, commit, tuple(changed))


def committed_files(folder: Path, commit: str) -> bytes:
    """All files of a commit as a tar; nothing where it is not in the repository around `folder`."""
    try:
        # Asked in a folder of the repository, git would give the files of that alone.
        return _git(_root(folder), "archive", "--format=tar", commit, patience=PATIENCE_FOR_ALL)
    except _Silent:
        return b""


def _root(folder: Path) -> Path:
    return Path(_text(_git(folder, "rev-parse", "--show-toplevel")).rstrip("\n"))


def _is_in_repository(folder: Path) -> bool:
    """Whether one is there, though git is missing or does not take it for one."""
    return any((each / ".git").exists() for each in (folder.resolve(), *folder.resolve().parents))


def _text(told: bytes) -> str:
    return told.decode("utf-8", "surrogateescape")


def _git(folder: Path, *words: str, patience: float | None = None) -> bytes:
    """What git gives; raises `_Silent` where it is not there, refuses or takes too long."""
    # A repository may name a program that is to watch its files: a manuscript can't have anything run.
    command = ["git", "-C", str(folder), "-c", "core.fsmonitor=false", *words]
    seconds = patience or PATIENCE
    surroundings = os.environ | {"GIT_OPTIONAL_LOCKS": "0", "LC_ALL": "C"}
    try:
        told = subprocess.run(command, capture_output=True, check=False, timeout=seconds, env=surroundings)
    except subprocess.TimeoutExpired:
        raise _Silent(f"it gave no answer in {seconds:g} seconds") from None
    except OSError as fault:
        raise _Silent(f"it can't be run here: {fault.strerror}") from None
    if told.returncode:
        said = _text(told.stderr).strip().splitlines() or [f"it ended with {told.returncode}"]
        raise _Silent(said[0].removeprefix("fatal: ").removeprefix("error: ").rstrip("."))
    return told.stdout
