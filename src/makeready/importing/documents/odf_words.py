"""The words of an OpenDocument text, counted from its own XML: what pandoc leaves out is missed here."""

from __future__ import annotations

from lxml import etree

from makeready.importing.documents.equations import words_of
from makeready.importing.documents.odf_names import NAMESPACES, PARAGRAPHS, found, tag, text_in, value
from makeready.producing.word_account import words_in

_UNSEEN = "ancestor::office:annotation"


def words_of_text(body: etree._Element) -> list[str]:
    """The words of the text, its notes, boxes, lists of contents, and of what tracked changes deleted."""
    words: list[str] = []
    for paragraph in body.iter(*PARAGRAPHS):
        if not found(paragraph, _UNSEEN):
            words += words_in(text_in(paragraph))
    for hidden in body.iter(tag("text:hidden-text")):
        words += words_in(value(hidden, "text:string-value"))
    return words


def words_of_object(content: etree._Element) -> str:
    """What an embedded object says: an equation as a line of words, else its paragraphs."""
    if content.tag == tag("math:math"):
        return words_of(content)
    return " ".join(filter(None, (text_in(paragraph) for paragraph in content.iter(*PARAGRAPHS))))


def is_equation(content: etree._Element) -> bool:
    """Whether an embedded object is one."""
    return etree.QName(content).namespace == NAMESPACES["math"]
