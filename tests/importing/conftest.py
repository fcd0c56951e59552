"""What tests of importing start from."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

import pytest
from importing.set_pages import Press, printed, printed_with_tags


@pytest.fixture(scope="session")
def apart() -> Iterator[ProcessPoolExecutor]:
    """A process in which pages are set: a build changes WeasyPrint in this one."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        yield pool


@pytest.fixture(scope="session")
def press(apart: ProcessPoolExecutor) -> Press:
    """Sets HTML as a PDF."""
    return lambda page, folder, into: apart.submit(printed, page, folder, into).result()


@pytest.fixture(scope="session")
def tagging_press(apart: ProcessPoolExecutor) -> Press:
    """Sets HTML as a PDF with tags."""
    return lambda page, folder, into: apart.submit(printed_with_tags, page, folder, into).result()
