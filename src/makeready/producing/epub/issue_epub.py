"""The issue as an EPUB: its pictures judged, its documents composed and every word counted, then written."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping, Sequence
from typing import BinaryIO

from makeready.cache import Cache
from makeready.composing.issue_facts import unique_identifier
from makeready.composing.templates import Layout
from makeready.composing.typography import direction
from makeready.issue import Issue
from makeready.problems import Refused
from makeready.producing.epub.accessibility import accessibility
from makeready.producing.epub.ebook_parts import EbookParts, ebook_parts, missing_words
from makeready.producing.epub.ebook_pictures import ebook_pictures
from makeready.producing.epub.ebook_style import ebook_style
from makeready.producing.epub.ebooklib_cures import FOLDER, Package, PackageFile, write_package
from makeready.producing.epub.epub_metadata import package_facts
from makeready.producing.produced import PrintedUnit, Produced, Workplace


def produce_epub(
    issue: Issue, layout: Layout, workplace: Workplace, units: Sequence[PrintedUnit] = ()
) -> Produced:
    """The EPUB, ready to be written; refuses when anything would be wrong or missing in it.

    It tells where the pages of the printed issue begin, of which `units` are all that is known.

    Its words are counted in the documents before they are written; when they are, the file is read back, and
    the documents in it are those that were counted.
    """
    cache = workplace.cache
    pictures = ebook_pictures(issue, layout, cache)
    addresses = {key: file.name for key, file in pictures.items()}
    parts = ebook_parts(issue, layout, addresses, units, workplace)
    lost = missing_words(parts, issue)
    if lost:
        raise Refused(lost)
    package = _package(issue, layout, parts, pictures, cache)

    def write(file: BinaryIO) -> None:
        write_package(package, file)
        _prove_counted(parts, file)

    return Produced(write)


def _package(
    issue: Issue, layout: Layout, parts: EbookParts, pictures: Mapping[str, PackageFile], cache: Cache
) -> Package:
    style = ebook_style(layout, [read.characters for read in parts.documents], cache)
    words = layout.words(issue.language)
    nav = parts.navigation.nav
    found = accessibility(parts.in_order, nav, style.css, words, printed=parts.printed)
    cover = pictures[issue.cover.picture.file].id if issue.cover else ""
    return Package(
        identifier=unique_identifier(issue),
        language=issue.language,
        direction=direction(issue.language),
        modified=issue.modified,
        facts=package_facts(issue, found, words, cover),
        files=(
            *(PackageFile(read.document.file, read.data, read.properties) for read in parts.in_order),
            PackageFile(nav.document.file, nav.data, ("nav", *nav.properties)),
            PackageFile("toc.ncx", parts.navigation.ncx.encode()),
            *style.files,
            *pictures.values(),
        ),
        spine=tuple(read.document.file for read in parts.in_order),
    )


def _prove_counted(parts: EbookParts, file: BinaryIO) -> None:
    """Reads the written book back; raises `OSError` where a document is not the one that was counted."""
    file.seek(0)
    with zipfile.ZipFile(file) as book:
        for read in parts.documents:
            if book.read(f"{FOLDER}/{read.document.file}") != read.data():
                raise OSError(f"{read.document.file} is not in the book as it was written")
