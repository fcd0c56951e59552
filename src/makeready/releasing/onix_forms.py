"""What kind of thing a product is, in the codes of ONIX: its form, its accessibility, its extent."""

from __future__ import annotations

from lxml import etree

from makeready.producing.epub.accessibility import Accessibility
from makeready.releasing.described import Described
from makeready.releasing.onix_elements import add, add_extent, add_feature
from makeready.releasing.released import ReleasedFile, Role

BINDINGS = {"perfect": ("BC", "B305"), "saddle-stitch": ("BF", "B310")}
"""Form (list 150) and detail (list 175) by `binding:`: a softback that is glued, a pamphlet with staples."""

EBOOKS = {Role.EPUB: "E101", Role.SCREEN_PDF: "E107"}
"""Detail (list 175) of what is downloaded."""

FEATURES = {
    "alternativeText": "14",
    "pageBreakMarkers": "19",
    "pageNavigation": "41",
    "readingOrder": "13",
    "structuralNavigation": "29",
    "tableOfContents": "11",
}
"""List 196 by the words of schema.org, as the Accessibility Properties Crosswalk of the W3C pairs them."""

HAZARDS = {"noFlashingHazard": "14", "noSoundHazard": "16", "noMotionSimulationHazard": "18"}
"""List 143, paired likewise."""

ACCESSIBILITY, HAZARD = "09", "12"
"""Kinds of feature in list 79."""
UNKNOWN, SUMMARY, WITHOUT_SIGHT, PDF_UA_1 = "08", "00", "52", "05"
"""Of list 196."""
PAGES, BYTES = "03", "17"
"""Of list 24."""


def add_form(detail: etree._Element, told: Described, file: ReleasedFile) -> None:
    """The product's form; of a download also that it is not protected, and its accessibility."""
    if file.role is Role.PRINT_PDF:
        form, binding = BINDINGS[told.issue.binding]
        add(detail, "ProductForm", form)
        add(detail, "ProductFormDetail", binding)
        _add_content_types(detail, told)
        return
    add(detail, "ProductForm", "ED")
    add(detail, "ProductFormDetail", EBOOKS[file.role])
    if file.role is Role.EPUB:
        _add_ebook_features(detail, told.verified.ebook)
    else:
        add_feature(detail, ACCESSIBILITY, PDF_UA_1 if told.verified.tagged_pdf else UNKNOWN)
    _add_content_types(detail, told)
    add(detail, "EpubTechnicalProtection", "00")


def add_extents(detail: etree._Element, told: Described, file: ReleasedFile) -> None:
    """Its pages by list 23, and the size of what is downloaded."""
    pages = told.release.pages
    if file.role is Role.PRINT_PDF:
        add_extent(detail, "06", pages, PAGES)
    elif file.role is Role.SCREEN_PDF:
        add_extent(detail, "07", pages, PAGES)
    else:
        add_extent(detail, "08", max(0, pages - told.blank), PAGES)
    if file.role is not Role.PRINT_PDF:
        add_extent(detail, "22", file.size, BYTES)


def _add_content_types(detail: etree._Element, told: Described) -> None:
    """Text, and pictures where it has any (list 81)."""
    add(detail, "PrimaryContentType", "10")
    if told.issue.cover or any(article.figures for article in told.issue.articles):
        add(detail, "ProductContentType", "07")


def _add_ebook_features(detail: etree._Element, found: Accessibility | None) -> None:
    if found is None:
        add_feature(detail, ACCESSIBILITY, UNKNOWN)
        return
    if found.summary:
        add_feature(detail, ACCESSIBILITY, SUMMARY, found.summary)
    codes = [FEATURES[name] for name in found.features if name in FEATURES]
    if "textual" in found.sufficient:
        codes.append(WITHOUT_SIGHT)
    for code in sorted(codes):
        add_feature(detail, ACCESSIBILITY, code)
    for hazard in found.hazards:
        if hazard in HAZARDS:
            add_feature(detail, HAZARD, HAZARDS[hazard])
