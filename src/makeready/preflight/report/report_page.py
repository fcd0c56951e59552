"""The report as one page for a browser, with everything that it shows inside it."""

from __future__ import annotations

import base64
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape
from markupsafe import Markup

from makeready.preflight.checked import Checked, PictureRow
from makeready.preflight.report.report_data import pages_of
from makeready.preflight.report.report_words import coded, fit_words, sheets, standings_words
from makeready.problems import Problem, Severity

HERE = Path(__file__).parent
GOLDEN_ANGLE = 137.5
"""Degrees between the hues of one article and the next, so that neighbours are never alike."""
BADGE = 6.0
"""Height of a number on a page, in percent of the page."""
FULL_BAR = 1.5
"""A bar for resolution is full at so many times what is wanted."""


@dataclass(frozen=True, slots=True)
class _Mark:
    """A problem on a page: its number, and where it stands in percent of the page."""

    number: int
    problem: Problem
    left: float
    top: float
    width: float
    height: float
    shift: int
    """How many other marks stand beside it: so far its number is moved to the right."""


@dataclass(frozen=True, slots=True)
class _Page:
    folio: int
    unit: str
    hue: int
    image: str
    """A data: address."""
    is_blank: bool
    ratio: float
    """Width by height."""
    marks: tuple[_Mark, ...]
    has_bar: bool
    """Whether a signature begins with it, or the fold of a stitched issue lies beside it."""


@dataclass(frozen=True, slots=True)
class _Listed:
    """A problem as it is listed."""

    number: int
    problem: Problem
    article: str
    """What the filter calls it: the folder, or the file."""
    folios: tuple[int, ...]


def report_page(checked: Checked, images: Sequence[bytes], folds: Mapping[int, bytes]) -> bytes:
    """The page as HTML; `images` are the issue's pages as WebP, in order, or none of them.

    `folds` are the folds of spreads by the folios of their left pages.
    """
    environment = Environment(
        loader=FileSystemLoader(HERE),
        autoescape=select_autoescape(default=True, default_for_string=True),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    listed = list(_listed(checked.problems))
    pages = list(_pages(checked, listed, images))
    return (
        environment.get_template("report.html.jinja")
        .render(
            checked=checked,
            errors=sum(problem.severity is Severity.ERROR for problem in checked.problems),
            warnings=sum(problem.severity is Severity.WARNING for problem in checked.problems),
            listed=listed,
            kinds=sorted({each.problem.code.value.code for each in listed}),
            articles=list(dict.fromkeys(each.article for each in listed)),
            spreads=list(_spreads(pages)),
            pages=pages,
            folds={folio: _address(image) for folio, image in folds.items()},
            bar=_bar,
            fit=fit_words,
            coded=coded,
            standings=standings_words([verdict.standing for verdict in checked.verdicts]),
            sheets=sheets(len(pages), is_stitched=checked.is_stitched)[1],
            style=Markup((HERE / "report.css").read_text("utf-8")),  # noqa: S704  they are files of ours
            script=Markup((HERE / "report.js").read_text("utf-8")),  # noqa: S704
        )
        .encode()
    )


def _listed(problems: Sequence[Problem]) -> Iterator[_Listed]:
    for number, problem in enumerate(problems, 1):
        folder, _, name = problem.place.file.partition("/")
        article = folder or name.rpartition("/")[-1]  # a file elsewhere on the disk by its name
        folios = tuple(dict.fromkeys(spot.folio for spot in problem.spots))
        yield _Listed(number, problem, article, folios)


def _pages(checked: Checked, listed: Sequence[_Listed], images: Sequence[bytes]) -> Iterator[_Page]:
    units = list(dict.fromkeys(unit.name for unit in checked.units))
    told_pages = pages_of(checked)
    bars, _ = sheets(len(told_pages), is_stitched=checked.is_stitched)
    for told, place in told_pages:
        folio, width, height = told["folio"], told["width"], told["height"]
        marks: list[_Mark] = []
        for each in listed:
            for spot in each.problem.spots:
                if spot.folio == folio:
                    marks.append(_mark(each, spot.area, width, height, marks))
        yield _Page(
            folio,
            ", ".join(told["articles"]) or told["unit"],
            round(units.index(told["unit"]) * GOLDEN_ANGLE) % 360,
            _address(images[place]) if images else "",
            told["blank"],
            round(width / height, 4),
            tuple(marks),
            place in bars,
        )


def _address(image: bytes) -> str:
    """A WebP as a data: address."""
    return f"data:image/webp;base64,{base64.b64encode(image).decode()}"


def _mark(
    each: _Listed,
    area: tuple[float, float, float, float],
    width: float,
    height: float,
    others: Sequence[_Mark],
) -> _Mark:
    """The place of a problem on its page, grown where it would be too small to be seen."""
    left, bottom, right, top = area
    edges = (max(0.0, left - 2), max(0.0, bottom - 2), min(width, right + 2), min(height, top + 2))
    left, bottom, right, top = edges
    from_top = round(100 * (height - top) / height, 2)
    return _Mark(
        each.number,
        each.problem,
        round(100 * left / width, 2),
        from_top,
        round(100 * max(0.0, right - left) / width, 2),
        round(100 * max(0.0, top - bottom) / height, 2),
        sum(abs(other.top - from_top) < BADGE for other in others),
    )


def _spreads(pages: Sequence[_Page]) -> Iterator[tuple[_Page | None, _Page | None]]:
    """The pages as a reader sees them: even folios on the left, odd ones on the right."""
    left: _Page | None = None
    for page in pages:
        if page.folio % 2 == 0:
            if left:
                yield left, None
            left = page
        else:
            yield left, page
            left = None
    if left:
        yield left, None


def _bar(row: PictureRow) -> float:
    """How long the bar of a picture's resolution is, in percent."""
    return round(min(1.0, (row.ppi or 0) / row.wanted / FULL_BAR) * 100, 1)
