"""The one release of WeasyPrint that pages are set with, asked for before anything of it is imported."""

from __future__ import annotations

from importlib.metadata import version

from makeready.exits import Ended, Exit

VERSION = "70.0"
"""The one release whose private names are known to be those used in `weasyprint_seams`."""


class OtherRelease(Ended):
    """WeasyPrint is there in another release."""

    exit = Exit.MISSING


def demand_release() -> None:
    """Goes on where WeasyPrint is there in its one release.

    Raises `OtherRelease`, or `ModuleNotFoundError` where there is none at all.
    """
    found = version("weasyprint")
    if found != VERSION:
        raise OtherRelease(f"WeasyPrint {VERSION} is needed, not {found}.")
