"""What of a release is at the target already, and what is left to do."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from makeready.publishing.destination import Destination, Told
from makeready.publishing.published import PublishedFile


class State(StrEnum):
    """What is to be done with a file."""

    SEND = "send"
    """Nothing of its name is there."""
    REPLACE = "replace"
    """Another file of its name is there, and gives way."""
    KEEP = "there"
    """It is there, and the same."""
    REFUSE = "other"
    """Another of its name is there, be it a folder, and stays."""


@dataclass(frozen=True, slots=True)
class Compared:
    file: PublishedFile
    state: State
    size_there: int | None = None
    """Of what has its name at the target, in bytes; None where nothing has, -1 where that is no file."""


def compare(destination: Destination, file: PublishedFile, told: Told) -> Compared:
    """How a file stands at the target: by its size, and where that is the same, by its checksum."""
    there = destination.size(file.name)
    if there == file.size and destination.checksum(file.name, told) == file.sha256:
        return Compared(file, State.KEEP, there)
    if there != file.size:
        told(file.size)  # nothing was read, and nothing of it is left to read
    if there is None:
        return Compared(file, State.SEND)
    return Compared(file, State.REPLACE if file.replaces and there >= 0 else State.REFUSE, there)
