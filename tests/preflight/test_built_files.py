"""What lies in the output folder is what the manuscript gives, or a check says that it is not."""

from __future__ import annotations

from pathlib import Path

from layouts_for_tests import SHIPPED
from overlay import SMALLEST

from makeready.checking import check
from makeready.order import Format, Order
from makeready.pipeline import build
from makeready.problems import Code
from makeready.progress import Progress
from makeready.workers import Here


def told(output: Path) -> list[str]:
    """The files that are told to be otherwise, and nothing else is."""
    order = Order(SMALLEST, SHIPPED, output, ())
    problems = check(order, Progress(silent=True), Here(), judges=False).problems
    assert {problem.code for problem in problems} <= {Code.BUILT_OTHERWISE}
    return [problem.place.file for problem in problems]


def test_a_file_that_was_changed_by_hand_is_told(tmp_path: Path):
    """Where nothing is built there is nothing to tell, nor for what was built of this manuscript."""
    assert told(tmp_path) == []

    order = Order(SMALLEST, SHIPPED, tmp_path, tuple(Format))
    pdf, epub = build(order, Progress(silent=True), Here()).written
    assert told(tmp_path) == []

    pdf.write_bytes(pdf.read_bytes() + b"\n")
    assert told(tmp_path) == [pdf.name]

    epub.write_bytes(b"")
    assert told(tmp_path) == sorted([pdf.name, epub.name])

    pdf.unlink()
    epub.unlink()
    assert told(tmp_path) == []
