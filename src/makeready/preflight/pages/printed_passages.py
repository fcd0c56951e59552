"""Where on the pages the words of the manuscript are printed, so that what is wrong with them is seen there.

Words are found by their letters alone: marks and hyphens are set as the language wants them, and numbers of
notes and pages stand between them.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import pypdfium2

from makeready.preflight.pdf.drawn_text import DrawnText, texts_on
from makeready.problems import Problem, Spot
from makeready.producing.produced import Area, PrintedUnit
from makeready.reading.passages import Kind, Passage

NOT_PRINTED = {Kind.ALT, Kind.RIGHTS}
ENOUGH, LEAST = 32, 12
"""So many letters find the beginning of a passage, and its end; where something is set among them, fewer."""
FEWEST = 3
"""A passage of fewer letters could be anywhere."""
LONGER = 1.5
"""A passage takes no more than this much of its own letters, with what print puts between them."""


def seen_on_pages(
    problems: Sequence[Problem], passages: Sequence[Passage], units: Sequence[PrintedUnit], pdf: Path
) -> list[Problem]:
    """The problems, each that is told by a line with where the words of that line are printed, if found."""
    lines = _by_line(passages)
    wanted = {problem.place.file.partition("/")[0] for problem in problems if not problem.spots}
    printed = {slug: unit for unit in _printed(units, pdf, wanted) for slug in unit.articles}
    return [_seen(problem, lines, printed) for problem in problems]


class _PrintedText:
    """The letters of a unit in the order in which they are drawn, and the run that each stands in."""

    def __init__(self, articles: tuple[str, ...], runs: Sequence[tuple[int, DrawnText]]) -> None:
        self.articles = articles
        self._runs = runs
        self._starts: list[int] = []
        whole: list[str] = []
        length = 0
        for _, run in runs:
            letters = _letters(run.words)
            self._starts.append(length)
            whole.append(letters)
            length += len(letters)
        self._letters = "".join(whole)

    def spots(self, letters: str, *, begins_a_run: bool) -> tuple[Spot, ...]:
        """Where these letters are printed, a spot for each column; none where they are not found."""
        begin = self._beginning(letters, begins_a_run=begins_a_run)
        if begin < 0:
            return ()
        end = self._end(letters, begin, begin + int(len(letters) * LONGER) + ENOUGH)
        first, last = (bisect_right(self._starts, at) - 1 for at in (begin, end - 1))
        return tuple(_by_column(self._runs[first : last + 1]))

    def _beginning(self, letters: str, *, begins_a_run: bool) -> int:
        # A drop cap is drawn behind the words that stand beside it.
        for tried in (letters[:ENOUGH], letters[1:ENOUGH], letters[:LEAST]):
            found = self._letters.find(tried)
            while (
                begins_a_run and found >= 0 and self._starts[bisect_right(self._starts, found) - 1] != found
            ):
                found = self._letters.find(tried, found + 1)
            if found >= 0:
                return found
        return -1

    def _end(self, letters: str, begin: int, furthest: int) -> int:
        for tried in (letters[-ENOUGH:], letters[-LEAST:]):
            found = self._letters.rfind(tried, begin, furthest)
            if found >= 0:
                return found + len(tried)
        return begin + 1


def _by_line(passages: Sequence[Passage]) -> Mapping[tuple[str, int], list[Passage]]:
    """What is printed of each line of the manuscript."""
    lines: dict[tuple[str, int], list[Passage]] = {}
    for passage in passages:
        if passage.kind not in NOT_PRINTED:
            for line in range(passage.line, passage.line + passage.text.count("\n") + 1):
                lines.setdefault((passage.file, line), []).append(passage)
    return lines


def _printed(units: Sequence[PrintedUnit], pdf: Path, wanted: set[str]) -> Iterator[_PrintedText]:
    """The units that print an article which is wanted."""
    with pypdfium2.PdfDocument(pdf) as drawn:
        for unit in units:
            if not wanted & {*unit.articles}:
                continue
            folios = range(unit.folio, unit.folio + len(unit.observed.pages))
            runs = [
                (folio, run)
                for folio in folios
                for run in texts_on(drawn[folio - 1])
                if not run.is_in_form  # a running head stands between the words of two pages
            ]
            yield _PrintedText(unit.articles, runs)


def _seen(
    problem: Problem,
    lines: Mapping[tuple[str, int], Sequence[Passage]],
    printed: Mapping[str, _PrintedText],
) -> Problem:
    place = problem.place
    text = printed.get(place.file.partition("/")[0])
    if problem.spots or text is None:
        return problem
    for passage in lines.get((place.file, place.line), ()):
        typed = passage.text.split("\n")[place.line - passage.line]
        is_first = place.line == passage.line
        letters = _letters(typed)
        if len(letters) >= FEWEST and (spots := text.spots(letters, begins_a_run=is_first)):
            return problem.seen_at(*spots)
    return problem


def _letters(words: str) -> str:
    return "".join(filter(str.isalpha, unicodedata.normalize("NFKC", words).casefold()))


def _by_column(runs: Sequence[tuple[int, DrawnText]]) -> Iterator[Spot]:
    """The areas of runs, those below each other on one page as one."""
    folio, area = 0, (0.0, 0.0, 0.0, 0.0)
    for at, run in runs:
        if at == folio and run.area[1] < area[3]:
            area = _both(area, run.area)
            continue
        if folio:
            yield Spot(folio, area)
        folio, area = at, run.area
    if folio:
        yield Spot(folio, area)


def _both(one: Area, other: Area) -> Area:
    return min(one[0], other[0]), min(one[1], other[1]), max(one[2], other[2]), max(one[3], other[3])
