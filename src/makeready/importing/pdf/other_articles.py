"""Whether the pages hold more than one article: an issue comes in as one, and that is told."""

from __future__ import annotations

from makeready.importing.imported import Did
from makeready.importing.pdf.desk import Desk
from makeready.importing.pdf.layout import Laid
from makeready.importing.pdf.parts import Role

AS_LARGE = 0.9
"""Times the headline's size."""
MUCH_LARGER = 2.0
"""Times the text's size: a pull quote is smaller."""


def tell_other_articles(laid: Laid, desk: Desk) -> None:
    """A doubt for each further headline, and for pages before the first."""
    headline = next((part for part in laid.parts if part.role is Role.HEADLINE and part.block), None)
    if headline is None or headline.block is None:
        return
    first, at = laid.parts[0].page, headline.page
    if first < at:
        pages = f"page {first}" if first == at - 1 else f"pages {first} to {at - 1}"
        why = f"the headline stands behind it: --pages {at}-… leaves it out"
        desk.decide(Did.DOUBTED, first, "", f"what is on {pages}", why)
    large = min(AS_LARGE * headline.block.type.size, MUCH_LARGER * laid.body.type.size)
    told = {at}
    for part in laid.parts:
        is_head = part.role in (Role.SUBHEAD, Role.PULL_QUOTE, Role.PARAGRAPH) and any(
            map(str.isalpha, part.text)
        )
        if part.block and is_head and part.block.type.size >= large and part.page not in told:
            told.add(part.page)
            why = f"it may be another article's headline: bring that in by itself, with --pages {part.page}-…"
            desk.decide(Did.DOUBTED, part.page, "", part.text, why)
