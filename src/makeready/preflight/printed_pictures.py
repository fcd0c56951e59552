"""The pictures as they are printed: whether they have pixels enough, and how much of them is cut off.

Effective resolution is a picture's pixels divided by the length that they are printed over: ppi.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from makeready.composing.print_measures import PrintMeasures
from makeready.issue import InlinePicture, Issue, Picture, inlines_of, walk
from makeready.problems import Code, Place, Problem, Spot
from makeready.producing.produced import PrintedPicture

MOST_CUT_OFF = 1 / 3
MM_PER_PT, PT_PER_INCH = 25.4 / 72, 72


def printed_picture_problems(
    issue: Issue, printed: Iterable[PrintedPicture], measures: PrintMeasures
) -> Iterator[Problem]:
    """A problem for each picture that is printed with too few pixels, or of which too much is cut off."""
    places = dict(_places(issue))
    for (file, _, _), group in groupby(printed, key=lambda each: (each.file, each.width, each.height)):
        picture, place = places[file]
        if not picture.missing:
            pages = list(group)
            spots = [Spot(each.page, each.area) for each in pages]
            yield from (problem.seen_at(*spots) for problem in _of(picture, place, pages, measures))


def _of(
    picture: Picture, place: Place, printed: list[PrintedPicture], measures: PrintMeasures
) -> Iterator[Problem]:
    """The problems of a picture that is printed once, on one page or across two."""
    first = printed[0]
    where = {"picture": picture.file, "page": first.page}
    cut_off = 1 - sum(each.share for each in printed)
    if cut_off > MOST_CUT_OFF:
        yield Problem(Code.PICTURE_CROPPED, place, share=round(100 * cut_off), **where)
    found = ppi(picture, first)
    if found is not None and found < measures.soft_picture_ppi:
        code = Code.PICTURE_COARSE if found < measures.coarse_picture_ppi else Code.PICTURE_SOFT
        wanted = round(measures.picture_ppi)
        pixels = round(first.width / PT_PER_INCH * wanted)
        width = round(sum(right - left for left, _, right, _ in (each.area for each in printed)) * MM_PER_PT)
        yield Problem(code, place, width=width, ppi=round(found), wanted=wanted, pixels=pixels, **where)


def ppi(picture: Picture, printed: PrintedPicture) -> float | None:
    """The resolution that a picture is printed at; None for one that has no pixels."""
    if picture.media_type == "image/svg+xml" or not printed.width:
        return None
    return picture.width / printed.width * PT_PER_INCH


def _places(issue: Issue) -> Iterator[tuple[str, tuple[Picture, Place]]]:
    """Each picture by its file, and where an editor names it."""
    if issue.cover:
        yield issue.cover.picture.file, (issue.cover.picture, Place("issue.yaml"))
    for article in issue.articles:
        notes = [block for note in article.notes for block in note.children]
        for block in walk((*article.blocks, *notes)):
            for inline in inlines_of(block):
                if isinstance(inline, InlinePicture):
                    yield inline.picture.file, (inline.picture, Place(article.file, block.line))
        for figure in article.figures:
            yield figure.picture.file, (figure.picture, Place(article.file, figure.line))
