"""The printer's PDF: colours in inks, black text alone, marks around the trim, and X-4 by our checks."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from layouts_for_tests import SHIPPED, layout_with, shipped
from PIL import Image, ImageCms

from judges.availability import require
from judges.ghostscript import PPI, plates
from makeready.cache import Cache
from makeready.composing.printing_condition import PrintingCondition, demand_profile, printing_condition
from makeready.composing.templates import Layout
from makeready.preflight.pdf.pdf_x import pdf_x_problems
from makeready.problems import Code, Place, Problem, Refused
from makeready.producing.editions.inks import Inks
from makeready.producing.editions.print_edition import print_edition
from makeready.producing.editions.resource_inks import PageInks

MM = 72 / 25.4
SHEET = """<html lang="en">
<title>Colours</title>
<meta name="dcterms.created" content="2031-03-20">
<meta name="dcterms.modified" content="2031-03-20">
<style>
@page { size: 100mm 120mm; margin: 0; bleed: 3mm }
div { position: absolute; left: 0; width: 100mm; height: 10mm }
p { position: absolute; margin: 0; font: bold 20pt/1 "Source Serif 4", serif; left: 5mm }
</style>
<div style="top: 0; background: #8c1c34"></div>
<div style="top: 10mm; background: linear-gradient(to right, #ffffff, #8c1c34)"></div>
<div style="top: 20mm; background: linear-gradient(to right, rgba(0, 0, 0, 0), #000000)"></div>
<div style="top: 30mm; background: lab(50% 60 30)"></div>
<div style="top: 40mm; background: device-cmyk(0.1 0.2 0.3 0.4)"></div>
<div style="top: 50mm; background: #ffd600; opacity: 0.5"></div>
<p style="top: 4mm; color: #1c1a19">Black on red</p>
<p style="top: 60mm; color: #ffffff; background: #005f73">White on blue</p>
<p style="top: 70mm; color: #5d5652">Grey</p>
<img style="position: absolute; top: 80mm; left: 5mm; width: 20mm" alt="Noise" src="photo.jpg">
<img style="position: absolute; top: 80mm; left: 35mm; width: 20mm" alt="Red" src="drawn.png">
<svg style="position: absolute; top: 80mm; left: 65mm" width="80" height="80">
  <rect width="80" height="40" fill="#2a9d8f"/><circle cx="40" cy="60" r="15" stroke="#e76f51" fill="none"/>
</svg>
"""


def pictures(folder: Path) -> None:
    """A photograph of 1200 pixels, and a drawing that is see-through at its edges."""
    Image.effect_noise((1200, 1200), 40).convert("RGB").save(folder / "photo.jpg", quality=90)
    drawn = Image.new("RGBA", (100, 100), (200, 30, 30, 255))
    drawn.putalpha(Image.linear_gradient("L").resize((100, 100)))
    drawn.save(folder / "drawn.png")


@pytest.fixture(scope="module")
def condition() -> PrintingCondition:
    """What the shipped layout is printed on."""
    return printing_condition(shipped())


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A page with every kind of colour that WeasyPrint writes."""
    folder = tmp_path_factory.mktemp("source")
    pictures(folder)
    (folder / "sheet.html").write_text(SHEET, encoding="utf-8")
    # In a process of its own: imported plainly, WeasyPrint changes what Pillow does with a damaged picture.
    press = "from weasyprint import HTML; HTML('sheet.html').write_pdf('sheet.pdf', pdf_variant='pdf/ua-1')"
    subprocess.run([sys.executable, "-c", press], cwd=folder, check=True, capture_output=True)
    return folder / "sheet.pdf"


def printed(source: Path, condition: PrintingCondition, cache: Cache | None = None) -> bytes:
    """The print edition of a PDF, pictures at 300 ppi."""
    out = BytesIO()
    print_edition(source, condition, 300, cache or Cache(None), out)
    return out.getvalue()


@pytest.fixture(scope="module")
def edition(source: Path, condition: PrintingCondition) -> bytes:
    """Its print edition."""
    return printed(source, condition)


@pytest.fixture
def pdf(edition: bytes) -> Iterator[pikepdf.Pdf]:
    """The same, open."""
    with pikepdf.open(BytesIO(edition)) as opened:
        yield opened


