"""An EPUB by EbookLib 0.20, with a cure for each fault that it has; each is named for its fault.

When a release mends one, its cure goes: `tests/producing/epub/test_ebooklib_cures.py` shows what each is for.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any, BinaryIO

from ebooklib import epub

from makeready.media_types import MEDIA_TYPES, media_type_of

XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
FOLDER = "EPUB"

PRESSED_ALREADY = (".jpg", ".png", ".woff2")
_EARLIEST_ZIP_DATE = (1980, 1, 1, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class PackageFile:
    """A file of the book."""

    name: str
    """Its path in the book: "articles/salt-road.xhtml"."""
    data: bytes | Callable[[], bytes]
    """What it holds, or what gives that when the file's turn to be written has come."""
    properties: tuple[str, ...] = ()
    """Of the manifest, in which EbookLib states none by itself: "nav", "cover-image", "svg"."""

    @property
    def held(self) -> bytes:
        """What it holds."""
        return self.data if isinstance(self.data, bytes) else self.data()

    @property
    def id(self) -> str:
        """The name by which the package speaks of it."""
        return re.sub(r"[^a-z0-9]+", "-", self.name.lower())


@dataclass(frozen=True, slots=True)
class Fact:
    """One element of the package's metadata. `scheme` is "dc", or "" for a `meta`."""

    scheme: str
    name: str
    value: str
    attributes: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Package:
    """A book that is ready to be packed."""

    identifier: str
    language: str
    direction: str
    modified: date
    facts: tuple[Fact, ...]
    files: tuple[PackageFile, ...]
    spine: tuple[str, ...]
    """Names of the files that are read, in their order."""


def write_package(package: Package, file: BinaryIO) -> None:
    """Writes the EPUB in one pass, holding one file of the book at a time.

    The same package gives the same bytes at any time, on any machine with these versions.
    """
    book = epub.EpubBook()
    _forget_random_identifier(book)
    book.set_identifier(package.identifier)
    book.language = package.language
    book.direction = package.direction
    for fact in package.facts:
        _add_fact(book, fact)
    for item in package.files:
        book.add_item(_AsWritten(item))
    ids = {item.name: item.id for item in package.files}
    book.spine = [(ids[name], "yes") for name in package.spine]
    modified = datetime.combine(package.modified, time())
    _Writer(file, book, modified).write()


def _forget_random_identifier(book: Any) -> None:
    """Fault: a book begins with a random identifier and a line that praises EbookLib."""
    book.metadata.clear()


def _add_fact(book: Any, fact: Fact) -> None:
    """Fault: `add_author` gives every author the same id; `add_metadata` takes what is no text."""
    scheme = "DC" if fact.scheme == "dc" else None
    book.add_metadata(scheme, fact.name, str(fact.value), dict(fact.attributes))


class _AsWritten(epub.EpubItem):  # type: ignore[misc]
    """Fault: `EpubHtml` parses XHTML as HTML, drops the head and the body's attributes, and lower-cases SVG.

    So every file goes in as bytes. Documents are no `EpubHtml`, which also keeps EbookLib from listing every
    note and section as a page of the printed book. Fault: media types are guessed; here they are named.
    """

    def __init__(self, file: PackageFile) -> None:
        media_type = media_type_of(file.name)
        super().__init__(uid=file.id, file_name=file.name, media_type=media_type)
        self.properties = list(file.properties)
        self._data = file.data

    def get_content(self, default: object = None) -> bytes:  # noqa: ARG002  EbookLib's signature
        return self._data if isinstance(self._data, bytes) else self._data()


class _Writer(epub.EpubWriter):  # type: ignore[misc]
    """Fault: EbookLib's own navigation, NCX and list of pages are wrong; ours go in as files.

    Fault: its clock is the machine's, in the package and in the archive; both say the day of publication.
    """

    def __init__(self, file: BinaryIO, book: Any, modified: datetime) -> None:
        options = {"mtime": modified, "epub2_guide": False, "epub3_pages": False, "epub3_landmark": False}
        super().__init__(file, book, options | {"raise_exceptions": True})
        self._file = file
        self._stamp = max(modified.timetuple()[:6], _EARLIEST_ZIP_DATE)

    def write(self) -> None:
        """Fault: a full disk is answered with `False`; here an error is raised."""
        with _DatedZip(self._file, self._stamp) as self.out:
            self.out.writestr("mimetype", "application/epub+zip")
            self._write_container()
            self._write_opf()
            self._write_items()

    def _write_opf_file(self, root: Any) -> None:
        """Fault: the package has no language, restates a reserved prefix, names an NCX without looking."""
        root.set(XML_LANG, self.book.language)
        root.attrib.pop("prefix", None)
        spine = root.find("spine")
        ncx = [item.id for item in self.book.items if item.media_type == MEDIA_TYPES[".ncx"]]
        spine.attrib.pop("toc", None)
        if ncx:
            spine.set("toc", ncx[0])
        _check_ids(root.xpath("//@id"), root.xpath("//@refines"))
        super()._write_opf_file(root)


def _check_ids(ids: list[str], refined: Iterable[str]) -> None:
    """Fault: an id that is there twice, or refined and not there, is written all the same."""
    if len(ids) != len(set(ids)) or not {name.removeprefix("#") for name in refined} <= set(ids):
        raise ValueError(f"ids of the package are not unique or not there: {sorted(ids)}")


class _DatedZip(zipfile.ZipFile):
    """Fault: the archive's entries carry the time of writing, and pictures are pressed a second time."""

    def __init__(self, file: BinaryIO, stamp: tuple[int, ...]) -> None:
        super().__init__(file, "w")
        self._stamp = stamp

    def writestr(self, name: Any, data: Any, *_: object, **__: object) -> None:  # type: ignore[override]
        entry = zipfile.ZipInfo(str(name), self._stamp)  # type: ignore[arg-type]
        entry.create_system = 3  # the same on every system: Unix,
        entry.external_attr = 0o644 << 16  # readable by all
        stored = name == "mimetype" or str(name).endswith(PRESSED_ALREADY)
        entry.compress_type = zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED
        super().writestr(entry, data, compresslevel=9)
