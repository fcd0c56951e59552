"""The private parts of WeasyPrint that Makeready builds on, each with the reason why no public part serves.

All else of ours calls WeasyPrint by its public names or through this folder, so it is what to read when a
new release of WeasyPrint is taken in. Importing it loads WeasyPrint, which takes half a second, and puts the
parts in their places.
"""

from makeready.producing.weasyprint_seams.release import PT_PER_PX, VERSION, Box  # isort: skip

from weasyprint.document import Document
from weasyprint.formatting_structure import boxes

from makeready.producing.weasyprint_seams import baseline_grid, line_breaking, marked_text, page_notes
from makeready.producing.weasyprint_seams.engine import Engine, XhtmlDocument, write_pdf
from makeready.producing.weasyprint_seams.page_making import Made, PageMaker, PageRequest

SEAMS = (baseline_grid, line_breaking, marked_text, page_notes)
"""What is put in its place by being imported."""

__all__ = [
    "PT_PER_PX",
    "SEAMS",
    "VERSION",
    "Box",
    "Document",
    "Engine",
    "Made",
    "PageMaker",
    "PageRequest",
    "XhtmlDocument",
    "boxes",
    "write_pdf",
]
