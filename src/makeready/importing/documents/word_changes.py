"""A Word file's tracked changes accepted, its fields and frames resolved; what goes is told."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from makeready.importing.documents.document import Told, dropped
from makeready.importing.documents.word_names import (
    found,
    is_on,
    paragraphs_of,
    removed,
    tag,
    unwrapped,
    value,
)
from makeready.importing.imported import Did

_WRAPPERS = "//w:ins|//w:moveTo|//w:smartTag|//w:customXml|//w:fldSimple"


def clean(part: etree._Element, numbers: dict[etree._Element, int]) -> list[Told]:
    """Leaves in a part what its author means to be read; `numbers` are those of its paragraphs."""
    for choice in found(part, "//mc:AlternateContent"):
        _chosen(choice)
    told = [*_changes(part, numbers), *_contents_lists(part, numbers)]
    for control in found(part, "//w:sdt"):
        _opened(control)
    told += _fields(part, numbers)
    told += _hidden(part, numbers)
    for wrapper in found(part, _WRAPPERS):
        unwrapped(wrapper)
    _join_paragraphs(part)
    return told


def number_of(element: etree._Element, numbers: dict[etree._Element, int]) -> int:
    """The number of the paragraph in which an element stands; 0 where that has none: in a note."""
    here = element if element.tag == tag("w:p") else next(element.iterancestors(tag("w:p")), None)
    while here is not None:
        if here in numbers:
            return numbers[here]
        here = next(here.iterancestors(tag("w:p")), None)
    return 0


def text_below(element: etree._Element) -> str:
    """The text in an element, paragraphs apart."""
    texts = (
        "".join(node.text or "" for node in paragraph.iter(tag("w:t"), tag("w:delText")))
        for paragraph in element.iter(tag("w:p"))
    )
    own = "".join(node.text or "" for node in element.iter(tag("w:t"), tag("w:delText")))
    return " / ".join(filter(None, texts)) or own


def _chosen(choice: etree._Element) -> None:
    """Keeps one of the forms in which a thing is there twice: the newer, or else that for old programs."""
    forms = found(choice, "mc:Choice") or found(choice, "mc:Fallback")
    for form in list(choice):
        if form is not forms[0]:
            choice.remove(form)
    unwrapped(forms[0])
    unwrapped(choice)


def _changes(part: etree._Element, numbers: dict[etree._Element, int]) -> Iterator[Told]:
    for change in found(part, "//w:pPr/w:rPr/w:ins|//w:rPr/w:del[not(ancestor::w:pPr)]"):
        removed(change)
    for row in found(part, "//w:tr[w:trPr/w:del]"):
        first = next(row.iter(tag("w:p")), row)
        yield dropped(number_of(first, numbers), text_below(row), f"a row that {_who(row)} deleted")
        removed(row)
    for change in found(part, "//w:del[not(ancestor::w:rPr)]|//w:moveFrom[not(ancestor::w:rPr)]"):
        words = text_below(change)
        gone = "deleted it" if change.tag == tag("w:del") else "moved it away from here"
        if words.strip():
            yield dropped(number_of(change, numbers), words, f"a tracked change: {_who(change)} {gone}")
        removed(change)


def _who(change: etree._Element) -> str:
    author = value(change, "w:author") or value(next(iter(found(change, "w:trPr/w:del")), None), "w:author")
    return author or "someone"


def _contents_lists(part: etree._Element, numbers: dict[etree._Element, int]) -> Iterator[Told]:
    why = "a table of contents, which the issue makes itself"
    for control in found(part, "//w:sdt[.//w:docPartGallery[@w:val='Table of Contents']]"):
        at = next((number_of(inner, numbers) for inner in control.iter(tag("w:p"))), 0)
        yield dropped(at, text_below(control), why)
        removed(control)
    inside = False
    for paragraph in list(paragraphs_of(part)):
        begins = any(re.match(r"\s*TOC\b", node.text or "") for node in paragraph.iter(tag("w:instrText")))
        if begins:
            depth, inside = 0, True
        if inside:
            kinds = [value(sign, "w:fldCharType") for sign in paragraph.iter(tag("w:fldChar"))]
            depth += kinds.count("begin") - kinds.count("end")
            if words := text_below(paragraph):
                yield dropped(number_of(paragraph, numbers), words, why)
            removed(paragraph)
            inside = depth > 0


def _opened(control: etree._Element) -> None:
    """Puts the content of a form's control in its place."""
    content = control.find(tag("w:sdtContent"))
    if content is None:
        removed(control)
        return
    for other in list(control):
        if other is not content:
            control.remove(other)
    unwrapped(content)
    unwrapped(control)


