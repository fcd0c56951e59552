"""The printer's PDF is made for a check: too much ink is found in it, or why it can't be made."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
from layouts_for_tests import SHIPPED, layout_with, shipped
from PIL import Image
from produced import pdf_bytes
from small_issues import article, issue, paragraphs

from makeready.cache import Cache
from makeready.composing.templates import Layout
from makeready.preflight.checked import Standing
from makeready.preflight.pdf.print_checks import print_checks
from makeready.problems import Code

ISSUE = issue(article("salt", *paragraphs(2)))


@pytest.fixture(scope="module")
def finished() -> bytes:
    """A PDF in which nothing is wrong."""
    return pdf_bytes(ISSUE, shipped())[0]


def styled(css: str, folder: Path) -> Layout:
    """The shipped layout with these rules added."""
    return layout_with(folder / "own", {"print/style.css": f'@import "{SHIPPED / "print/style.css"}"; {css}'})


def drawn(mode: str, dark: object) -> Callable[[pikepdf.Pdf], None]:
    """Draws a picture on the first page, a tenth of which is dark."""

    def change(pdf: pikepdf.Pdf) -> None:
        image = Image.new(mode, (20, 20), (0, 0, 0, 40) if mode == "CMYK" else "white")
        image.paste(dark, (0, 0, 20, 2))  # type: ignore[arg-type]
        space = pikepdf.Name.DeviceCMYK if mode == "CMYK" else pikepdf.Name.DeviceRGB
        stream = pdf.make_stream(image.tobytes(), Width=20, Height=20, ColorSpace=space, BitsPerComponent=8)
        stream.update({"/Type": pikepdf.Name.XObject, "/Subtype": pikepdf.Name.Image})
        pdf.pages[0].obj.Resources.XObject = pikepdf.Dictionary(Dark=stream)
        pdf.pages[0].contents_add(pdf.make_stream(b"q 20 0 0 20 0 0 cm /Dark Do Q"))

    return change


def changed(finished: bytes, change: Callable[[pikepdf.Pdf], object], file: Path) -> Path:
    """The PDF, changed by hand, as `file`."""
    file.write_bytes(finished)
    with pikepdf.open(file, allow_overwriting_input=True) as pdf:
        change(pdf)
        pdf.save(file)
    return file


def test_a_colour_of_too_much_ink_is_found(tmp_path: Path) -> None:
    """With the style sheet, since a colour of the inks is written there."""
    layout = styled("p { color: device-cmyk(100% 90% 80% 70%) }", tmp_path)
    file = tmp_path / "salt.pdf"
    file.write_bytes(pdf_bytes(ISSUE, layout)[0])

    _, (problem,) = print_checks(file, layout, Cache(None))

    assert problem.code is Code.INK_TOO_HEAVY
    assert "100 90 80 70 (CMYK) on page" in problem.sentence
    assert problem.place.file.endswith("print/style.css")


def test_a_picture_of_too_much_ink_is_found(finished: bytes, tmp_path: Path) -> None:
    """One that came in the inks, and is printed as it is."""
    file = changed(finished, drawn("CMYK", (250, 240, 230, 220)), tmp_path / "salt.pdf")

    _, (problem,) = print_checks(file, shipped(), Cache(None))

    assert problem.code is Code.INK_TOO_HEAVY
    assert "the picture Dark on page 1 lays 369 %" in problem.sentence


def test_the_profile_keeps_a_dark_picture_from_it(finished: bytes, tmp_path: Path) -> None:
    """One in the colours of a screen gets no more ink than the printing condition takes."""
    file = changed(finished, drawn("RGB", (0, 0, 0)), tmp_path / "salt.pdf")

    verdict, problems = print_checks(file, shipped(), Cache(None))

    assert problems == []
    assert verdict.standing is Standing.PASSED


def test_what_is_not_made_is_not_checked(finished: bytes, tmp_path: Path) -> None:
    """A profile that is of no use: the verdict is no pass, and the problem says why."""
    layout = layout_with(tmp_path / "own", {"press.icc": "ink"})
    with (tmp_path / "own/layout.yaml").open("a") as facts:
        facts.write("output-condition: FOGRA39\noutput-profile: press.icc\n")
    file = tmp_path / "salt.pdf"
    file.write_bytes(finished)

    verdict, (problem,) = print_checks(file, layout, Cache(None))

    assert verdict.standing is Standing.NOT_CHECKED
    assert problem.code is Code.OUTPUT_PROFILE_UNFIT
