"""What runs off a page runs into the bleed and no further: in the finished PDF and on the plates."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pytest
from layouts_for_tests import SHIPPED, layout_with
from PIL import Image, ImageChops
from produced import pdf_bytes
from small_issues import article, figure, issue, paragraph, paragraphs, picture, prose

from judges.availability import require
from judges.ghostscript import PPI, plates
from makeready.cache import Cache
from makeready.composing.printing_condition import printing_condition
from makeready.issue import Placement
from makeready.producing.editions.print_edition import print_edition

BLEED = 5
"""In mm: more than the 10 pt that WeasyPrint's own BleedBox has at most."""
MARKS = 6
"""How far (mm) the sheet of the printer's PDF is larger than the bleed."""
WIDTH, HEIGHT, FOOT = 210, 275, 26
"""Of the shipped layout's trim, and of what is left free below a spread, in mm."""
OPENING, VERSO, RECTO = 3, 4, 5


@pytest.fixture(scope="module")
def finished(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An article that opens with a picture on a recto and has a spread; the bleed is 5 mm."""
    folder = tmp_path_factory.mktemp("bleed")
    style = f'@import "{SHIPPED / "print/style.css"}"; :root {{ --bleed: {BLEED}mm }}'
    layout = layout_with(folder / "own", {"print/style.css": style})
    opening = figure(picture(folder, "road", 300, 200), Placement.WIDE)
    spread = figure(picture(folder, "shore", 600, 400), Placement.SPREAD)
    carts = article("carts", opening, *paragraphs(3), spread, *paragraphs(3))
    of = issue(article("salt", paragraph(prose(40))), carts)
    (folder / "salt.pdf").write_bytes(pdf_bytes(of, layout)[0])
    with (folder / "salt-print.pdf").open("w+b") as out:
        print_edition(folder / "salt.pdf", printing_condition(layout), 300, Cache(None), out)
    return folder / "salt.pdf"


@pytest.mark.parametrize("name", ["salt.pdf", "salt-print.pdf"])
def test_the_bleed_is_as_wide_as_the_layout_says(finished: Path, name: str) -> None:
    """On all four sides of every page, in the finished PDF and in the printer's."""
    with pikepdf.open(finished.with_name(name)) as pdf:
        for page in pdf.pages:
            around = [
                abs(float(bleed - trim)) for bleed, trim in zip(page.bleedbox, page.trimbox, strict=True)
            ]
            assert around == pytest.approx([BLEED * 72 / 25.4] * 4, abs=0.01)


def all_inks(finished: Path, page: int, folder: Path) -> Image.Image:
    """A page of the printer's PDF as Ghostscript prints it, all plates in one: 255 is bare paper."""
    require("ghostscript")
    cyan, *others = plates(finished.with_name("salt-print.pdf"), folder, page).values()
    for plate in others:
        cyan = ImageChops.darker(cyan, plate)
    return cyan


def prints(inks: Image.Image, left: float, top: float, right: float, bottom: float) -> str:
    """Whether all, some or nothing of a rectangle is printed; its edges in mm from the trim's upper left."""
    edges = [round((edge + BLEED + MARKS) * PPI / 25.4) for edge in (left, top, right, bottom)]
    darkest, lightest = inks.crop((edges[0] + 1, edges[1] + 1, edges[2] - 1, edges[3] - 1)).getextrema()
    return "all" if lightest < 255 else "some" if darkest < 255 else "nothing"  # type: ignore[operator]


def test_a_spread_runs_off_on_its_three_outer_sides(finished: Path, tmp_path: Path) -> None:
    """At the head and at each outer edge as far as the bleed goes, and not over the fold."""
    low = HEIGHT - FOOT
    verso, recto = (all_inks(finished, page, tmp_path) for page in (VERSO, RECTO))

    assert prints(verso, -BLEED, -BLEED, WIDTH, low) == "all"
    assert prints(verso, WIDTH, 0, WIDTH + BLEED, low) == "nothing"
    assert prints(recto, 0, -BLEED, WIDTH + BLEED, low) == "all"
    assert prints(recto, -BLEED, 0, 0, low) == "nothing"


def test_nothing_but_marks_stands_beyond_the_bleed(finished: Path, tmp_path: Path) -> None:
    """An opening picture is wide enough for a verso and a recto: what is too much is cut off at the bleed."""
    inks = all_inks(finished, OPENING, tmp_path)
    out = BLEED + MARKS

    assert prints(inks, -BLEED, -BLEED, WIDTH + BLEED, 90) == "all"
    assert prints(inks, -out, 2, -BLEED, HEIGHT - 2) == "nothing"
    assert prints(inks, WIDTH + BLEED, 2, WIDTH + out, HEIGHT - 2) == "nothing"
    assert prints(inks, 2, -out, WIDTH - 2, -BLEED) == "nothing"
    assert prints(inks, -out, -2, -BLEED - 1, 2) == "some", "there is no crop mark"
