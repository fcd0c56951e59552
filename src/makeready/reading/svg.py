"""A drawing in SVG: how large it is, and that it neither runs nor fetches anything."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from lxml import etree

from makeready.problems import Code, Findings

SVG = "{http://www.w3.org/2000/svg}"
XLINK = "http://www.w3.org/1999/xlink"
XML = "http://www.w3.org/XML/1998/namespace"
EMBEDDED = re.compile(r"data:(image/(png|jpeg|gif|webp)|font/|application/(x-)?font)")
LENGTH = re.compile(r"\s*([0-9]*\.?[0-9]+(?:[eE][+-]?[0-9]+)?)\s*(px|pt|pc|mm|cm|in|Q)?\s*")
PX = {
    "": 1.0,
    "px": 1.0,
    "pt": 4 / 3,
    "pc": 16.0,
    "mm": 96 / 25.4,
    "cm": 96 / 2.54,
    "in": 96.0,
    "Q": 96 / 101.6,
}

INSTRUCTION: object = etree.ProcessingInstruction

ACTIVE = {
    "script": "a script",
    "foreignObject": "a foreign object",
    "iframe": "a frame",
    "audio": "sound",
    "video": "a film",
    "animate": "an animation",
    "animateMotion": "an animation",
    "animateTransform": "an animation",
    "set": "an animation",
    "handler": "a script",
}
"""Elements that are refused, and what they are to an editor."""


def looks_like_svg(path: Path) -> bool:
    """Whether a file begins like XML."""
    with path.open("rb") as file:
        return file.read(256).removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"<")


def svg_size(path: Path, file: str, findings: Findings, line: int) -> tuple[float, float] | None:
    """Width and height in the drawing's units; None, and a problem, where it is not fit to be used."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        tree = etree.parse(path, parser)
    except etree.XMLSyntaxError as error:
        findings.add(Code.CUT_SHORT_PICTURE, line, picture=file, reason=error.msg.partition(", line")[0])
        return None
    root = tree.getroot()
    if root.tag != f"{SVG}svg":
        findings.add(Code.NOT_A_PICTURE, line, picture=file, reason="it is XML, but not SVG")
        return None
    faults = sorted(set(_faults(tree)))
    for what in faults:
        findings.add(Code.UNSAFE_SVG, line, picture=file, what=what)
    size = _size(root)
    if size is None:
        findings.add(Code.SVG_WITHOUT_SIZE, line, picture=file)
    return None if faults else size


def _faults(tree: etree._ElementTree) -> Iterator[str]:
    """What in a drawing could run, move or fetch something."""
    entities = tree.docinfo.internalDTD
    if entities is not None and list(entities.iterentities()):
        yield "entities (<!ENTITY>)"
    for node in tree.iter():
        if node.tag is INSTRUCTION:
            yield "a style sheet in another file"
        elif isinstance(node.tag, str):
            yield from _faults_of(node)


def _faults_of(element: etree._Element) -> Iterator[str]:
    """What in one element could run, move or fetch something."""
    name = etree.QName(element).localname
    if name in ACTIVE:
        yield ACTIVE[name]
    if name == "style":
        yield from _faults_of_style("".join(str(text) for text in element.itertext()))
    for key, value in element.attrib.items():
        attribute = etree.QName(key)
        if attribute.namespace in (None, XLINK, XML):
            yield from _faults_of_attribute(attribute.localname, str(value).strip())


def _faults_of_attribute(name: str, value: str) -> Iterator[str]:
    """What in an attribute could run or fetch something; those of drawing programs do nothing."""
    if name.lower().startswith("on"):
        yield "a script"
    elif name == "style":
        yield from _faults_of_style(value)
    elif name in ("href", "src", "base"):
        if not value.startswith("#") and not EMBEDDED.match(value):
            yield "a link to another file"
    else:
        yield from _linked(value)


def _faults_of_style(style: str) -> Iterator[str]:
    """What in CSS could fetch something."""
    if "@import" in style:
        yield "a style sheet in another file"
    if "\\" in style:
        yield "a backslash in its CSS"
    yield from _linked(style)


def _linked(css: str) -> Iterator[str]:
    """Each address in CSS that leads out of the drawing."""
    for address in re.findall(r"url\(\s*[\"']?\s*([^\"')]*)", css, re.IGNORECASE):
        if not address.startswith("#") and not EMBEDDED.match(address):
            yield "a link to another file"


def _size(root: etree._Element) -> tuple[float, float] | None:
    """Width and height of a drawing: as given, or those of its view box."""
    width, height = _length(root.get("width")), _length(root.get("height"))
    if width and height:
        return width, height
    box = [
        float(part)
        for part in re.findall(r"-?[0-9.]+(?:[eE][+-]?[0-9]+)?", root.get("viewBox") or "")
        if _is_number(part)
    ]
    if len(box) == 4 and box[2] > 0 and box[3] > 0:
        return box[2], box[3]
    return None


def _is_number(part: str) -> bool:
    """Whether digits and points make a number."""
    return part.count(".") <= 1 and any(character.isdigit() for character in part)


def _length(value: str | None) -> float | None:
    """A length in px; None where it is not given or relative."""
    match = LENGTH.fullmatch(value or "")
    return float(match[1]) * PX[match[2] or ""] if match else None
