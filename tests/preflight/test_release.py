"""A release lacks nothing that a printer, a shop or a reader needs."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from makeready.issue import Article, Figure, InlinePicture, Issue, Paragraph, Picture, Section, Text
from makeready.preflight.release import missing_for_release
from makeready.problems import Code, Place
from makeready.reading.manuscript import read_manuscript


def with_figure(issue: Issue, figure: Figure) -> Issue:
    """The issue with `figure` as all that its first article holds."""
    article: Article = replace(issue.articles[0], blocks=(figure,))
    return replace(issue, sections=(Section("Features", (article,)),))


def lacking_picture(picture: Picture) -> Picture:
    """The picture, if its file were not there."""
    return replace(picture, missing=True)


def test_the_shipped_issue_lacks_nothing() -> None:
    """Every picture of the issue that ships with Makeready is there and may be printed."""
    issue, _ = read_manuscript(Path(__file__).parents[2] / "manuscript")
    assert issue is not None

    assert list(map(str, missing_for_release(issue))) == []


@pytest.mark.parametrize(
    ("lacking", "code"),
    [
        ({"credit": ""}, Code.RELEASE_NEEDS_CREDIT),
        ({"rights": ""}, Code.RELEASE_NEEDS_RIGHTS),
        ({"alt": ""}, Code.RELEASE_NEEDS_ALT),
        ({"picture": lacking_picture}, Code.RELEASE_NEEDS_PICTURE),
    ],
)
def test_what_a_picture_lacks_is_told(complete_issue: Issue, lacking: dict[str, object], code: Code) -> None:
    """A figure and the cover are held to the same; the place is where an editor mends it."""
    figure = replace(complete_issue.articles[0].figures[0], rights="all")
    assert complete_issue.cover is not None
    cover = replace(complete_issue.cover, rights="all")
    change = {key: new(figure.picture) if callable(new) else new for key, new in lacking.items()}
    cover_change = {key: new(cover.picture) if callable(new) else new for key, new in lacking.items()}
    issue = with_figure(complete_issue, replace(figure, **change))

    problems = missing_for_release(replace(issue, cover=replace(cover, **cover_change)))

    slug = issue.articles[0].slug
    in_text, in_captions = (
        Place(f"{slug}/article.md", figure.line),
        Place(f"{slug}/captions.md", figure.caption_line),
    )
    assert [(problem.code, problem.place) for problem in problems] == [
        (code, Place("issue.yaml")),
        (code, in_text if code is Code.RELEASE_NEEDS_ALT else in_captions),
    ]


def test_a_picture_inside_a_sentence_may_not_be_missing(complete_issue: Issue) -> None:
    """What is placed in a line is looked at like a figure, in the text and in its notes."""
    picture = replace(complete_issue.articles[0].figures[0].picture, missing=True)
    line = Paragraph((Text("A road "), InlinePicture(picture, "")), line=9)
    article = replace(complete_issue.articles[0], blocks=(line,), notes=())
    issue = replace(complete_issue, cover=None, sections=(Section("Features", (article,)),))

    problems = missing_for_release(issue)

    assert [problem.code for problem in problems] == [Code.RELEASE_NEEDS_PICTURE, Code.RELEASE_NEEDS_ALT]
    assert {problem.place for problem in problems} == {Place(article.file, 9)}
