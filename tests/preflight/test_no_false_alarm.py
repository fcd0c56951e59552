"""What is right is not marked: a false alarm costs more than a miss."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from makeready.checking import check
from makeready.order import Order
from makeready.progress import Progress
from makeready.workers import Here

RIGHT = sorted((Path(__file__).parent / "right").glob("*.md"))


@pytest.mark.parametrize("article", RIGHT, ids=lambda path: path.stem)
def test_what_is_right_is_left_alone(article: Path, smallest: Path) -> None:
    """Nothing is told of an article in right/."""
    shutil.copy(article, smallest / "salt-road/article.md")

    outcome = check(
        Order(smallest, smallest.parent, smallest.parent / "build", ()),
        Progress(silent=True),
        Here(),
        pages=False,
    )

    assert list(map(str, outcome.problems)) == []


def test_the_shipped_issue_has_nothing_to_mark(tmp_path: Path) -> None:
    """The issue that ships with Makeready is checked without a finding."""
    manuscript = Path(__file__).parents[2] / "manuscript"

    outcome = check(
        Order(manuscript, tmp_path, tmp_path / "build", ()), Progress(silent=True), Here(), pages=False
    )

    assert list(map(str, outcome.problems)) == []
