"""The names of WordprocessingML (ECMA-376), and the few steps that every reader of it takes."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

NAMESPACES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
    "dgm": "http://schemas.openxmlformats.org/drawingml/2006/diagram",
    "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "o": "urn:schemas-microsoft-com:office:office",
    "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
    "v": "urn:schemas-microsoft-com:vml",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
}
STRICT = {
    "http://purl.oclc.org/ooxml/wordprocessingml/main": NAMESPACES["w"],
    "http://purl.oclc.org/ooxml/officeDocument/relationships": NAMESPACES["r"],
    "http://purl.oclc.org/ooxml/drawingml/main": NAMESPACES["a"],
    "http://purl.oclc.org/ooxml/drawingml/chart": NAMESPACES["c"],
    "http://purl.oclc.org/ooxml/drawingml/diagram": NAMESPACES["dgm"],
    "http://purl.oclc.org/ooxml/officeDocument/math": NAMESPACES["m"],
    "http://purl.oclc.org/ooxml/drawingml/picture": NAMESPACES["pic"],
    "http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing": NAMESPACES["wp"],
}
"""The names that "Strict Open XML" has in the place of those."""


def tag(name: str) -> str:
    """A name as lxml writes it: "w:p" with its namespace in full."""
    prefix, _, local = name.partition(":")
    return f"{{{NAMESPACES[prefix]}}}{local}"


def found(element: etree._Element, path: str) -> list[etree._Element]:
    """What an XPath gives below an element."""
    result: list[etree._Element] = element.xpath(path, namespaces=NAMESPACES)
    return result


def value(element: etree._Element | None, name: str = "w:val") -> str:
    """An attribute; "" where there is none, or no element."""
    return "" if element is None else str(element.get(tag(name), ""))


def removed(element: etree._Element) -> None:
    """Takes an element out; what follows it stays."""
    parent = element.getparent()
    if parent is not None:
        _keep_tail(element)
        parent.remove(element)


def unwrapped(element: etree._Element) -> None:
    """Puts what is in an element in its place."""
    parent = element.getparent()
    if parent is not None:
        at = parent.index(element)
        for offset, child in enumerate(list(element)):
            parent.insert(at + offset, child)
        removed(element)


def _keep_tail(element: etree._Element) -> None:
    if element.tail and element.tail.strip():
        before, parent = element.getprevious(), element.getparent()
        if before is not None:
            before.tail = (before.tail or "") + element.tail
        elif parent is not None:
            parent.text = (parent.text or "") + element.tail


def run_of(text: str, vertical: str = "") -> etree._Element:
    """A run of words; `vertical` is "superscript", "subscript" or ""."""
    run = etree.Element(tag("w:r"))
    if vertical:
        dress = etree.SubElement(run, tag("w:rPr"))
        etree.SubElement(dress, tag("w:vertAlign")).set(tag("w:val"), vertical)
    words = etree.SubElement(run, tag("w:t"))
    words.text = text
    words.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return run


def paragraph_of(*runs: etree._Element) -> etree._Element:
    """A paragraph of runs."""
    paragraph = etree.Element(tag("w:p"))
    paragraph.extend(runs)
    return paragraph


def is_on(element: etree._Element | None) -> bool:
    """Whether a switch such as w:vanish is there and not turned off."""
    return element is not None and value(element) not in {"0", "false", "off"}


def paragraphs_of(root: etree._Element) -> Iterator[etree._Element]:
    """Every paragraph, those in tables and boxes too; what stands twice for old programs is told once."""
    for paragraph in root.iter(tag("w:p")):
        if not any(True for _ in paragraph.iterancestors(tag("mc:Fallback"))):
            yield paragraph


def style_of(paragraph: etree._Element) -> str:
    """The id of its style; "" for the usual one."""
    return value(paragraph.find(f"{tag('w:pPr')}/{tag('w:pStyle')}"))
