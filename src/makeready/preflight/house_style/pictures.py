"""What is said of pictures: that they may be printed, and words for those who can't see them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from posixpath import basename, splitext

from makeready.issue import Figure, Issue, plain_text
from makeready.problems import Code, Place, Problem
from makeready.reading.typed_issue import TypedIssue

FILE_NAME = re.compile(
    r"\S+\.(?:jpe?g|png|tiff?|webp|gif|svg|heic|psd|ai)|(?:IMG|DSC|DSCN|PXL|P)[-_ ]?\d{3,}", re.IGNORECASE
)
FEWEST_WORDS = 4
"""So many words in a row are no chance."""


def pictures_without_rights(issue: Issue, typed: TypedIssue) -> Iterator[Problem]:
    """A problem for each picture of which nothing says that it may be printed."""
    if issue.cover and not issue.cover.rights:
        place, advice = Place("issue.yaml", typed.cover_line), "add `rights:` to the cover's facts"
        yield Problem(Code.PICTURE_WITHOUT_RIGHTS, place, picture=issue.cover.picture.file, advice=advice)
    for article in issue.articles:
        for figure in article.figures:
            if figure.caption_line and not figure.rights:
                place = Place(f"{article.slug}/captions.md", figure.caption_line)
                advice = 'write "- rights: …" below its caption'
                yield Problem(
                    Code.PICTURE_WITHOUT_RIGHTS, place, picture=basename(figure.picture.file), advice=advice
                )


def useless_alts(issue: Issue, typed: TypedIssue) -> Iterator[Problem]:
    """A problem for each alt that is the name of a file, or says what the caption says."""
    if issue.cover and _is_file_name(issue.cover.alt, issue.cover.picture.file):
        place = Place("issue.yaml", typed.cover_line)
        yield Problem(Code.ALT_IS_FILE_NAME, place, alt=issue.cover.alt)
    for article in issue.articles:
        for figure in article.figures:
            place = Place(article.file, figure.line)
            if _is_file_name(figure.alt, figure.picture.file):
                yield Problem(Code.ALT_IS_FILE_NAME, place, alt=figure.alt)
            elif _repeats_caption(figure):
                yield Problem(Code.ALT_REPEATS_CAPTION, place, picture=basename(figure.picture.file))


def _is_file_name(alt: str, file: str) -> bool:
    """Whether an alt is the name of a file: of its own, or of any by its looks."""
    stem, alt = splitext(basename(file))[0].casefold(), alt.strip().rstrip(".")
    is_own = alt.casefold() == stem and re.search(r"[-_\d]", stem) is not None
    return is_own or FILE_NAME.fullmatch(alt) is not None


def _repeats_caption(figure: Figure) -> bool:
    """Whether the words of an alt are those of the caption, or one of its sentences."""
    heard = _words(figure.alt)
    caption = " ".join(plain_text(paragraph.children) for paragraph in figure.caption)
    sentences = [_words(sentence) for sentence in (caption, *re.split(r"(?<=[.!?:])\s", caption))]
    return heard == sentences[0] != [] or (len(heard) >= FEWEST_WORDS and heard in sentences)


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())
