"""Records as bytes, to be kept in the cache or handed to another process, and back.

Only records of our own and plain values come back: what else such bytes may ask for is refused, so that a
cache that somebody else has written can give a wrong record at worst, and run nothing. Nor do they have
a module of ours imported: whoever asks for a record has imported the module that its type stands in.
"""

from __future__ import annotations

import io
import pickle
import sys
from dataclasses import fields, is_dataclass
from enum import Enum
from functools import cache
from typing import Any

from makeready.problems import Problem

_PLAIN = {
    ("datetime", "date"),
    ("pathlib", "PosixPath"),
    ("pathlib", "WindowsPath"),
    ("pathlib._local", "PosixPath"),
    ("pathlib._local", "WindowsPath"),
    ("markupsafe", "Markup"),
}


class NotARecord(Exception):
    """The bytes hold something that is no record of ours."""


def packed(record: object) -> bytes:
    """`record` as bytes; not to be compared, since equal records may differ in them."""
    out = io.BytesIO()
    _Pickler(out, protocol=5).dump(record)
    return out.getvalue()


def canonical(record: object) -> bytes:
    """`record` as bytes that are the same for equal records, to be made a digest of."""
    out = io.BytesIO()
    pickler = _Pickler(out, protocol=5)
    pickler.fast = (
        True  # without it, a string that is there twice is written otherwise than two that are equal
    )
    pickler.dump(record)
    return out.getvalue()


def unpacked(data: bytes) -> Any:
    """The record that `data` holds; raises `NotARecord` where it holds anything else."""
    try:
        return _Unpickler(io.BytesIO(data)).load()
    except (
        pickle.UnpicklingError,
        EOFError,
        AttributeError,
        ImportError,
        LookupError,
        TypeError,
        ValueError,
    ) as fault:
        raise NotARecord(str(fault)) from fault


def _member(kind: Any, name: str) -> Any:
    """Stands in for `getattr`, by which some releases of Python name the member of an Enum."""
    if isinstance(kind, type) and issubclass(kind, Enum):
        return kind[name]
    raise pickle.UnpicklingError(f"{name} of {kind} is no record")


def _is_record(kind: Any) -> bool:
    return isinstance(kind, type) and (is_dataclass(kind) or issubclass(kind, Enum | Problem))


@cache
def _fields_of(kind: type) -> tuple[str, ...] | None:
    """The names of what a record of this type holds; None for other types."""
    return tuple(field.name for field in fields(kind)) if is_dataclass(kind) else None


class _Pickler(pickle.Pickler):
    """Writes a record as its type and values: it is read back four times as fast as by its `__setstate__`."""

    def reducer_override(self, record: Any) -> Any:
        kind: type = type(record)
        names = _fields_of(kind)
        if names is None:
            return NotImplemented
        return kind, tuple([getattr(record, name) for name in names])


class _Unpickler(pickle.Unpickler):
    def find_class(self, module: str, name: str) -> Any:
        if (module, name) == ("builtins", "getattr"):
            return _member
        if (module, name) in _PLAIN:
            return super().find_class(module, name)
        if module.startswith("makeready.") and module in sys.modules:
            found = super().find_class(module, name)
            if _is_record(found) and found.__module__ == module:
                return found
        raise pickle.UnpicklingError(f"{module}.{name} is no record")
