"""What of a page is not read aloud: running heads, folios, what repeats, what is hidden from assistants."""

from __future__ import annotations

from collections.abc import Iterator

from makeready.producing.pdf.structure_roles import Element
from makeready.producing.pdf.weasyprint_seams import Box, Document, boxes
from makeready.producing.pdf.weasyprint_seams.placed_boxes import placed


def mark_artifacts(document: Document) -> None:
    """Mark what is not read: running heads, folios, repeated table heads, what is hidden from assistants."""
    heads: dict[int, Box] = {}
    for page in document.pages:
        for box in descendants(page._page_box):  # noqa: SLF001  WeasyPrint gives no public way to a page's boxes
            head = isinstance(box, boxes.TableRowGroupBox) and box.is_header and box.element is not None
            # A table that goes on in another column or on another page has its head there once more.
            repeated = head and heads.setdefault(id(box.element), box) is not box
            if repeated or isinstance(box, boxes.MarginBox) or _is_hidden(box.element):
                for inner in descendants(box):
                    inner.is_artifact = True


def _is_hidden(element: Element) -> bool:
    if element is None:
        return False
    return element.get("aria-hidden") == "true" or (element.tag == "img" and not element.get("alt"))


def descendants(box: Box) -> Iterator[Box]:
    """A box and all that is in it, in the order of the page."""
    box = placed(box)
    yield box
    for child in box.all_children():
        yield from descendants(child)
