"""What a file really is, told by its bytes and what is inside, and what helps where it can't be read."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path
from typing import NoReturn

from makeready.importing.text_source import NotImported

LARGEST = 150_000_000
"""Bytes; an article with thirty photographs has a third of this."""

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OPEN_IN_WORD = "Open it in Word or LibreOffice and save it as .docx."
_TOLD = {
    "password": "is protected by a password. Ask its author for a copy without one.",
    ".doc": f"is a Word file of the old kind (.doc). {_OPEN_IN_WORD}",
    "ole": f"is an old Office file, and no text that can be brought in. {_OPEN_IN_WORD}",
    ".rtf": f"is Rich Text (RTF). {_OPEN_IN_WORD}",
    ".pages": "is a Pages document. Open it in Pages and export it to Word.",
    ".xlsx": "is an Excel workbook. Copy what the article needs into a Word file.",
    ".pptx": "is a PowerPoint presentation. Copy what the article needs into a Word file.",
    ".epub": "is an ebook. Send the manuscript that it was made of.",
    ".ods": "is an OpenDocument spreadsheet. Copy what the article needs into a text document.",
    ".odp": "is an OpenDocument presentation. Copy what the article needs into a text document.",
    "zip": "is an archive (zip) and no document. Unpack it, and bring in what is inside.",
    "bad zip": "is damaged: it begins as a document does, and can't be opened. Ask for it once more.",
    "picture": "is a picture. Put it into the article's images/.",
}
READABLE = {".docx": "Word", ".odt": "OpenDocument", ".pdf": "PDF", ".html": "HTML"}
FOREIGN = (
    ".doc",
    ".dot",
    ".rtf",
    ".pages",
    ".wpd",
    ".fodt",
    ".sxw",
    ".dotx",
    ".dotm",
    ".xlsx",
    ".pptx",
    ".epub",
)
"""Suffixes that can't be brought in, and are answered with what would help."""


def data_of(source: Path, wanted: str) -> bytes:
    """The bytes of a source that is what its suffix says; `wanted` is that suffix, ".docx" for .docm too.

    Raises `NotImported` where it is empty, too large or something else.
    """
    size = source.stat().st_size
    if size > LARGEST:
        raise NotImported(f"{source.name} has {size // 1_000_000} MB; {LARGEST // 1_000_000} is the limit.")
    data = source.read_bytes()
    if not data.strip():
        raise NotImported(f"{source.name} is empty.")
    found = kind_of(data)
    if found == wanted or (wanted == ".html" and found == "text"):
        return data
    raise NotImported(f"{source.name} {_told(found)}")


def foreign(source: Path, _language: str) -> NoReturn:
    """Raises `NotImported` with what helps for a file of a kind that is not read."""
    with source.open("rb") as file:
        found = kind_of(file.read(LARGEST))
    if found == "text" or found in READABLE:
        found = source.suffix.lower()
    raise NotImported(f"{source.name} {_told(found)}")


def _told(found: str) -> str:
    if found in READABLE:
        return f"is {READABLE[found]}: give its name the suffix {found} and bring it in again."
    return _TOLD.get(found, f"is no document that can be read: is its suffix right? {_OPEN_IN_WORD}")


def kind_of(data: bytes) -> str:
    """What bytes are: a suffix where it is a kind of document, "password", "zip", "picture", "text" or ""."""
    if data.startswith(OLE):
        return _ole_kind(data)
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _zip_kind(data)
    head = data[:2000].lstrip(b"\xef\xbb\xbf \t\r\n")
    if head.startswith(b"{\\rtf"):
        return ".rtf"
    if head.startswith(b"%PDF-"):
        return ".pdf"
    if head.startswith((b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\x00", b"MM\x00*")):
        return "picture"
    if b"\x00" in data[:4000] and not head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return ""
    if re.match(rb"<!doctype html|<html|<\?xml[^>]*>\s*(<!doctype html|<html)", head, re.IGNORECASE):
        return ".html"
    return "text"


def _ole_kind(data: bytes) -> str:
    """An OLE file names its streams in UTF-16; a document with a password is one stream in another."""
    if "EncryptedPackage".encode("utf-16-le") in data:
        return "password"
    return ".doc" if "WordDocument".encode("utf-16-le") in data else "ole"


def _zip_kind(data: bytes) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            names = set(package.namelist())
            media_type = _start_of(package, "mimetype") if "mimetype" in names else ""
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError, ValueError):
        return "bad zip"
    if "[Content_Types].xml" in names:
        inside = {"word/": ".docx", "xl/": ".xlsx", "ppt/": ".pptx"}
        return next(
            (kind for folder, kind in inside.items() if any(n.startswith(folder) for n in names)), "zip"
        )
    by_type = {"text": ".odt", "spreadsheet": ".ods", "presentation": ".odp"}
    if found := re.match(r"application/vnd\.oasis\.opendocument\.(\w+)", media_type):
        return by_type.get(found.group(1), "zip")
    if media_type.startswith("application/epub"):
        return ".epub"
    return ".pages" if any(name.endswith((".iwa", "index.apxl")) for name in names) else "zip"


def _start_of(package: zipfile.ZipFile, name: str) -> str:
    with package.open(name) as file:
        return file.read(100).decode("ascii", "replace")
