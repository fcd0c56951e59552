"""The PDF for screens: tagged and linked as the finished one, its pictures lighter."""

from __future__ import annotations

from io import BytesIO, StringIO
from pathlib import Path

import pikepdf
import pytest
from layouts_for_tests import shipped
from produced import pdf_bytes

from judges import verapdf
from makeready.cache import Cache
from makeready.issue import Issue
from makeready.producing.editions.edition_pictures import SPARE
from makeready.producing.editions.placed_pictures import placed_pictures
from makeready.producing.editions.screen_edition import PPI, screen_edition


@pytest.fixture(scope="module")
def finished(complete_issue: Issue, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The finished PDF of the issue that has every feature once."""
    file = tmp_path_factory.mktemp("screen") / "complete.pdf"
    file.write_bytes(pdf_bytes(complete_issue, shipped())[0])
    return file


@pytest.fixture(scope="module")
def edition(finished: Path) -> Path:
    """Its screen edition."""
    file = finished.with_name("complete-screen.pdf")
    with file.open("w+b") as out:
        screen_edition(finished, Cache(None), out)
    return file


def test_it_is_tagged_as_the_finished_pdf_is(edition: Path) -> None:
    """VeraPDF finds it to be PDF/UA-1."""
    assert verapdf.findings(edition) == []


def test_its_pictures_are_as_fine_as_screens_show_them(finished: Path, edition: Path) -> None:
    """None is much finer, though some were; none is in other colours."""
    with pikepdf.open(finished) as before, pikepdf.open(edition) as after:
        assert max(placed.ppi for placed in placed_pictures(before)) > PPI * SPARE
        assert max(placed.ppi for placed in placed_pictures(after)) <= PPI * SPARE
        assert {str(placed.image.ColorSpace) for placed in placed_pictures(after)} <= {
            "/DeviceRGB",
            "/DeviceGray",
        }


def test_its_links_and_outline_stay(finished: Path, edition: Path) -> None:
    """As many links on each page, and as many entries of the outline."""
    with pikepdf.open(finished) as before, pikepdf.open(edition) as after:
        links = [[len(page.obj.get("/Annots", [])) for page in pdf.pages] for pdf in (before, after)]
        assert links[0] == links[1]
        assert sum(links[1]) > 0
        assert before.Root.Outlines.Count == after.Root.Outlines.Count


def test_its_first_page_comes_first(edition: Path) -> None:
    """It is linearized, as qpdf's own check says."""
    with pikepdf.open(edition) as pdf:
        assert pdf.is_linearized
        assert pdf.check_linearization(StringIO())


def test_the_same_pdf_gives_the_same_bytes(finished: Path, edition: Path, tmp_path: Path) -> None:
    """With a cache that is filled, too."""
    cache = Cache(tmp_path)
    for _ in range(2):
        out = BytesIO()
        screen_edition(finished, cache, out)
        assert out.getvalue() == edition.read_bytes()
