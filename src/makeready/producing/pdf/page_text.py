"""The running text of a document as WeasyPrint holds it: its blocks, and what of it is on a page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from makeready.producing.pdf.weasyprint_seams import Box

ANCHOR = "data-figure"
"""The attribute of the empty element that marks in the text where a figure belongs that stands elsewhere."""

FLOW_CLASS = "flow"
"""The class of an article's running text; what is directly in it stands on the baseline grid."""


@dataclass(frozen=True)
class Flow:
    """The box of a running text, and the indexes that lead to it from the root."""

    box: Box
    path: tuple[int, ...]
    before: tuple[Box, ...] = ()
    """The boxes that stand before it in the same element: an article's head."""

    def columns_on(self, page: Box) -> list[Box]:
        """Its columns on a page, in order."""
        return [box for box in page.descendants() if box.is_column and box.element is self.box.element]

    def is_awaited(self, resume_at: Any) -> bool:
        """Whether what stands before it has begun where the text goes on at `resume_at`, and it has not."""
        for step in self.path[:-1]:
            if not resume_at or step not in resume_at:
                return False
            resume_at = resume_at[step]
        if not resume_at:
            return False
        ((index, inner),) = resume_at.items()
        return index < self.path[-1] or (index == self.path[-1] and _is_beginning(inner))

    def first_beginning(self, resume_at: Any) -> int:
        """The index of the first block that begins where the text goes on at `resume_at`."""
        index, begun = self._at(resume_at)
        return index + begun

    def block_after(self, column: Box | None, resume_at: Any) -> Box | None:
        """The block that `column` starts with, or, without one, that begins at `resume_at`."""
        blocks = self.box.children
        if column is not None:
            return self.block_of(column.children[0]) if column.children else None
        index, begun = self._at(resume_at)
        return None if begun or index >= len(blocks) else blocks[index]

    def block_of(self, part: Box) -> Box | None:
        """The block of which `part` is what stands in a column."""
        return next((block for block in self.box.children if block.element is part.element), None)

    def _at(self, resume_at: Any) -> tuple[int, bool]:
        """The block where the text goes on, and whether a part of it has been set already."""
        for step in self.path:
            if not resume_at or step not in resume_at:
                return 0, False
            resume_at = resume_at[step]
        if not resume_at:
            return 0, False
        ((index, inner),) = resume_at.items()
        return int(index), bool(inner)


def _is_beginning(resume_at: Any) -> bool:
    """Whether it leads to the first line of the first block: nothing of it has been set."""
    while resume_at:
        ((index, resume_at),) = resume_at.items()
        if index:
            return False
    return True


def flows(box: Box, path: tuple[int, ...] = ()) -> Iterator[Flow]:
    """Every running text below `box`, in order."""
    for index, child in enumerate(box.children):
        if child.element is not None and FLOW_CLASS in classes_of(child):
            yield Flow(child, (*path, index), tuple(box.children[:index]))
        else:
            yield from flows(child, (*path, index))


def anchors_on(page: Box) -> list[str]:
    """The anchors of figures whose place in the text is on the page, in order."""
    found: dict[str, None] = {}
    for box in page.descendants():
        if box.element is not None and (anchor := box.element.get(ANCHOR)):
            found[anchor] = None
    return list(found)


def kind_of(box: Box) -> str:
    """The tag of a box's element, "" for none; a table in a wrapper counts as the table."""
    if box.element is None:
        return ""
    return "table" if "table" in classes_of(box) else str(box.element.tag)


def classes_of(box: Box) -> list[str]:
    """The classes of a box's element."""
    return (box.element.get("class") or "").split()
