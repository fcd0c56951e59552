"""A page's elements with marks of their place and role in them, its pictures and equations in words."""

from __future__ import annotations

import re

from lxml import etree

from makeready.importing.documents.document import Told
from makeready.importing.documents.equations import pieces_of, words_of
from makeready.importing.documents.html_furniture import taken_off
from makeready.importing.documents.html_words import text_of
from makeready.importing.documents.marks import Kind, Role, mark, role_named
from makeready.importing.documents.placed_picture import PlacedPicture
from makeready.importing.imported import Did

_LEAVES = {
    *(
        "p",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "li",
        "td",
        "th",
        "dt",
        "dd",
        "figcaption",
        "blockquote",
        "div",
    ),
    *("caption", "address", "section", "summary", "center", "aside", "header", "footer", "article", "main"),
}
_BLOCKS = _LEAVES | {"ul", "ol", "dl", "table", "pre", "figure", "hr", "details", "fieldset"}
_BOXED = {Role.SIDEBAR, Role.PULL_QUOTE}
_HOLD_BLOCKS = {"div", "aside", "section", "blockquote", "figure", "details"}
_LAZY = ("data-src", "data-lazy-src", "data-original", "data-orig-file")
_RAISED = {"superscript": "sup", "subscript": "sub"}


class Marking:
    """Marks one page."""

    def __init__(self) -> None:
        self.pictures: dict[str, PlacedPicture] = {}
        self.told: list[Told] = []

    def marked(self, article: etree._Element, *, places: bool = True) -> bytes:
        """The page as pandoc gets it; without `places`, where lines are not those of a file."""
        for equation in list(article.iter("math")):
            self._set_equation(equation)
        for image in list(article.iter("img")):
            self._take_picture(image)
        for above in list(article.iter("rt", "rp")):
            _bracket(above)
        for element in list(article.iter()):
            if isinstance(element.tag, str) and element is not article:
                self._give_role(element)
        for element in article.iter(*_LEAVES) if places else ():
            if _has_words(element):
                element.text = f"{mark(Kind.AT, element.sourceline or 0)}{element.text or ''}"
        page = etree.Element("html")
        body = etree.SubElement(page, "body")
        body.extend([article] if article.tag != "body" else list(article))
        if article.tag == "body":
            body.text = article.text
        return etree.tostring(page, encoding="utf-8", method="html")

    def _set_equation(self, equation: etree._Element) -> None:
        line = etree.Element("span")
        words = words_of(equation)
        last: etree._Element | None = None
        for text, vertical in pieces_of(equation):
            if vertical:
                last = etree.SubElement(line, _RAISED[vertical])
                last.text = text
            elif last is None:
                line.text = (line.text or "") + text
            else:
                last.tail = (last.tail or "") + text
        line.tail = equation.tail
        parent = equation.getparent()
        if parent is not None:
            parent.replace(equation, line)
        why = "an equation, set as a line of words"
        self.told.append(Told(Did.DOUBTED, equation.sourceline or 0, words, why))

    def _take_picture(self, image: etree._Element) -> None:
        """Puts the mark of a picture in its place; a lazy page says elsewhere where its picture is."""
        address = str(image.get("src", ""))
        lazy = next((str(image.get(name)) for name in _LAZY if image.get(name)), "")
        if lazy and (not address or address.startswith("data:")):
            address = lazy
        name = str(len(self.pictures) + 1)
        self.pictures[name] = PlacedPicture(address, " ".join(str(image.get("alt", "")).split()))
        sign = etree.Element("span")
        sign.text, sign.tail = mark(Kind.PICTURE, name), image.tail
        parent = image.getparent()
        if parent is not None:
            parent.replace(image, sign)

    def _give_role(self, element: etree._Element) -> None:
        role = _role_of(element)
        if role is None or element.tag not in _BLOCKS or element.tag in {"figcaption", "caption"}:
            return
        if role in _BOXED and element.tag in _HOLD_BLOCKS:
            _put_in_box(element, role)
        elif role is Role.QUOTE and element.tag == "blockquote":
            pass
        elif role is not None and _has_words(element) and element.tag not in {"li", "td", "th"}:
            element.tag = "p"
            element.text = f"{mark(Kind.ROLE, role.value)}{element.text or ''}"
        elif role not in _BOXED:
            for leaf in element.iter("p", "h1", "h2", "h3"):
                if leaf is not element and _has_words(leaf) and _role_of(leaf) is None:
                    leaf.tag = "p"
                    leaf.text = f"{mark(Kind.ROLE, role.value)}{leaf.text or ''}"


def _role_of(element: etree._Element) -> Role | None:
    """What an element is for by its classes, or as the <aside> that it is."""
    names = [*str(element.get("class", "")).split(), str(element.get("itemprop", ""))]
    role = next(filter(None, map(role_named, names)), None)
    return role or (Role.SIDEBAR if element.tag == "aside" else None)


def _bracket(above: etree._Element) -> None:
    """Puts what a ruby says in brackets behind its base, in the place of those for old browsers."""
    if above.tag == "rp":
        taken_off(above)
        return
    words = text_of(above)
    for child in list(above):
        above.remove(child)
    above.tag, above.text = "span", words


def _put_in_box(element: etree._Element, role: Role) -> None:
    """Puts paragraphs with marks around what an element holds."""
    begin, end = (etree.Element("p") for _ in range(2))
    begin.text, end.text = mark(Kind.BEGIN, role.value), mark(Kind.END, role.value)
    begin.tail, element.text = element.text, None
    if begin.tail and begin.tail.strip():
        words = etree.Element("p")
        words.text, begin.tail = begin.tail, None
        while len(element) and element[0].tag not in _BLOCKS:
            words.append(element[0])
        element.insert(0, words)
    element.insert(0, begin)
    element.append(end)
    element.tag = "div"
    element.attrib.pop("class", None)


def _has_words(element: etree._Element) -> bool:
    """Whether words or a picture stand in an element itself, before any block in it."""
    if (element.text or "").strip():
        return True
    first = next((child for child in element if isinstance(child.tag, str)), None)
    return first is not None and first.tag not in _BLOCKS and bool(re.search(r"\S", text_of(first)))
