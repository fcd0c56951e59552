"""The door to the manuscript: every file is opened here, and none outside its folder."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from makeready.problems import Code, Findings

UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]")
"""Characters that XML or YAML can't hold, and no one can mean."""

LEFT_BY_SYSTEMS = frozenset({"Thumbs.db", "desktop.ini"})


@dataclass(frozen=True, slots=True)
class Folder:
    """The manuscript's folder. Paths in it are text with forward slashes: "salt-road/article.md"."""

    root: Path
    """Absolute, with symbolic links resolved."""
    output: Path | None = None
    """Where the issue is built, which may be a folder in it; absolute, too."""

    def path(self, relative: str) -> Path | None:
        """The real path of a file or folder; None where it lies outside the manuscript."""
        try:
            real = (self.root / relative).resolve()
        except (OSError, RuntimeError, ValueError):  # a loop of links, a NUL in the name
            return None
        return real if real.is_relative_to(self.root) else None

    def names(self, relative: str = "") -> list[str]:
        """What stands in a folder, sorted, without hidden files; empty where it is no folder."""
        folder = self.path(relative)
        if folder is None or not folder.is_dir():
            return []
        return sorted(_shown(folder))

    def is_folder(self, relative: str) -> bool:
        """Whether a folder of that name is in the manuscript."""
        path = self.path(relative)
        return path is not None and path.is_dir()

    def is_built_in(self, relative: str) -> bool:
        """Whether the issue is built in that folder, or in one below it."""
        return self.output is not None and self.output.is_relative_to(self.root / relative)

    def opened(self, relative: str, findings: Findings, line: int = 0) -> Path | None:
        """The path of an ordinary file that may be opened; None, and a problem, where it may not be."""
        path = self.path(relative)
        if path is None:
            findings.add(Code.OUTSIDE_THE_MANUSCRIPT, line, path=relative)
            return None
        if path.is_file():
            return path
        reason = "it is a folder" if path.is_dir() else "it is no ordinary file"
        findings.add(Code.FILE_UNREADABLE, line, file=relative, reason=reason)
        return None

    def text(self, relative: str, findings: Findings) -> str | None:
        """What a text file says, one line feed a line; None, and a problem, where it can't be read."""
        path = self.opened(relative, findings)
        if path is None:
            return None
        try:
            data = path.read_bytes()
        except OSError as error:
            reason = error.strerror or "it does not open"
            findings.add(Code.FILE_UNREADABLE, file=relative, reason=reason)
            return None
        return _decoded(data, findings)


def _shown(folder: Path) -> Iterator[str]:
    """The names in a folder that an editor sees."""
    try:
        for entry in folder.iterdir():
            if not entry.name.startswith(".") and entry.name not in LEFT_BY_SYSTEMS:
                yield entry.name
    except OSError:
        return


def _decoded(data: bytes, findings: Findings) -> str | None:
    """The characters of `data`; None, and a problem, where it is not UTF-8."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        findings.add(Code.BAD_ENCODING, 1, reason="it is UTF-16")
        return None
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        findings.add(Code.BAD_ENCODING, line, reason=f"byte {data[error.start]:#04x} means nothing in it")
        return None
    return _printable(text.replace("\r\n", "\n").replace("\r", "\n"), findings)


def _printable(text: str, findings: Findings) -> str:
    """The text with a sign in the place of each character that can't be printed; each a problem."""
    for found in UNPRINTABLE.finditer(text):
        line = text.count("\n", 0, found.start()) + 1
        findings.add(Code.CONTROL_CHARACTER, line, name=character_name(found.group()))
    return UNPRINTABLE.sub("\ufffd", text)


def character_name(character: str) -> str:
    """What a character is called where it can't be shown: "U+000C"."""
    return f"U+{ord(character):04X}"


def same_name(name: str) -> str:
    """The name in the one spelling in which two names that look the same are the same."""
    return unicodedata.normalize("NFC", name)
