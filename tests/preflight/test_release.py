"""A release lacks nothing that a printer, a shop or a reader needs."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from layouts_for_tests import SHIPPED
from PIL import Image

from makeready.exits import Exit
from makeready.issue import Article, Figure, InlinePicture, Issue, Paragraph, Picture, Section, Text
from makeready.order import Format, Order
from makeready.pipeline import build
from makeready.preflight.release import missing_for_release
from makeready.problems import Code, Place
from makeready.progress import Progress
from makeready.reading.manuscript import read_manuscript
from makeready.reporting import has_errors
from makeready.workers import Here


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


@pytest.fixture
def coarse(smallest: Path) -> Path:
    """A manuscript that lacks nothing, but for pixels in its picture and words of its own."""
    folder = smallest / "salt-road"
    (folder / "images").mkdir()
    Image.new("RGB", (90, 60), "teal").save(folder / "images/pan.png")
    text = "![A pan of grey salt.](images/pan.png)\n\nThe pans lie flat before the sea does.\n"
    text += "\n## A subhead\n\nThe carts go by night, and nobody counts them.\n"
    (folder / "article.md").write_text(f"---\ntitle: The salt road\n---\n{text}")
    caption = "A pan at noon.\n\n- credit: Salt Press\n- rights: all until 2099-01-01\n"
    (folder / "captions.md").write_text(f"## pan.png\n\n{caption}")
    return smallest


@pytest.mark.parametrize("kind", Format)
def test_what_a_check_finds_as_an_error_stops_a_release(
    kind: Format, coarse: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of the PDF or of the ebook alone too: its pages are looked at. A draft is made."""
    monkeypatch.setattr("makeready.preflight.judges.judging._JUDGES", ())
    order = Order(coarse, SHIPPED, tmp_path / "build", (kind,))
    if kind is Format.EPUB:
        draft = build(order, Progress(silent=True), Here())
        assert (draft.exit, draft.problems, len(draft.written)) == (Exit.DONE, (), 1)
        draft.written[0].unlink()

    release = build(replace(order, release=True), Progress(silent=True), Here())

    assert release.exit is Exit.REFUSED
    errors = {(problem.code, problem.place.line) for problem in release.problems if has_errors([problem])}
    assert errors == {(Code.PICTURE_COARSE, 4), (Code.DUMMY_TEXT, 8)}
    assert [path.name for path in order.output.iterdir()] == [".cache"]


def test_a_release_is_held_to_the_style_of_the_house(
    coarse: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A rule that it turns up stops a release; one that it turns off stops none."""
    monkeypatch.setattr("makeready.preflight.judges.judging._JUDGES", ())
    style = coarse / "house-style.yaml"
    style.write_text("rules:\n  picture-coarse: off\n  dummy-text: off\n  double-space: error\n")
    with (coarse / "salt-road/article.md").open("a") as text:
        text.write("\nThe carts  come back.\n")
    order = Order(coarse, SHIPPED, tmp_path / "build", (Format.EPUB,), release=True)

    refused = build(order, Progress(silent=True), Here())
    style.write_text(style.read_text().replace("error", "off"))
    made = build(order, Progress(silent=True), Here())

    assert (refused.exit, made.exit) == (Exit.REFUSED, Exit.DONE)
    assert [problem.code for problem in refused.problems] == [Code.DOUBLE_SPACE]
    assert made.problems == ()
