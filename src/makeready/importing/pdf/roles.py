"""What the blocks of a page are: heads, captions, notes, pull quotes and text, by type and place."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from makeready.importing.bylines import begins_as_byline
from makeready.importing.pdf.blocks import Block, Body, is_wholly
from makeready.importing.pdf.pages import Box, Line, PlacedPicture, Type
from makeready.importing.pdf.parts import Part, Role
from makeready.importing.pdf.tags import Told
from makeready.importing.torn_words import without_hyphens
from makeready.producing.word_account import words_in

LARGE = 1.12
"""Times the text's size: larger type is a head, a standfirst or a pull quote."""
SMALL = 0.95
HEADLINE = 1.35
LONGEST_SUBHEAD = 14
"""Words."""
LONGEST_PULL_QUOTE = 45
LONGEST_BYLINE = 9
LONGEST_CAPTION = 120
BESIDE = 3.0
"""pt; what overlaps no more stands beside, and what stands beside is so much less likely a caption."""
_STOP = re.compile(r"[.!?…;,][”\u2019\"')»\]]*\s*$")
_QUOTED = re.compile(r"[“„«\"]")
_FIGURE = re.compile(r"(?:Figure|Fig\.?)\s*(?:\d|[A-Z]\b)|(?:Photo(?:graph)?|Picture|Illustration|Image):")
_TABLE = re.compile(r"Table\s+(?:\d|[A-Z]\b)")
_CREDIT = re.compile(
    r"(photo(graph)?s?|photography|picture|illustration|drawing|image)s?( by\b|:| ©)|©", re.IGNORECASE
)
_BY_TAG = {
    Told.HEAD: Role.SUBHEAD,
    Told.QUOTE: Role.QUOTE,
    Told.ITEM: Role.ITEM,
    Told.NOTE: Role.NOTE,
    Told.CODE: Role.CODE,
}
_NOTE = re.compile(r"\s*(\d{1,3}|[*†‡§])[.)]?\s")


@dataclass(slots=True)
class Known:
    """What is known of the document, to judge one block by."""

    body: Body
    words: str
    """All words of its text without their hyphens, by which a pull quote is told."""
    panels: Mapping[int, Sequence[Box]]
    """Of each page."""
    headline: Block | None = None
    calls: set[tuple[int, str]] = field(default_factory=set)
    """Page and mark of each raised number."""


def headline_of(blocks: Sequence[Block], body: Body, initials: Sequence[object]) -> Block | None:
    """The block in the largest type on the first page that has larger type than text."""
    large = [
        block
        for block in blocks
        if block.type.size >= HEADLINE * body.type.size
        and block.lines[0] not in initials
        and len(words_in(block.text)) >= 1
        and not block.lines[0].rotated
    ]
    if not large:
        return None
    pages = sorted({block.page for block in large})
    largest = max(block.type.size for block in large)
    page = next(page for page in pages if any(b.page == page and b.type.size > 0.8 * largest for b in large))
    return max((b for b in large if b.page == page), key=lambda block: (block.type.size, -block.box.top))


def as_part(block: Block, known: Known) -> Part:
    """What a block is, as far as it can be told without the pictures."""
    role, doubt = _judged(block, known)
    return Part(role, block.page, block.box, block, doubt=doubt)


def _judged(block: Block, known: Known) -> tuple[Role, str]:
    body, kind = known.body, block.type
    if block is known.headline:
        return Role.HEADLINE, ""
    first = block.lines[0].tag
    if first and first.told in _BY_TAG:
        return _BY_TAG[first.told], ""
    if all(is_wholly(line, "mono") for line in block.lines) and not body.type.mono:
        return Role.CODE, ""
    is_small = kind.size < SMALL * body.type.size
    if (is_small or block.lines[0].spans[0].raised) and is_note(block, known):
        return Role.NOTE, ""
    if kind.size >= LARGE * body.type.size or _is_bold_line(block):
        return _head(block, known)
    return Role.PARAGRAPH, ""


