"""The numbers that the program ends with, for shells and build servers."""

from __future__ import annotations

from enum import IntEnum


class Exit(IntEnum):
    DONE = 0
    WRONG_CALL = 2
    ERRORS = 3
    """The manuscript or a layout has errors; nothing was written."""
    MISSING = 4
    """Something that is needed is not on this machine."""
    REFUSED = 5
    """Preflight refuses to release the issue."""
    NOT_PUBLISHED = 6
    """The target could not be reached, or did not take all; the same command goes on with the rest."""
    STOPPED = 130


class Ended(Exception):
    """The program can't do what was asked; the text says why, and `exit` is the number it ends with."""

    exit = Exit.WRONG_CALL
