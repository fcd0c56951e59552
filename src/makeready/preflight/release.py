"""What an issue still lacks before it may be handed to a printer and a shop."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from makeready.issue import Article, Cover, Figure, InlinePicture, Issue, Picture, inlines_of, walk
from makeready.problems import Code, Place, Problem, Severity

ERRORS_IN_A_RELEASE = frozenset(
    {
        Code.DUMMY_TEXT,
        Code.EPUBCHECK_FINDING,
        Code.ACE_FINDING,
        Code.VERAPDF_FINDING,
        Code.NOT_CHECKED,
        Code.OUTPUT_PROFILE_MISSING,
    }
)
"""What stops a release, however grave it is elsewhere."""


def as_grave_as_in_a_release(problems: Iterable[Problem]) -> list[Problem]:
    """The problems of a check, where they stand in the way of a release."""
    return [
        problem.as_grave_as(Severity.ERROR) if problem.code in ERRORS_IN_A_RELEASE else problem
        for problem in problems
    ]


def missing_for_release(issue: Issue) -> list[Problem]:
    """A problem for every picture that is missing or has no credit, rights or alt."""
    problems = list(_of_cover(issue.cover)) if issue.cover else []
    for article in issue.articles:
        for figure in article.figures:
            problems += _of_figure(article, figure)
        problems += _of_lines(article)
    return problems


def _of_lines(article: Article) -> Iterator[Problem]:
    """A problem for every picture inside a sentence that is missing or says nothing to the ear."""
    notes = [block for note in article.notes for block in note.children]
    for block in walk((*article.blocks, *notes)):
        place = Place(article.file, block.line)
        for inline in inlines_of(block):
            if isinstance(inline, InlinePicture) and inline.picture.missing:
                yield Problem(Code.RELEASE_NEEDS_PICTURE, place, picture=inline.picture.file)
            if isinstance(inline, InlinePicture) and not inline.alt:
                yield Problem(Code.RELEASE_NEEDS_ALT, place, picture=inline.picture.file)


def _of_cover(cover: Cover) -> Iterator[Problem]:
    place = Place("issue.yaml")
    yield from _lacks(cover.picture, cover.credit, cover.rights, place)
    if not cover.alt:
        yield Problem(Code.RELEASE_NEEDS_ALT, place, picture=cover.picture.file)


def _of_figure(article: Article, figure: Figure) -> Iterator[Problem]:
    in_text = Place(article.file, figure.line)
    in_captions = (
        Place(f"{article.slug}/captions.md", figure.caption_line) if figure.caption_line else in_text
    )
    yield from _lacks(figure.picture, figure.credit, figure.rights, in_captions)
    if not figure.alt:
        yield Problem(Code.RELEASE_NEEDS_ALT, in_text, picture=figure.picture.file)


def _lacks(picture: Picture, credit: str, rights: str, place: Place) -> Iterator[Problem]:
    if picture.missing:
        yield Problem(Code.RELEASE_NEEDS_PICTURE, place, picture=picture.file)
    if not credit:
        yield Problem(Code.RELEASE_NEEDS_CREDIT, place, picture=picture.file)
    if not rights:
        yield Problem(Code.RELEASE_NEEDS_RIGHTS, place, picture=picture.file)