def test_nothing_is_left_in_the_colours_of_a_screen(pdf: pikepdf.Pdf) -> None:
    """Our checks for PDF/X-4, of which one looks for device RGB everywhere, find nothing."""
    assert [problem.sentence for problem in pdf_x_problems(pdf, Place("sheet.pdf"))] == []


def test_the_finished_pdf_itself_is_no_printers_pdf(source: Path) -> None:
    """The same checks find its RGB, its missing output intent and its missing marks of PDF/X."""
    with pikepdf.open(source) as pdf:
        told = " ".join(problem.sentence for problem in pdf_x_problems(pdf, Place("sheet.pdf")))
    assert "a colour in RGB" in told
    assert "0 output intents" in told
    assert "does not call itself PDF/X-4" in told


def test_the_page_is_cut_at_the_trim_and_its_marks_stand_beyond_the_bleed(pdf: pikepdf.Pdf) -> None:
    """The sheet is larger than the bleed by the marks and their gap, on each side by as much."""
    page = pdf.pages[0]
    trim, bleed, sheet = page.trimbox, page.bleedbox, page.mediabox
    assert [float(trim[2] - trim[0]) / MM, float(trim[3] - trim[1]) / MM] == pytest.approx(
        [100, 120], abs=0.1
    )
    assert float(trim[0] - bleed[0]) / MM == pytest.approx(3, abs=0.1)
    assert float(bleed[0] - sheet[0]) / MM == pytest.approx(6, abs=0.1)
    assert float(sheet[3] - bleed[3]) / MM == pytest.approx(6, abs=0.1)


def test_black_text_overprints_and_white_text_does_not(pdf: pikepdf.Pdf) -> None:
    """The state that overprints is set before black text alone, and lifted again."""
    shown = set()
    fill, overprints = (0, 0, 0, 1), False
    kept = []
    for instruction in pikepdf.parse_content_stream(pdf.pages[0]):
        operator, operands = str(instruction.operator), instruction.operands
        if operator == "q":
            kept.append((fill, overprints))
        elif operator == "Q":
            fill, overprints = kept.pop()
        elif operator == "k":
            fill = tuple(float(part) for part in operands)
        elif operator == "gs" and "/OP" in (state := pdf.pages[0].obj.Resources.ExtGState[operands[0]]):
            overprints = bool(state.op)
        elif operator == "TJ":
            shown.add((fill, overprints))
    black, white = (0, 0, 0, 1), (0, 0, 0, 0)
    assert {(black, True), (white, False)} <= shown
    assert all(overprints == (fill == black) for fill, overprints in shown)


def test_a_picture_is_in_inks_and_no_finer_than_asked_for(pdf: pikepdf.Pdf) -> None:
    """1200 pixels on 20 mm are 1524 ppi: at 300 they are 236. What is see-through stays so."""
    images = {
        (int(image.Width), "/SMask" in image): str(image.ColorSpace)
        for image in pdf.pages[0].obj.Resources.XObject.values()
        if image.get("/Subtype") == "/Image"
    }
    assert images == {(236, False): "/DeviceCMYK", (100, True): "/DeviceCMYK"}


def test_links_and_structure_are_left_to_the_screen(pdf: pikepdf.Pdf) -> None:
    """What a press can't use is not there."""
    assert not {"/StructTreeRoot", "/MarkInfo", "/Outlines"} & set(pdf.Root.keys())
    assert "/Annots" not in pdf.pages[0].obj


def test_the_same_pdf_gives_the_same_bytes_with_any_cache(
    source: Path, edition: bytes, condition: PrintingCondition, tmp_path: Path
) -> None:
    """A cache that is new, and one that was filled, make no difference."""
    cache = Cache(tmp_path)
    assert printed(source, condition, cache) == printed(source, condition, cache) == edition


def test_two_pdfs_may_be_open_at_once(source: Path, condition: PrintingCondition) -> None:
    """Each is given graphics states of its own."""
    with pikepdf.open(source) as one, pikepdf.open(source) as other:
        for pdf in (one, other):
            PageInks(pdf, Inks(condition.profile)).convert(pdf.pages[0])
            assert "/ExtGState" in pdf.pages[0].obj.Resources


