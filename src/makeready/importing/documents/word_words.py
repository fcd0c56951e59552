"""The words of a Word file, counted from its own XML: what pandoc leaves out is missed here.

Tracked changes count as accepted. What they reject, hidden text, furniture and charts count too: each has to
be told.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lxml import etree

from makeready.importing.documents.equations import words_of
from makeready.importing.documents.word_names import found, is_on, paragraphs_of, tag
from makeready.producing.word_account import words_in

_REJECTED = (tag("w:del"), tag("w:moveFrom"))
_SPACES = {tag(name): " " for name in ("w:tab", "w:br", "w:cr", "w:ptab", "w:footnoteReference")} | {
    tag("w:endnoteReference"): " ",
    tag("w:noBreakHyphen"): "-",
}
_ELSEWHERE = {tag("w:p"), tag("mc:Fallback")}
"""What inside a paragraph is none of its words: a box's own paragraphs, and what is there twice."""


def words_of_parts(parts: Iterable[etree._Element]) -> list[str]:
    """The words of the body, of notes, heads and feet as their paragraphs tell them."""
    words: list[str] = []
    for part in parts:
        text = ""
        for paragraph in paragraphs_of(part):
            text += "".join(_text(paragraph, rejected=False))
            if not _goes_on(paragraph):
                words += words_in(text)
                text = ""
            words += [word for gone in _rejected(paragraph) for word in words_in(gone)]
        words += words_in(text)
        words += [
            word for art in found(part, "//v:textpath[@string]") for word in words_in(art.get("string", ""))
        ]
    return words


def words_of_chart(part: etree._Element) -> str:
    """What a chart or a diagram says: titles, names, figures."""
    kept = ("a:t", "c:v")
    return " ".join(node.text for node in part.iter(*map(tag, kept)) if node.text)


def _text(node: etree._Element, *, rejected: bool) -> Iterator[str]:
    """The text inside a paragraph; what tracked changes reject or hides is left out, or given alone."""
    for child in node:
        if child.tag in _ELSEWHERE:
            continue
        if child.tag in {tag("m:oMath"), tag("m:oMathPara")}:
            yield words_of(child)
        elif child.tag in {tag("w:t"), tag("w:delText")}:
            yield child.text or ""
        elif child.tag in _SPACES:
            yield _SPACES[child.tag]
        elif rejected or not (child.tag in _REJECTED or _is_hidden(child)):
            yield from _text(child, rejected=rejected)


def _rejected(paragraph: etree._Element) -> Iterator[str]:
    for node in paragraph.iter(*_REJECTED, tag("w:r")):
        if next(node.iterancestors(tag("w:p"))) is not paragraph or _is_inside_another(node, paragraph):
            continue
        if node.tag in _REJECTED or _is_hidden(node):
            yield "".join(_text(node, rejected=True))


def _is_inside_another(node: etree._Element, paragraph: etree._Element) -> bool:
    for outer in node.iterancestors():
        if outer is paragraph:
            return False
        if outer.tag in _REJECTED or outer.tag in _ELSEWHERE:
            return True
    return False


def _is_hidden(run: etree._Element) -> bool:
    return run.tag == tag("w:r") and is_on(run.find(f"{tag('w:rPr')}/{tag('w:vanish')}"))


def _goes_on(paragraph: etree._Element) -> bool:
    """Whether the next paragraph is one with this: its end was deleted, or it is a dropped capital."""
    properties = paragraph.find(tag("w:pPr"))
    if properties is None:
        return False
    ended = properties.find(f"{tag('w:rPr')}/{tag('w:del')}")
    frame = properties.find(tag("w:framePr"))
    return ended is not None or (frame is not None and frame.get(tag("w:dropCap")) in {"drop", "margin"})
