"""An article is read by itself; what it says of others is settled afterwards."""

from __future__ import annotations

import pickle
import shutil
from pathlib import Path

import pytest
from overlay import MANUSCRIPTS

from makeready.issue import Issue, Paragraph, Reference, Text
from makeready.problems import Code
from makeready.reading.articles import ReadArticle, read_article
from makeready.reading.files import Folder
from makeready.reading.manuscript import read_manuscript

COMPLETE = MANUSCRIPTS / "complete"


def read(folder: Path, slug: str) -> ReadArticle:
    """What an article's folder gives."""
    return read_article(Folder(folder.resolve()), slug, "en-GB")


def with_text(folder: Path, text: str) -> Path:
    """The complete manuscript in `folder`, with `text` at the end of its first article."""
    shutil.copytree(COMPLETE, folder)
    with (folder / "salt-road/article.md").open("a", encoding="utf-8") as file:
        file.write(f"\n{text}\n")
    return folder


def last_words(issue: Issue | None) -> tuple[object, ...]:
    """The inlines of the first article's last paragraph."""
    assert issue is not None
    paragraph = issue.articles[0].blocks[-1]
    assert isinstance(paragraph, Paragraph)
    return paragraph.children


@pytest.mark.parametrize("slug", ["salt-road", "tide-clock", "letters"])
def test_an_article_is_read_without_the_others(slug: str, tmp_path: Path) -> None:
    """It gives the same when nothing but its folder is left."""
    folder = tmp_path / "whole"
    shutil.copytree(COMPLETE, folder)
    before = read(folder, slug)
    shutil.copytree(folder / slug, tmp_path / slug)
    shutil.rmtree(folder)
    shutil.copytree(tmp_path / slug, folder / slug)

    after = read(folder, slug)

    assert (after.article, after.anchors) == (before.article, before.anchors)
    assert after.open_references == before.open_references
    assert [*map(str, after.problems)] == [*map(str, before.problems)]


def test_what_was_read_goes_to_other_processes() -> None:
    """It is a record that can be pickled, its problems too."""
    for folder, slug in ((COMPLETE, "salt-road"), (MANUSCRIPTS / "fpo", "salt-road")):
        found = read(folder, slug)

        there = pickle.loads(pickle.dumps(found))  # noqa: S301

        assert (there.article, there.anchors, there.open_references) == (
            found.article,
            found.anchors,
            found.open_references,
        )
        assert [*map(str, there.problems)] == [*map(str, found.problems)]


def test_links_to_other_articles_are_settled_when_all_are_read(tmp_path: Path) -> None:
    """One leads to its heading; what leads to nothing leaves its words and a problem with its place."""
    links = (
        "*See* [the clock](../tide-clock/article.md#how-it-ticks), [that](../tide-clok/article.md) and so on."
    )
    folder = with_text(tmp_path / "whole", links)

    issue, problems = read_manuscript(folder)

    _, _, reference, rest = last_words(issue)
    assert rest == Text(", that and so on.")
    assert type(reference) is Reference
    assert (reference.article, reference.heading) == ("tide-clock", "heading-how-it-ticks")
    (told,) = [problem for problem in problems if problem.code is Code.LINK_TO_NOWHERE]
    assert told.place.file == "salt-road/article.md"
    assert 'did you mean "../tide-clock/article.md"?' in told.hint
