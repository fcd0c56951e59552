"""Margin boxes set apart from their pages: WeasyPrint sets them at once, and knows no folio but its own.

`make_margin_boxes` is asked a second time for pages that are only their margins. Measured: 3 ms a page, and
the same marks on the paper as when the page was laid out where it falls.
"""

from __future__ import annotations

from collections.abc import Iterator
from math import isclose
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import weasyprint.layout
from weasyprint.formatting_structure import boxes
from weasyprint.layout.background import layout_box_backgrounds
from weasyprint.layout.page import (
    PageType,
    make_margin_boxes,
    page_height,
    page_width,
    set_page_type_computed_styles,
)
from weasyprint.layout.percent import resolve_percentages

from makeready.producing.pdf.bound import Bound
from makeready.producing.pdf.furniture import DocumentFurniture, Furniture, PageFurniture
from makeready.producing.pdf.weasyprint_seams.release import Box

if TYPE_CHECKING:
    from weasyprint import HTML

SIDES = {"left", "right", "recto", "verso"}
_OF_A_SIDE = {"margin_left", "margin_right"}


def _margin_boxes_if_wanted(context: Any, page: Box, state: Any) -> Iterator[Box]:
    return iter(()) if getattr(context, "margins_apart", False) else make_margin_boxes(context, page, state)


weasyprint.layout.make_margin_boxes = _margin_boxes_if_wanted


def prints_folios(context: Any, root: Box) -> bool:
    """Whether the text itself names pages by `counter()`, or is taken into the margins by `element()`."""
    lookups = context.target_collector.counter_lookup_items.values()
    asked = {name for item in lookups for name in item.missing_counters}
    asked |= {name for item in lookups for names in item.missing_target_counters.values() for name in names}
    return bool(asked & {"page", "pages"}) or any(box.is_running() for box in root.descendants())


def bound_of(page: Box) -> Bound:
    """What the layout of a page depends on."""
    context, _ = page.made_by
    if not context.margins_apart:
        return Bound.FOLIO
    if context.looks_at_side or _is_painted(page) or _shift(page) is None:
        return Bound.SIDE
    return Bound.NOWHERE


def _is_painted(page: Box) -> bool:
    """Whether something is painted that belongs to the paper and not to the text: a ground, or crop marks."""
    grounds = [ground for ground in (page.background, page.canvas_background) if ground is not None]
    has_ground = any(
        ground.color.alpha > 0 or any(layer.image is not None for layer in ground.layers)
        for ground in grounds
    )
    return has_ground or bool(page.style["marks"])


def shift_of(page: Box) -> float:
    """By how much a page's content stands further right on the page's other side (px)."""
    return _shift(page) or 0.0


def _shift(page: Box) -> float | None:
    """The way from the page's content to where it stands on the other side; None where its room differs."""
    context, html = page.made_by
    kind = page.page_type
    other = kind._replace(side="left" if kind.side == "right" else "right")
    set_page_type_computed_styles(other, html, context.style_for)
    cascaded = context.style_for.get_cascaded_styles()
    for pseudo in (None, "@footnote", "@note-area"):
        here, there = (_apart_from_side(cascaded.get((side, pseudo), {})) for side in (kind, other))
        if here != there:
            return None
    facing = _empty_page(context, other)
    if not (isclose(facing.width, page.width) and isclose(facing.height, page.height)):
        return None
    return float(facing.content_box_x() - page.content_box_x())


def _apart_from_side(declared: dict[str, Any]) -> dict[str, Any]:
    return {name: given[0] for name, given in declared.items() if name not in _OF_A_SIDE}


def _empty_page(context: Any, kind: PageType) -> Box:
    page = boxes.PageBox(kind, context.style_for(kind))
    width, height = page.style["size"]
    resolve_percentages(page, page.style["size"])
    page.position_x = page.position_y = 0
    page_width(page, context, width)
    page_height(page, context, height)
    return page


def furniture_of(pages: list[Box]) -> Furniture:
    """What is needed to set the margins of `pages`."""
    contexts = list({id(page.made_by[0]): page.made_by for page in pages}.values())
    places = {id(context): place for place, (context, _) in enumerate(contexts)}
    return Furniture(
        tuple(_document(context, html) for context, html in contexts),
        tuple(_page(page, places[id(page.made_by[0])]) for page in pages),
    )


def _document(context: Any, html: HTML) -> DocumentFurniture:
    strings = tuple(
        (name, tuple((number, tuple(values)) for number, values in by_page.items()))
        for name, by_page in context.string_set.items()
    )
    return DocumentFurniture(tuple(html.etree_element.attrib.items()), strings)


def _page(page: Box, document: int) -> PageFurniture:
    kind, number = page.page_type, page.number_in_document
    _, counters, _, _ = page.made_by[0].page_maker[number][3]
    return PageFurniture(
        document,
        number,
        kind.side == "right",
        kind.blank,
        kind.name,
        kind.index,
        kind.groups,
        {name: tuple(values) for name, values in counters.items()},
        tuple(_set_at_start(page)),
    )


def _set_at_start(page: Box) -> Iterator[str]:
    """The strings that the first box of the page sets, or the first box in it, and so on."""
    box = page
    while box is not None:
        if box.style["string_set"] != "none":
            yield from (name for name, _ in box.style["string_set"])
        box = box.children[0] if getattr(box, "children", None) else None


def margin_pages(furniture: Furniture, folio: int, begin: Any) -> list[Box]:
    """Pages that are only their margins, for a unit that begins on page `folio`.

    `begin` gives for the attributes of a root element its document and a layout context.
    """
    begun = [begin(document.root) for document in furniture.documents]
    for (_, context), document in zip(begun, furniture.documents, strict=True):
        for name, by_page in document.strings:
            context.string_set[name].update({number: list(values) for number, values in by_page})
    further = folio - furniture.pages[0].counters["page"][-1]
    return [_margin_page(page, begun[page.document], further) for page in furniture.pages]


def _margin_page(kept: PageFurniture, begun: tuple[HTML, Any], further: int) -> Box:
    html, context = begun
    counters = {name: list(values) for name, values in kept.counters.items()}
    counters["page"][-1] += further
    recto = kept.recto ^ bool(further % 2)
    kind = PageType("right" if recto else "left", kept.blank, kept.name, kept.index, kept.groups)
    set_page_type_computed_styles(kind, html, context.style_for)
    page = _empty_page(context, kind)
    context.current_page = kept.number
    context.page_bottom = page.content_box_y() + page.height
    # Where a string is asked for that is set at the start of the page, WeasyPrint looks for it there.
    first = {"string_set": tuple((name, "") for name in kept.starts) or "none"}
    page.children = (SimpleNamespace(style=first, children=()),)
    page.children = tuple(make_margin_boxes(context, page, ([0], counters, [set(counters)], [])))
    page.background = page.canvas_background = None
    for box in page.children:
        layout_box_backgrounds(page, box, context.get_image_from_uri)
    return page
