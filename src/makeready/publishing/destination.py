"""A file system that releases are put on, through fsspec; here the one of this machine, which others vary."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack, suppress
from hashlib import sha256
from pathlib import Path
from typing import Any, Self

import fsspec
from fsspec.callbacks import Callback

from makeready.problems import Code
from makeready.publishing.faults import TargetFault, of_the_system
from makeready.publishing.published import PublishedFile
from makeready.publishing.target import Target

Told = Callable[[int], None]
"""Is told how many bytes more have gone over the line, either way."""
BLOCK = 1 << 20
"""So much (bytes) is read at once."""
_UNFINISHED = ".makeready-"


class Destination:
    """A folder of this machine; a file gets its name there only when it has arrived and was read back."""

    def __init__(self, files: Any, root: str) -> None:
        self.files = files
        """The file system, as fsspec has it."""
        self.root = root

    @classmethod
    def opened(cls, target: Target, password: str) -> Self:  # noqa: ARG003  a folder asks for none
        """The destination that `target` names; `password` is "" where none is known."""
        return cls(fsspec.filesystem("file"), target.path)

    def greet(self) -> None:
        """Ask whether we are let in; raises what the libraries raise."""

    @staticmethod
    def fault_of(error: Exception) -> TargetFault | None:
        """What an error of the libraries behind it means; None where it is one of ours."""
        return of_the_system(error) if isinstance(error, OSError) else None

    def close(self) -> None:
        """Let the connection go."""

    def path_of(self, name: str) -> str:
        """Where the file of that name is, as `files` wants it."""
        return f"{self.root.rstrip('/')}/{name}"

    def size(self, name: str) -> int | None:
        """How large (bytes) what is there is; None where nothing is."""
        try:
            found = self.files.info(self.path_of(name))
        except (FileNotFoundError, NotADirectoryError):
            return None
        return int(found["size"] or 0) if found["type"] != "directory" else -1

    def checksum(self, name: str, told: Told) -> str:
        """The SHA-256 of what is there, in hexadecimal, by the cheapest way that can be trusted."""
        return self._read_back(self.path_of(name), told)

    def send(self, file: PublishedFile, told: Told) -> None:
        """Put a file there, whole or not at all; what has that name gives way only where `file` replaces.

        It goes under a name of its own, which is the same when it is tried again, is read back, and moved.
        """
        path = self.path_of(file.name)
        folder, _, _ = path.rpartition("/")
        unfinished = f"{folder}/{_UNFINISHED}{file.sha256[:16]}"
        self._make_folder(folder)
        with ExitStack() as stack:
            stack.callback(self._forget, unfinished)
            self._write(file, unfinished, told)
            self._demand(file, unfinished, told)
            self._move(unfinished, path, replace=file.replaces)
            stack.pop_all()
        if self.size(file.name) != file.size:  # some servers take a letter of a name for something else
            raise TargetFault(Code.ARRIVED_OTHERWISE, "it was moved, and nothing of its name is there")

    def _demand(self, file: PublishedFile, path: str, told: Told) -> None:
        """Raises `TargetFault` where what has arrived is not what was sent."""
        if self._read_back(path, told) != file.sha256:
            raise TargetFault(Code.ARRIVED_OTHERWISE, "read back, it holds other bytes", passing=True)

    def _make_folder(self, folder: str) -> None:
        """Make a folder, and those that it is in, where they are not there."""
        self.files.makedirs(folder, exist_ok=True)

    def _write(self, file: PublishedFile, path: str, told: Told) -> None:
        self.files.put_file(str(file.source), path)
        with Path(path).open("rb+") as written:
            os.fsync(written.fileno())
        told(file.size)

    def _read_back(self, path: str, told: Told) -> str:
        found = sha256()
        for block in self._blocks(path):
            found.update(block)
            told(len(block))
        return found.hexdigest()

    def _blocks(self, path: str) -> Iterator[bytes]:
        with self.files.open(path, "rb") as opened:
            while block := opened.read(BLOCK):
                yield block

    def _move(self, unfinished: str, path: str, *, replace: bool) -> None:
        """Give the file its name in one step."""
        if replace:
            Path(unfinished).replace(path)
            return
        try:
            self.files.link(unfinished, path)  # a rename would take another's place
        except FileExistsError:
            raise
        except OSError:  # a file system without links
            self.files.mv(unfinished, path)
        else:
            self.files.rm_file(unfinished)

    def _forget(self, path: str) -> None:
        """Remove what did not become a file, where that can be."""
        with suppress(Exception):
            self.files.rm_file(path)


class Counting(Callback):  # type: ignore[misc]  # fsspec has no annotations
    """Tells how many bytes were sent, as fsspec counts them."""

    def __init__(self, told: Told) -> None:
        super().__init__()
        self._told = told

    def relative_update(self, inc: int = 1) -> None:
        """So many more."""
        self.value += inc
        self._told(inc)

    def absolute_update(self, value: int) -> None:
        """So many in all."""
        self.relative_update(value - self.value)
