"""What PDF/X-4 asks: each check finds its fault, and that alone, in a printer's PDF that had none."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from layouts_for_tests import shipped
from pikepdf import Array, Dictionary, Name
from produced import pdf_bytes
from small_issues import article, issue, paragraphs

from makeready.cache import Cache
from makeready.composing.printing_condition import printing_condition
from makeready.preflight.checked import Standing
from makeready.preflight.pdf.pdf_x import CHECKS, pdf_x_problems, pdf_x_verdict
from makeready.problems import Code, Place, Problem
from makeready.producing.editions.print_edition import print_edition


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A printer's PDF of a small issue."""
    source = tmp_path_factory.mktemp("print") / "salt.pdf"
    source.write_bytes(pdf_bytes(issue(article("salt", *paragraphs(2))), shipped())[0])
    out = BytesIO()
    print_edition(source, printing_condition(shipped()), 300, Cache(None), out)
    return out.getvalue()


def told(data: bytes, change: Callable[[pikepdf.Pdf], object] = lambda _pdf: None) -> list[Problem]:
    """What is told of the PDF once it is changed."""
    with pikepdf.open(BytesIO(data)) as pdf:
        change(pdf)
        return list(pdf_x_problems(pdf, Place("salt-print.pdf")))


def page(pdf: pikepdf.Pdf) -> pikepdf.Dictionary:
    """The first page."""
    return pdf.pages[0].obj


def metadata(key: str, value: str) -> Callable[[pikepdf.Pdf], None]:
    """Says something else in the metadata."""

    def change(pdf: pikepdf.Pdf) -> None:
        with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as held:
            held[key] = value

    return change


def drawn(**entries: object) -> Callable[[pikepdf.Pdf], None]:
    """Adds a form with these entries to the first page."""

    def change(pdf: pikepdf.Pdf) -> None:
        form = pdf.make_stream(b"", Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, 1, 1]), **entries)
        page(pdf).Resources.XObject = Dictionary(Added=form)

    return change


def state(**entries: object) -> Callable[[pikepdf.Pdf], None]:
    """Adds a graphics state with these entries to the first page."""

    def change(pdf: pikepdf.Pdf) -> None:
        page(pdf).Resources.ExtGState = Dictionary(Added=Dictionary(**entries))

    return change


def without_fonts(pdf: pikepdf.Pdf) -> None:
    """A font of which only the measures are there."""
    font = next(iter(page(pdf).Resources.Font.values()))
    del font.DescendantFonts[0].FontDescriptor.FontFile3


def in_rgb(pdf: pikepdf.Pdf) -> None:
    """A colour that is set by its operator."""
    pdf.pages[0].contents_add(pdf.make_stream(b"1 0 0 rg 0 0 9 9 re f"))


def in_named_rgb(pdf: pikepdf.Pdf) -> None:
    """A table of colours that are told in RGB."""
    page(pdf).Resources.ColorSpace = Dictionary(Added=Array([Name.Indexed, Name.DeviceRGB, 0, b"abc"]))
    pdf.pages[0].contents_add(pdf.make_stream(b"/Added cs 0 scn"))


