"""Each folder in tests/broken is laid over the smallest manuscript; its problems are to be those expected."""

from __future__ import annotations

from pathlib import Path

import pytest
from overlay import EXPECTED, lay_over

from makeready.reading.manuscript import read_manuscript

BROKEN = sorted(path for path in (Path(__file__).parent / "broken").iterdir() if path.is_dir())


@pytest.mark.parametrize("changes", BROKEN, ids=lambda path: path.name)
def test_a_broken_manuscript_has_the_problems_expected(changes: Path, tmp_path: Path) -> None:
    """What is printed is expected.txt to the letter, the problem the folder is named for among it."""
    expected = (changes / EXPECTED).read_text(encoding="utf-8").rstrip("\n")

    _, problems = read_manuscript(lay_over(changes, tmp_path / "manuscript"))

    assert "\n".join(map(str, problems)) == expected
    assert changes.name.partition("--")[0] in {problem.code.value.code for problem in problems}
