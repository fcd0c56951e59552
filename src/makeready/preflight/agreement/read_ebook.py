"""The articles of a finished ebook and its page list, read from the file as a reading system does."""

from __future__ import annotations

import posixpath
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urldefrag

from lxml import etree

from makeready.composing.ebook_medium import article_file
from makeready.issue import Issue
from makeready.preflight.agreement.read_article import EbookArticle

XHTML = "{http://www.w3.org/1999/xhtml}"
TYPE = "{http://www.idpf.org/2007/ops}type"
NOT_READ = {"doc-noteref", "doc-backlink"}
"""What calls a note, and what leads back from it."""
IN_A_LINE = {"a", "abbr", "br", "code", "em", "kbd", "span", "strong", "sub", "sup"}


@dataclass(frozen=True, slots=True)
class ReadEbook:
    """What is laid beside the printed issue."""

    articles: tuple[EbookArticle, ...]
    page_list: tuple[tuple[str, str], ...]
    """Each entry of the page list: the folio as it is written, and the id that it leads to."""
    breaks: tuple[str, ...]
    """The id of each page break, in reading order."""


def read_ebook(issue: Issue, file: Path) -> ReadEbook:
    """The ebook in `file`; of an article that it does not have, an empty one."""
    with zipfile.ZipFile(file) as book:
        package = next(name for name in book.namelist() if name.endswith(".opf"))
        folder, root = posixpath.dirname(package), _parsed(book.read(package))
        items = {item.get("id"): item for item in root.iter("{*}item")}
        spine = [items[each.get("idref")].get("href") for each in root.iter("{*}itemref")]
        documents = {name: _parsed(book.read(posixpath.join(folder, name))) for name in spine}
        nav = next(item.get("href") for item in items.values() if "nav" in (item.get("properties") or ""))
        navs = _parsed(book.read(posixpath.join(folder, nav))).iter(f"{XHTML}nav")
        links = [a for each in navs if each.get(TYPE) == "page-list" for a in each.iter(f"{XHTML}a")]
    return ReadEbook(
        tuple(_article(documents.get(article_file(article.slug))) for article in issue.articles),
        tuple(("".join(link.itertext()), urldefrag(link.get("href", "")).fragment) for link in links),
        tuple(each.get("id", "") for name in spine for each in documents[name].iter() if _is_break(each)),
    )


def _parsed(data: bytes) -> Any:
    return etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True))


def _is_break(element: Any) -> bool:
    return isinstance(element.tag, str) and element.get("role") == "doc-pagebreak"


def _article(root: Any) -> EbookArticle:
    read = EbookArticle()
    if root is not None:
        _read(root.find(f"{XHTML}body"), read)
    return read


def _read(element: Any, read: EbookArticle) -> None:
    """What an element holds; what stands in the head of the article is no running text."""
    name = etree.QName(element).localname
    role = element.get("role")
    if role == "doc-pagebreak" or name == "header":
        _add_breaks(element, read)
    elif role == "doc-endnotes":
        read.notes += [_words(note) for note in element.iter() if note.get("role") == "doc-footnote"]
    elif name == "figure":
        _add_breaks(element, read)
        read.alts += filter(None, (picture.get("alt") for picture in element.iter(f"{XHTML}img")))
        read.captions += [_words(caption) for caption in element.iter(f"{XHTML}figcaption")]
    elif role not in NOT_READ and element.get("aria-hidden") != "true":
        read.add(element.text or "")
        for child in element:
            if isinstance(child.tag, str):
                _read(child, read)
            read.add(child.tail or "")
        if name not in IN_A_LINE:
            read.end_block()


def _add_breaks(element: Any, read: EbookArticle) -> None:
    """The page breaks in what is no running text: they stand before the letter that follows it."""
    for inner in filter(_is_break, element.iter()):
        read.breaks[int(inner.get("aria-label") or 0)] = len(read.letters)


def _words(element: Any) -> str:
    """The letters of a note or a caption."""
    read = EbookArticle()
    _read(element, read)
    read.end_block()
    return read.text
