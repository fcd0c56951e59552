"""A PDF opened, or the plain reason why it can't be brought in."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pypdfium2
from pypdfium2 import raw

from makeready.importing.text_source import NotImported

LARGEST = 150_000_000
"""Bytes; a printed magazine at full resolution has less."""
MOST_PAGES = 400

_REASONS = {
    raw.FPDF_ERR_PASSWORD: (
        "{name} is locked with a password. Open it in a PDF reader, print it to a new PDF, "
        "and bring in that one; or ask for a copy without the password."
    ),
    raw.FPDF_ERR_SECURITY: "{name} is locked in a way that can't be opened here. Ask for a copy that is not.",
}
_NO_PDF = "{name} is no PDF that can be read: it is damaged, or its suffix is wrong."


@contextmanager
def opened(source: Path) -> Iterator[Any]:
    """The document; raises `NotImported` where it is empty, too large, locked or no PDF."""
    size = source.stat().st_size
    if size > LARGEST:
        raise NotImported(
            f"{source.name} has {size // 1_000_000} MB; {LARGEST // 1_000_000} MB is the most. "
            "Save the article's pages as a PDF of their own."
        )
    if not size:
        raise NotImported(f"{source.name} is empty.")
    try:
        document = pypdfium2.PdfDocument(source)
        count = len(document)
    except pypdfium2.PdfiumError as error:
        code = getattr(error, "err_code", None)
        raise NotImported(_REASONS.get(code, _NO_PDF).format(name=source.name)) from None
    with document:
        if count == 0:
            raise NotImported(f"{source.name} has no pages.")
        yield document
