"""Equations as a line of words: numerator/denominator, √(…), figures raised and lowered."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeAlias

from lxml import etree

Piece: TypeAlias = tuple[str, str]
"""Words, and "superscript", "subscript" or ""."""

_RAISED = {"sup": "superscript", "sub": "subscript", "lim": "subscript"}
_WITHOUT_WORDS = {"annotation", "annotation-xml"}


def pieces_of(equation: etree._Element) -> list[Piece]:
    """An equation of Word (OMML) or of the web (MathML) in the order in which it is spoken."""
    return list(_pieces(equation, ""))


def words_of(equation: etree._Element) -> str:
    """The same without what is raised or lowered."""
    return "".join(text for text, _ in pieces_of(equation))


def _pieces(node: etree._Element, vertical: str) -> Iterator[Piece]:
    if not isinstance(node.tag, str):
        return
    name, children = etree.QName(node).localname, list(node)
    match name, children:
        case "t" | "mi" | "mn" | "mo" | "mtext" | "ms", _:
            yield "".join(node.itertext()).strip(" \n\t") if name != "t" else node.text or "", vertical
        case "f" | "mfrac", [*_, above, below]:
            yield from _bracketed(above, vertical)
            yield "/", vertical
            yield from _bracketed(below, vertical)
        case "rad" | "msqrt" | "mroot", _:
            inner = node.find("{*}e") if name == "rad" else children[0] if name == "mroot" else node
            degree = node.find("{*}deg") if name == "rad" else children[1] if name == "mroot" else None
            if degree is not None:
                yield from _pieces(degree, "superscript")
            yield "√", vertical
            yield from (
                _bracketed(inner, vertical)
                if inner is not None and inner is not node
                else _all(children, vertical)
            )
        case "d", _:
            begin, end = (node.find(f".//{{*}}dPr/{{*}}{part}Chr") for part in ("beg", "end"))
            yield _sign(begin, "("), vertical
            yield from _all(children, vertical)
            yield _sign(end, ")"), vertical
        case "nary", _:
            yield _sign(node.find("{*}naryPr/{*}chr"), "∫"), vertical
            yield from _all(children, vertical)
        case (("sup" | "sub" | "lim"), _):
            yield from _all(children, _RAISED[name])
        case "msup", [base, above]:
            yield from _pieces(base, vertical)
            yield from _pieces(above, "superscript")
        case "msub", [base, below]:
            yield from _pieces(base, vertical)
            yield from _pieces(below, "subscript")
        case "msubsup", [base, below, above]:
            yield from _pieces(base, vertical)
            yield from _pieces(below, "subscript")
            yield from _pieces(above, "superscript")
        case _ if name not in _WITHOUT_WORDS:
            yield from _all(children, vertical)


def _all(nodes: list[etree._Element], vertical: str) -> Iterator[Piece]:
    for node in nodes:
        yield from _pieces(node, vertical)


def _bracketed(node: etree._Element, vertical: str) -> Iterator[Piece]:
    inner = list(_pieces(node, vertical))
    several = len("".join(text for text, _ in inner).strip()) > 1 and len(inner) > 1
    yield from [("(", vertical), *inner, (")", vertical)] if several else inner


def _sign(element: etree._Element | None, usual: str) -> str:
    if element is None:
        return usual
    return next((str(sign) for name, sign in element.attrib.items() if str(name).endswith("}val")), usual)
