"""The private parts of WeasyPrint that Makeready builds on, each with the reason why no public part serves.

All else of ours has WeasyPrint from here, the public names too, so this folder is what to read when a new
release is taken in. Importing it loads WeasyPrint, which takes half a second, and puts the parts in place.
"""

from makeready.producing.pdf.weasyprint_seams.release import PT_PER_PX, VERSION, Box  # isort: skip

from weasyprint import CSS
from weasyprint.document import Document
from weasyprint.formatting_structure import boxes
from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

from makeready.producing.pdf.weasyprint_seams import (
    baseline_grid,
    boxes_in_flow,
    drawn_glyphs,
    hyphenation,
    kept_styles,
    line_breaking,
    lines_set_once,
    marked_text,
    page_notes,
    pango_layouts,
    plain_styles,
    spaced_letters,
    used_values,
    words_too_wide,
)
from makeready.producing.pdf.weasyprint_seams.engine import Engine, XhtmlDocument, draw_pdf
from makeready.producing.pdf.weasyprint_seams.page_making import Made, PageMaker, PageRequest
from makeready.producing.pdf.weasyprint_seams.replaced_boxes import drawn_area

SEAMS = (
    baseline_grid,
    boxes_in_flow,
    drawn_glyphs,
    hyphenation,
    kept_styles,
    line_breaking,
    lines_set_once,
    marked_text,
    page_notes,
    pango_layouts,
    plain_styles,
    spaced_letters,
    used_values,
    words_too_wide,
)
"""What is put in its place by being imported."""

__all__ = [
    "CSS",
    "PT_PER_PX",
    "SEAMS",
    "VERSION",
    "Box",
    "Document",
    "Engine",
    "FatalURLFetchingError",
    "Made",
    "PageMaker",
    "PageRequest",
    "URLFetcher",
    "URLFetcherResponse",
    "XhtmlDocument",
    "boxes",
    "draw_pdf",
    "drawn_area",
]
