"""What lies in the output folder was written by a build, or a check says that it was not."""

from __future__ import annotations

from pathlib import Path

from layouts_for_tests import SHIPPED

from makeready.checking import check
from makeready.order import Format, Order
from makeready.pipeline import build
from makeready.problems import Code
from makeready.progress import Progress
from makeready.workers import Here


def told(manuscript: Path, output: Path) -> list[str]:
    """The files that are told to be otherwise, and nothing else is."""
    order = Order(manuscript, SHIPPED, output, ())
    problems = check(order, Progress(silent=True), Here(), judges=False).problems
    assert {problem.code for problem in problems} <= {Code.BUILT_OTHERWISE}
    return [problem.place.file for problem in problems]


def test_a_file_that_was_changed_by_hand_is_told(smallest: Path, tmp_path: Path):
    """Where nothing is built there is nothing to tell, nor for what a build wrote, old or new."""
    build_folder = tmp_path / "build"
    assert told(smallest, build_folder) == []

    order = Order(smallest, SHIPPED, build_folder, tuple(Format))
    pdf, epub = build(order, Progress(silent=True), Here()).written
    assert told(smallest, build_folder) == []

    with (smallest / "salt-road/article.md").open("a") as text:
        text.write("\nSo it is.\n")
    assert told(smallest, build_folder) == [], "it is older than the manuscript, as it is after each edit"

    pdf.write_bytes(pdf.read_bytes() + b"\n")
    assert told(smallest, build_folder) == [pdf.name]

    epub.write_bytes(b"")
    assert told(smallest, build_folder) == sorted([pdf.name, epub.name])

    epub.unlink()
    build(order, Progress(silent=True), Here())
    assert told(smallest, build_folder) == []
