"""What an HTML element is in a PDF's structure: ISO 32000-1, 14.8.4."""

from __future__ import annotations

from typing import Any

Element = Any
"""An element of the document's tree, as `xml.etree` has them."""

ROLES = {
    "article": "Art",
    "section": "Sect",
    "main": "Part",
    "nav": "Sect",
    "aside": "Sect",
    "figure": "Div",
    "h1": "H1",
    "h2": "H2",
    "h3": "H3",
    "h4": "H4",
    "h5": "H5",
    "h6": "H6",
    "p": "P",
    "pre": "P",
    "dt": "P",
    "dd": "P",
    "blockquote": "BlockQuote",
    "ul": "L",
    "ol": "L",
    "li": "LI",
    "table": "Table",
    "caption": "Caption",
    "figcaption": "Caption",
    "thead": "THead",
    "tbody": "TBody",
    "tfoot": "TFoot",
    "tr": "TR",
    "th": "TH",
    "td": "TD",
    "img": "Figure",
    "a": "Link",
}
HEADINGS = {"H1", "H2", "H3", "H4", "H5", "H6"}
NOTE_CLASS = "note"
CALL_CLASS = "note-call"
"""The class of a number that calls a note which stands elsewhere."""


def is_note(element: Element) -> bool:
    """Whether an element is a footnote."""
    return NOTE_CLASS in (element.get("class") or "").split()


def role_of(element: Element) -> str | None:
    """The role of an element, nothing for one whose content belongs to what is around it."""
    if is_note(element):
        return "Note"
    if element.get("class") == CALL_CLASS:
        return "Reference"
    if element.tag == "span" and element.get("lang"):
        return "Span"
    return ROLES.get(element.tag)
