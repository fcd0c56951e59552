"""Running heads and folio lines: what a page repeats, and no author wrote into the text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from makeready.importing.pieces import Kind, Line

FEWEST_SMALL = 2
"""Words of a running head in small letters; one that stands alone was torn off a sentence."""
LONGEST = 80
"""A running head has fewer characters than this."""

_PERIOD = (
    r"(?:spring|summer|autumn|fall|winter|january|february|march|april|may|june|july|august|september"
    r"|october|november|december)"
)
_FOLIO = re.compile(
    rf"\s*(?:page\s*)?(?:\d{{1,4}}\s*[,|·•/\u2013\u2014-]?\s*)?{_PERIOD}\s*,?\s*\d{{4}}\s*(?:[,|·•/\u2013\u2014-]?\s*\d{{1,4}})?\s*",
    re.IGNORECASE,
)
_NUMBER_ALONE = re.compile(
    r"\s*(?:page\s*)?\d{1,4}\s*|\s*[-\u2013\u2014|]\s*\d{1,4}\s*[-\u2013\u2014|]\s*", re.IGNORECASE
)

_PARTED = re.compile(r"\s*(?:\d{1,4}(?: {4,}|\t\s*)\D{2,60}|\D{2,60}(?: {4,}|\t\s*)\d{1,4})\s*")
"""A page's number at one edge, and words at the other."""

_NUMBER = re.compile(r"\b(?:no\.?|nr\.?|number|issue|heft)\s*(\d{1,4})\b", re.IGNORECASE)
_FIRST_NUMBER = re.compile(
    rf"\s*(?:page\s*)?(\d{{1,4}})\s*[,|·•/\u2013\u2014-]?\s*{_PERIOD}\D+\d{{4}}\s*", re.IGNORECASE
)
_SEASON = re.compile(rf"\b({_PERIOD}(?:\s*[/\u2013-]\s*{_PERIOD})?),?\s+(\d{{4}})\b", re.IGNORECASE)


def issue_in(text: str) -> str:
    """What a line of furniture says of its issue: "number 1, Winter 2020"; "" where it says nothing."""
    number = _NUMBER.search(text) or _FIRST_NUMBER.fullmatch(text)
    season = _SEASON.search(text)
    said = [f"number {number[1]}"] if number else []
    return ", ".join([*said, *([f"{season[1].title()} {season[2]}"] if season else [])])


def furniture_of(lines: Sequence[Line], magazine: str = "") -> dict[int, Kind]:
    """The numbers of the lines that are running heads or folio lines, and which they are.

    `magazine` is the issue's title, which may stand beside the page's number.
    """
    counts = Counter(without_folio(line.text) for line in lines if line.text.strip())
    found = {}
    for at, line in enumerate(lines):
        if is_folio_line(line.text) or _is_parted(lines, at) or is_folio_of(line.text, magazine):
            found[line.number] = Kind.FOLIO
        elif counts[without_folio(line.text)] > 1 and _may_be_a_head(line.text):
            found[line.number] = Kind.RUNNING_HEAD
    return found


def is_folio_line(text: str) -> bool:
    """Whether a line is a page's number, or an issue's number and season."""
    return bool(_FOLIO.fullmatch(text) or _NUMBER_ALONE.fullmatch(text))


def _is_parted(lines: Sequence[Line], at: int) -> bool:
    """Whether a line holds a page's number and words far from it, and has none above or below it."""
    beside = [lines[near].text.strip() for near in (at - 1, at + 1) if 0 <= near < len(lines)]
    return bool(_PARTED.fullmatch(lines[at].text)) and not any(beside)


def is_folio_of(text: str, magazine: str) -> bool:
    """Whether a line is a page's number and the issue's title."""
    words = " ".join(text.split()).casefold()
    return bool(magazine) and head_without_folio(words) == magazine.casefold() != words


def without_folio(text: str) -> str:
    """A line without the page's number at its beginning or end, in small letters."""
    return re.sub(r"^\d{1,4}\s+|\s+\d{1,4}$", "", " ".join(text.split())).casefold()


def head_without_folio(text: str) -> str:
    """A running head without the page's number, and without the sign that parts them."""
    return re.sub(r"^\d{1,4}\s*[|·•/]?\s+|\s+[|·•/]?\s*\d{1,3}$", "", " ".join(text.split()))


def _may_be_a_head(text: str) -> bool:
    """Whether a line that is there more than once looks like a running head, and not like text."""
    words = text.strip()
    if words.islower() and len(words.split()) < FEWEST_SMALL:
        return False
    return 2 < len(words) < LONGEST and any(map(str.isalpha, words)) and words[-1] not in '.,;:-!?”"'
