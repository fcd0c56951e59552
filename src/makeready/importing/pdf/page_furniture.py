"""Running heads and folios of pages: by their place at the edge, by repetition, by counting on."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from makeready.importing.furniture import LONGEST, is_folio_line, without_folio
from makeready.importing.pdf.blocks import Body
from makeready.importing.pdf.pages import Line, Page
from makeready.importing.pieces import Kind
from makeready.producing.word_account import words_in

EDGE = 0.14
"""So much of the page's height, at its head and at its foot, may hold furniture."""
MOST_ROWS = 2
APART = 0.6
"""Of the text's leading: furniture stands at least so far from what is next to it."""
SAME_HEIGHT = 4.0
"""pt; furniture that is repeated stands as high on each page."""
SMALL, TITLE = 1.05, 1.5
"""Of the text's size: furniture is no larger; headlines and initials are at least so large."""
LONGEST_INITIAL = 2
"""Letters."""


@dataclass(frozen=True, slots=True)
class Furniture:
    """A line that is no text."""

    line: Line
    kind: Kind
    doubt: str = ""


def furniture_of_pages(pages: Sequence[Page], body: Body) -> list[Furniture]:
    """The running heads and folios, in the order of the pages."""
    edges = {page.number: _at_edge(page, body) for page in pages}
    repeated = Counter(
        key for lines in edges.values() for key in {_key(line) for line in lines if _key(line)[0]}
    )
    counts_on = _counting_on(edges)
    titles = [
        _words(line) for page in pages for line in page.lines if line.type.size >= TITLE * body.type.size
    ]
    found = []
    for page in pages:
        sure = {
            line.first
            for line in edges[page.number]
            if repeated[_key(line)] > 1 or (page.number, line.first) in counts_on or is_folio_line(line.text)
        }
        heights = {round(line.baseline) for line in edges[page.number] if line.first in sure}
        for line in edges[page.number]:
            kind = _kind(line)
            beside = any(abs(line.baseline - height) <= SAME_HEIGHT for height in heights)
            if line.first in sure or (beside and _is_short(line) and not line.rotated):
                found.append(Furniture(line, kind))
            elif _is_alone(line, page, body):
                why = "it stands alone at the page's edge, and on no other page"
                found.append(Furniture(line, kind, why))
            elif _repeats_title(line, titles, body):
                why = "it repeats the headline at the page's edge, and stands on no other page"
                found.append(Furniture(line, kind, why))
    return found


def _at_edge(page: Page, body: Body) -> list[Line]:
    """The outermost lines at the head and at the foot that stand apart, and those that run up the sides."""
    level = [line for line in page.lines if not line.rotated]
    rows = _rows(level)
    found = [line for line in page.lines if line.rotated]
    for inwards in (rows, rows[::-1]):
        for row, following in list(pairwise(inwards))[:MOST_ROWS]:
            is_at_edge = all(
                not EDGE * page.height < _middle(line) < (1 - EDGE) * page.height for line in row
            )
            if not is_at_edge or any(len(line.text) > LONGEST for line in row) or _gap(row, following) < (
                APART * body.leading
            ):  # fmt: skip
                break
            found += row
    return found


def _rows(lines: Sequence[Line]) -> list[list[Line]]:
    rows: list[list[Line]] = []
    for line in sorted(lines, key=lambda each: each.baseline):
        if rows and line.baseline - rows[-1][-1].baseline <= SAME_HEIGHT:
            rows[-1].append(line)
        else:
            rows.append([line])
    return rows


def _gap(row: Sequence[Line], other: Sequence[Line]) -> float:
    """The distance between two rows, either of them above."""
    one, two = (row, other) if row[0].baseline < other[0].baseline else (other, row)
    return min(line.box.top for line in two) - max(line.box.bottom for line in one)


def _middle(line: Line) -> float:
    return (line.box.top + line.box.bottom) / 2


def _key(line: Line) -> tuple[str, int]:
    """What is the same of a line on all pages: its words without figures, and how high it stands."""
    words = re.sub(r"\d+", "#", without_folio(line.text)).strip(" .,;:|·•/\u2013\u2014-")
    return words, round(line.baseline / SAME_HEIGHT)


def _counting_on(edges: dict[int, list[Line]]) -> set[tuple[int, int]]:
    """The lines that hold a number which is as far from the page's own as on another page."""
    found: dict[tuple[int, int], list[tuple[int, int]]] = {}
    for number, lines in edges.items():
        for line in lines:
            stripped = line.text.strip(" .|·•/\u2013\u2014-")
            if re.fullmatch(r"(?:page\s*)?\d{1,4}", stripped, re.IGNORECASE):
                told = int(re.sub(r"\D", "", stripped))
                found.setdefault((told - number, round(line.baseline / SAME_HEIGHT)), []).append(
                    (number, line.first)
                )
    return {place for places in found.values() if len(places) > 1 for place in places}


def _kind(line: Line) -> Kind:
    return Kind.FOLIO if is_folio_line(line.text) or not without_folio(line.text) else Kind.RUNNING_HEAD


def _is_short(line: Line) -> bool:
    return len(line.text) < LONGEST and line.text.rstrip()[-1:] not in ".,;:-!?"


def _repeats_title(line: Line, titles: Sequence[str], body: Body) -> bool:
    """Whether a line that is no larger than the text has the first words of something in large type."""
    words = _words(line)
    is_small = line.type.size <= SMALL * body.type.size and not line.rotated
    return is_small and bool(words) and any(f"{title} ".startswith(f"{words} ") for title in titles)


def _words(line: Line) -> str:
    return " ".join(words_in(line.text))


def _is_initial(line: Line, body: Body) -> bool:
    """Whether a line is the large first letter of a text, which reaches above its first line."""
    return len(line.text.strip()) <= LONGEST_INITIAL and line.type.size >= TITLE * body.type.size


def _is_alone(line: Line, page: Page, body: Body) -> bool:
    """Whether a line that is no larger than the text is the page's first or last, well apart from others."""
    if line.type.size > body.type.size * SMALL or not _is_short(line) or line.rotated:
        return False
    others = [
        other
        for other in page.lines
        if abs(other.baseline - line.baseline) > SAME_HEIGHT and not _is_initial(other, body)
    ]
    above = [line.box.top - other.box.bottom for other in others if other.baseline < line.baseline]
    below = [other.box.top - line.box.bottom for other in others if other.baseline > line.baseline]
    pictures = [picture.box for picture in page.pictures if picture.box.down(line.box) > -body.leading]
    gap = min(below) if not above and below else min(above) if not below and above else 0.0
    return gap > body.leading and not pictures
