"""The commit that a manuscript is made from, as git tells it."""

from __future__ import annotations

import subprocess
from dataclasses import dataclass
from pathlib import Path

PATIENCE = 30.0
"""Seconds; a work tree that takes longer to be looked at is as good as none."""
PATIENCE_FOR_ALL = 120.0
"""Seconds for all files of a commit."""


@dataclass(frozen=True, slots=True)
class SourceState:
    """What a release is made from."""

    root: Path | None = None
    """The repository's folder."""
    commit: str = ""
    """The full name of the commit; "" where there is no git, or nothing has been committed."""
    changed: tuple[str, ...] = ()
    """Files that are not as they were committed, by their paths in the repository."""

    def place_of(self, folder: Path) -> str:
        """A folder's path in the repository, with slashes; "" where it is not in it."""
        if self.root is None or not folder.resolve().is_relative_to(self.root):
            return ""
        return folder.resolve().relative_to(self.root).as_posix()


def source_state(folder: Path) -> SourceState:
    """The state of the git repository around `folder`; an empty one where there is none, or no git."""
    commit = _said(folder, "rev-parse", "--verify", "--quiet", "HEAD").strip()
    if not commit:
        return SourceState()
    root = _root(folder)
    told = _said(folder, "status", "--porcelain", "-z", "--no-renames")
    return SourceState(root, commit, tuple(sorted(entry[3:] for entry in told.split("\0") if entry)))


def committed_files(folder: Path, commit: str) -> bytes:
    """All files of a commit as a tar; nothing where it is not in the repository around `folder`."""
    # Asked in a folder of the repository, git would give the files of that alone.
    return _git(_root(folder), "archive", "--format=tar", commit, patience=PATIENCE_FOR_ALL)


def _root(folder: Path) -> Path:
    return Path(_said(folder, "rev-parse", "--show-toplevel").rstrip("\n"))


def _said(folder: Path, *words: str) -> str:
    return _git(folder, *words).decode("utf-8", "surrogateescape")


def _git(folder: Path, *words: str, patience: float = PATIENCE) -> bytes:
    """What git gives; nothing where it is not there, refuses or takes too long."""
    command = ["git", "-C", str(folder), *words]
    try:
        told = subprocess.run(command, capture_output=True, check=False, timeout=patience)
    except (OSError, subprocess.TimeoutExpired):
        return b""
    return told.stdout if told.returncode == 0 else b""
