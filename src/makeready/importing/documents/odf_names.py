"""The names of OpenDocument (ISO/IEC 26300), and the few steps that every reader of it takes."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

_URN = "urn:oasis:names:tc:opendocument:xmlns"
NAMESPACES = {
    **{
        name: f"{_URN}:{name}:1.0"
        for name in ("office", "text", "style", "table", "chart", "meta", "manifest")
    },
    "draw": f"{_URN}:drawing:1.0",
    "svg": f"{_URN}:svg-compatible:1.0",
    "fo": f"{_URN}:xsl-fo-compatible:1.0",
    "xlink": "http://www.w3.org/1999/xlink",
    "dc": "http://purl.org/dc/elements/1.1/",
    "math": "http://www.w3.org/1998/Math/MathML",
}


def tag(name: str) -> str:
    """A name as lxml writes it: "text:p" with its namespace in full."""
    prefix, _, local = name.partition(":")
    return f"{{{NAMESPACES[prefix]}}}{local}"


def found(element: etree._Element, path: str) -> list[etree._Element]:
    """What an XPath gives below an element."""
    result: list[etree._Element] = element.xpath(path, namespaces=NAMESPACES)
    return result


def value(element: etree._Element, name: str) -> str:
    """An attribute; "" where there is none."""
    return str(element.get(tag(name), ""))


PARAGRAPHS = (tag("text:p"), tag("text:h"))
APART = {
    tag("text:tracked-changes"),
    tag("office:annotation"),
    tag("text:note-citation"),
    tag("draw:frame"),
    *PARAGRAPHS,
}
"""What stands in a paragraph and is none of its words."""
_SPACES = {tag("text:s"), tag("text:tab"), tag("text:line-break"), tag("text:note")}


def text_in(node: etree._Element) -> str:
    """The words of one paragraph, without those of notes, boxes and comments in it."""
    return "".join(_texts(node))


def _texts(node: etree._Element) -> Iterator[str]:
    """The text of an element and of those in it; what a ruby says stands in brackets behind its base."""
    is_ruby = node.tag == tag("text:ruby-text")
    yield f"({node.text or ''}" if is_ruby else node.text or ""
    for child in node:
        if child.tag in _SPACES:
            yield " "
        elif (
            isinstance(child.tag, str)
            and child.tag not in APART
            and not child.tag.startswith("{" + NAMESPACES["draw"])
        ):
            yield from _texts(child)
        yield child.tail or ""
    yield ")" if is_ruby else ""


def text_below(node: etree._Element) -> str:
    """The words of all paragraphs in an element."""
    return " / ".join(filter(None, (text_in(paragraph).strip() for paragraph in node.iter(*PARAGRAPHS))))


def removed(element: etree._Element) -> None:
    """Takes an element out; the words after it stay."""
    replaced_by(element, "")


def replaced_by(element: etree._Element, text: str) -> None:
    """Puts words in the place of an element."""
    parent, before = element.getparent(), element.getprevious()
    if parent is None:
        return
    words = text + (element.tail or "")
    if before is not None:
        before.tail = (before.tail or "") + words
    else:
        parent.text = (parent.text or "") + words
    parent.remove(element)


def paragraph_of(text: str) -> etree._Element:
    """A paragraph of words in the usual style."""
    paragraph = etree.Element(tag("text:p"))
    paragraph.text = text
    return paragraph
