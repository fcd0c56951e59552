"""Where a problem is mended: in the manuscript, in the layouts, or by looking at the pages."""

from __future__ import annotations

from enum import StrEnum
from pathlib import PurePath

from makeready.problems import Code, Problem

_OF_LAYOUTS = {".css", ".jinja", ".otf", ".ttf", ".woff2", ".svg"}
"""What the names of a layout's files end with; a manuscript's pictures lie in `images/`."""
_FACTS_OF_LAYOUTS = {"layout.yaml", "words.yaml"}
_BOXES = {Code.TEXT_OUT_OF_ITS_BOX, Code.BOXES_OVERLAP}
ON_PAGES = {
    Code.PICTURE_SOFT,
    Code.PICTURE_COARSE,
    Code.PICTURE_CROPPED,
    Code.COPYFIT_OVER,
    Code.COPYFIT_UNDER,
    Code.PAGES_CHANGED,
    Code.LAST_PAGE_NEARLY_EMPTY,
    Code.SHORT_LAST_LINE,
    Code.HYPHEN_LADDER,
    Code.WIDOW,
    Code.ORPHAN,
    Code.LONELY_SUBHEAD,
    Code.LOOSE_LINES,
    Code.DIVIDED_HEADLINE,
    Code.SHORT_HEADLINE_END,
    Code.HEADLINE_AFTER_SMALL_WORD,
    Code.COLUMN_LEFT_EMPTY,
    Code.BINDING_PAGES,
}
"""What is seen on pages alone, and an editor can mend."""


class Part(StrEnum):
    MANUSCRIPT = "manuscript"
    LAYOUTS = "layouts"
    PAGES = "pages"
    """Seen on the printed pages, and mended in the text; and what is told of a finished file as a whole."""


def part_of(problem: Problem) -> Part:
    """Where to look first to mend a problem."""
    file = PurePath(problem.place.file)
    in_layout = file.suffix in _OF_LAYOUTS and file.parent.name != "images"
    if in_layout or file.name in _FACTS_OF_LAYOUTS or problem.code in _BOXES:
        return Part.LAYOUTS
    if problem.code in ON_PAGES or file.suffix in {".pdf", ".epub"}:
        return Part.PAGES
    return Part.MANUSCRIPT