FAULTS: dict[str, tuple[str, Callable[[pikepdf.Pdf], object], str]] = {
    "no identifier": (
        "file identifier",
        lambda pdf: pdf.trailer.__delitem__("/ID"),
        "no file identifier",
    ),
    "no intent": (
        "output intent",
        lambda pdf: pdf.Root.__delitem__("/OutputIntents"),
        "0 output intents",
    ),
    "two intents": (
        "output intent",
        lambda pdf: pdf.Root.OutputIntents.append(pdf.Root.OutputIntents[0]),
        "has 2 output intents",
    ),
    "no profile": (
        "output intent",
        lambda pdf: pdf.Root.OutputIntents[0].__delitem__("/DestOutputProfile"),
        "does not carry the profile",
    ),
    "broken profile": (
        "output intent",
        lambda pdf: pdf.Root.OutputIntents[0].DestOutputProfile.write(b"no profile"),
        "no whole ICC profile",
    ),
    "no name": (
        "output intent",
        lambda pdf: pdf.Root.OutputIntents[0].__delitem__("/OutputConditionIdentifier"),
        "does not name its printing condition",
    ),
    "trapping untold": ("trapping told", lambda pdf: pdf.docinfo.__delitem__("/Trapped"), "is trapped"),
    "trapping told twice": ("trapping told", metadata("pdf:Trapped", "True"), "otherwise"),
    "another standard": ("metadata", metadata("pdfxid:GTS_PDFXVersion", "PDF/X-3"), "call itself PDF/X-4"),
    "no trim": ("page boundaries", lambda pdf: page(pdf).__delitem__("/TrimBox"), "where it is cut"),
    "trim beyond bleed": (
        "page boundaries",
        lambda pdf: setattr(page(pdf), "BleedBox", Array([9, 9, 99, 99])),
        "a trim beyond the bleed",
    ),
    "cropped": (
        "page boundaries",
        lambda pdf: setattr(page(pdf), "CropBox", page(pdf).TrimBox),
        "crops page 1",
    ),
    "font left out": ("fonts embedded", without_fonts, "does not carry the font"),
    "rgb": ("no device RGB", in_rgb, "has on page 1 a colour in RGB"),
    "rgb by name": ("no device RGB", in_named_rgb, "has on page 1 a colour in RGB"),
    "rgb of a group": (
        "no device RGB",
        drawn(Group=Dictionary(S=Name.Transparency, CS=Name.DeviceRGB)),
        "has on page 1 a colour in RGB",
    ),
    "link": (
        "no annotations",
        lambda pdf: setattr(page(pdf), "Annots", Array([Dictionary(Subtype=Name.Link)])),
        "has a link or a note on page 1",
    ),
    "action": (
        "no actions",
        lambda pdf: setattr(pdf.Root, "OpenAction", Dictionary(S=Name.Named)),
        "when it is opened",
    ),
    "transfer function": (
        "no transfer functions, PostScript, alternates or OPI",
        state(TR=Name.Identity),
        "changes on page 1",
    ),
    "own blend mode": (
        "no transfer functions, PostScript, alternates or OPI",
        state(BM=Name.Own),
        "blends on page 1",
    ),
    "postscript": (
        "no transfer functions, PostScript, alternates or OPI",
        drawn(Subtype2=Name.PS),
        "has PostScript on page 1",
    ),
    "stand-in": (
        "no transfer functions, PostScript, alternates or OPI",
        drawn(OPI=Dictionary()),
        "a picture that stands for another",
    ),
    "lzw": (
        "streams",
        lambda pdf: pikepdf.Stream(pdf, b"", Filter=Name.LZWDecode),
        "packed as LZW",
    ),
    "file outside": (
        "streams",
        lambda pdf: pikepdf.Stream(pdf, b"", F=b"elsewhere.bin"),
        "a file outside",
    ),
    "layers": ("no layers", lambda pdf: setattr(pdf.Root, "OCProperties", Dictionary()), "has layers"),
}


def test_a_printers_pdf_of_ours_has_no_fault(sound: bytes) -> None:
    """All checks are content, and the verdict names them and claims no more than that."""
    assert told(sound) == []
    verdict = pdf_x_verdict("salt-print.pdf", [])
    assert verdict.standing is Standing.PASSED
    assert all(f"{check.name} ({check.clause})" in verdict.words for check in CHECKS)
    assert "No validator" in verdict.words


@pytest.mark.parametrize(("check", "change", "words"), FAULTS.values(), ids=list(FAULTS))
def test_a_fault_is_found_by_its_check(
    sound: bytes, check: str, change: Callable[[pikepdf.Pdf], object], words: str
) -> None:
    """Exactly one problem, with the name of the check, its clause and what is wrong."""
    (problem,) = told(sound, change)
    assert problem.code is Code.PDF_X_FAULT
    assert f"({check}: ISO 32000-1, " in problem.sentence
    assert words in problem.sentence


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ({"force_version": "1.7"}, "is PDF 1.7"),
        ({"encryption": pikepdf.Encryption(owner="salt", user="")}, "is encrypted"),
    ],
    ids=["version", "encryption"],
)
def test_a_whole_file_is_looked_at(sound: bytes, options: dict, words: str, tmp_path: Path) -> None:
    """A newer version of PDF, and a file that is locked."""
    with pikepdf.open(BytesIO(sound)) as pdf:
        pdf.save(tmp_path / "saved.pdf", **options)
    found = [problem.sentence for problem in told((tmp_path / "saved.pdf").read_bytes())]
    assert any(words in sentence for sentence in found)
