"""Each folder in marked/ is laid over the smallest manuscript; `check` is to tell what is expected."""

from __future__ import annotations

from pathlib import Path

import pytest
from overlay import EXPECTED, lay_over

from makeready.checking import check
from makeready.order import Order
from makeready.progress import Progress
from makeready.workers import Here

MARKED = sorted(path for path in (Path(__file__).parent / "marked").iterdir() if path.is_dir())


@pytest.mark.parametrize("changes", MARKED, ids=lambda path: path.name)
def test_what_a_copy_editor_would_mark_is_told(changes: Path, tmp_path: Path) -> None:
    """What is told is expected.txt to the letter: the problem the folder is named for, and no other."""
    expected = (changes / EXPECTED).read_text(encoding="utf-8").rstrip("\n")
    manuscript = lay_over(changes, tmp_path / "manuscript")

    outcome = check(
        Order(manuscript, tmp_path, tmp_path / "build", ()), Progress(silent=True), Here(), pages=False
    )

    assert "\n".join(map(str, outcome.problems)) == expected
    assert {problem.code.value.code for problem in outcome.problems} == {changes.name.partition("--")[0]}
