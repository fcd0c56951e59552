"""Files that are whole or not there at all, whatever ends the process.

Every file is written under another name in the same folder and put in place by one rename at the end.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO, TypeAlias

from makeready.problems import Code, Place, Problem, Refused

_UNFINISHED = ".makeready-"

Content: TypeAlias = bytes | Callable[[BinaryIO], object]
"""What a file is to hold, or what writes it into the file and may read there what it has written."""


def write_all(folder: Path, files: Mapping[str, Content]) -> list[Path]:
    """The paths of `files`, written into `folder` or folders in it; raises `Refused` where the disk says no.

    All contents are safely on the disk before the first name is changed, and where a name can't be changed
    those that were are given their old contents back.
    """
    places = {folder, *((folder / name).parent for name in files)}
    try:
        for place in places:
            place.mkdir(parents=True, exist_ok=True)
        with _alone_in(folder):
            try:
                written = {
                    folder / name: _write_unfinished(folder, content) for name, content in files.items()
                }
                _put_in_place(written)
            finally:
                for place in places:
                    _remove_unfinished(place)
    except OSError as error:
        reason = error.strerror or str(error)
        raise Refused([Problem(Code.FILE_NOT_WRITTEN, Place(str(folder)), reason=reason)]) from error
    return list(written)


@contextmanager
def unfinished_folder(folder: Path) -> Iterator[Path]:
    """A new folder in `folder`, under a name that says so, for what is put in place by one rename.

    What is left in it in the end is removed, as is what a killed process has left. Others wait meanwhile.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with _alone_in(folder), tempfile.TemporaryDirectory(prefix=_UNFINISHED, dir=folder) as name:
        yield Path(name)


@contextmanager
def _alone_in(folder: Path) -> Iterator[None]:
    """Makes other builds that write into `folder` wait; also makes the renames safe against loss of power.

    Not on Windows, where a folder can't be locked.
    """
    if sys.platform == "win32":
        yield
        return
    import fcntl

    descriptor = os.open(folder, os.O_RDONLY)
    try:
        with suppress(OSError):  # some network file systems know no locks
            fcntl.flock(descriptor, fcntl.LOCK_EX)
        _remove_unfinished(folder)
        yield
        with suppress(OSError):
            os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _write_unfinished(folder: Path, content: Content) -> Path:
    """A file of another name with `content` safely on the disk."""
    descriptor, name = tempfile.mkstemp(prefix=_UNFINISHED, dir=folder)
    with os.fdopen(descriptor, "w+b") as file:
        if isinstance(content, bytes):
            file.write(content)
        else:
            content(file)
        file.flush()
        os.fsync(file.fileno())
    Path(name).chmod(0o666 & ~_umask())  # as any new file; `mkstemp` lets its owner alone read it
    return Path(name)


def _put_in_place(written: Mapping[Path, Path]) -> None:
    """Gives every file its name, or none of them."""
    kept: dict[Path, Path | None] = {}
    try:
        for path, unfinished in written.items():
            kept[path] = _kept(path)
            unfinished.replace(path)
    except OSError:
        for path, old in kept.items():
            if old is not None:
                old.replace(path)
            elif path.is_file():
                path.unlink()
        raise


def _kept(path: Path) -> Path | None:
    """Another name for what a file holds now; nothing where there is no file."""
    if not path.is_file():
        return None
    kept = path.with_name(f"{_UNFINISHED}old-{path.name}")
    try:
        os.link(path, kept)
    except OSError:  # a file system without links
        shutil.copy2(path, kept)
    return kept


def _remove_unfinished(folder: Path) -> None:
    """Removes what this process or a killed one left behind."""
    for path in folder.glob(f"{_UNFINISHED}*"):
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        else:
            path.unlink(missing_ok=True)


def _umask() -> int:
    current = os.umask(0)
    os.umask(current)
    return current
