"""Captions and pictures brought together: by nearness, by type, by what captions begin with."""

from __future__ import annotations

from collections.abc import Sequence

from makeready.importing.pdf.blocks import is_wholly
from makeready.importing.pdf.pages import PlacedPicture
from makeready.importing.pdf.parts import Part, Role
from makeready.importing.pdf.roles import (
    LONGEST_CAPTION,
    SMALL,
    Known,
    distance,
    is_credit,
    is_figure_words,
    is_table_title,
    may_be_caption,
    same_type,
)
from makeready.importing.pdf.sentences import ends, goes_on

NEAR = 3.0
"""Leadings; a caption stands no farther from its picture."""
BOUND_TO_IT = 0.9
"""Leadings; what is set as the text is stands nearer, to be a caption."""
MOST_LINES_AS_TEXT = 4
MOST_CREDIT_WORDS = 10
FARTHEST_TITLE, NEAREST_HEAD = 40.0, 14.0
"""pt; between a table and its title, and between it and a subhead that is its title."""


def with_captions(parts: Sequence[Part], figures: Sequence[Part], known: Known) -> list[Part]:
    """All parts: those that are captions or credits have gone into their figures."""
    pairs = sorted(
        (_likelihood(part, figure, known), near, number, at)
        for number, part in enumerate(parts)
        for at, figure in enumerate(figures)
        if (near := _nearness(part, figure, known)) is not None
    )
    used = set[int]()
    for _, _, number, at in pairs:
        part, figure = parts[number], figures[at]
        if number in used:
            continue
        if part.block and (is_credit(part.block) or _is_line_below(figure, part)):
            figure.credit += part.block.lines
        elif figure.block is None:
            figure.block, figure.doubt = part.block, _doubt(part, known)
        elif figure.block and part.block and _goes_below(figure, part):
            for line in part.block.lines:
                figure.block.add(line)
        else:
            continue
        used.add(number)
    rest = [part for number, part in enumerate(parts) if number not in used]
    return [*_without_picture(rest, figures, known), *figures]


def _likelihood(part: Part, figure: Part, known: Known) -> int:
    """0 for what is set as captions mostly are, more for what is less like one."""
    block = part.block
    if block is None or figure.picture is None:
        return 3
    if any(panel.holds(block.box) and panel.holds(figure.box) for panel in known.panels.get(part.page, ())):
        return 0
    if is_figure_words(block) or block.type.size < SMALL * known.body.type.size:
        return 0
    return 1 if block.type.family != known.body.type.family else 2


def _nearness(part: Part, figure: Part, known: Known) -> float | None:
    """How near a part stands to a picture whose caption it may be; None where it can't be."""
    block, picture = part.block, figure.picture
    if block is None or picture is None or part.initial or part.role not in (Role.PARAGRAPH, Role.SUBHEAD):
        return None
    near = distance(block, picture)
    leading = known.body.leading
    if near is None:
        return None
    if part.role is Role.SUBHEAD and not _is_bold_caption(part, picture, known):
        return None
    if is_credit(block) or block.lines[0].rotated:
        return near if near <= NEAR * leading else None
    if may_be_caption(block, known):
        return near if near <= (2 * NEAR if is_figure_words(block) else NEAR) * leading else None
    return near if _is_bound(part, picture, near, leading) else None


def _is_bold_caption(part: Part, picture: PlacedPicture, known: Known) -> bool:
    """Whether what looks like a subhead is in bold, no larger than the text, and right below a picture."""
    block = part.block
    if block is None or block.type.size > 1.02 * known.body.type.size:
        return False
    gap = block.box.top - picture.box.bottom
    return all(is_wholly(line, "bold") for line in block.lines) and gap <= BOUND_TO_IT * known.body.leading


def _is_bound(part: Part, picture: PlacedPicture, near: float, leading: float) -> bool:
    """Whether a few lines set as the text stand right below a picture, and are no part of a sentence."""
    block = part.block
    return (
        block is not None
        and near <= BOUND_TO_IT * leading
        and len(block.lines) <= MOST_LINES_AS_TEXT
        and block.box.top >= picture.box.bottom - 3
        and block.box.width <= picture.box.width + leading
        and not goes_on(block.text)
        and not (ends(block.text) and len(block.lines) > 2)
    )


def _doubt(part: Part, known: Known) -> str:
    block = part.block
    if block and not may_be_caption(block, known):
        return "it stands by a picture, but is set as the text is"
    return ""


def _is_line_below(figure: Part, part: Part) -> bool:
    """Whether a part is a few words right below a caption, in smaller type."""
    caption, block = figure.block, part.block
    if caption is None or block is None or block.words > MOST_CREDIT_WORDS or len(block.lines) > 1:
        return False
    gap = block.box.top - caption.box.bottom
    return -2 <= gap <= block.type.size and block.type.size < caption.type.size - 0.3


def _goes_below(figure: Part, part: Part) -> bool:
    """Whether a part in the caption's type stands right below it."""
    caption, block = figure.block, part.block
    if caption is None or block is None:
        return False
    gap = block.box.top - caption.box.bottom
    return (
        same_type(caption.type, block.type)
        and -2 <= gap <= 1.2 * block.type.size
        and caption.box.across(block.box) > 0
    )


def _without_picture(parts: Sequence[Part], figures: Sequence[Part], known: Known) -> list[Part]:
    """The parts; those that look like captions are figures without a picture."""
    types = [
        figure.block.type
        for figure in figures
        if figure.block and figure.block.type.size < SMALL * known.body.type.size
    ]
    for part in parts:
        block = part.block
        if block is None or part.role is not Role.PARAGRAPH or is_table_title(block):
            continue
        alike = any(same_type(block.type, kind) for kind in types) and may_be_caption(block, known)
        if alike or is_figure_words(block):
            part.role = Role.FIGURE
            part.doubt = "it is set as a caption, and no picture was found by it"
    return list(parts)


def with_titles(parts: Sequence[Part], *, in_panel: bool) -> list[Part]:
    """All parts: the title right above or below a table has gone into it."""
    titles = set[int]()
    for table in parts:
        if table.role is not Role.TABLE:
            continue
        near = [
            (max(0.0, -part.box.down(table.box)), number)
            for number, part in enumerate(parts)
            if part.block
            and part.role in (Role.PARAGRAPH, Role.SUBHEAD)
            and part.box.across(table.box) > 0
            and (is_table_title(part.block) or in_panel or _is_head_above(part, table))
            and part.block.words <= LONGEST_CAPTION
        ]
        if near and table.block is None:
            apart, number = min(near)
            if apart > (NEAREST_HEAD if parts[number].role is Role.SUBHEAD else FARTHEST_TITLE):
                continue
            table.block = parts[number].block
            table.box = table.box.with_(parts[number].box)
            titles.add(number)
    return [part for number, part in enumerate(parts) if number not in titles]


def _is_head_above(part: Part, table: Part) -> bool:
    """Whether a subhead stands above a table; one that stands below begins what follows."""
    return part.role is Role.SUBHEAD and part.box.top < table.box.top
