"""What a result was made of, told in one line of hexadecimal: two that are alike were made of the same."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from functools import cache
from hashlib import sha256
from pathlib import Path

_NATIVE = ("pango-1.0", "pangoft2-1.0", "harfbuzz", "harfbuzz-subset", "fontconfig", "freetype")
"""Libraries of the machine that decide where a line ends."""

_NATIVE_FOLDERS = ("/usr/lib/*-linux-gnu", "/lib/*-linux-gnu", "/usr/lib64", "/usr/lib", "/opt/homebrew/lib")


def digest(*parts: str | bytes) -> str:
    """The digest of `parts`; where one ends and the next begins counts."""
    whole = sha256()
    for part in parts:
        data = part.encode() if isinstance(part, str) else part
        whole.update(len(data).to_bytes(8, "big"))
        whole.update(data)
    return whole.hexdigest()


def digest_of_files(files: Iterable[Path]) -> str:
    """The digest of the names and contents of `files`, in the order of their names."""
    parts: list[str | bytes] = []
    for file in sorted(files):
        parts += [str(file), file_digest(file)]
    return digest(*parts)


def file_digest(file: Path) -> str:
    """The digest of what a file holds; what is not there or can't be read has one of its own."""
    try:
        return sha256(file.read_bytes()).hexdigest()
    except OSError as fault:
        return f"{type(fault).__name__}"


@cache
def maker() -> str:
    """The digest of all that makes: our own source, Python, its packages, and the machine's libraries."""
    source = Path(__file__).parent
    parts = [sys.version, digest_of_files(source.rglob("*.py")), *_packages(), *_libraries()]
    return digest(*parts)


def _packages() -> list[str]:
    """The installed packages with their versions, by the names of their folders: nothing is imported."""
    folders = [Path(folder) for folder in sys.path if folder.endswith("-packages")]
    return sorted(info.name for folder in folders if folder.is_dir() for info in folder.glob("*.dist-info"))


def _libraries() -> list[str]:
    """The libraries that set type; on Debian and macOS the name behind the link has the version in it."""
    found = {
        f"{library.resolve().name} {library.stat().st_size}"
        for pattern in _NATIVE_FOLDERS
        for folder in Path("/").glob(pattern.removeprefix("/"))
        for stem in _NATIVE
        for library in folder.glob(f"lib{stem}.*")
        if library.is_file()
    }
    return sorted(found)
