"""What goes wrong at a target, in our own words, whichever library says it."""

from __future__ import annotations

import errno
import os

from makeready.problems import Code

_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_NOT_WRITABLE = {errno.EACCES, errno.EPERM, errno.EROFS}


class TargetFault(Exception):
    """The target did not do what was asked; `code` says how grave that is."""

    def __init__(self, code: Code, reason: object, *, passing: bool = False) -> None:
        super().__init__(str(reason))
        self.code = code
        self.passing = passing
        """Whether it may go well when it is tried again."""


def unreached(error: object) -> TargetFault:
    """The connection could not be made, or broke off."""
    return TargetFault(Code.TARGET_UNREACHED, reason_of(error), passing=True)


def of_the_system(error: OSError) -> TargetFault:
    """What the machine's own file system or network says."""
    reason = reason_of(error)
    if error.errno in _FULL:
        return TargetFault(Code.TARGET_FULL, reason)
    if error.errno in _NOT_WRITABLE or isinstance(error, PermissionError):
        return TargetFault(Code.TARGET_NOT_WRITABLE, reason)
    if isinstance(error, FileExistsError):
        return TargetFault(Code.TARGET_HAS_OTHER, reason)
    return unreached(error)


def reason_of(error: object) -> str:
    """What an error says, without a full stop and without empty words."""
    if isinstance(error, OSError) and error.errno and not str(error.strerror or ""):
        return os.strerror(error.errno)
    said = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    return " ".join(said.split()).rstrip(".") or type(error).__name__
