"""The words that an EPUB says, as its reader meets them."""

from __future__ import annotations

import zipfile
from io import BytesIO
from typing import Any

from lxml import etree

from makeready.producing.epub.ebooklib_cures import FOLDER
from makeready.producing.word_account import words_in

XHTML = "{http://www.w3.org/1999/xhtml}"
_IN_A_LINE = {f"{XHTML}{name}" for name in ("a", "abbr", "code", "em", "kbd", "span", "strong", "sub", "sup")}


def epub_words(epub: bytes) -> dict[str, list[str]]:
    """The words of each document by its name in the book; what stands in its head is left out."""
    with zipfile.ZipFile(BytesIO(epub)) as book:
        names = [name for name in book.namelist() if name.endswith(".xhtml")]
        return {name.removeprefix(f"{FOLDER}/"): _words(book.read(name)) for name in names}


def _words(data: bytes) -> list[str]:
    root = etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True))
    body = root.find(f"{XHTML}body")
    return words_in(_text(body)) if body is not None else []


def _text(element: Any) -> str:
    """The text of an element, with a space wherever a new block or a note mark ends a word."""
    if element.get("role") == "doc-noteref" or not isinstance(element.tag, str):
        return " "
    inner = (element.text or "") + "".join(_text(child) + (child.tail or "") for child in element)
    return inner if element.tag in _IN_A_LINE else f" {inner} "
