"""What a document of the book says and holds, found by reading it as a reading system does."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from lxml import etree

from makeready.composing.ebook_chapters import EbookDocument
from makeready.composing.ill_formed import ill_formed
from makeready.composing.templates import Layout, Medium
from makeready.problems import Refused
from makeready.producing.word_account import words_in

XHTML = "{http://www.w3.org/1999/xhtml}"
TYPE = "{http://www.idpf.org/2007/ops}type"
_IN_A_LINE = {f"{XHTML}{name}" for name in ("a", "abbr", "code", "em", "kbd", "span", "strong", "sub", "sup")}
_MOVING = {f"{XHTML}{name}" for name in ("audio", "video", "script", "iframe", "object", "embed", "canvas")}
_HEADINGS = {f"{XHTML}h{level}" for level in range(1, 7)}
_TO_BE_STATED = {"svg": "{http://www.w3.org/2000/svg}", "mathml": "{http://www.w3.org/1998/Math/MathML}"}
"""What a manifest must say that a document holds, and the names by which it is known there."""


@dataclass(frozen=True, slots=True)
class ReadDocument:
    """A document of the book, and what was found in it."""

    document: EbookDocument
    words: str
    """As `words_in` gives them, a space between each two."""
    characters: str
    """Each that is in it once, in the order of their numbers."""
    properties: tuple[str, ...]
    """Of the manifest: "svg", "mathml"."""
    alts: frozenset[str]
    """What is heard in place of its pictures."""
    links: tuple[str, ...]
    """Where its navigation leads, if it has one."""
    page_links: tuple[str, ...]
    """Where its list of printed pages leads, if it has one."""
    well_nested: bool
    """Whether its headings begin at the first level and leave none out on the way down."""
    moves: bool
    """Whether it holds what may move or sound."""

    def data(self) -> bytes:
        """Its bytes in the book."""
        return self.document.html.encode()


def read_document(
    document: EbookDocument, layout: Layout, medium: Medium = "ebook", template: str = ""
) -> ReadDocument:
    """What is found in `document`; refuses markup that reading systems could only guess at.

    `template` is what it was made with, where its own name does not tell that.
    """
    root = _parsed(document, layout, medium, template or _template_of(document))
    tags = [element.tag for element in root.iter(etree.Element)]
    navs = list(root.iter(f"{XHTML}nav"))
    return ReadDocument(
        document,
        words=" ".join(document_words(root)),
        characters="".join(sorted(set("".join(root.itertext())))),
        properties=tuple(
            name for name, space in _TO_BE_STATED.items() if any(tag.startswith(space) for tag in tags)
        ),
        alts=frozenset((picture.get("alt") or "").strip() for picture in root.iter(f"{XHTML}img")),
        links=_links(navs[:1]),
        page_links=_links(nav for nav in navs if nav.get(TYPE) == "page-list"),
        well_nested=_well_nested([int(tag[-1]) for tag in tags if tag in _HEADINGS]),
        moves=not _MOVING.isdisjoint(tags),
    )


def _links(navs: Iterable[Any]) -> tuple[str, ...]:
    return tuple(link.get("href", "") for nav in navs for link in nav.iter(f"{XHTML}a"))


def document_words(root: Any) -> list[str]:
    """The words of a document, as its reader meets them; what stands in its head is left out."""
    body = root.find(f"{XHTML}body")
    return words_in(_text(body)) if body is not None else []


def _text(element: Any) -> str:
    """The text of an element, with a space wherever a new block or a note mark ends a word."""
    if element.get("role") == "doc-noteref" or not isinstance(element.tag, str):
        return " "
    inner = (element.text or "") + "".join(_text(child) + (child.tail or "") for child in element)
    return inner if element.tag in _IN_A_LINE else f" {inner} "


def _well_nested(levels: list[int]) -> bool:
    steps = zip([0, *levels], levels, strict=False)
    return all(level <= before + 1 for before, level in steps)


def _template_of(document: EbookDocument) -> str:
    name = "article" if document.article else document.file.removesuffix(".xhtml")
    return f"{name}.xhtml.jinja"


def _parsed(document: EbookDocument, layout: Layout, medium: Medium, template: str) -> Any:
    try:
        parser = etree.XMLParser(resolve_entities=False, no_network=True)
        return etree.fromstring(document.html.encode(), parser)
    except etree.XMLSyntaxError as fault:
        raise Refused([ill_formed(layout, medium, template, document.html)]) from fault
