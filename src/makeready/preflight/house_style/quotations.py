"""Quotation marks: of one kind in an article, and closed where they were opened."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby

from makeready.issue import Issue
from makeready.problems import Code, Place, Problem
from makeready.reading.passages import Kind, Passage
from makeready.reading.quotation_marks import quotes_of
from makeready.reading.typed_issue import TypedIssue

DOUBLE = re.compile('(?<!\\w)"|"(?!\\w)'), re.compile("[\u201c\u201d\u201e\u00ab\u00bb]")
"""Straight ones, but for those within a word, as in Hebrew; and curly ones."""
SINGLE = re.compile("(?<!\\d)'"), re.compile("[\u2018\u2019\u201a]")
KINDS = (("quotation marks", *DOUBLE), ("apostrophes or single marks", *SINGLE))
QUOTED = (Kind.TEXT, Kind.CAPTION)
"""Passages in which somebody is quoted; in a heading or a cell a mark can mean anything."""
AS_FAR_AS = 8
"""So many paragraphs a quotation may go on."""
BEGINS_A_WORD = re.compile(r"(?:^|(?<=[\s(\[\u2014\u2013\u201c\u00ab\u201e]))$")
ELISION = re.compile("\u2018(?:\\d\\ds|(?:til|tis|twas|twere|em|cause|bout|n)\\b)", re.IGNORECASE)
"""An apostrophe that came out as an opening mark."""
SHOWN = 4


def mixed_quotes(_issue: Issue, typed: TypedIssue) -> Iterator[Problem]:
    """A problem for each article in which straight and curly marks were typed, at the first of the fewer."""
    for article, group in groupby(typed.passages, key=lambda passage: passage.article):
        passages = list(group) if article else []
        for marks, straight, curly in KINDS:
            straights, curlies = _places(passages, straight), _places(passages, curly)
            if straights and curlies:
                place = (straights if len(straights) <= len(curlies) else curlies)[0]
                details = {"marks": marks, "straight": len(straights), "curly": len(curlies)}
                yield Problem(Code.MIXED_QUOTES, place, **details)


def _places(passages: list[Passage], marks: re.Pattern[str]) -> list[Place]:
    """Where each of the marks stands."""
    return [
        Place(passage.file, passage.line_at(found.start()))
        for passage in passages
        for found in marks.finditer(passage.text)
    ]


def unclosed_quotations(_issue: Issue, typed: TypedIssue) -> Iterator[Problem]:
    """A problem for each quotation that opens, and closes in none of the paragraphs that follow."""
    quoted = (passage for passage in typed.passages if passage.kind in QUOTED)
    for _, group in groupby(quoted, key=lambda passage: (passage.file, passage.language)):
        passages = list(group)
        for opening, closing in _pairs(passages[0].language):
            yield from _unclosed(passages, opening, closing)


def _pairs(language: str) -> list[tuple[str, str]]:
    """The marks that open and close a quotation: those of a language, and straight ones."""
    outer, outer_end, inner, inner_end = (mark.strip("\u00a0") for mark in quotes_of(language))
    return [(outer, outer_end), (inner, inner_end), ('"', '"')]


def _unclosed(passages: list[Passage], opening: str, closing: str) -> Iterator[Problem]:
    """The same for one pair of marks in one text."""
    opened = [_opened(passage.text, opening, closing) for passage in passages]
    closed_by: set[int] = set()
    for at, (position, _) in enumerate(opened):
        if position is None or at in closed_by:
            continue
        end = _end(opened, at, opening == closing)
        if end is None:
            # A quotation of several paragraphs begins each of them with its mark, and is told once.
            follows = passages[at + 1].text.lstrip() if at + 1 < len(passages) else ""
            if follows.startswith(opening):
                continue
            passage = passages[at]
            place = Place(passage.file, passage.line_at(position))
            words = " ".join(passage.text[position + len(opening) :].split()[:SHOWN])
            yield Problem(Code.UNCLOSED_QUOTATION, place, mark=opening, words=words, closing=closing)
        else:
            closed_by.add(end)


Opened = tuple[int | None, bool]
"""Where in a passage a mark opens that is not closed in it, and whether one closes that was not opened."""


def _end(opened: list[Opened], at: int, alike: bool) -> int | None:  # noqa: FBT001 - a fact of the pair
    """The passage in which a quotation ends that opens in passage `at`."""
    for later in range(at + 1, min(at + 1 + AS_FAR_AS, len(opened))):
        position, closes = opened[later]
        if closes or (alike and position is not None):
            return later
    return None


def _opened(text: str, opening: str, closing: str) -> Opened:
    """What is left open and what is closed without need in one passage."""
    if opening not in text and closing not in text:
        return None, False
    if opening == closing:
        places = _straight_marks(text, opening)
        return (places[-1] if len(places) % 2 else None), False
    is_apostrophe = closing == "\u2019"
    stack: list[int] = []
    closes = False
    for found in re.finditer(f"{re.escape(opening)}|{re.escape(closing)}", text):
        at = found.start()
        if is_apostrophe and ELISION.match(text, at):
            continue
        if found.group() == opening:
            stack.append(at)
        elif is_apostrophe and text[at + 1 : at + 2].isalnum():
            continue  # within a word, or before one
        elif stack:
            stack.pop()
        else:
            closes = closes or not is_apostrophe
    return (stack[-1] if stack else None), closes


def _straight_marks(text: str, mark: str) -> list[int]:
    """Where straight marks quote: not within a word, as in Hebrew, nor behind a figure where none is open."""
    places: list[int] = []
    for found in re.finditer(re.escape(mark), text):
        at = found.start()
        before, after = text[max(0, at - 1) : at], text[at + 1 : at + 2]
        is_inch = before.isdigit() and len(places) % 2 == 0
        if not is_inch and not (before.isalpha() and after.isalpha()):
            places.append(at)
    return places
