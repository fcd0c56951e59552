"""What tests of importing start from."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

import pytest
from importing.set_pages import Press, printed


@pytest.fixture(scope="session")
def press() -> Iterator[Press]:
    """Sets HTML as a PDF, in a process of its own: a build changes WeasyPrint in this one."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:

        def set_page(page: str, folder: Path, into: Path) -> Path:
            return pool.submit(printed, page, folder, into).result()

        yield set_page
