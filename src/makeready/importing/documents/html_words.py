"""The words of an HTML page, counted by lxml: what pandoc leaves out is missed here."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from makeready.importing.documents.equations import words_of
from makeready.importing.documents.marks import MARK
from makeready.producing.word_account import words_in

WITHOUT_WORDS = {"script", "style", "template", "head", "noscript", "rp", "iframe", "object", "canvas"}
"""Elements whose text no reader sees."""
IN_LINE = {
    *("a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font"),
    *("i", "ins", "kbd", "label", "mark", "q", "ruby", "rt", "rb", "s", "samp", "small", "span", "strike"),
    *("strong", "sub", "sup", "time", "tt", "u", "var", "wbr"),
}
"""Elements that do not part the words around them."""


def words_of_page(body: etree._Element) -> list[str]:
    """The words that a reader of the page sees, in order; where a note is called a word ends."""
    return words_in(MARK.sub(" ", text_of(body)))


def text_of(element: etree._Element) -> str:
    """The text in an element, blocks apart."""
    return "".join(_texts(element))


def _texts(node: etree._Element) -> Iterator[str]:
    if not isinstance(node.tag, str) or node.tag in WITHOUT_WORDS:
        return
    if node.tag == "math":
        yield words_of(node)
        return
    apart = "" if node.tag in IN_LINE else " "
    yield apart
    yield f"({node.text or ''}" if node.tag == "rt" else node.text or ""
    for child in node:
        yield from _texts(child)
        yield child.tail or ""
    yield ")" if node.tag == "rt" else apart
