"""What tests of the printed issue start from."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from layouts_for_tests import shipped
from printed import Print, Printed
from produced import pdf_bytes
from small_issues import Draw, picture

from makeready.issue import Issue, Picture


@pytest.fixture(scope="session")
def printed_complete(complete_issue: Issue) -> Printed:
    """The printed issue that has everything; it is printed without a problem."""
    return _printed(complete_issue)


@pytest.fixture
def draw(tmp_path: Path) -> Draw:
    """Draws a picture of a name, a width and a height."""

    def draw_picture(name: str, width: int = 300, height: int = 200) -> Picture:
        return picture(tmp_path, name, width, height)

    return draw_picture


@pytest.fixture(scope="session")
def print_issue() -> Print:
    """Prints an issue that has no problem with the shipped layout, or with another."""
    return _printed


def _printed(issue: Issue, layout: Any = None) -> Printed:
    data, problems = pdf_bytes(issue, layout or shipped())
    assert problems == []
    return Printed(data)
