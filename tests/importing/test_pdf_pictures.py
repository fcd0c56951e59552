"""Pictures of a PDF go to images/ as they are where they can, and are put right where they can't."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from importing.set_pages import Press, draw_pictures, set_page, trim
from PIL import Image

from makeready.importing.imported import Did, Imported
from makeready.importing.pdf.article import as_article
from makeready.importing.pdf.pages import Page
from makeready.importing.pdf.reading import read_pages

PAGE = """<html><style>@page {{ size: 300pt 400pt; margin: 20pt }}</style>
<h1>Salt</h1><p>{text}</p>{pictures}<p>{text}</p></html>"""
TEXT = "The carriers came down in the spring, and nobody counted them. " * 5


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Holds the pictures."""
    folder = tmp_path_factory.mktemp("pictures")
    draw_pictures(folder)
    return folder


@pytest.fixture(scope="module")
def pressed(folder: Path, press: Press) -> Imported:
    """What comes of the page that a printer gets."""
    pdf = set_page("press", folder, press)
    trim(pdf)
    return brought_in(read_pages(pdf))


def brought_in(pages: Sequence[Page]) -> Imported:
    """What comes of pages."""
    return as_article(pages, lambda _word: False, "sent")


def with_picture(press: Press, folder: Path, pictures: str) -> Path:
    """A PDF that holds them between two paragraphs."""
    return press(PAGE.format(text=TEXT, pictures=pictures), folder, folder / "sent.pdf")


def opened(data: bytes) -> Image.Image:
    """A picture that was brought in."""
    return Image.open(BytesIO(data))


def test_a_jpeg_is_passed_through(press: Press, folder: Path):
    """To the byte; it is named by its page where it has no caption, and stands between the paragraphs."""
    imported = brought_in(read_pages(with_picture(press, folder, '<img src="wide.jpg" width=200>')))

    assert imported.images == {"page-01-picture.jpg": (folder / "wide.jpg").read_bytes()}
    lines = [line[:12] for line in imported.article.split("---\n")[2].split("\n") if line]
    assert lines == ["The carriers", "![](images/p", "The carriers"]


def test_ink_colours_are_made_into_light(pressed: Imported):
    """A CMYK picture would not open everywhere; it is told that it was written anew."""
    (name,) = (name for name in pressed.images if name.startswith("setting-a-stake"))

    assert opened(pressed.images[name]).mode == "RGB"
    assert [each.why for each in pressed.decisions if name in each.words and "written anew" in each.why]


def test_strips_are_one_picture(pressed: Imported, folder: Path):
    """Their pixels stand below each other as they did, though the page lay on its side in the file."""
    (name,) = (name for name in pressed.images if name.startswith("the-stakes"))
    whole = opened(pressed.images[name])

    assert whole.size == (90, 36)
    with Image.open(folder / "strip-2.png") as strip:
        assert whole.crop((0, 12, 90, 24)).tobytes() == strip.convert("RGB").tobytes()


def test_a_mask_is_kept(press: Press, folder: Path):
    """What is see-through stays so."""
    imported = brought_in(read_pages(with_picture(press, folder, '<img src="logo.png" style="width: 90pt">')))

    (data,) = imported.images.values()
    assert opened(data).mode == "RGBA"


def test_a_picture_in_a_form_stands_where_the_form_draws_it(press: Press, folder: Path):
    """Layout programs put pictures into forms, and move the form."""
    pdf = with_picture(press, folder, '<img src="wide.jpg" width=200>')
    (before,) = read_pages(pdf)[0].pictures
    with pikepdf.open(pdf, allow_overwriting_input=True) as file:
        page = file.pages[0]
        page.contents_coalesce()
        content = page.Contents.read_bytes()
        resources = page.Resources
        box = pikepdf.Array([-500, -500, 900, 900])
        form = file.make_stream(
            content, Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Form, BBox=box, Resources=resources
        )
        page.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(Whole=form))
        page.Contents = file.make_stream(b"q 1 0 0 1 7 -11 cm /Whole Do Q")
        file.save(pdf)
    (after,) = read_pages(pdf)[0].pictures

    assert after.data == before.data
    assert after.box.left == pytest.approx(before.box.left + 7, abs=0.1)
    assert after.box.top == pytest.approx(before.box.top + 11, abs=0.1)


def test_a_drawing_is_turned_into_pixels(press: Press, folder: Path):
    """With a doubt that asks for the artwork; its words are listed as dropped."""
    strokes = "".join(
        f'<path d="M{at} 9C{at} 40 90 {at} 9 {at}" stroke="red" fill="none"/>' for at in range(20, 180, 8)
    )
    svg = f'<svg width="200" height="190">{strokes}<text x="60" y="60" font-size="9">high water</text></svg>'
    imported = brought_in(read_pages(with_picture(press, folder, svg)))

    (data,) = imported.images.values()
    assert opened(data).width > 500
    doubts = [each.why for each in imported.decisions if each.did is Did.DOUBTED]
    assert any("ask for the artwork" in why for why in doubts)
    assert imported.dropped == ("high", "water")


def test_a_logo_and_an_ornament_are_told(press: Press, folder: Path):
    """Neither is a picture of the article."""
    with Image.open(folder / "logo.png") as logo:
        logo.resize((40, 40)).save(folder / "large-logo.png")
    pictures = '<img src="dot.png" style="width: 12pt"><p style="break-before: page">'
    margins = "margin: 40pt; @top-left { content: url(large-logo.png) }"
    page = PAGE.format(text=TEXT, pictures=pictures).replace("margin: 20pt", margins)
    imported = brought_in(read_pages(press(page, folder, folder / "logo.pdf")))

    assert imported.images == {}
    dropped = [each for each in imported.decisions if each.did is Did.DROPPED]
    assert sorted(each.why for each in dropped if "picture" in each.words) == [
        "it is smaller than a picture, an ornament",
        "it stands in the same place on 2 pages, as a logo does",
        "it stands in the same place on 2 pages, as a logo does",
    ]
