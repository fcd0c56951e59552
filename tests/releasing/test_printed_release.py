"""The printer's PDF of a release, plate by plate, as Ghostscript separates it."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from layouts_for_tests import SHIPPED
from PIL import Image
from small_releases import made, whole_manuscript

from judges.availability import require
from judges.ghostscript import PPI, plates
from makeready.order import Format, Order
from makeready.preflight.pages.last_release import released_pages
from makeready.preflight.pdf.ink import MOST

SPARE = 10
"""Per cent: beside a bright pixel a JPEG is darker than what was pressed into it."""
Box = tuple[float, float, float, float]


@pytest.fixture(scope="module")
def order(tmp_path_factory: pytest.TempPathFactory) -> Order:
    """A release of an issue with a picture that has every colour, black text and a title in colour."""
    root = tmp_path_factory.mktemp("printed")
    manuscript = whole_manuscript(root / "manuscript")
    colours = Image.merge("RGB", [Image.effect_noise((600, 400), 200) for _ in range(3)])
    colours.resize((1500, 1000), Image.Resampling.NEAREST).save(manuscript / "salt-road/images/pan.jpg")
    asked = Order(manuscript, SHIPPED, root / "build", tuple(Format), release=True)
    made(asked)
    return asked


@pytest.fixture(scope="module")
def pdf(order: Order) -> Path:
    """Its printer's PDF."""
    return order.output / "release/salt-07/salt-07-print.pdf"


def part_of(plate: Image.Image, pdf: Path, page: int, box: Box) -> Image.Image:
    """What a plate prints in a box of a page (from 1), which is given in points."""
    with pikepdf.open(pdf) as opened:
        left, _, _, top = (float(edge) for edge in opened.pages[page - 1].mediabox)
    edges = box[0] - left, top - box[3], box[2] - left, top - box[1]
    return plate.crop(tuple(round(edge * PPI / 72) for edge in edges))  # type: ignore[arg-type]


def words_on(pdf: Path, page: int, words: str) -> Box:
    """Where words stand on a page, in points."""
    with pypdfium2.PdfDocument(pdf) as opened:
        text = opened[page - 1].get_textpage()
        start, count = text.search(words).get_next()
        boxes = [text.get_charbox(each) for each in range(start, start + count)]
    lows, highs = ([each[:2] for each in boxes], [each[2:] for each in boxes])
    return *map(min, zip(*lows, strict=True)), *map(max, zip(*highs, strict=True))  # type: ignore[return-value]


def test_no_place_has_more_ink_than_dries(order: Order, pdf: Path, tmp_path: Path) -> None:
    """The four plates added up, within the bleed, on the cover and on a page with a picture."""
    require("ghostscript")
    folio, _ = released_pages(order.output, "salt-07")["salt-road"]
    most = {}
    for page in (1, folio):
        with pikepdf.open(pdf) as opened:
            bleed: Box = tuple(float(edge) for edge in opened.pages[page - 1].bleedbox)  # type: ignore[assignment]
        inks = [part_of(plate, pdf, page, bleed).tobytes() for plate in plates(pdf, tmp_path, page).values()]
        most[page] = max(4 * 255 - sum(place) for place in zip(*inks, strict=True)) * 100 / 255

    assert max(most.values()) <= MOST + SPARE
    assert most[folio] > MOST / 2, "there is no dark place in the picture"


def test_black_text_is_on_the_black_plate_alone(order: Order, pdf: Path, tmp_path: Path) -> None:
    """Cyan, magenta and yellow print nothing where it stands."""
    require("ghostscript")
    folio, _ = released_pages(order.output, "salt-07")["carts"]
    box = words_on(pdf, folio, "go by night")
    darkest = {
        ink: part_of(plate, pdf, folio, box).getextrema()[0]
        for ink, plate in plates(pdf, tmp_path, folio).items()
    }

    assert {ink: value for ink, value in darkest.items() if ink != "Black"} == {
        "Cyan": 255,
        "Magenta": 255,
        "Yellow": 255,
    }
    assert darkest["Black"] < 160
