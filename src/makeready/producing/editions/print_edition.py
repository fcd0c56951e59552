"""The printer's PDF: the finished one in the printer's inks, with bleed and crop marks, as PDF/X-4 asks.

Only colours, pictures and the sheet change, and what runs over the bleed is cut off: nothing is laid out
again. What a press can't use is left out: links, outline, structure.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any, BinaryIO
from uuid import NAMESPACE_URL, uuid5

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from makeready.cache import Cache
from makeready.composing.printing_condition import PrintingCondition
from makeready.problems import Code, Place, Problem, Refused
from makeready.producing.editions.content_inks import NotConverted
from makeready.producing.editions.edition_pictures import make_pictures
from makeready.producing.editions.inks import Inks
from makeready.producing.editions.placed_pictures import placed_pictures
from makeready.producing.editions.printers_marks import add_crop_marks, cut_at_the_bleed
from makeready.producing.editions.resource_inks import PageInks

REGISTRY = "http://www.color.org"
"""Where the names of printing conditions are kept (ISO 32000-1, 14.11.5)."""
VERSION = "1.6"
"""The version of PDF that PDF/X-4 is."""
_FOGRA = re.compile(r"FOGRA\s?(\d+)", re.IGNORECASE)
"""A condition of the Fogra institute, in its name and in the names of many profiles of it."""
_OF_SCREENS = ("/AA", "/AcroForm", "/Names", "/OpenAction", "/Outlines", "/StructTreeRoot", "/MarkInfo")
_OF_SCREEN_PAGES = ("/AA", "/Annots", "/CropBox", "/StructParents", "/Tabs")


def print_edition(
    source: Path, condition: PrintingCondition, ppi: float, cache: Cache, out: BinaryIO
) -> None:
    """Write the printer's PDF of the finished PDF `source` into `out`; pictures are no finer than `ppi`.

    Refuses where a colour can't be told in inks, with the page it is on.
    """
    inks = _inks(condition)
    with pikepdf.open(source) as pdf:
        try:
            make_pictures(list(placed_pictures(pdf)), ppi, inks, cache)
        except NotConverted as colour:
            raise _refused(source, 1, colour) from None
        pages = PageInks(pdf, inks)
        for folio, page in enumerate(pdf.pages, start=1):
            try:
                pages.convert(page)
            except NotConverted as colour:
                raise _refused(source, folio, colour) from None
            for key in _OF_SCREEN_PAGES:
                _leave_out(page.obj, key)
            cut_at_the_bleed(pdf, page)
            add_crop_marks(pdf, page)
        for key in _OF_SCREENS:
            _leave_out(pdf.Root, key)
        pdf.Root.OutputIntents = Array([_output_intent(pdf, condition, inks)])
        _describe(pdf)
        pdf.remove_unreferenced_resources()
        pdf.save(
            out,
            force_version=VERSION,
            deterministic_id=True,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
            recompress_flate=False,
        )


def _inks(condition: PrintingCondition) -> Inks:
    """The inks of a condition; refuses a profile that has none, or that calls itself one of another."""
    try:
        inks = Inks(condition.profile)
    except ValueError as fault:
        raise _unfit(condition, str(fault)) from None
    says, meant = (_FOGRA.findall(name) for name in (inks.description, condition.name))
    if says and meant and set(says).isdisjoint(meant):
        reason = f"it is one of FOGRA{says[0]}, and `output-condition:` says {condition.name}"
        raise _unfit(condition, reason)
    return inks


def _unfit(condition: PrintingCondition, reason: str) -> Refused:
    return Refused([Problem(Code.OUTPUT_PROFILE_UNFIT, condition.place, reason=reason)])


def _refused(source: Path, folio: int, colour: NotConverted) -> Refused:
    return Refused([Problem(Code.COLOUR_NOT_IN_INKS, Place(source.name), page=folio, what=str(colour))])


def _leave_out(holder: Any, key: str) -> None:
    if key in holder:
        del holder[key]


def _output_intent(pdf: pikepdf.Pdf, condition: PrintingCondition, inks: Inks) -> Dictionary:
    """What the colours are meant for (ISO 32000-1, 14.11.5)."""
    profile = pdf.make_stream(condition.profile, N=4, Alternate=Name.DeviceCMYK)
    return pdf.make_indirect(
        Dictionary(
            Type=Name.OutputIntent,
            S=Name.GTS_PDFX,
            OutputConditionIdentifier=String(condition.name),
            OutputCondition=String(inks.description),
            Info=String(inks.description),
            RegistryName=String(REGISTRY),
            DestOutputProfile=profile,
        )
    )


def _describe(pdf: pikepdf.Pdf) -> None:
    """Say what the file is (XMP), and that it is not trapped (ISO 32000-1, 14.11.6)."""
    pdf.docinfo.Trapped = Name("/False")
    with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as held:
        if "pdfuaid:part" in held:
            del held["pdfuaid:part"]
        identifier = str(held.get("dc:identifier", ""))
        held["pdf:Trapped"] = "False"
        held["pdfxid:GTS_PDFXVersion"] = "PDF/X-4"
        held["xmp:MetadataDate"] = str(held.get("xmp:ModifyDate", ""))
        held["xmpMM:DocumentID"] = f"uuid:{uuid5(NAMESPACE_URL, identifier)}"
        held["xmpMM:VersionID"] = str(held.get("xmp:ModifyDate", ""))
        held["xmpMM:RenditionClass"] = "default"
