"""The commit that a manuscript is made from, as git tells it."""

from __future__ import annotations

import subprocess
from dataclasses import dataclass
from pathlib import Path

PATIENCE = 30.0
"""Seconds; a work tree that takes longer to be looked at is as good as none."""


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
    commit = _git(folder, "rev-parse", "--verify", "--quiet", "HEAD").strip()
    if not commit:
        return SourceState()
    root = Path(_git(folder, "rev-parse", "--show-toplevel").rstrip("\n"))
    told = _git(folder, "status", "--porcelain", "-z", "--no-renames")
    return SourceState(root, commit, tuple(sorted(entry[3:] for entry in told.split("\0") if entry)))


def _git(folder: Path, *words: str) -> str:
    """What git says; nothing where it is not there, refuses or takes too long."""
    try:
        told = subprocess.run(
            ["git", "-C", str(folder), *words], capture_output=True, text=True, check=False, timeout=PATIENCE
        )
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return told.stdout if told.returncode == 0 else ""
