"""A folder of this machine, or of another that is mounted here."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from stat import S_ISREG
from typing import Self

from makeready.publishing.destination import BLOCK, Told
from makeready.publishing.faults import TargetFault, of_the_system
from makeready.publishing.moving_destination import MovingDestination
from makeready.publishing.published import PublishedFile
from makeready.publishing.target import Target


class FolderDestination(MovingDestination):
    """A folder on a disk."""

    @classmethod
    def opened(cls, target: Target, password: str) -> Self:  # noqa: ARG003  a folder asks for none
        """The folder that `target` names."""
        return cls(target.path)

    @staticmethod
    def fault_of(error: Exception) -> TargetFault | None:
        """What the system says."""
        return of_the_system(error) if isinstance(error, OSError) else None

    def size(self, name: str) -> int | None:
        """By what a link leads to, where it is one."""
        try:
            found = Path(self.path_of(name)).stat()
        except (FileNotFoundError, NotADirectoryError):
            return None
        return found.st_size if S_ISREG(found.st_mode) else -1

    def _make_folder(self, folder: str) -> None:
        Path(folder).mkdir(parents=True, exist_ok=True)

    def _write(self, file: PublishedFile, path: str, told: Told) -> None:
        with file.source.open("rb") as source, Path(path).open("wb") as written:
            while block := source.read(BLOCK):
                written.write(block)
                told(len(block))
            written.flush()
            os.fsync(written.fileno())

    def _blocks(self, path: str) -> Iterator[bytes]:
        with Path(path).open("rb") as opened:
            while block := opened.read(BLOCK):
                yield block

    def _remove(self, path: str) -> None:
        Path(path).unlink()

    def _move(self, unfinished: str, path: str, *, replace: bool) -> None:
        """In one step; where a name may not be taken and the disk has no hard links (FAT), in two.

        A rename alone would take another's place. So the name is claimed first, by an empty file; it stays
        only where the machine stops between the two.
        """
        if replace:
            Path(unfinished).replace(path)
            return
        try:
            Path(path).hardlink_to(unfinished)
        except FileExistsError:
            raise
        except OSError:  # no links, or what the claim meets as well
            Path(path).touch(exist_ok=False)
            try:
                Path(unfinished).replace(path)
            except OSError:
                Path(path).unlink()
                raise
        else:
            Path(unfinished).unlink()
