"""`credits.csv`: what a spreadsheet shows, and never runs."""

from __future__ import annotations

import csv
import io

import pytest
from told_releases import HEBREW, ODD

from makeready.preflight.checked import CreditRow
from makeready.releasing.credits_csv import credits_csv


def cells(*rows: CreditRow) -> list[list[str]]:
    """The table as a program reads it that knows UTF-8 by its mark."""
    return list(csv.reader(io.StringIO(credits_csv(rows).decode("utf-8-sig"), newline="")))


def test_every_picture_has_a_line() -> None:
    """With its pages, its credit, its rights and the day on which they lapse."""
    row = CreditRow(
        "salt/images/a.jpg", "salt", (4, 5), "Ada Lind", "one print use until 2033-01-01", "2033-01-01"
    )

    assert cells(row) == [
        ["picture", "article", "page", "credit", "rights", "lapse"],
        ["salt/images/a.jpg", "salt", "4, 5", "Ada Lind", "one print use until 2033-01-01", "2033-01-01"],
    ]


def test_every_word_comes_through() -> None:
    """Commas, quotes, line ends, emoji and Hebrew stay in their cells."""
    row = CreditRow("cover.jpg", "", (1,), f"{ODD}, {HEBREW}", "two\nlines", "")

    assert cells(row)[1] == ["cover.jpg", "", "1", f"{ODD}, {HEBREW}", "two\nlines", ""]


def test_a_spreadsheet_knows_its_letters_and_lines() -> None:
    """It begins with the mark by which Excel knows UTF-8, and its lines end as RFC 4180 says."""
    data = credits_csv([CreditRow("cover.jpg", "", (1,), "Élodie", "", "")])

    assert data.startswith(b"\xef\xbb\xbfpicture,article,page,credit,rights,lapse\r\n")
    assert data.endswith("Élodie,,\r\n".encode())


@pytest.mark.parametrize("begins", ["=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r"])
def test_no_cell_is_a_formula(begins: str) -> None:
    """Whatever an editor or an author has typed, a spreadsheet takes it for text."""
    shown = cells(CreditRow(f"{begins}a.jpg", f"{begins}b", (1,), f"{begins}HYPERLINK(1)", f"{begins}1", ""))[
        1
    ]

    assert all(cell.startswith("'") for cell in (shown[0], shown[1], shown[3], shown[4]))
    assert shown[3] == f"'{begins}HYPERLINK(1)"
