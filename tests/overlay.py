"""A manuscript made of the smallest one and of what a test lays over it."""

from __future__ import annotations

import shutil
from pathlib import Path

MANUSCRIPTS = Path(__file__).parent / "manuscripts"
SMALLEST = MANUSCRIPTS / "smallest"
COMPLETE = MANUSCRIPTS / "complete"

REMOVED = "removed.txt"
"""Names the files and folders of the smallest manuscript that a broken one lacks, one a line."""
EXPECTED = "expected.txt"


def lay_over(changes: Path, target: Path) -> Path:
    """The smallest manuscript, copied to `target`, with the files in `changes` laid over it."""
    shutil.copytree(SMALLEST, target)
    removed = changes / REMOVED
    for name in removed.read_text(encoding="utf-8").split() if removed.exists() else ():
        _remove(target / name)
    for source in sorted(changes.rglob("*")):
        place = target / source.relative_to(changes)
        if source.is_symlink() or source.is_file():
            _remove(place)
            place.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(source, place, follow_symlinks=False)
        elif not place.is_dir():
            _remove(place)
            place.mkdir()
    for name in (REMOVED, EXPECTED):
        (target / name).unlink(missing_ok=True)
    return target


def _remove(path: Path) -> None:
    """Take a file or a folder away, if it is there."""
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)
