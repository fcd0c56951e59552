"""What a worker does: a unit composed, laid out and taken apart as a fragment, its margins set."""

from __future__ import annotations

from contextlib import suppress
from functools import lru_cache

from makeready.composing.print_units import compose_unit
from makeready.composing.templates import Layout
from makeready.problems import Refused
from makeready.producing.pdf.box_faults import boxes_left
from makeready.producing.pdf.fragment import Fragment
from makeready.producing.pdf.fragment_words import fragment_words
from makeready.producing.pdf.furniture import Furniture
from makeready.producing.pdf.glyphs import missing_glyphs
from makeready.producing.pdf.press import Press
from makeready.producing.pdf.unit_jobs import SetUnit, Streams, UnitJob
from makeready.producing.pdf.unit_keys import unit_key
from makeready.producing.word_account import missing, streams

UNKNOWN = "00"
"""Stands for a folio that is not known yet, as wide as most."""


def set_unit(job: UnitJob) -> tuple[SetUnit, Fragment, Streams]:
    """The unit of `job`, and its pages; refuses where it can't be composed or laid out."""
    known, asked = dict(job.folios), dict[str, None]()

    def folio(anchor: str) -> str:
        asked[anchor] = None
        return str(known.get(anchor, UNKNOWN))

    press = press_for(job.layout)
    unit = compose_unit(job.plan, job.layout, folio)
    laid_out = press.lay_out(unit, job.start, job.pictures, job.plan.issue.language)
    fragment = laid_out.fragment
    words = fragment_words(fragment, laid_out.streams)
    problems = [*press.problems, *laid_out.problems]
    if job.plan.articles:
        articles = job.plan.issue.articles
        problems += missing_glyphs(job.plan.issue, press.characters)
        told = [stream for article in articles for stream in streams(article)]
        problems += missing(told, words, boxes_left(laid_out.observed.faults))
    named = tuple(sorted((anchor, known[anchor]) for anchor in asked if anchor in known))
    return (
        SetUnit(
            key=unit_key(job.key, named, job.start),
            plan_key=job.key,
            name=job.plan.name,
            start=job.start,
            pages=len(fragment.pages),
            anchors={anchor: page for anchor, (page, *_) in fragment.anchors.items()},
            asked=tuple(asked),
            linked=tuple(
                dict.fromkeys(link.anchor for page in fragment.pages for link in page.links if link.anchor)
            ),
            named=named,
            bound=laid_out.bound,
            shifts=laid_out.shifts,
            furniture=laid_out.furniture,
            words=" ".join(words),
            problems=tuple(problems),
            observed=laid_out.observed,
        ),
        fragment,
        laid_out.streams,
    )


def set_margins(layout: Layout, furniture: Furniture, folio: int) -> tuple[str, Fragment, Streams]:
    """The words of pages that are only running heads and folios, and the pages."""
    fragment, streams = press_for(layout).margins(furniture, folio)
    return " ".join(fragment_words(fragment, streams)), fragment, streams


def make_ready(layout: Layout) -> None:
    """Load the fonts and style sheets of a layout, before there is anything to set with them."""
    with suppress(Refused):  # told when something is to be set
        press_for(layout)


@lru_cache(maxsize=2)
def press_for(layout: Layout) -> Press:
    """The press of a layout, kept from job to job; a layout with a changed file is another one."""
    return Press(layout)
