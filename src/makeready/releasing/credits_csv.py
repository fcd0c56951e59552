"""Whose each picture is, as a table for a spreadsheet: `credits.csv`.

RFC 4180, and UTF-8 with a byte order mark: without the mark Excel reads a CSV in the code page of the machine
and shows "Ã©" for "é"; LibreOffice, Numbers and Google Sheets read either.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable

from makeready.preflight.checked import CreditRow

COLUMNS: tuple[tuple[str, Callable[[CreditRow], str]], ...] = (
    ("picture", lambda row: row.file),
    ("article", lambda row: row.article),
    ("page", lambda row: ", ".join(map(str, row.folios))),
    ("credit", lambda row: row.credit),
    ("rights", lambda row: row.rights),
    ("lapse", lambda row: row.lapse),
)
"""What stands above each column, and what in it."""

FORMULA = ("=", "+", "-", "@", "\uff1d", "\uff0b", "\uff0d", "\uff20", "\t", "\r", "\n")
"""How a cell begins that a spreadsheet may run: OWASP, CSV Injection, with the full-width forms."""


def credits_csv(rows: Iterable[CreditRow]) -> bytes:
    """A line for each picture, in the order of the pages; the day on which its rights lapse as ISO 8601."""
    out = io.StringIO()
    writer = csv.writer(out)  # its "excel" is the dialect of RFC 4180: CRLF, quotes doubled
    writer.writerow(heading for heading, _ in COLUMNS)
    for row in rows:
        writer.writerow(_as_text(cell(row)) for _, cell in COLUMNS)
    return out.getvalue().encode("utf-8-sig")


def _as_text(cell: str) -> str:
    """The cell as a spreadsheet shows it and doesn't run it: an apostrophe says that it is text."""
    return f"'{cell}" if cell.startswith(FORMULA) else cell
