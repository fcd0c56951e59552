"""Pages made one by one under our direction: WeasyPrint has no page floats and keeps no page free."""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

from weasyprint.formatting_structure import boxes
from weasyprint.layout import page

from makeready.producing.pdf.weasyprint_seams.margins import SIDES
from makeready.producing.pdf.weasyprint_seams.release import Box

if TYPE_CHECKING:
    from weasyprint import HTML


class Made(NamedTuple):
    """A page that has been laid out."""

    page: Box
    resume_at: Any
    """Where the text goes on after it; None where it ends."""
    next_page: Any
    """How the page after it has to start."""


class PageMaker(Protocol):
    """What decides, page by page, how an article is made up. WeasyPrint has no page floats of its own."""

    def begin(self, root: Box) -> None:
        """Look at the boxes that are to be laid out, before any page is made."""

    def keeps_free(self, index: int, *, recto: bool) -> bool:
        """Whether the page of this index, from 0, is kept free of the running text."""

    def make_page(self, request: PageRequest) -> Made:
        """One page by calling `request.lay_out()` as often as it takes."""


@dataclass
class PageRequest:
    """A page that is to be laid out. What an attempt leaves in the document is undone by `rewind`."""

    context: Any
    style: Any
    number: int
    """From 1."""
    resume_at: Any
    state: Any
    lay_out: Callable[[], Made]
    _before: tuple[Any, ...] = field(init=False)

    def __post_init__(self) -> None:
        self._before = self._notes(), deepcopy(self.state)

    def _notes(self) -> tuple[Any, ...]:
        context = self.context
        return (
            context.footnotes.copy(),
            context.reported_footnotes.copy(),
            dict(context.broken_out_of_flow),
            dict(context.page_footnotes),
        )

    @property
    def leaves_notes(self) -> bool:
        """Whether notes are left for the next page though their marks are on this one or before it."""
        return bool(self.context.reported_footnotes)

    @property
    def is_recto(self) -> bool:
        """Whether the page is a right-hand one."""
        return bool(self.context.page_maker[self.number - 1][2])

    def count_on(self, pages: int) -> None:
        """Gives this page and those after it a folio higher by `pages`."""
        self.state[1]["page"][-1] += pages

    def rewind(self) -> None:
        """Put the document back to where it was before the page was laid out."""
        notes, state = self._before
        context = self.context
        context.footnotes, context.reported_footnotes = notes[0].copy(), notes[1].copy()
        context.broken_out_of_flow, context.page_footnotes = dict(notes[2]), dict(notes[3])
        for part, before in zip(self.state, deepcopy(state), strict=True):
            part.clear()
            part.update(before) if isinstance(part, dict) else part.extend(before)


_make_page, _remake_page = page.make_page, page.remake_page


def _make_page_by_make_up(
    context: Any, root: Box, page_type: Any, resume_at: Any, number: int, state: Any
) -> Made:
    def lay_out() -> Made:
        return Made(*_make_page(context, root, page_type, resume_at, number, state))

    make_up: PageMaker | None = getattr(context, "make_up", None)
    if make_up is None or page_type.blank:
        return lay_out()
    request = PageRequest(context, context.style_for(page_type), number, resume_at, state, lay_out)
    return make_up.make_page(request)


def _remake_page_by_make_up(index: int, context: Any, root: Box, html: HTML) -> tuple[Box, Any]:
    """Make a blank page, by asking for a page of the other side, where one is to be kept free."""
    make_up: PageMaker | None = getattr(context, "make_up", None)
    resume_at, next_page, recto, *rest = context.page_maker[index]
    if index and next_page["break"] in SIDES:
        context.looks_at_side = True
    if make_up is None or not make_up.keeps_free(index, recto=recto):
        made: tuple[Box, Any] = _remake_page(index, context, root, html)
        return made
    waiting = context.reported_footnotes, context.broken_out_of_flow
    context.reported_footnotes, context.broken_out_of_flow = [], {}
    other_side = {**next_page, "break": "left" if recto else "right"}
    # To name a blank page WeasyPrint follows `resume_at` through blocks only, not into their lines.
    context.page_maker[index] = (_to_block(resume_at, root), other_side, recto, *rest)
    made = _remake_page(index, context, root, html)
    context.page_maker[index] = (resume_at, next_page, recto, *rest)
    context.page_maker[index + 1] = (resume_at, next_page, *context.page_maker[index + 1][2:])
    context.reported_footnotes, context.broken_out_of_flow = waiting
    return made


def _to_block(resume_at: Any, box: Box) -> Any:
    """The way to the block in which the text goes on."""
    if not resume_at:
        return None
    ((index, inner),) = resume_at.items()
    child = box.children[index]
    goes_deeper = inner and child.children and isinstance(child.children[0], boxes.BlockLevelBox)
    return {index: _to_block(inner, child) if goes_deeper else None}


page.make_page, page.remake_page = _make_page_by_make_up, _remake_page_by_make_up
