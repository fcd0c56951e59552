"""The files inside a .docx or .odt: opened with limits, so that no archive can fill the machine."""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from collections.abc import Mapping

from lxml import etree

from makeready.importing.text_source import NotImported

MOST_FILES = 5_000
LARGEST_PART = 64_000_000
"""Bytes of one file inside, unpacked."""
LARGEST_IN_ALL = 600_000_000
"""Bytes of all files inside, as they say of themselves."""

_DAMAGED = (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError, OSError, ValueError)


class Package:
    """A zip archive that holds a document. Nothing is unpacked to the disk, whatever its names say."""

    def __init__(self, name: str, data: bytes) -> None:
        self.name = name
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except _DAMAGED:
            raise NotImported(f"{name} is damaged and can't be opened. Ask for it once more.") from None
        entries = self._zip.infolist()
        if len(entries) > MOST_FILES or sum(entry.file_size for entry in entries) > LARGEST_IN_ALL:
            raise NotImported(
                f"{name} would unpack to more than any article has ({len(entries)} files, "
                f"{sum(entry.file_size for entry in entries) // 1_000_000} MB); nothing was unpacked."
            )
        if any(entry.flag_bits & 1 for entry in entries):
            raise NotImported(f"{name} is protected by a password. Ask its author for a copy without one.")
        self.names = frozenset(entry.filename for entry in entries)

    def read(self, part: str) -> bytes | None:
        """The bytes of a file inside; None where there is none of that name.

        Raises `NotImported` where it is damaged, or holds more than it may or than it says.
        """
        part = posixpath.normpath(part).lstrip("/")
        if part not in self.names:
            return None
        try:
            with self._zip.open(part) as file:
                data = file.read(LARGEST_PART + 1)
        except _DAMAGED:
            raise NotImported(f"{self.name} is damaged: {part} can't be unpacked.") from None
        if len(data) > LARGEST_PART:
            raise NotImported(f"{self.name} holds {part}, which unpacks to more than any article has.")
        return data

    def tree(self, part: str) -> etree._Element | None:
        """The XML of a file inside; None where there is none of that name."""
        data = self.read(part)
        return None if data is None else parsed_xml(data, f"{self.name}: {part}")


def parsed_xml(data: bytes, name: str) -> etree._Element:
    """XML with no other file opened, whatever DOCTYPE it names.

    Raises `NotImported` where it is not sound, or has entities but those of all XML.
    """
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, remove_pis=True)
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise NotImported(f"{name} is damaged: {error}") from None
    declared = root.getroottree().docinfo.internalDTD
    entities = [] if declared is None else declared.entities()
    if entities or next(root.iter(etree.Entity), None) is not None:
        raise NotImported(f"{name} has entities of its own, which no document needs; it is not opened.")
    return root


def packed(parts: Mapping[str, bytes]) -> bytes:
    """An archive of `parts`, in their order."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as package:
        for name, data in parts.items():
            package.writestr(name, data)
    return target.getvalue()
