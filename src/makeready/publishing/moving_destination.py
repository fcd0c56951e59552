"""A destination that can move: a file gets its name there only when it has arrived and was read back."""

from __future__ import annotations

from abc import abstractmethod
from contextlib import ExitStack, suppress

from makeready.problems import Code
from makeready.publishing.destination import Destination, Told
from makeready.publishing.faults import TargetFault
from makeready.publishing.published import PublishedFile

_UNFINISHED = ".makeready-"


class MovingDestination(Destination):
    """Says in which order a file is written, read back and moved; each kind says how."""

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
        size = self.size(file.name)
        if size is None:  # some servers take a letter of a name for something else
            raise TargetFault(Code.ARRIVED_OTHERWISE, "it was moved, and nothing of its name is there")
        if size != file.size:
            said = f"it was moved, and what has its name is of {size} bytes, not {file.size}"
            raise TargetFault(Code.ARRIVED_OTHERWISE, said)

    @abstractmethod
    def _make_folder(self, folder: str) -> None:
        """Make a folder, and those that it is in, where they are not there."""

    @abstractmethod
    def _write(self, file: PublishedFile, path: str, told: Told) -> None:
        """Write the file's bytes at `path`, over what an earlier try has left there."""

    @abstractmethod
    def _move(self, unfinished: str, path: str, *, replace: bool) -> None:
        """Give the file its name. Where something has that: by `replace` in its place, else raise."""

    def _forget(self, path: str) -> None:
        """Remove what did not become a file, where that can be."""
        with suppress(Exception):
            self._remove(path)
