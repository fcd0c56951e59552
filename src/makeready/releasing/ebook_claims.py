"""What a finished EPUB says of its own accessibility: its build found it true, so others may repeat it."""

from __future__ import annotations

import zipfile
from pathlib import Path
from typing import BinaryIO

from lxml import etree

from makeready.producing.epub.accessibility import Accessibility

_OPF = "{http://www.idpf.org/2007/opf}"
_ROOTFILE = "{urn:oasis:names:tc:opendocument:xmlns:container}rootfile"


def ebook_claims(epub: Path | BinaryIO) -> Accessibility:
    """The claims in the package of `epub`; what it says is unknown is no claim, and is left out.

    Raises `zipfile.BadZipFile`, `KeyError` or `etree.XMLSyntaxError` where it is no EPUB.
    """
    with zipfile.ZipFile(epub) as book:
        container = _parsed(book.read("META-INF/container.xml"))
        package = _parsed(book.read(next(container.iter(_ROOTFILE)).get("full-path", "")))
    said: dict[str, list[str]] = {}
    for meta in package.iter(f"{_OPF}meta"):
        name = meta.get("property", "")
        if name.startswith("schema:") and meta.text and meta.text != "unknown":
            said.setdefault(name.removeprefix("schema:"), []).append(meta.text)
    return Accessibility(
        modes=tuple(said.get("accessMode", ())),
        sufficient=tuple(said.get("accessModeSufficient", ())),
        features=tuple(said.get("accessibilityFeature", ())),
        hazards=tuple(said.get("accessibilityHazard", ())),
        summary=" ".join(said.get("accessibilitySummary", ())),
    )


def _parsed(data: bytes) -> etree._Element:
    return etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True))
