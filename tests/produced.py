"""An issue's files made in this process, from an `Issue` and a layout."""

from __future__ import annotations

from io import BytesIO

from makeready.cache import Cache
from makeready.composing.templates import Layout
from makeready.issue import Issue
from makeready.problems import Problem, Refused
from makeready.producing.epub.issue_epub import produce_epub
from makeready.producing.pdf.issue_pdf import produce_pdf
from makeready.producing.produced import Produced, Workplace
from makeready.progress import Progress
from makeready.reporting import in_order
from makeready.workers import Here


def alone(cache: Cache | None = None) -> Workplace:
    """A workplace that keeps nothing, or what it keeps in `cache`, with nobody else at work."""
    return Workplace(cache or Cache(None), Here(), Progress(silent=True))


def pdf_bytes(issue: Issue, layout: Layout) -> tuple[bytes, list[Problem]]:
    """The PDF and what should be looked at; refuses where it can't be laid out."""
    try:
        produced = produce_pdf(issue, layout, alone())
    except Refused as refused:
        raise Refused(list(in_order(refused.problems))) from refused
    out = BytesIO()
    produced.write(out)
    return out.getvalue(), list(in_order(produced.problems))


def epub_bytes(issue: Issue, layout: Layout) -> tuple[bytes, list[Problem]]:
    """The EPUB and what should be looked at; refuses when anything would be wrong or missing in it."""
    return _read(produce_epub(issue, layout, alone()))


def paged_epub_bytes(issue: Issue, layout: Layout) -> tuple[bytes, list[Problem]]:
    """The same, with the places where the pages of the printed issue begin."""
    return _read(produce_epub(issue, layout, alone(), produce_pdf(issue, layout, alone()).units))


def _read(produced: Produced) -> tuple[bytes, list[Problem]]:
    out = BytesIO()
    produced.write(out)
    return out.getvalue(), list(produced.problems)
