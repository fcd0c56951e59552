"""The private parts of WeasyPrint that Makeready builds on, each with the reason why no public part serves.

All else of ours has WeasyPrint from here, the public names too, so this folder is what to read when a new
release is taken in. Importing it loads WeasyPrint, which takes half a second, and puts the parts in place
(`in_place`): a part that only makes it faster is left out by itself where it does not fit. That serves
whoever raises the `VERSION` that `release` demands: pages are set before each such part has been mended.
"""

from makeready.producing.pdf.weasyprint_seams.release import PT_PER_PX, Box  # isort: skip
from makeready.producing.pdf.weasyprint_seams.in_place import IN_PLACE  # isort: skip

from weasyprint import CSS
from weasyprint.document import Document
from weasyprint.formatting_structure import boxes
from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

from makeready.producing.pdf.weasyprint_seams.engine import Engine, XhtmlDocument, draw_pdf
from makeready.producing.pdf.weasyprint_seams.page_making import Made, PageMaker, PageRequest
from makeready.producing.pdf.weasyprint_seams.replaced_boxes import drawn_area

__all__ = [
    "CSS",
    "IN_PLACE",
    "PT_PER_PX",
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
