"""The head of an article: what stands above and below the headline, and how deep its subheads are."""

from __future__ import annotations

from collections.abc import Sequence

from makeready.importing.pdf.parts import FLOATS, Part, Role
from makeready.importing.pdf.roles import Known, is_byline

MOST_KICKER_WORDS = 8
MOST_STANDFIRST_WORDS = 90
FIRST_TEXT_WORDS = 18
"""A part in the text's type that has so many words is where the text begins."""


def with_heads(parts: Sequence[Part], known: Known) -> list[Part]:
    """The parts with kicker, standfirst and byline named, the headline's further lines put to it."""
    ordered = list(parts)
    at = next((number for number, part in enumerate(ordered) if part.role is Role.HEADLINE), None)
    if at is not None:
        headline = ordered[at]
        for part in ordered[:at]:
            may_be = part.role in (Role.SUBHEAD, Role.PARAGRAPH) and part.page == headline.page
            if may_be and part.block and part.block.words <= MOST_KICKER_WORDS:
                part.role, part.doubt = Role.KICKER, "it stands above the headline, as a section's name does"
        ordered = _joined_headline(ordered, at)
        _name_what_follows(ordered, ordered.index(headline), known)
    _set_levels(ordered)
    return ordered


def _joined_headline(parts: list[Part], at: int) -> list[Part]:
    """A headline whose lines stood too far apart to be one block is put together."""
    headline = parts[at]
    for part in list(parts[at + 1 : at + 3]):
        block = part.block
        if block is None or headline.block is None or part.page != headline.page:
            break
        alike = (
            block.type.family == headline.block.type.family and block.type.size == headline.block.type.size
        )
        if not alike:
            break
        for line in block.lines:
            headline.block.add(line)
        parts.remove(part)
    return parts


def _name_what_follows(parts: Sequence[Part], at: int, known: Known) -> None:
    seen = set[Role]()
    for part in parts[at + 1 :]:
        if part.role in FLOATS - {Role.PULL_QUOTE}:
            continue
        block = part.block
        if block is None or part.initial or part.page != parts[at].page:
            return
        if known.body.is_as_text(block.type) and (block.words >= FIRST_TEXT_WORDS or not is_byline(block)):
            return
        if is_byline(block) and Role.BYLINE not in seen:
            part.role, part.doubt = Role.BYLINE, "it stands by the headline and is as short as a name"
        elif Role.STANDFIRST not in seen and 4 <= block.words <= MOST_STANDFIRST_WORDS:
            part.role, part.doubt = (
                Role.STANDFIRST,
                "it stands between the headline and the text, in another type",
            )
        else:
            return
        seen.add(part.role)


def _set_levels(parts: Sequence[Part]) -> None:
    """Numbers from 2 for subheads, by their size; none is skipped."""
    heads = [
        (part, (round(part.block.type.size), part.block.type.bold))
        for part in parts
        if part.role is Role.SUBHEAD and part.block
    ]
    kinds = sorted({kind for _, kind in heads}, reverse=True)
    before = 1
    for part, kind in heads:
        part.level = before = min(2 + kinds.index(kind), before + 1, 4)
