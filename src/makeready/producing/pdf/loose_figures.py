"""The figures of a unit that leave its text: laid out on their own and put among its pages."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from makeready.composing.print_units import FigureHtml
from makeready.problems import Code, Place, Problem, Refused
from makeready.producing.pdf.make_up import MakeUp
from makeready.producing.pdf.page_attempts import WideFigure
from makeready.producing.pdf.weasyprint_seams import Box

LayOut = Callable[[FigureHtml, int], tuple[Any, list[Box]]]
"""Gives the root element and the pages of a figure's document whose first page has a given folio."""


class LooseFigures:
    """The wide figures, plates and spreads of one unit."""

    def __init__(self, figures: Sequence[FigureHtml], lay_out: LayOut) -> None:
        """Lay the wide figures out; plates wait until it is known on which side they fall."""
        self._lay_out = lay_out
        self._figures = {figure.anchor: figure for figure in figures}
        self._roots: dict[str, Any] = {}
        self.plates = {figure.anchor: figure.pages for figure in figures if figure.pages}
        """How many pages the plate of an anchor takes."""
        self.wide = {figure.anchor: self._wide(figure.anchor) for figure in figures if not figure.pages}
        """The figures that want room at a page's head or foot, by anchor."""

    @property
    def roots(self) -> list[Any]:
        """The root elements of the figures' documents."""
        return list(self._roots.values())

    def elements(self) -> dict[str, Any]:
        """The element of each figure by the anchor that it left in the text."""
        return {anchor: self._found(anchor, root.iter()) for anchor, root in self._roots.items()}

    def _wide(self, anchor: str) -> WideFigure:
        self._roots[anchor], pages = self._lay_out(self._figures[anchor], 1)
        boxes = [box for page in pages for box in page.descendants() if box.element is not None]
        elements = {id(box.element): box for box in reversed(boxes)}
        element = self._found(anchor, (box.element for box in boxes))
        return WideFigure(anchor, elements[id(element)])

    def _found(self, anchor: str, elements: Iterable[Any]) -> Any:
        """The element that has the anchor; refuses where the template has left it out."""
        found = next((element for element in elements if element.get("id") == anchor), None)
        if found is None:
            place = Place(self._figures[anchor].template)
            raise Refused([Problem(Code.ANCHOR_MISSING, place, anchor=anchor)])
        return found

    def put_in_place(self, pages: list[Box], make_up: MakeUp, folio: int) -> None:
        """Put plates where their pages were kept free, and after the text whatever found no room in it."""
        for index, anchor in sorted(make_up.plates_at, key=lambda place: place[0]):
            made = self._pages_of(anchor, folio + index)
            kept_free = 0 if anchor in make_up.inserted else len(made)
            pages[index : index + kept_free] = made
        for anchor in make_up.waiting:
            pages += self._pages_of(anchor, folio + len(pages))

    def _pages_of(self, anchor: str, folio: int) -> list[Box]:
        self._roots[anchor], pages = self._lay_out(self._figures[anchor], folio)
        return pages
