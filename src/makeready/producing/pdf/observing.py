"""Everything that preflight has to know of pages, seen while their boxes are there."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from makeready.producing.pdf.box_faults import box_faults
from makeready.producing.pdf.page_starts import page_starts
from makeready.producing.pdf.printed_pictures import printed_pictures
from makeready.producing.pdf.set_text import set_text
from makeready.producing.pdf.text_faults import text_faults
from makeready.producing.pdf.text_on_pages import text_on_pages
from makeready.producing.pdf.weasyprint_seams import PT_PER_PX, Box
from makeready.producing.produced import Observed, PrintedPage


def observed(root: Any, pages: Sequence[Box], step: float) -> Observed:
    """What stands on the laid-out `pages` of the document of `root`.

    The lines of their baseline grid are `step` px high, or 0 for none.
    """
    text = set_text(pages)
    return Observed(
        tuple(map(_measures, pages)),
        tuple(printed_pictures(pages)),
        tuple(text_on_pages(pages, step)),
        (*text_faults(text, step), *box_faults(pages)),
        tuple(page_starts(root, text, pages)),
    )


def _measures(page: Box) -> PrintedPage:
    bleed = max(page.style[f"bleed_{side}"].value for side in ("top", "right", "bottom", "left"))
    return PrintedPage(
        round(page.margin_width() * PT_PER_PX, 3),
        round(page.margin_height() * PT_PER_PX, 3),
        round(bleed * PT_PER_PX, 3),
        page.page_type.blank,
    )
