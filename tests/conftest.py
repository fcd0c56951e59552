"""What tests of every stage start from."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from overlay import COMPLETE, SMALLEST, lay_over

from makeready.issue import Issue
from makeready.problems import Problem
from makeready.reading.manuscript import read_manuscript
from makeready.starting import start_article, start_issue

Read = tuple[Issue | None, list[Problem]]
ReadText = Callable[[str], Read]


@pytest.fixture
def smallest(tmp_path: Path) -> Path:
    """A copy of the smallest manuscript, to be changed."""
    return lay_over(tmp_path / "no-changes", tmp_path / "manuscript")


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """An issue of two short articles."""
    folder = tmp_path / "manuscript"
    start_issue(folder)
    start_article(folder, "salt-road")
    facts = folder / "issue.yaml"
    facts.write_text(facts.read_text().replace("[first-article]", "[first-article, salt-road]"))
    return folder


@pytest.fixture(scope="session")
def smallest_issue() -> Issue:
    """The issue of the smallest manuscript."""
    return _whole(SMALLEST)


@pytest.fixture(scope="session")
def complete_issue() -> Issue:
    """The issue that has every feature once."""
    return _whole(COMPLETE)


@pytest.fixture
def read_text(smallest: Path) -> ReadText:
    """Reads the smallest manuscript with another text in its article; the text begins in line 4."""

    def read(text: str) -> Read:
        article = smallest / "salt-road/article.md"
        article.write_bytes(b"---\ntitle: The salt road\n---\n" + text.encode("utf-8", "surrogatepass"))
        return read_manuscript(smallest)

    return read


def _whole(manuscript: Path) -> Issue:
    """The issue in a manuscript that has no problem."""
    issue, problems = read_manuscript(manuscript)
    assert issue is not None
    assert problems == []
    return issue
