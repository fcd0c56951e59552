"""Where releases are put: what each kind of target does in its own way."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator
from hashlib import sha256
from typing import ClassVar, Self

from makeready.problems import Code
from makeready.publishing.faults import TargetFault
from makeready.publishing.published import PublishedFile
from makeready.publishing.target import Target

Told = Callable[[int], None]
"""Is told how many bytes more have gone over the line, either way."""
BLOCK = 1 << 20
"""So much (bytes) is read at once."""


class Destination(ABC):
    """A connection to a target, on which nothing is tried twice. Its steps raise what the libraries raise."""

    asks_for_password: ClassVar[bool] = False
    """Whether a password may let somebody in who was not."""
    how_to_be_let_in: ClassVar[str] = "ask who keeps the target"
    """What to look at where somebody is not let in; `{kind}` stands for what the target's URL begins with."""

    def __init__(self, root: str) -> None:
        self.root = root

    @classmethod
    @abstractmethod
    def opened(cls, target: Target, password: str) -> Self:
        """The destination that `target` names; `password` is "" where none is known."""

    def greet(self) -> None:  # noqa: B027  most see it when they are asked for the first file
        """Ask whether we are let in, where that is told better before anything else is asked."""

    @staticmethod
    @abstractmethod
    def fault_of(error: Exception) -> TargetFault | None:
        """What an error of the libraries behind it means; None where it is one of ours."""

    def close(self) -> None:  # noqa: B027  a folder has none
        """Let the connection go."""

    def path_of(self, name: str) -> str:
        """Where the file of that name is, as the other steps want it."""
        return f"{self.root.rstrip('/')}/{name}"

    @abstractmethod
    def size(self, name: str) -> int | None:
        """How large (bytes) what is there is; None where nothing is, -1 where it is no file."""

    def checksum(self, name: str, told: Told) -> str:
        """The SHA-256 of what is there, in hexadecimal."""
        return self._read_back(self.path_of(name), told)

    @abstractmethod
    def send(self, file: PublishedFile, told: Told) -> None:
        """Put a file there and read it back; what has its name gives way only where `file` replaces.

        Raises `TargetFault` where it has not arrived as it was sent.
        """

    @abstractmethod
    def _blocks(self, path: str) -> Iterator[bytes]:
        """What a file there holds, piece by piece."""

    @abstractmethod
    def _remove(self, path: str) -> None:
        """Remove a file."""

    def _demand(self, file: PublishedFile, path: str, told: Told) -> None:
        """Raises `TargetFault` where what has arrived is not what was sent."""
        if self._read_back(path, told) != file.sha256:
            raise TargetFault(Code.ARRIVED_OTHERWISE, "read back, it holds other bytes", passing=True)

    def _read_back(self, path: str, told: Told) -> str:
        found = sha256()
        for block in self._blocks(path):
            found.update(block)
            told(len(block))
        return found.hexdigest()
