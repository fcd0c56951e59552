"""The cures for EbookLib's faults: each test shows the fault mended in a packed book."""

from __future__ import annotations

import zipfile
from dataclasses import replace
from datetime import date
from io import BytesIO

import pytest
from lxml import etree

from makeready.producing.epub.ebooklib_cures import Fact, Package, PackageFile, write_package

PAGE = (
    b'<?xml version="1.0" encoding="utf-8"?><html xmlns="http://www.w3.org/1999/xhtml"'
    b' xmlns:epub="http://www.idpf.org/2007/ops" xml:lang="en"><head><title>T</title>'
    b'<meta name="kept" content="yes"/></head><body class="kept">text before any element'
    b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><linearGradient id="g"/></svg>'
    b'<section epub:type="chapter" id="one"/></body></html>'
)

PACKAGE = Package(
    identifier="urn:uuid:7f5e0c9e-0d0b-5b63-8a4c-6c3a1b1d2e3f",
    language="en-GB",
    direction="ltr",
    modified=date(2031, 3, 20),
    facts=(Fact("dc", "title", "Salt", {}), Fact("dc", "language", "en-GB", {})),
    files=(
        PackageFile("page.xhtml", PAGE, ("svg",)),
        PackageFile("nav.xhtml", PAGE, ("nav", "svg")),
        PackageFile("toc.ncx", b"<ncx/>"),
        PackageFile("pictures/a.jpg", b"\xff\xd8" + bytes(500)),
        PackageFile("fonts/a.woff2", bytes(500)),
    ),
    spine=("page.xhtml",),
)


def archive(package: Package) -> zipfile.ZipFile:
    """The packed book."""
    buffer = BytesIO()
    write_package(package, buffer)
    return zipfile.ZipFile(buffer)


def opf(package: Package) -> etree._Element:
    """The root of the package document."""
    return etree.fromstring(archive(package).read("EPUB/content.opf"))


def manifest(package: Package) -> dict[str, etree._Element]:
    """The manifest's items by their address."""
    return {item.get("href"): item for item in opf(package).iterfind(".//{*}item")}


def test_documents_are_written_as_they_are() -> None:
    """Head, attributes of the body, bare text and the case of SVG's names."""
    assert archive(PACKAGE).read("EPUB/page.xhtml") == PAGE


def test_no_list_of_printed_pages_is_made_up() -> None:
    """A section with an id is no page; the navigation is ours alone."""
    assert archive(PACKAGE).read("EPUB/nav.xhtml") == PAGE


def test_the_manifest_states_the_properties_of_each_file() -> None:
    """A document that holds SVG says so, and the navigation is marked as such."""
    items = manifest(PACKAGE)

    assert items["page.xhtml"].get("properties") == "svg"
    assert items["nav.xhtml"].get("properties") == "nav svg"
    assert items["pictures/a.jpg"].get("properties") is None


def test_media_types_do_not_depend_on_the_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    """Also where the machine's own list calls a font an octet stream."""
    monkeypatch.setattr("mimetypes.guess_type", lambda *_: ("application/octet-stream", None))

    assert manifest(PACKAGE)["fonts/a.woff2"].get("media-type") == "font/woff2"


def test_the_identifier_is_the_issues_and_no_other() -> None:
    """No random one beside it, and no line about who wrote the file."""
    root = opf(PACKAGE)

    assert [found.text for found in root.iterfind(".//{*}identifier")] == [PACKAGE.identifier]
    assert not root.xpath("//*[@name='generator']")


def test_the_package_says_its_language_and_restates_no_prefix() -> None:
    """As EPUB 3.3 wants it."""
    root = opf(PACKAGE)

    assert root.get("{http://www.w3.org/XML/1998/namespace}lang") == "en-GB"
    assert root.get("prefix") is None


def test_the_spine_names_an_ncx_only_where_there_is_one() -> None:
    """And by its own id."""
    without = replace(PACKAGE, files=tuple(file for file in PACKAGE.files if file.name != "toc.ncx"))

    assert opf(PACKAGE).find(".//{*}spine").get("toc") == manifest(PACKAGE)["toc.ncx"].get("id")
    assert opf(without).find(".//{*}spine").get("toc") is None


def test_a_book_that_runs_from_the_right_turns_its_pages_so() -> None:
    """Reading systems are told in the spine."""
    spine = opf(replace(PACKAGE, direction="rtl")).find(".//{*}spine")

    assert spine.get("page-progression-direction") == "rtl"


def test_the_clock_has_no_say() -> None:
    """Every date is the day of publication; a day before zip's first is its first."""
    stamps = {entry.date_time for entry in archive(PACKAGE).infolist()}
    early = {entry.date_time for entry in archive(replace(PACKAGE, modified=date(1899, 1, 2))).infolist()}

    assert stamps == {(2031, 3, 20, 0, 0, 0)}
    assert early == {(1980, 1, 1, 0, 0, 0)}


def test_what_is_pressed_already_is_stored() -> None:
    """Pictures and fonts gain nothing; the media type comes first and plain, as the standard wants it."""
    entries = archive(PACKAGE).infolist()
    stored = {entry.filename for entry in entries if entry.compress_type == zipfile.ZIP_STORED}

    assert entries[0].filename == "mimetype"
    assert stored == {"mimetype", "EPUB/pictures/a.jpg", "EPUB/fonts/a.woff2"}


@pytest.mark.parametrize(
    "facts",
    [
        (Fact("dc", "title", "a", {"id": "x"}), Fact("dc", "title", "b", {"id": "x"})),
        (Fact("", "meta", "aut", {"property": "role", "refines": "#gone"}),),
    ],
)
def test_ids_that_clash_or_lead_nowhere_are_not_written(facts: tuple[Fact, ...]) -> None:
    """A fault of ours is heard at once."""
    with pytest.raises(ValueError, match="ids of the package"):
        archive(replace(PACKAGE, facts=facts))


def test_a_file_is_asked_for_when_its_turn_has_come() -> None:
    """So that one picture at a time is held, and none before the first is written."""
    buffer = BytesIO()
    written = []

    def picture() -> bytes:
        written.append(buffer.tell())
        return bytes(500)

    pictures = tuple(PackageFile(f"pictures/{name}.jpg", picture) for name in "bcd")
    package = replace(PACKAGE, files=(*PACKAGE.files, *pictures))
    write_package(package, buffer)

    assert len(written) == 3
    assert 500 < written[0] < written[1] - 500 < written[2] - 1000
    assert zipfile.ZipFile(buffer).read("EPUB/pictures/c.jpg") == bytes(500)
