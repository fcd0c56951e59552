"""What PDF/X-4 asks of a printer's PDF, so far as this looks: our own checks, and no validator's word.

ISO 15930-7 (PDF/X-4) narrows ISO 32000-1; each check names the clause there that holds what is looked at.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary

from makeready.preflight.checked import Standing, Verdict
from makeready.preflight.pdf.pdf_contents import painted
from makeready.preflight.pdf.pdf_fonts import file_of, fonts_with_files, name_of
from makeready.problems import Code, Place, Problem

NAME = "PDF/X-4, by Makeready's own checks"
NEWEST = (1, 6)
INKS = 4
_ACTIONS = ("/OpenAction", "/AA", "/AcroForm")
_BLEND_MODES = {
    *("/Normal", "/Compatible", "/Multiply", "/Screen", "/Overlay", "/Darken", "/Lighten", "/ColorDodge"),
    *("/ColorBurn", "/HardLight", "/SoftLight", "/Difference", "/Exclusion", "/Hue", "/Saturation"),
    *("/Color", "/Luminosity"),
}


@dataclass(frozen=True, slots=True)
class PdfXCheck:
    """One thing that is looked at."""

    name: str
    clause: str
    """Of ISO 32000-1."""
    faults: Callable[[pikepdf.Pdf], Iterator[str]]
    """Each fault in words that complete "the printer's PDF …"."""


def pdf_x_problems(pdf: pikepdf.Pdf, place: Place) -> Iterator[Problem]:
    """A problem for each fault that a check finds."""
    for check in CHECKS:
        for fault in dict.fromkeys(check.faults(pdf)):
            yield Problem(Code.PDF_X_FAULT, place, fault=fault, check=check.name, clause=check.clause)


def pdf_x_verdict(file: str, problems: list[Problem]) -> Verdict:
    """What the checks say in the end, and which they are."""
    standing = Standing.FAULTS if problems else Standing.PASSED
    names = ", ".join(f"{check.name} ({check.clause})" for check in CHECKS)
    words = f"Checked, by clauses of ISO 32000-1: {names}. No validator of PDF/X-4 was asked."
    return Verdict(NAME, file, standing, words)


def _version(pdf: pikepdf.Pdf) -> Iterator[str]:
    major, minor = (int(part) for part in str(pdf.pdf_version).split("."))
    if (major, minor) > NEWEST:
        yield f"is PDF {pdf.pdf_version}, newer than 1.6"


def _encryption(pdf: pikepdf.Pdf) -> Iterator[str]:
    if pdf.is_encrypted:
        yield "is encrypted"


def _identifier(pdf: pikepdf.Pdf) -> Iterator[str]:
    if len(pdf.trailer.get("/ID", Array())) != 2:
        yield "has no file identifier"


def _output_intent(pdf: pikepdf.Pdf) -> Iterator[str]:
    intents = [each for each in pdf.Root.get("/OutputIntents", Array()) if each.get("/S") == "/GTS_PDFX"]
    if len(intents) != 1:
        yield f"has {len(intents)} output intents of PDF/X, and not one"
        return
    (intent,) = intents
    if not str(intent.get("/OutputConditionIdentifier", "")):
        yield "does not name its printing condition"
    if "/DestOutputProfile" not in intent:
        yield "does not carry the profile of its printing condition"
        return
    profile = intent.DestOutputProfile
    data = profile.read_bytes()
    if data[36:40] != b"acsp" or int.from_bytes(data[:4], "big") != len(data):
        yield "carries a profile that is no whole ICC profile"
    elif data[12:16] != b"prtr" or data[16:20] != b"CMYK" or profile.get("/N") != INKS:
        yield "carries a profile that is none of a press with four inks"


def _trapping(pdf: pikepdf.Pdf) -> Iterator[str]:
    said = str(pdf.docinfo.get("/Trapped", "")) if "/Info" in pdf.trailer else ""
    if said not in {"/True", "/False"}:
        yield "does not say whether it is trapped"
    elif _metadata(pdf).get("pdf:Trapped") != said.removeprefix("/"):
        yield "says in its metadata otherwise whether it is trapped"


def _metadata(pdf: pikepdf.Pdf) -> Any:
    return pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False)


def _said(pdf: pikepdf.Pdf) -> Iterator[str]:
    held = _metadata(pdf)
    if held.get("pdfxid:GTS_PDFXVersion") != "PDF/X-4":
        yield "does not call itself PDF/X-4"
    for key in (
        *("dc:title", "xmp:CreateDate", "xmp:ModifyDate", "xmp:MetadataDate"),
        *("xmpMM:DocumentID", "xmpMM:VersionID", "xmpMM:RenditionClass"),
    ):
        if not held.get(key):
            yield f"lacks {key} in its metadata"


def _boxes(pdf: pikepdf.Pdf) -> Iterator[str]:
    for folio, page in enumerate(pdf.pages, start=1):
        held = page.obj
        if ("/TrimBox" in held) == ("/ArtBox" in held):
            yield f"does not say on page {folio} where it is cut"
            continue
        sheet = _edges(page.mediabox)
        trim = _edges(held.get("/TrimBox", held.get("/ArtBox")))
        bleed = _edges(held.get("/BleedBox", held.get("/TrimBox", held.get("/ArtBox"))))
        if not (_lies_in(trim, bleed) and _lies_in(bleed, sheet)):
            yield f"has on page {folio} a trim beyond the bleed, or a bleed beyond the sheet"
        if "/CropBox" in held and not _lies_in(bleed, _edges(held.CropBox)):
            yield f"crops page {folio} within its bleed"


def _edges(box: Any) -> tuple[float, ...]:
    return tuple(float(edge) for edge in box)


def _lies_in(inner: tuple[float, ...], outer: tuple[float, ...]) -> bool:
    spare = 0.01
    return all(edge >= wall - spare for edge, wall in zip(inner[:2], outer[:2], strict=True)) and all(
        edge <= wall + spare for edge, wall in zip(inner[2:], outer[2:], strict=True)
    )


def _fonts(pdf: pikepdf.Pdf) -> Iterator[str]:
    for font, folio in fonts_with_files(pdf):
        if file_of(font) is None:
            yield f"does not carry the font {name_of(font)} of page {folio}"


def _colours(pdf: pikepdf.Pdf) -> Iterator[str]:
    told: set[str] = set()
    for each in painted(pdf):
        for family in _families(each.content, each.resources):
            if family == "/DeviceRGB" and "RGB" not in told:
                told.add("RGB")
                yield f"has on page {each.folio} a colour in RGB, which no profile of its own tells"


def _families(content: Any, resources: Any) -> Iterator[str]:
    """The colour spaces of the device that something is painted in."""
    for instruction in pikepdf.parse_content_stream(content, "rg RG cs CS BI"):
        operator = str(instruction.operator)
        if operator in {"rg", "RG"}:
            yield "/DeviceRGB"
        elif operator in {"cs", "CS"}:
            yield from _bases(resources.get("/ColorSpace", Dictionary()).get(str(instruction.operands[0])))
            yield str(instruction.operands[0])
    for drawn in resources.get("/XObject", Dictionary()).values():
        yield from _bases(drawn.get("/ColorSpace"))
        yield from _bases(drawn.get("/Group", Dictionary()).get("/CS"))
    for pattern in resources.get("/Pattern", Dictionary()).values():
        yield from _bases(pattern.get("/Shading", Dictionary()).get("/ColorSpace"))
    for shading in resources.get("/Shading", Dictionary()).values():
        yield from _bases(shading.get("/ColorSpace"))


def _bases(space: Any) -> Iterator[str]:
    """A colour space, and those that it is told by."""
    if isinstance(space, Array) and space[0] in {"/Indexed", "/Separation", "/DeviceN", "/Pattern"}:
        for part in list(space)[1:]:
            if isinstance(part, Array | pikepdf.Name):
                yield from _bases(part)
    elif isinstance(space, pikepdf.Name):
        yield str(space)


def _annotations(pdf: pikepdf.Pdf) -> Iterator[str]:
    for folio, page in enumerate(pdf.pages, start=1):
        kinds = {str(each.get("/Subtype", "")) for each in page.obj.get("/Annots", Array())}
        if kinds - {"/PrinterMark", "/TrapNet"}:
            yield f"has a link or a note on page {folio}"


def _actions(pdf: pikepdf.Pdf) -> Iterator[str]:
    names = pdf.Root.get("/Names", Dictionary())
    if any(key in pdf.Root for key in _ACTIONS) or "/JavaScript" in names:
        yield "does something when it is opened, or has a form to be filled in"


def _painting(pdf: pikepdf.Pdf) -> Iterator[str]:
    for each in painted(pdf):
        for state in each.resources.get("/ExtGState", Dictionary()).values():
            if "/TR" in state or ("/TR2" in state and state.TR2 != "/Default"):
                yield f"changes on page {each.folio} how much ink a colour takes"
            mode = state.get("/BM", pikepdf.Name.Normal)
            modes = {str(one) for one in mode} if isinstance(mode, Array) else {str(mode)}
            if not modes <= _BLEND_MODES:
                yield f"blends on page {each.folio} in a way that no standard tells"
        for drawn in each.resources.get("/XObject", Dictionary()).values():
            if drawn.get("/Subtype") == "/PS" or "/PS" in drawn or drawn.get("/Subtype2") == "/PS":
                yield f"has PostScript on page {each.folio}"
            if "/Alternates" in drawn or "/OPI" in drawn:
                yield f"has on page {each.folio} a picture that stands for another"


def _streams(pdf: pikepdf.Pdf) -> Iterator[str]:
    for each in pdf.objects:
        if not isinstance(each, pikepdf.Stream):
            continue
        named = each.get("/Filter", Array())
        filters = {str(one) for one in named} if isinstance(named, Array) else {str(named)}
        if "/LZWDecode" in filters:
            yield "has a stream packed as LZW"
        if "/F" in each or "/Ref" in each:
            yield "draws on a file outside it"


def _layers(pdf: pikepdf.Pdf) -> Iterator[str]:
    if "/OCProperties" in pdf.Root:
        yield "has layers that can be hidden"


CHECKS = (
    PdfXCheck("version", "7.5.2", _version),
    PdfXCheck("no encryption", "7.6", _encryption),
    PdfXCheck("file identifier", "14.4", _identifier),
    PdfXCheck("output intent", "14.11.5", _output_intent),
    PdfXCheck("trapping told", "14.11.6", _trapping),
    PdfXCheck("metadata", "14.3.2", _said),
    PdfXCheck("page boundaries", "14.11.2", _boxes),
    PdfXCheck("fonts embedded", "9.9", _fonts),
    PdfXCheck("no device RGB", "8.6.4.3", _colours),
    PdfXCheck("no annotations", "12.5", _annotations),
    PdfXCheck("no actions", "12.6", _actions),
    PdfXCheck("no transfer functions, PostScript, alternates or OPI", "8.4.5", _painting),
    PdfXCheck("streams", "7.4.4", _streams),
    PdfXCheck("no layers", "8.11", _layers),
)
