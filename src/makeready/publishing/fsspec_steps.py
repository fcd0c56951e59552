"""The steps that fsspec takes alike on each kind of server."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from fsspec.callbacks import Callback

from makeready.publishing.destination import BLOCK, Destination, Told


class OverFsspec(Destination):
    """A destination whose file system is one of fsspec's."""

    def __init__(self, files: Any, root: str) -> None:
        super().__init__(root)
        self.files = files
        """The file system, which fsspec has no type for."""

    def size(self, name: str) -> int | None:
        """As it stands in what the server tells of it."""
        try:
            found = self.files.info(self.path_of(name))
        except (FileNotFoundError, NotADirectoryError):
            return None
        return int(found["size"] or 0) if found["type"] != "directory" else -1

    def _blocks(self, path: str) -> Iterator[bytes]:
        with self.files.open(path, "rb") as opened:
            while block := opened.read(BLOCK):
                yield block

    def _remove(self, path: str) -> None:
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