def test_each_plate_prints_what_it_should(edition: bytes, tmp_path: Path) -> None:
    """Ghostscript's separations: grey text on the black plate alone, CMYK as it was given, marks on all."""
    require("ghostscript")
    (tmp_path / "sheet.pdf").write_bytes(edition)
    found = plates(tmp_path / "sheet.pdf", tmp_path)

    def ink(x: float, y: float) -> dict[str, float]:
        """How much of each plate prints at a place of the trim, in mm from its upper left."""
        place = tuple(round((each + 9) * PPI / 25.4) for each in (x, y))
        return {name: round(1 - plate.getpixel(place) / 255, 2) for name, plate in found.items()}  # type: ignore[operator, arg-type]

    given = ink(90, 45)
    assert [given[name] for name in found] == pytest.approx([0.1, 0.2, 0.3, 0.4], abs=0.02)
    red = ink(90, 5)
    assert red["Magenta"] > 0.9
    assert red["Cyan"] < 0.4
    assert ink(2, 15)["Magenta"] < 0.1  # the gradient begins as paper
    assert ink(98, 15)["Magenta"] > 0.85
    assert ink(2, 25)["Black"] < 0.1  # and so does the one that fades
    assert ink(98, 25)["Black"] > 0.8
    assert ink(1, 119) == dict.fromkeys(found, 0.0)
    grey = found["Black"].crop(_box(5, 70, 25, 77)).getextrema()[0]
    assert grey < 160
    for name in ("Cyan", "Magenta", "Yellow"):
        assert found[name].crop(_box(5, 70, 25, 77)).getextrema()[0] > 250
    for name, plate in found.items():
        assert plate.crop(_box(0, -9, 1, -4)).getextrema()[0] < 255, f"no crop mark on {name}"


def _box(left: float, top: float, right: float, bottom: float) -> tuple[int, int, int, int]:
    """A rectangle of the trim (mm) in pixels of a plate."""
    edges = [round((edge + 9) * PPI / 25.4) for edge in (left, top, right, bottom)]
    return edges[0] - 1, edges[1], edges[2], edges[3]


def test_dark_text_is_black_ink_alone_and_a_colour_is_not(condition: PrintingCondition) -> None:
    """What is as dark as black ink is all of it; a grey is less; a red is mixed; nothing is over 300 %."""
    inks = Inks(condition.profile)
    assert inks.of_rgb(0.11, 0.1, 0.1) == (0, 0, 0, 1)
    cyan, magenta, yellow, black = inks.of_rgb(0.5, 0.5, 0.5)
    assert (cyan, magenta, yellow) == (0, 0, 0)
    assert 0.4 < black < 0.8
    assert inks.of_rgb(1, 1, 1) == inks.of_lab(100, 0, 0) == (0, 0, 0, 0)
    assert inks.of_rgb(0.55, 0.11, 0.2)[1] > 0.9
    assert max(sum(inks.of_rgb(0.1, 0.02, green / 10)) for green in range(4)) <= 3.0


def test_a_colour_that_has_no_inks_is_told_with_its_page(
    source: Path, condition: PrintingCondition, tmp_path: Path
) -> None:
    """A pattern that is coloured where it is used is drawn by other programs; it is refused by its page."""
    with pikepdf.open(source) as pdf:
        pdf.add_blank_page()
        pdf.pages[1].contents_add(pdf.make_stream(b"/Pattern cs 1 0 0 /tiles scn 0 0 9 9 re f"))
        pdf.save(tmp_path / "other.pdf")
    with pytest.raises(Refused) as refused:
        printed(tmp_path / "other.pdf", condition)
    (problem,) = refused.value.problems
    assert problem.code is Code.COLOUR_NOT_IN_INKS
    assert problem.sentence.startswith("page 2 has a pattern")


BARE = {"words.yaml": "{}", "print/style.css": "", "ebook/reader.css": ""}
"""A layout that stands alone and says nothing of its printer."""
NAMES_A_PROFILE = "output-condition: FOGRA39\noutput-profile: profiles/press.icc\n"


def refused_of(layout: Layout) -> Problem:
    """Why a layout has no printing condition."""
    with pytest.raises(Refused) as refused:
        printing_condition(layout)
    (problem,) = refused.value.problems
    return problem


def test_a_layout_without_a_printing_condition_is_told(tmp_path: Path) -> None:
    """One that does not say what it is printed on, and one that names a profile and not of what."""
    problem = refused_of(layout_with(tmp_path / "bare", BARE, based_on=None))
    assert problem.code is Code.OUTPUT_PROFILE_MISSING
    assert problem.place.file.endswith("bare/layout.yaml")
    half = {**BARE, "layout.yaml": "output-profile: press.icc\n"}
    assert "output-condition" in refused_of(layout_with(tmp_path / "half", half, based_on=None)).sentence


