"""Boxes as they stand on a page: what is placed absolutely WeasyPrint holds in a shell."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from weasyprint.formatting_structure import boxes
from weasyprint.layout.absolute import AbsolutePlaceholder

from makeready.producing.pdf.weasyprint_seams.release import Box


def placed(box: Any) -> Box:
    """The box itself, out of its shell where it is placed absolutely."""
    return box._box if is_absolute(box) else box


def is_absolute(box: Any) -> bool:
    """Whether a box stands where its rules say and not where the text is."""
    return isinstance(box, AbsolutePlaceholder)


def contents(page: Box) -> Iterator[Box]:
    """What stands on a page apart from its margins, which hold running heads and folios."""
    return (child for child in page.children if not isinstance(child, boxes.MarginBox))
