"""An OpenDocument text made plain for pandoc: what goes is told, what a field shows stays as words.

`number_of` tells the number of the paragraph in which an element stands.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from lxml import etree

from makeready.importing.documents.document import Told, dropped
from makeready.importing.documents.odf_names import (
    NAMESPACES,
    PARAGRAPHS,
    found,
    removed,
    replaced_by,
    tag,
    text_below,
    text_in,
    value,
)
from makeready.importing.imported import Did

_CONTENTS = (
    "//text:table-of-content|//text:illustration-index|//text:table-index|//text:object-index"
    "|//text:user-index|//text:alphabetical-index|//text:bibliography"
)
_KEPT_IN_LINE = {
    tag(f"text:{name}")
    for name in ("span", "a", "note", "s", "tab", "line-break", "bookmark", "bookmark-start", "bookmark-end")
} | {tag("text:soft-page-break"), tag("office:annotation"), *PARAGRAPHS}
"""What pandoc knows in a line of words; of all else, fields above all, the words are kept."""
_REFERENCES = {"bookmark-ref", "reference-ref", "sequence-ref", "note-ref"}


def drop_what_is_not_read(
    body: etree._Element, number_of: Callable[[etree._Element], int], hides: Callable[[str], bool]
) -> list[Told]:
    """Takes off what was deleted, lists of contents and hidden text; `hides` says whether a style does."""
    told: list[Told] = []
    for region in found(body, ".//text:changed-region[text:deletion]"):
        author = "".join(node.text or "" for node in region.iter(tag("dc:creator"))) or "someone"
        for paragraph in region.iter(*PARAGRAPHS):
            if (words := text_in(paragraph)).strip():
                at = number_of(_place_of_change(body, region))
                told.append(dropped(at, words, f"a tracked change: {author} deleted it"))
    for changes in found(body, ".//text:tracked-changes"):
        removed(changes)
    for index in found(body, _CONTENTS):
        why = "a table of contents, which the issue makes itself"
        told.append(dropped(number_of(index), text_below(index), why))
        removed(index)
    for hidden in found(body, ".//text:hidden-text"):
        words = value(hidden, "text:string-value")
        told.append(dropped(number_of(hidden), words, "it is hidden text"))
        replaced_by(hidden, "")
    for paragraph in found(body, ".//text:p[text:hidden-paragraph]"):
        told.append(dropped(number_of(paragraph), text_in(paragraph), "it is hidden text"))
        removed(paragraph)
    for span in list(body.iter(tag("text:span"))):
        if hides(value(span, "text:style-name")):
            told.append(dropped(number_of(span), text_in(span), "it is hidden text"))
            removed(span)
    return told


def _place_of_change(body: etree._Element, region: etree._Element) -> etree._Element:
    """The sign in the text where something was deleted."""
    name = value(region, "text:id")
    signs = (sign for sign in body.iter(tag("text:change")) if value(sign, "text:change-id") == name)
    return next(signs, region)


def keep_words_of_fields(body: etree._Element, number_of: Callable[[etree._Element], int]) -> list[Told]:
    """Puts the words that a field shows in its place; a ruby's stand in brackets behind what it is on."""
    told: list[Told] = []
    own = "{" + NAMESPACES["text"] + "}"
    for paragraph in list(body.iter(*PARAGRAPHS)):
        for node in list(paragraph.iterdescendants()):
            name = node.tag if isinstance(node.tag, str) else ""
            if name.startswith(own) and name not in _KEPT_IN_LINE and _is_in_line(node):
                told += _told_reference(node, number_of)
                replaced_by(node, text_in(node))
    return told


def _told_reference(field: etree._Element, number_of: Callable[[etree._Element], int]) -> Iterator[Told]:
    if etree.QName(field).localname in _REFERENCES:
        why = "a cross-reference, kept as the words that it showed last"
        yield Told(Did.DOUBTED, number_of(field), text_in(field), why)


def told_numbers(body: etree._Element, number_of: Callable[[etree._Element], int]) -> Iterator[Told]:
    """A doubt for each list whose first number pandoc does not see."""
    for item in found(body, ".//text:list-item[@text:start-value]|.//text:list[@text:continue-numbering]"):
        start = value(item, "text:start-value")
        if start or value(item, "text:continue-numbering") == "true":
            why = (
                f"its list begins with {start}" if start else "its list goes on with the numbers of the last"
            )
            why = f"{why} in the source, and with 1 here"
            yield Told(Did.DOUBTED, number_of(item), text_below(item), why)


def _is_in_line(node: etree._Element) -> bool:
    """Whether an element stands among the words of a paragraph, and not in a note's own parts."""
    parent = node.getparent()
    kept = {*PARAGRAPHS, tag("text:span"), tag("text:a")}
    return parent is not None and parent.tag in kept