def test_a_profile_is_looked_for_in_the_layout_that_another_is_based_on(tmp_path: Path) -> None:
    """Its own goes first, as with any file of a layout; one that none of them has is told with its line."""
    base = layout_with(tmp_path / "base", {**BARE, "profiles/press.icc": "base"}, based_on=None)
    own = layout_with(tmp_path / "own", {}, based_on=base.folders[0])
    (tmp_path / "own/layout.yaml").write_text(f"based-on: ../base\n{NAMES_A_PROFILE}")
    assert printing_condition(own).profile == b"base"
    (tmp_path / "own/profiles").mkdir()
    (tmp_path / "own/profiles/press.icc").write_text("own")
    assert printing_condition(own).profile == b"own"

    gone = layout_with(tmp_path / "gone", {**BARE, "layout.yaml": NAMES_A_PROFILE}, based_on=None)
    problem = refused_of(gone)
    assert problem.code is Code.LAYOUT_FILE_MISSING
    assert "the layout has no profiles/press.icc" in problem.sentence
    assert str(problem.place).endswith("gone/layout.yaml:2")


def test_a_profile_that_is_not_there_is_told_before_anything_is_laid_out(tmp_path: Path) -> None:
    """A layout that names no profile may be looked at all the same."""
    demand_profile(layout_with(tmp_path / "bare", BARE, based_on=None))
    gone = layout_with(tmp_path / "gone", {**BARE, "layout.yaml": NAMES_A_PROFILE}, based_on=None)
    with pytest.raises(Refused):
        demand_profile(gone)


def test_a_profile_of_a_screen_is_refused(source: Path) -> None:
    """The printer's PDF can't be made by a profile that has no inks; the line that names it is told."""
    place = Place("own/layout.yaml", 3)
    screen = PrintingCondition("sRGB", b"\0" * 12 + b"mntrRGB " + b"\0" * 200, place)
    with pytest.raises(Refused) as refused:
        printed(source, screen)
    (problem,) = refused.value.problems
    assert (problem.code, problem.place) == (Code.OUTPUT_PROFILE_UNFIT, place)


def test_a_damaged_profile_is_refused(source: Path, condition: PrintingCondition) -> None:
    """Its head is there, and its tables are not where it says."""
    damaged = replace(condition, profile=condition.profile[:300] + b"\0" + condition.profile[300:-1])
    with pytest.raises(Refused) as refused:
        printed(source, damaged)
    assert "no ICC profile that can be read" in refused.value.problems[0].sentence


def test_a_profile_of_another_condition_is_refused(source: Path, condition: PrintingCondition) -> None:
    """Where its description names one: most do not, and are taken at the layout's word."""
    before = Inks(condition.profile).description.encode()
    described = condition.profile.replace(before, b"Coated FOGRA39".ljust(len(before)))
    with pytest.raises(Refused) as refused:
        printed(source, replace(condition, name="FOGRA51", profile=described))
    (problem,) = refused.value.problems
    assert "it is one of FOGRA39, and `output-condition:` says FOGRA51" in problem.sentence
    assert printed(source, replace(condition, profile=described))
    assert printed(source, replace(condition, name="FOGRA51"))


def test_a_profile_that_little_cms_can_read_and_not_write_gives_inks(
    condition: PrintingCondition, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Ghostscript's ps_cmyk.icc is one; nobody asks for the profile as bytes."""
    monkeypatch.setattr(ImageCms.ImageCmsProfile, "tobytes", _cannot_be_sized)
    inks = Inks(condition.profile)
    assert inks.picture(Image.new("RGB", (2, 2), (200, 30, 30))).mode == "CMYK"
    assert inks.of_rgb(0.55, 0.11, 0.2)[1] > 0.9


def _cannot_be_sized(_profile: ImageCms.ImageCmsProfile) -> bytes:
    raise OSError("Could not determine profile size")


def test_a_layout_that_is_based_on_another_prints_as_that_does() -> None:
    """The digest says nothing of its printer."""
    assert printing_condition(shipped()) == printing_condition(layout_of_the_digest())


def layout_of_the_digest():
    """The second layout that the project ships."""
    from makeready.composing.templates import open_layout

    return open_layout(SHIPPED / "digest")
