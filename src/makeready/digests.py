"""What a result was made of, told in one line of hexadecimal: two that are alike were made of the same."""

from __future__ import annotations

import hashlib
import os
import sys
import time
from collections.abc import Iterable, Iterator
from contextlib import suppress
from functools import cache
from hashlib import sha256
from pathlib import Path
from stat import S_ISREG

OURS = str(Path(__file__).parent)
"""The folder of our own source."""

_NATIVE = ("pango-1.0", "pangoft2-1.0", "harfbuzz", "harfbuzz-subset", "fontconfig", "freetype")
"""Libraries of the machine that decide where a line ends."""

_NATIVE_FOLDERS = ("/usr/lib/*-linux-gnu", "/lib/*-linux-gnu", "/usr/lib64", "/usr/lib", "/opt/homebrew/lib")

FRESH = 3.0
"""For so long (s) after a file was changed it may be changed again and its dates not tell."""

_seen: dict[Path, tuple[tuple[int, ...], str]] = {}
"""The digest of each file that was read, with its dates, by which it is known to be as it was."""


def digest(*parts: str | bytes) -> str:
    """The digest of `parts`; where one ends and the next begins counts."""
    whole = sha256()
    for part in parts:
        data = part.encode() if isinstance(part, str) else part
        whole.update(len(data).to_bytes(8, "big"))
        whole.update(data)
    return whole.hexdigest()


def files_below(folder: Path, apart_from: Path | None = None) -> Iterator[Path]:
    """The files in a folder and in those below it, but for the folder `apart_from` in it.

    A link to a folder counts as a file: where it leads is not looked at, since what is inside the folder is
    found there. So does a folder that can't be read.
    """
    try:
        with os.scandir(folder) as entries:
            found = [(Path(entry.path), entry.is_dir(follow_symlinks=False)) for entry in entries]
    except (FileNotFoundError, NotADirectoryError):
        return
    except OSError:
        yield folder
        return
    for path, is_folder in found:
        if not is_folder:
            yield path
        elif path != apart_from:
            yield from files_below(path, apart_from)


def statuses_below(folder: Path, apart_from: Path | None = None) -> Iterator[tuple[Path, os.stat_result]]:
    """The same files, those that are still there, each with what the system says of it."""
    for path in files_below(folder, apart_from):
        with suppress(OSError):
            yield path, path.stat()


def digest_of_files(files: Iterable[Path], folder: Path) -> str:
    """The digest of what `files` hold and of their names in `folder`, wherever it lies."""
    parts: list[str | bytes] = []
    for file in sorted(files):
        parts += [file.relative_to(folder).as_posix(), file_digest(file)]
    return digest(*parts)


def file_digest(file: Path) -> str:
    """The digest of what a file holds; what is not there or can't be read has one of its own.

    What is not a file is not opened: a pipe would be waited for without end.
    """
    leads_to = ""
    try:
        leads_to = str(file.readlink()) if file.is_symlink() else ""
        facts = file.stat()
        if not S_ISREG(facts.st_mode):
            return leads_to + "not a file"
        as_it_is = facts.st_dev, facts.st_ino, facts.st_size, facts.st_mtime_ns, facts.st_ctime_ns
        as_it_was, known = _seen.get(file, ((), ""))
        if as_it_was == as_it_is:
            return leads_to + known
        now = time.time()
        with file.open("rb") as opened:
            found = hashlib.file_digest(opened, "sha256").hexdigest()
        if max(facts.st_mtime, facts.st_ctime) < now - FRESH:
            _seen[file] = as_it_is, found
    except OSError as fault:
        return leads_to + type(fault).__name__
    return leads_to + found


@cache
def maker() -> str:
    """The digest of all that makes: our own source, Python, its packages, and the machine's libraries."""
    parts: list[str | bytes] = [sys.version]
    for path in sorted(source_files(OURS)):
        with open(path, "rb") as file:  # noqa: PTH123  see `source_files`
            parts += [path.removeprefix(OURS), file.read()]
    return digest(*parts, *_packages(), *_libraries())


def source_files(folder: str) -> Iterator[str]:
    """All files of ours in a folder and below: Python, and the style sheets, schemas and lists beside it.

    Each build looks at all of them, so no `Path` is made.
    """
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir():
                if entry.name != "__pycache__":
                    yield from source_files(entry.path)
            elif not entry.name.endswith(".md"):
                yield entry.path


def _packages() -> list[str]:
    """The installed packages with their versions, by the names of their folders: nothing is imported."""
    folders = [Path(folder) for folder in sys.path if folder.endswith("-packages")]
    return sorted(info.name for folder in folders if folder.is_dir() for info in folder.glob("*.dist-info"))


def _libraries() -> list[str]:
    """The libraries that set type; on Debian and macOS the name behind the link has the version in it."""
    begins = tuple(f"lib{stem}." for stem in _NATIVE)
    folders = (folder for pattern in _NATIVE_FOLDERS for folder in Path("/").glob(pattern.removeprefix("/")))
    found = {
        f"{library.resolve().name} {library.stat().st_size}"
        for folder in folders
        if folder.is_dir()
        for name in os.listdir(folder)  # noqa: PTH208  some hold thousands of others
        if name.startswith(begins) and (library := folder / name).is_file()
    }
    return sorted(found)
