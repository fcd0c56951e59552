"""The shipped pictures are what the scripts draw, at the size and in the form that print and ebook need."""

from __future__ import annotations

import re

import pytest
from artwork.draw import PICTURES, drawn, home
from artwork.press import PPI, size_at
from lxml import etree
from PIL import Image, ImageChops, ImageStat

DRAWINGS = [name for name in PICTURES if name.endswith(".svg")]
PRINTS = [name for name in PICTURES if name.endswith(".jpg")]
PLAIN = {"svg", "title", "g", "path"}
SMALL = 30  # pixels an inch at which a print is compared with its plate: coarser than its grain
LARGEST_DRAWING, LARGEST_PRINT = 150_000, 3_000_000


@pytest.mark.parametrize("name", DRAWINGS)
def test_a_drawing_is_what_its_script_draws(name: str) -> None:
    """The committed SVG has the bytes that its script writes."""
    assert home(name).read_text(encoding="utf-8") == drawn(name).svg()


@pytest.mark.parametrize("name", PRINTS)
def test_a_print_is_what_its_script_draws(name: str) -> None:
    """The committed JPEG, made small, differs little from its plate, made equally small."""
    plate = drawn(name)
    size = size_at(plate, SMALL)
    with Image.open(home(name)) as picture:
        shrunk = picture.convert("RGB").resize(size, Image.Resampling.BOX)
    fresh = plate.pixels(SMALL * 4, (size[0] * 4, size[1] * 4)).resize(size, Image.Resampling.BOX)
    assert max(ImageStat.Stat(ImageChops.difference(shrunk, fresh)).mean) < 6


@pytest.mark.parametrize("name", PRINTS)
def test_a_print_has_its_size_and_resolution(name: str) -> None:
    """A JPEG covers its plate at 300 pixels an inch, says so, and is no heavier than it need be."""
    with Image.open(home(name)) as picture:
        assert picture.size == size_at(drawn(name), PPI)
        assert tuple(round(side) for side in picture.info["dpi"]) == (PPI, PPI)
        assert picture.mode == "RGB"
    assert home(name).stat().st_size < LARGEST_PRINT


@pytest.mark.parametrize("name", DRAWINGS)
def test_a_drawing_is_plain(name: str) -> None:
    """An SVG holds paths and a title alone, and so no text, style or reference."""
    root = etree.parse(home(name)).getroot()
    assert {etree.QName(element).localname for element in root.iter()} == PLAIN
    used = {attribute for element in root.iter() for attribute in element.attrib}
    assert used == {"width", "height", "viewBox", "fill", "fill-rule", "d"}
    assert home(name).stat().st_size < LARGEST_DRAWING


@pytest.mark.parametrize("name", DRAWINGS)
def test_a_drawing_keeps_its_measures(name: str) -> None:
    """An SVG's width and height, in millimetres, have the shape of its viewBox."""
    root = etree.parse(home(name)).getroot()
    width, height = (float(re.fullmatch(r"([\d.]+)mm", root.get(edge))[1]) for edge in ("width", "height"))
    assert [float(number) for number in root.get("viewBox").split()] == [0, 0, width * 100, height * 100]


def test_every_print_in_the_manuscript_has_a_script() -> None:
    """No picture of the shipped issue comes from elsewhere."""
    issue = home("cover.jpg").parent
    shipped = {path.name for path in issue.rglob("*") if path.suffix in {".jpg", ".svg", ".png"}}
    assert shipped == set(PICTURES)
