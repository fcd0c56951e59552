"""A PDF that can't be brought in is refused with the reason and what would help, whatever is in it."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name

from makeready.importing.bringing_in import bring_in
from makeready.importing.pdf import opening
from makeready.importing.pdf.reading import read_pages
from makeready.importing.pdf.reading_apart import read_pages_apart
from makeready.importing.text_source import NotImported

WORDS = b"BT /F 10 Tf 50 500 Td (Salt was counted before money was, and by the load.) Tj ET "
BOX = Array([0, 0, 400, 600])


@pytest.fixture
def pdf() -> pikepdf.Pdf:
    """A file without a page."""
    return pikepdf.new()


def add_page(pdf: pikepdf.Pdf, content: bytes, drawn: pikepdf.Object | None = None) -> None:
    """Puts a page at the end; /X draws what is `drawn`."""
    font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
    page = pdf.add_blank_page(page_size=(400, 600)).obj
    page.Resources = Dictionary(Font=Dictionary(F=font))
    if drawn is not None:
        page.Resources.XObject = Dictionary(X=drawn)
    page.Contents = pdf.make_stream(content)


def image(pdf: pikepdf.Pdf, data: bytes, width: int, height: int) -> pikepdf.Object:
    """A grey picture that says to have so many pixels."""
    drawn = pdf.make_stream(data, Type=Name.XObject, Subtype=Name.Image, BitsPerComponent=8)
    drawn.Width, drawn.Height, drawn.ColorSpace = width, height, Name.DeviceGray
    return drawn


def form(pdf: pikepdf.Pdf, content: bytes, drawn: pikepdf.Object | None = None) -> pikepdf.Object:
    """Something that is drawn as a whole, and may draw another."""
    resources = Dictionary() if drawn is None else Dictionary(XObject=Dictionary(X=drawn))
    return pdf.make_stream(content, Type=Name.XObject, Subtype=Name.Form, BBox=BOX, Resources=resources)


def test_a_locked_file_is_refused(pdf: pikepdf.Pdf, tmp_path: Path):
    """With what to do; and no folder is written."""
    add_page(pdf, WORDS)
    source = tmp_path / "locked.pdf"
    pdf.save(source, encryption=pikepdf.Encryption(user="a", owner="b"))

    with pytest.raises(NotImported, match=r"password.*print it to a new PDF"):
        bring_in(source, tmp_path / "salt")
    assert not (tmp_path / "salt").exists()


def test_a_scan_without_text_is_told(pdf: pikepdf.Pdf, tmp_path: Path):
    """In plain words: its text has to be recognised first."""
    add_page(pdf, b"q 400 0 0 600 0 0 cm /X Do Q", image(pdf, b"\x80" * 10_000, 100, 100))
    source = tmp_path / "scan.pdf"
    pdf.save(source)

    with pytest.raises(NotImported, match=r"no text.*scanned.*OCR"):
        read_pages(source)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "is empty"),
        (b"\x00\x01garbage" * 50, "no PDF that can be read"),
        (b"Only words.\n", "its suffix is wrong"),
        (b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog", "no PDF that can be read"),
    ],
)
def test_what_is_no_pdf_is_refused(tmp_path: Path, data: bytes, words: str):
    """With the reason."""
    source = tmp_path / "sent.pdf"
    source.write_bytes(data)

    with pytest.raises(NotImported, match=words):
        read_pages(source)


def test_a_huge_file_is_refused_unread(tmp_path: Path):
    """Two hundred megabytes are no article; the file is not opened."""
    source = tmp_path / "huge.pdf"
    with source.open("wb") as file:
        file.truncate(200_000_000)

    with pytest.raises(NotImported, match="200 MB; 150 MB is the most"):
        read_pages(source)


def test_too_many_pages_are_refused(pdf: pikepdf.Pdf, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Unless the article's are named."""
    monkeypatch.setattr("makeready.importing.pdf.reading.MOST_PAGES", 2)
    assert opening.MOST_PAGES > 100
    for _ in range(3):
        add_page(pdf, WORDS)
    source = tmp_path / "issue.pdf"
    pdf.save(source)

    with pytest.raises(NotImported, match=r"3 pages, and 2 are the most.*--pages"):
        read_pages(source)
    assert [page.number for page in read_pages(source, range(2, 4))] == [2, 3]
    with pytest.raises(NotImported, match="pages 1 to 3, and no page 4"):
        read_pages(source, range(3, 5))


def test_a_wrong_table_of_objects_is_mended(pdf: pikepdf.Pdf, tmp_path: Path):
    """PDFium finds the objects by itself."""
    add_page(pdf, WORDS)
    source = tmp_path / "sent.pdf"
    pdf.save(source, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    data = source.read_bytes()
    source.write_bytes(data[: data.rindex(b"startxref")] + b"startxref\n7\n%%EOF\n")

    (page,) = read_pages(source)
    assert page.lines[0].text == "Salt was counted before money was, and by the load."


def test_a_picture_of_too_many_pixels_is_left_out(pdf: pikepdf.Pdf, tmp_path: Path):
    """Nothing is decoded; the article has its place, and the report says why."""
    add_page(pdf, WORDS + b"q 200 0 0 200 50 100 cm /X Do Q", image(pdf, b"\0" * 1000, 60_000, 60_000))
    source = tmp_path / "bomb.pdf"
    pdf.save(source)

    (page,) = read_pages(source)
    assert [(picture.data, picture.note) for picture in page.pictures] == [
        (b"", "it has 60000 by 60000 pixels, which is too many")
    ]


def test_forms_that_draw_each_other_for_ever_are_stopped(pdf: pikepdf.Pdf, tmp_path: Path):
    """A process of its own reads the file, and is ended when it takes too long."""
    inner = form(pdf, b"0 0 m 9 9 l S ")
    for _ in range(9):
        inner = form(pdf, b"/X Do " * 10, inner)
    itself = form(pdf, b"/X Do " * 3)
    itself.Resources = Dictionary(XObject=Dictionary(X=itself))
    source = tmp_path / "laughs.pdf"
    for drawn in (inner, itself):
        add_page(pdf, WORDS + b"/X Do", drawn)
    pdf.save(source)

    for number in (1, 2):
        with pytest.raises(NotImported, match="longer than 1 seconds"):
            read_pages_apart(source, range(number, number + 1), seconds=1)


def test_pages_that_hold_each_other_end(pdf: pikepdf.Pdf, tmp_path: Path):
    """A tree of pages that is its own branch gives its page once."""
    add_page(pdf, WORDS)
    pdf.Root.Pages.Kids.append(pdf.Root.Pages)
    source = tmp_path / "loop.pdf"
    pdf.save(source)

    (page,) = read_pages_apart(source)
    assert page.number == 1


def test_what_needs_too_much_memory_is_stopped(pdf: pikepdf.Pdf, tmp_path: Path):
    """The process that reads it has no more."""
    add_page(pdf, WORDS + b" " * 100_000_000)
    source = tmp_path / "bomb.pdf"
    pdf.save(source, compress_streams=True)
    assert source.stat().st_size < 2_000_000

    with pytest.raises(NotImported, match="needs more memory"):
        read_pages_apart(source, memory=180_000_000)


def test_pages_are_named_of_pdfs_alone(tmp_path: Path):
    """A text has none."""
    source = tmp_path / "sent.txt"
    source.write_text("Words.", "utf-8")

    with pytest.raises(NotImported, match="no pages"):
        bring_in(source, tmp_path / "salt", pages=range(1, 2))
