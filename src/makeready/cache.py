"""What earlier builds have made, found again by the digest of all that it was made of.

An entry is a file of its own, put in place by one rename, with the digest of what it holds at its head: two
builds may work at once, and an entry that is damaged is as good as none. Nothing that is made depends on
what is kept; `make clean` throws it away.

Where there is no folder, or the disk is full, what is made is held in memory for the build at hand.
"""

from __future__ import annotations

import os
import tempfile
import time
from collections.abc import Callable
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import Any

from makeready.digests import statuses_below
from makeready.records import NotARecord, packed, unpacked

MOST_BYTES = 2 << 30
"""A cache that has grown beyond this is cut back to three quarters of it, what was used last staying."""

_HEAD = 32
"""Bytes of the SHA-256 at an entry's head."""

_COUNT = "count"
"""The file that tells the bytes of all entries, and when they were counted."""

_DAY = 24 * 3600.0


class Cache:
    """The entries of one folder."""

    def __init__(self, folder: Path | None, most_bytes: int = MOST_BYTES) -> None:
        """Without a `folder` everything is held in memory, and gone with this object."""
        self.folder = folder
        self.fault = ""
        """Why an entry could not be kept, if one could not: the build is no worse for it."""
        self._held: dict[tuple[str, str], bytes] = {}
        self._most_bytes = most_bytes
        self._bytes_put = 0

    def get(self, kind: str, key: str) -> bytes | None:
        """The entry of this kind and key; nothing where there is none or it is damaged."""
        if (kind, key) in self._held or self.folder is None:
            return self._held.get((kind, key))
        path = self._path(self.folder, kind, key)
        try:
            data = path.read_bytes()
            if sha256(data[_HEAD:]).digest() != data[:_HEAD]:
                path.unlink(missing_ok=True)
                return None
        except OSError:
            return None
        with suppress(OSError):  # a cache that can be read alone
            os.utime(path)
        return data[_HEAD:]

    def has(self, kind: str, key: str) -> bool:
        """Whether there seems to be an entry of this kind and key; it may be damaged."""
        if (kind, key) in self._held or self.folder is None:
            return (kind, key) in self._held
        return self._path(self.folder, kind, key).is_file()

    def has_any(self, kind: str) -> bool:
        """Whether an entry of this kind was ever kept."""
        return (self.folder is not None and (self.folder / kind).is_dir()) or any(
            held == kind for held, _ in self._held
        )

    def last_used(self, kind: str) -> float:
        """When an entry of this kind was used last (seconds of the clock); 0 where there is none."""
        facts = statuses_below(self.folder / kind) if self.folder else ()
        return max((entry.st_mtime for _, entry in facts), default=0.0)

    def put(self, kind: str, key: str, data: bytes) -> None:
        """Keep `data`; where the disk says no, `fault` tells why and the build goes on."""
        if self.folder is None or self.fault:
            self._held[kind, key] = data
            return
        path = self._path(self.folder, kind, key)
        name = ""
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            descriptor, name = tempfile.mkstemp(prefix=".", dir=path.parent)
            with os.fdopen(descriptor, "wb") as file:
                file.write(sha256(data).digest())
                file.write(data)
            Path(name).replace(path)
            self._bytes_put += _HEAD + len(data)
        except OSError as fault:
            self.fault = fault.strerror or str(fault)
            self._held[kind, key] = data
            if name:
                with suppress(OSError):
                    Path(name).unlink(missing_ok=True)

    def record(self, kind: str, key: str) -> Any:
        """The record kept under this kind and key, or None."""
        data = self.get(kind, key)
        try:
            return None if data is None else unpacked(data)
        except NotARecord:
            return None

    def recall(self, kind: str, key: str, make: Callable[[], Any]) -> Any:
        """The record kept under this kind and key, or what `make` gives, which is then kept."""
        found = self.record(kind, key)
        if found is None:
            found = make()
            self.put(kind, key, packed(found))
        return found

    def trim(self) -> None:
        """Take out what was not used for longest, if something was kept and there is too much now.

        The entries are counted once a day, and when the last count and what was kept since are too much.
        """
        if self.folder is None or not self._bytes_put:
            return
        now = time.time()
        size, counted = self._last_count(self.folder)
        size += self._bytes_put
        if size > self._most_bytes or not now - _DAY < counted <= now:
            size, counted = self._cut(self.folder), now
        self._bytes_put = 0
        with suppress(OSError):
            (self.folder / _COUNT).write_text(f"{size} {counted:.0f}", "utf-8")

    @staticmethod
    def _last_count(folder: Path) -> tuple[int, float]:
        """The bytes of all entries after the last build, and when they were counted; 0 where not."""
        try:
            size, counted = (folder / _COUNT).read_text("utf-8").split()
            return int(size), float(counted)
        except (OSError, ValueError):
            return 0, 0.0

    def _cut(self, folder: Path) -> int:
        """The bytes of all entries, once those that are too much are taken out."""
        entries = [(entry.st_mtime_ns, entry.st_size, path) for path, entry in statuses_below(folder)]
        size = sum(size for _, size, _ in entries)
        enough = self._most_bytes - self._most_bytes // 4 if size > self._most_bytes else size
        for _, bytes_, path in sorted(entries):
            if size <= enough:
                break
            with suppress(OSError):
                path.unlink()
                size -= bytes_
        return size

    @staticmethod
    def _path(folder: Path, kind: str, key: str) -> Path:
        return folder / f"{kind}/{key[:2]}/{key[2:]}"
