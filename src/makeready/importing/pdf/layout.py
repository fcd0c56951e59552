"""The parts of an article in the order in which they are read, from the pages of a PDF."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import partial

from makeready.importing.pdf.blocks import Block, Body, blocks_of, body_of, body_of_lines
from makeready.importing.pdf.captions import with_captions, with_titles
from makeready.importing.pdf.heads import with_heads
from makeready.importing.pdf.initials import initials_of
from makeready.importing.pdf.kept_pictures import kept_pictures, one_of_each_spread
from makeready.importing.pdf.page_furniture import Furniture, furniture_of_pages
from makeready.importing.pdf.pages import Line, Page, PlacedPicture
from makeready.importing.pdf.panels import panels_with_text
from makeready.importing.pdf.parts import FLOATS, Part, Role
from makeready.importing.pdf.quotations import name_quotations
from makeready.importing.pdf.reading_order import in_order
from makeready.importing.pdf.roles import LARGE, Known, as_part, headline_of
from makeready.importing.pdf.sentences import joint
from makeready.importing.pdf.tables import FoundTable, grid_of, tables_of, told_tables_of
from makeready.importing.pdf.tags import Told
from makeready.importing.torn_words import without_hyphens

MOST_FRAME_WORDS = 30
"""A panel with a picture and no more words than this is the frame of the picture and its caption."""


@dataclass(frozen=True, slots=True)
class Laid:
    """What stands in a PDF, taken apart."""

    parts: Sequence[Part]
    furniture: Sequence[Furniture]
    dropped: Sequence[tuple[PlacedPicture, str]]
    """Pictures that are no figures, and why."""
    body: Body
    labels: Sequence[Line]
    """The words in drawings that were turned into pixels."""


@dataclass(slots=True)
class _Page:
    """A page whose furniture has been taken off."""

    page: Page
    lines: list[Line]
    pictures: list[PlacedPicture]
    blocks: list[Block] = field(default_factory=list)
    whole: list[Part] = field(default_factory=list)
    """Sidebars and tables."""


def laid_out(pages: Sequence[Page]) -> Laid:
    """The parts of the pages; every line is in one of them, or furniture."""
    body = body_of(pages)
    furniture = furniture_of_pages(pages, body)
    taken = {(each.line.page, each.line.first) for each in furniture}
    pictures, dropped = kept_pictures(pages)
    bare = [
        _Page(
            page,
            [line for line in page.lines if (line.page, line.first) not in taken],
            [picture for picture in pictures if picture.page == page.number],
        )
        for page in pages
    ]
    labels = [line for each in bare for line in _labels(each)]
    known = Known(body, "", {page.number: page.panels for page in pages}, calls=_calls(bare))
    known.words = without_hyphens(" ".join(line.text for each in bare for line in each.lines))
    for each in bare:
        _take_apart(each, known)
    blocks = [block for each in bare for block in each.blocks]
    initials = initials_of(blocks, body)
    known.headline = headline_of(blocks, body, list(initials.values()))
    by_block = {id(blocks[number]): line for number, line in initials.items()}
    ordered = [part for each in bare for part in _ordered(each, known, by_block)]
    ordered = one_of_each_spread(ordered, dropped)
    return Laid(with_heads(ordered, known), furniture, dropped, body, labels)


def _labels(page: _Page) -> list[Line]:
    """Takes the words in a page's drawings off its lines."""
    drawings = [picture.box for picture in page.pictures if picture.is_drawing]
    labels = [line for line in page.lines if any(box.holds(line.box) for box in drawings)]
    page.lines = [line for line in page.lines if line not in labels]
    return labels


def _calls(pages: Sequence[_Page]) -> set[tuple[int, str]]:
    """Page and mark of what is raised in a line, as the call of a note is."""
    return {
        (line.page, span.text.strip())
        for each in pages
        for line in each.lines
        for at, span in enumerate(line.spans)
        if span.raised and at
    }


def _take_apart(page: _Page, known: Known) -> None:
    """Fills in the sidebars, the tables and the blocks of a page."""
    lines = page.lines
    for box, inside in panels_with_text(page.page, lines, known.body):
        if all(line.is_told(Told.CELL) for line in inside):
            continue
        held = {line.first for line in inside}
        lines = [line for line in lines if line.first not in held]
        pictures = [picture for picture in page.pictures if box.holds(picture.box)]
        page.pictures = [picture for picture in page.pictures if picture not in pictures]
        inner = _Page(page.page, inside, pictures)
        own = _known_inside(known, inside, has_picture=bool(pictures))
        _lines_apart(inner, own, grid_of(inside) if not any(line.tag for line in inside) else None)
        parts = _ordered(inner, own, {}, in_panel=True)
        page.whole.append(Part(Role.SIDEBAR, page.page.number, box, inner=parts))
    page.lines = lines
    _lines_apart(page, known, None)


def _known_inside(known: Known, lines: Sequence[Line], *, has_picture: bool) -> Known:
    """What is known of a panel: it has a body type of its own, unless it is the frame of a picture."""
    words = sum(len(line.text.split()) for line in lines)
    if words <= (MOST_FRAME_WORDS if has_picture else 0):
        return known
    own = body_of_lines(lines)
    is_large = own.type.size >= LARGE * known.body.type.size
    return known if is_large else replace(known, body=own, panels={})


def _lines_apart(page: _Page, known: Known, grid: FoundTable | None) -> None:
    """Fills in the tables and the blocks of lines; `grid` is the table that a panel holds."""
    used = set[int]()
    told = told_tables_of(page.lines)
    guessed = tables_of([line for line in page.lines if not line.tag])
    doubt = "its cells were put in rows by their places"
    for table in [*told, *([grid] if grid else guessed)]:
        why = "" if table in told else doubt
        used |= {line.first for line in table.lines}
        page.whole.append(Part(Role.TABLE, page.page.number, table.box, rows=table.rows, doubt=why))
    page.blocks = blocks_of([line for line in page.lines if line.first not in used], known.body)


def _ordered(page: _Page, known: Known, initials: dict[int, Line], *, in_panel: bool = False) -> list[Part]:
    """The parts of a page as they are read, captions by their pictures."""
    large = {line.first for line in initials.values() if line.page == page.page.number}
    parts = []
    for block in page.blocks:
        if len(block.lines) == 1 and block.lines[0].first in large:
            continue
        part = as_part(block, known)
        part.initial = initials.get(id(block))
        if part.initial:
            part.box = part.box.with_(part.initial.box)
        parts.append(part)
    figures = [Part(Role.FIGURE, page.page.number, picture.box, picture=picture) for picture in page.pictures]
    name_quotations([*parts, *figures], known.body)
    placed = with_titles([*with_captions(parts, figures, known), *page.whole], in_panel=in_panel)
    return in_order(
        placed,
        is_text=lambda part: part.role not in FLOATS,
        joint=partial(joint, body=known.body),
        drawn=lambda part: part.lines[0].first if part.lines else 0,
        told=_told,
    )


def _told(part: Part) -> int | None:
    """The number of the element that a part is, in a tagged PDF; None where it is none."""
    cells = [line for row in part.rows for cell in row for line in cell]
    numbers = [line.tag.number for line in (*part.lines, *cells) if line.tag]
    inner = [number for each in part.inner if (number := _told(each)) is not None]
    return min([*numbers, *inner], default=None)
