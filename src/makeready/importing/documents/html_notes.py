"""The footnotes of a page: a raised number that leads to a text further down, and back from there."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from makeready.importing.documents.html_furniture import taken_off
from makeready.importing.documents.html_words import text_of
from makeready.importing.documents.marks import Kind, mark

NOTE = "makeready-note-"
"""What the class of an element begins with that holds the text of a note; its name follows."""
_NUMBER = re.compile(r"\s*[\[(]?(\d{1,3}|[a-z]|[ivx]{1,5}|[*†‡§]+)[\])]?\s*")
_HOLDERS = {"li", "p", "div", "aside", "section", "dd"}


def take_out_notes(body: etree._Element) -> tuple[list[etree._Element], list[str]]:
    """The elements that hold the texts of notes, taken out, and the numbers that called them.

    A mark is left where a note is called. An element's class tells the note's name.
    """
    by_id = {str(element.get("id")): element for element in body.iter() if element.get("id")}
    numbers: list[str] = []
    notes: list[etree._Element] = []
    for reference in [a for a in body.iter("a") if str(a.get("href", "")).startswith("#")]:
        target = by_id.get(str(reference.get("href"))[1:])
        if target is None or reference.getparent() is None or not _is_note(reference, target):
            continue
        name = str(len(notes) + 1)
        numbers.append(text_of(reference).strip())
        numbers += _without_way_back(reference, target)
        _put_mark(reference, name)
        notes.append(_moved(target, name))
    return notes, numbers


def _is_note(reference: etree._Element, target: etree._Element) -> bool:
    """Whether a link calls a note: its words are a number, and what it leads to leads back or is named so."""
    if not _NUMBER.fullmatch(text_of(reference)) or target.tag not in _HOLDERS or reference in target.iter():
        return False
    return any(True for _ in _ways_back(reference, target)) or bool(
        re.search(
            r"note",
            " ".join(
                str(e.get("class", "")) + str(e.get("role", "")) for e in (target, *target.iterancestors())
            ),
        )
    )


def _ways_back(reference: etree._Element, target: etree._Element) -> Iterator[etree._Element]:
    ids = {
        f"#{element.get('id')}" for element in (reference, *reference.iterancestors()) if element.get("id")
    }
    ids |= {f"#{inner.get('id')}" for inner in reference.iter() if inner.get("id")}
    yield from (link for link in target.iter("a") if link.get("href") in ids)


def _without_way_back(reference: etree._Element, target: etree._Element) -> list[str]:
    """The words of the links that lead back, which are taken off."""
    words = []
    for link in list(_ways_back(reference, target)):
        words.append(text_of(link).strip())
        parent = link.getparent()
        taken_off(link)
        if parent is not None and parent is not target and not text_of(parent).strip():
            taken_off(parent)
    return words


def _put_mark(reference: etree._Element, name: str) -> None:
    """Puts the note's mark in the place of the link, out of what raises it."""
    raised = reference.getparent()
    alone = (
        raised is not None and raised.tag == "sup" and text_of(raised).strip() == text_of(reference).strip()
    )
    place = raised if alone and raised is not None else reference
    sign = etree.Element("span")
    sign.text = mark(Kind.NOTE, name)
    sign.tail, place.tail = place.tail, None
    parent = place.getparent()
    if parent is not None:
        parent.replace(place, sign)


def _moved(target: etree._Element, name: str) -> etree._Element:
    """The element that holds the text of a note; what is empty now around it is taken off."""
    holder = target.getparent()
    taken_off(target)
    target.tag = "div"
    target.set("class", f"{NOTE}{name}")
    while holder is not None and holder.tag in {"ol", "ul", "section", "div", "aside", "footer"}:
        outer = holder.getparent()
        if text_of(holder).strip() or outer is None or holder.find(".//img") is not None:
            break
        taken_off(holder)
        holder = outer
    return target