def _head(block: Block, known: Known) -> tuple[Role, str]:
    """A subhead, or a pull quote: which repeats the text, or is a sentence in large type."""
    said = without_hyphens(block.text)
    is_large = block.type.size >= LARGE * known.body.type.size
    repeats = block.words > 3 and known.words.count(said) > 1
    if repeats and is_large:
        return Role.PULL_QUOTE, ""
    if block.words > 2 and block.type.size >= HEADLINE * known.body.type.size and _QUOTED.match(block.text):
        return Role.PULL_QUOTE, "it begins with a quotation mark; it may be a subhead"
    is_sentence = bool(_STOP.search(block.text))
    if block.words <= LONGEST_SUBHEAD and not is_sentence:
        return Role.SUBHEAD, ""
    if is_large and LONGEST_SUBHEAD / 2 < block.words <= LONGEST_PULL_QUOTE:
        return Role.PULL_QUOTE, "its words stand nowhere else; it may be a paragraph in large type"
    if block.words <= LONGEST_SUBHEAD and block.text.rstrip().endswith(("?", "!")):
        return Role.SUBHEAD, ""
    return Role.PARAGRAPH, "" if not is_large else "it is set larger than the text"


def _is_bold_line(block: Block) -> bool:
    return len(block.lines) <= 3 and all(is_wholly(line, "bold") for line in block.lines)


def is_note(block: Block, known: Known) -> bool:
    """Whether a block begins with the mark of a note that is called on its page or on one before it."""
    mark = mark_of(block)
    return any(page <= block.page and mark == called for page, called in known.calls)


def mark_of(block: Block) -> str:
    """The number or the sign that a note begins with; "" where it has none."""
    return mark_of_line(block.lines[0])


def mark_of_line(line: Line) -> str:
    """The number or the sign that a line begins with; "" where it has none."""
    first = line.spans[0]
    found = _NOTE.match(line.text)
    if first.raised:
        return first.text.strip()
    return found.group(1) if found else ""


def may_be_caption(block: Block, known: Known) -> bool:
    """Whether a block is set as captions are: smaller than the text, or in another face."""
    kind, body = block.type, known.body
    if block.lines[0].is_told(Told.CAPTION):
        return True
    if block.words > LONGEST_CAPTION or kind.size >= LARGE * body.type.size:
        return False
    differs = kind.size < SMALL * body.type.size or kind.family != body.type.family
    slanted = all(is_wholly(line, "italic") for line in block.lines) and not body.type.italic
    return differs or slanted or is_figure_words(block)


def is_figure_words(block: Block) -> bool:
    """Whether it begins as captions do: "Figure 1.", "Photo: …", or is told to be one."""
    return block.lines[0].is_told(Told.CAPTION) or (
        bool(_FIGURE.match(block.text)) and block.words < LONGEST_CAPTION
    )


def is_table_title(block: Block) -> bool:
    """Whether it begins with "Table 1", or is told to be the title of a table."""
    tag = block.lines[0].tag
    if tag and tag.told is Told.CELL and tag.row < 0:
        return True
    return bool(_TABLE.match(block.text)) and block.words < LONGEST_CAPTION


def is_credit(block: Block) -> bool:
    """Whether it says who made a picture."""
    return bool(_CREDIT.match(block.text)) and block.words <= LONGEST_BYLINE + 3


def is_byline(block: Block) -> bool:
    """Whether it is a name, by its length, or begins as bylines do."""
    short = block.words <= LONGEST_BYLINE and not block.text.rstrip().endswith((".", "!", "?", ":"))
    return begins_as_byline(block.text) or (short and block.words <= 6)


def distance(block: Block, picture: PlacedPicture) -> float | None:
    """How far a block stands below, above or beside a picture (pt); None where it does not stand by it."""
    box, other = block.box, picture.box
    across, down = box.across(other), box.down(other)
    if across > 0.4 * min(box.width, other.width):
        is_above = box.bottom <= other.top + 3
        return max(0.0, -down) * (1.5 if is_above else 1.0)
    if down > 0.5 * min(box.height, other.height) and across <= BESIDE:
        return max(0.0, -across) + BESIDE
    return None


def same_type(one: Type, other: Type) -> bool:
    """Whether two are set alike."""
    return one.family == other.family and abs(one.size - other.size) < 0.3
