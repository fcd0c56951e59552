"""The pictures of an issue as they are printed, each as often as it is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from makeready.issue import Blocks, InlinePicture, Issue, Picture, Placement, inlines_of, plain_text, walk
from makeready.problems import Place
from makeready.producing.produced import PrintedPicture
from makeready.units import PT_PER_INCH


@dataclass(frozen=True, slots=True)
class Shown:
    """A picture where the manuscript shows it."""

    picture: Picture
    place: Place
    article: str = ""
    """Slug of its article; "" for the cover and the colophon."""
    caption: str = ""


@dataclass(frozen=True, slots=True)
class Printing:
    """A picture as it is printed once: on one page, or across the two of a spread."""

    shown: Shown
    pages: tuple[PrintedPicture, ...]
    """One, or the two halves of a spread from left to right."""

    @property
    def first(self) -> PrintedPicture:
        """It on its only page, or its left half; either tells how large the whole is."""
        return self.pages[0]

    @property
    def cut_off(self) -> float:
        """Share of it that is not printed, from 0 to 1."""
        return max(0.0, 1 - sum(each.share for each in self.pages))

    @property
    def seen_width(self) -> float:
        """How much of its width is printed, in pt."""
        return sum(right - left for left, _, right, _ in (each.area for each in self.pages))

    @property
    def ppi(self) -> float | None:
        """The resolution that it is printed at; None for one that has no pixels, or is missing."""
        picture = self.shown.picture
        if picture.missing or picture.media_type == "image/svg+xml" or not self.first.width:
            return None
        return picture.width / self.first.width * PT_PER_INCH


def printings(issue: Issue, printed: Iterable[PrintedPicture]) -> Iterator[Printing]:
    """Every picture that is printed, by the folios of the issue and in their order."""
    shown = dict(_shown(issue))
    figures = [figure for article in issue.articles for figure in article.figures]
    spreads = {figure.picture.file for figure in figures if figure.place is Placement.SPREAD}
    pictures = list(printed)
    while pictures:
        first = pictures[0]
        pages = pictures[:2] if first.file in spreads and _are_halves(pictures[:2]) else pictures[:1]
        yield Printing(shown[first.file], tuple(pages))
        del pictures[: len(pages)]


def _are_halves(pictures: list[PrintedPicture]) -> bool:
    """Whether they are two, and the second is the first, as large, on the next page."""
    if len(pictures) != 2:
        return False
    left, right = pictures
    is_same = (left.file, left.width, left.height) == (right.file, right.width, right.height)
    return is_same and right.folio == left.folio + 1


def _shown(issue: Issue) -> Iterator[tuple[str, Shown]]:
    """Each picture by its file, and where an editor names it."""
    if issue.cover:
        yield issue.cover.picture.file, Shown(issue.cover.picture, Place("issue.yaml"))
    for picture, _ in _among_words(issue.colophon):
        yield picture.file, Shown(picture, Place("issue.yaml"))
    for article in issue.articles:
        notes = [block for note in article.notes for block in note.children]
        for picture, line in _among_words((*article.blocks, *notes)):
            yield picture.file, Shown(picture, Place(article.file, line), article.slug)
        for figure in article.figures:
            caption = " ".join(plain_text(paragraph.children) for paragraph in figure.caption)
            place = Place(article.file, figure.line)
            yield figure.picture.file, Shown(figure.picture, place, article.slug, caption)


def _among_words(blocks: Blocks) -> Iterator[tuple[Picture, int]]:
    """The pictures that stand inside sentences, and the lines of their blocks."""
    for block in walk(blocks):
        for inline in inlines_of(block):
            if isinstance(inline, InlinePicture):
                yield inline.picture, block.line
