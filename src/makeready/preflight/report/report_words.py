"""What the report says in words of its own: how articles fit, and what sheets the pages lie on."""

from __future__ import annotations

import re
from collections.abc import Sequence

from markupsafe import Markup, escape

from makeready.preflight.checked import ArticleFit, Standing
from makeready.preflight.counts import counted
from makeready.preflight.pages.binding import SHEET

SIGNATURE = 16
"""Pages of a section that is folded from one sheet, as most presses for magazines do."""
COUNTED = {
    Standing.FAULTS: "found faults",
    Standing.NOT_CHECKED: "not checked",
    Standing.NOT_ASKED: "not asked",
    Standing.PASSED: "passed",
}
"""What so many judges say, the gravest first."""
TYPED = re.compile("(?<!`)`([^`]+)`(?!`)")
"""What a hint says is to be typed."""


def fit_words(row: ArticleFit) -> str:
    """What an article is over or under, in words."""
    if not row.allotted:
        return "nothing allotted"
    if row.lines == 0 and row.pages == row.allotted:
        return "fits"
    lines = counted(abs(row.lines), "line")
    if row.pages > row.allotted:
        return f"{lines} over"
    return f"fits, {lines} free" if row.pages == row.allotted else f"about {lines} free"


def coded(words: str) -> Markup:
    """Words in which what stands between backticks is told to be typed."""
    parts = TYPED.split(words)
    return Markup().join(
        Markup("<code>{}</code>").format(part) if at % 2 else escape(part) for at, part in enumerate(parts)
    )


def standings_words(standings: Sequence[Standing]) -> str:
    """What judges say in the end, in one line: "all 7 passed", or how many did and how many did not."""
    if all(standing is Standing.PASSED for standing in standings):
        return f"all {len(standings)} passed"
    return ", ".join(
        f"{count} {words}" for standing, words in COUNTED.items() if (count := standings.count(standing))
    )


def sheets(pages: int, *, is_stitched: bool) -> tuple[set[int], str]:
    """The places (from 0) of the pages that have a bar at their head, and what it means."""
    if not is_stitched:
        meaning = "A bar at a page's head marks where a signature of sixteen pages begins."
        return set(range(0, pages, SIGNATURE)), meaning
    if pages % SHEET:
        return set(), f"The issue is to be stitched, and {pages} pages are no whole sheets of four."
    of = counted(pages // SHEET, "sheet")
    meaning = f"Stitched, of {of} that lie in each other. The bar marks the middle, where the staples are."
    return {pages // 2 - 1, pages // 2}, meaning
