"""Numbers, percentages and decades, written in one way throughout the issue."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from makeready.issue import Issue
from makeready.preflight.counts import times
from makeready.preflight.house_style.known_words import is_read
from makeready.problems import Code, Place, Problem
from makeready.reading.passages import Kind, Passage
from makeready.reading.typed_issue import TypedIssue

EDGE = r"(?<![\w.,:/#+\u2013\u2019'-])"
END = r"(?![\w/\u2019'-])(?![.,:]\d)"
GROUPED = re.compile(rf"{EDGE}\d{{1,3}}(?:([,.\u00a0\u202f\u2009])\d{{3}})(?:\1\d{{3}})*{END}")
PLAIN = re.compile(rf"{EDGE}[1-9]\d{{3,8}}{END}")
PERCENT = re.compile(r"(?<![\w.])\d[\d.,]*(\s?)%")
PER_CENT = re.compile(r"\bper( ?)cent\b", re.IGNORECASE)
DECADE = re.compile(r"\b\d{3}0(['\u2019]?)s\b")
YEARS = range(1000, 2101)
RARE_YEARS = range(1000, 1400)
"""Where the same number is written with a sign elsewhere, it is likely to be no year."""
SPACES = "\u00a0\u202f\u2009"
DECIMAL_POINT = frozenset(
    {"bn", "cy", "en", "ga", "he", "hi", "ja", "ko", "ms", "mt", "ta", "te", "th", "tl", "zh"}
)
"""Languages in which 1.234 is a little more than one; in others 1,234 is."""


@dataclass(frozen=True, slots=True)
class Styled:
    """A number as it was typed, in one of the ways in which it can be."""

    way: str
    typed: str
    place: Place


def numbers_styled_two_ways(_issue: Issue, typed: TypedIssue) -> Iterator[Problem]:
    """A problem for each number that is not written in the way that most of its kind are."""
    read = list(filter(is_read, typed.passages))
    for language in dict.fromkeys(_language(passage) for passage in read):
        own = [passage for passage in read if _language(passage) == language]
        # A house may well write 1000 and 10,000, so the two are no two ways of one kind.
        thousands = _thousands(own)
        yield from _told([styled for styled in thousands if _digits(styled) == 4])
        yield from _told([styled for styled in thousands if _digits(styled) > 4])
        for find in (_percentages, _per_cents, _decades):
            yield from _told([styled for passage in own for styled in find(passage)])


def _language(passage: Passage) -> str:
    return passage.language.partition("-")[0].lower()


def _digits(styled: Styled) -> int:
    return sum(character.isdigit() for character in styled.typed)


def _told(found: list[Styled]) -> Iterator[Problem]:
    """A problem for each that is written in a way other than the most used, which is the first of equals."""
    ways = dict.fromkeys(styled.way for styled in found)
    uses = {way: sum(styled.way == way for styled in found) for way in ways}
    if len(uses) < 2:
        return
    usual = max(uses, key=lambda way: uses[way])
    other = next(styled for styled in found if styled.way == usual)
    for styled in found:
        if styled.way != usual:
            details = {"times": times(uses[styled.way]), "other_times": times(uses[usual])}
            yield Problem(
                Code.NUMBERS_STYLED_TWO_WAYS,
                styled.place,
                typed=styled.typed,
                other=other.typed,
                other_place=other.place,
                **details,
            )


def _thousands(passages: list[Passage]) -> list[Styled]:
    """The numbers above a thousand; those that may be years or decimals are left out, and so are tables."""
    prose = [passage for passage in passages if passage.kind is not Kind.CELL]
    grouped = [styled for passage in prose for styled in _grouped(passage)]
    values = {re.sub(r"\D", "", styled.typed) for styled in grouped}
    plain = [
        _styled("", found, passage)
        for passage in prose
        for found in PLAIN.finditer(passage.text)
        if int(found.group()) not in YEARS or (int(found.group()) in RARE_YEARS and found.group() in values)
    ]
    return [*grouped, *plain]


def _grouped(passage: Passage) -> Iterator[Styled]:
    """The numbers with a sign for their thousands."""
    decimal = "." if _language(passage) in DECIMAL_POINT else ","
    for found in GROUPED.finditer(passage.text):
        sign, number = found[1], found.group()
        if sign != decimal or number.count(sign) > 1 or number.endswith("000"):
            yield _styled("space" if sign in SPACES else sign, found, passage)


def _percentages(passage: Passage) -> Iterator[Styled]:
    """The percentages with a sign, with and without a space before it."""
    for found in PERCENT.finditer(passage.text):
        yield _styled("space" if found[1] else "", found, passage)


def _per_cents(passage: Passage) -> Iterator[Styled]:
    """Each "per cent" and "percent"."""
    for found in PER_CENT.finditer(passage.text):
        yield _styled(found[1], found, passage)


def _decades(passage: Passage) -> Iterator[Styled]:
    """1990s, with and without an apostrophe."""
    for found in DECADE.finditer(passage.text):
        yield _styled("'" if found[1] else "", found, passage)


def _styled(way: str, found: re.Match[str], passage: Passage) -> Styled:
    return Styled(way, found.group(), Place(passage.file, passage.line_at(found.start())))