def _fields(part: etree._Element, numbers: dict[etree._Element, int]) -> Iterator[Told]:
    """What a field shows stays as words. A link's field is left to pandoc, which knows it."""
    fields: list[tuple[str, list[str]]] = []
    for node in found(part, "//w:fldChar|//w:instrText|//w:t"):
        kind = value(node, "w:fldCharType")
        if kind == "begin":
            fields.append((_name_of(node), []))
        if not fields:
            continue
        name, shown = fields[-1]
        if node.tag == tag("w:t"):
            shown.append(node.text or "")
            continue
        if kind == "end":
            fields.pop()
            if name in {"REF", "PAGEREF", "NOTEREF"}:
                why = "a cross-reference, kept as the words that it showed last"
                yield Told(Did.DOUBTED, number_of(node, numbers), "".join(shown), why)
        if name != "HYPERLINK":
            removed(node)


def _name_of(begin: etree._Element) -> str:
    """The name of the field that begins at a sign: "HYPERLINK", "SEQ" …."""
    text = ""
    for node in found(begin, "following::*[self::w:instrText or self::w:fldChar]"):
        if node.tag == tag("w:fldChar"):
            break
        text += node.text or ""
    return text.strip().partition(" ")[0].upper()


def _hidden(part: etree._Element, numbers: dict[etree._Element, int]) -> Iterator[Told]:
    for run in found(part, "//w:r[w:rPr/w:vanish]"):
        if is_on(run.find(f"{tag('w:rPr')}/{tag('w:vanish')}")):
            if (words := text_below(run)).strip():
                yield dropped(number_of(run, numbers), words, "it is hidden text")
            removed(run)


def _join_paragraphs(part: etree._Element) -> None:
    """A paragraph whose end was deleted, or which is a dropped capital, is made one with the next."""
    for paragraph in list(paragraphs_of(part)):
        properties = paragraph.find(tag("w:pPr"))
        if properties is None:
            continue
        frame = properties.find(tag("w:framePr"))
        is_capital = frame is not None and frame.get(tag("w:dropCap")) in {"drop", "margin"}
        following = paragraph.getnext()
        if following is None or following.tag != tag("w:p"):
            continue
        if is_capital or properties.find(f"{tag('w:rPr')}/{tag('w:del')}") is not None:
            _prepend(paragraph, following, plain=is_capital)


def _prepend(paragraph: etree._Element, following: etree._Element, *, plain: bool) -> None:
    """Puts what a paragraph holds before what the next one holds; its style is that of the whole."""
    words = [child for child in paragraph if child.tag != tag("w:pPr")]
    style, other = paragraph.find(tag("w:pPr")), following.find(tag("w:pPr"))
    if not plain and style is not None:
        goes_on = other is not None and bool(found(other, "w:rPr/w:del"))
        for ended in found(style, "w:rPr/w:del"):
            if not goes_on:
                removed(ended)
        if other is not None:
            following.remove(other)
        following.insert(0, style)
    at = 1 if following.find(tag("w:pPr")) is not None else 0
    for offset, child in enumerate(words):
        following.insert(at + offset, child)
    removed(paragraph)
