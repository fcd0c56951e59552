"""Every picture of the issue as it is printed, and whose it is: two tables for the eye."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from makeready.issue import InlinePicture, Issue, Picture, inlines_of, plain_text, walk
from makeready.preflight.checked import CreditRow, PictureRow
from makeready.preflight.house_style.rights import lapse
from makeready.preflight.printed_pictures import MM_PER_PT, ppi
from makeready.producing.produced import PrintedPicture, PrintedUnit

GUTTER_MM = 6.0
"""So much on each side of the fold is hard to see in a bound issue."""


def picture_rows(issue: Issue, units: Iterable[PrintedUnit], wanted: float) -> tuple[PictureRow, ...]:
    """A row for each picture that is printed, in the order of the pages; so many ppi are `wanted`."""
    known = dict(_pictures(issue))
    rows = []
    for unit in units:
        pictures = unit.observed.pictures
        for (file, *_), group in groupby(pictures, key=lambda each: (each.file, each.width, each.height)):
            rows.append(_row(list(group), wanted, *known[file]))
    return tuple(rows)


def credit_rows(issue: Issue, pictures: Iterable[PictureRow]) -> tuple[CreditRow, ...]:
    """Who made each picture and what may be done with it, in the order of the pages, each picture once."""
    rights = {
        figure.picture.file: (figure.credit, figure.rights)
        for article in issue.articles
        for figure in article.figures
    }
    if issue.cover:
        rights[issue.cover.picture.file] = issue.cover.credit, issue.cover.rights
    folios: dict[str, list[int]] = {}
    articles = {}
    for row in pictures:
        folios.setdefault(row.file, []).extend(row.folios)
        articles[row.file] = row.article
    return tuple(
        _credit(file, articles[file], tuple(sorted(set(pages))), *rights.get(file, ("", "")))
        for file, pages in folios.items()
        if file in rights
    )


def _row(
    printed: list[PrintedPicture], wanted: float, picture: Picture, article: str, caption: str
) -> PictureRow:
    first = printed[0]
    found = None if picture.missing else ppi(picture, first)
    return PictureRow(
        first.file,
        article,
        tuple(each.page for each in printed),
        round(first.width * MM_PER_PT, 1),
        round(first.height * MM_PER_PT, 1),
        None if found is None else round(found),
        wanted,
        round(max(0.0, 1 - sum(each.share for each in printed)), 3),
        caption,
        _in_gutter(printed),
    )


def _in_gutter(printed: list[PrintedPicture]) -> str:
    """What of a picture across two pages falls into the fold, in words; "" for any other."""
    if len(printed) != 2 or printed[1].page - printed[0].page != 1:
        return ""
    first = printed[0]
    # The fold is where the first page ends, and what is printed of the picture there.
    before_fold = first.area[2] - first.area[0]
    left_out = (first.width - sum(each.area[2] - each.area[0] for each in printed)) / 2
    fold = (left_out + before_fold) * MM_PER_PT
    whole = first.width * MM_PER_PT
    edges = [round(100 * (fold + side) / whole) for side in (-GUTTER_MM, GUTTER_MM)]
    return f"the fold takes what lies at {edges[0]} to {edges[1]} % of its width"


def _credit(file: str, article: str, folios: tuple[int, ...], credit: str, rights: str) -> CreditRow:
    day = lapse(rights)
    return CreditRow(file, article, folios, credit, rights, day.isoformat() if day else "")


def _pictures(issue: Issue) -> Iterator[tuple[str, tuple[Picture, str, str]]]:
    """Each picture by its file, the slug of its article and the words of its caption."""
    if issue.cover:
        yield issue.cover.picture.file, (issue.cover.picture, "", "")
    for article in issue.articles:
        notes = [block for note in article.notes for block in note.children]
        for block in walk((*article.blocks, *notes)):
            for inline in inlines_of(block):
                if isinstance(inline, InlinePicture):
                    yield inline.picture.file, (inline.picture, article.slug, "")
        for figure in article.figures:
            caption = " ".join(plain_text(paragraph.children) for paragraph in figure.caption)
            yield figure.picture.file, (figure.picture, article.slug, caption)
