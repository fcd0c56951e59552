"""A saved page cut down to its article: what stands around and between is taken off and told."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from makeready.importing.documents.document import Told, dropped
from makeready.importing.documents.html_words import text_of
from makeready.importing.imported import Did

_SILENT = ("script", "style", "template", "link", "meta", "noscript", "base")
"""Taken off and told by their number: nobody reads them."""
_ELEMENTS = {
    "nav": "the site's navigation",
    "form": "a form",
    "button": "a button",
    "select": "a form",
    "textarea": "a form",
    "input": "a form",
    "iframe": "something from another site",
    "object": "something that a browser plays",
    "embed": "something that a browser plays",
    "video": "a film; ask for a picture of it",
    "audio": "a sound",
    "canvas": "a drawing that a program makes",
    "svg": "a drawing inside the page; ask for it as a file",
    "dialog": "a window of the site",
}
_CLASSES = re.compile(
    r"(share|sharing|social|sharedaddy|related|related-posts|newsletter|subscribe|advert|advertisement|ads?|promo"
    r"|breadcrumbs?|comments|comment-list|comment-respond|post-navigation|nav-links|cookie|screen-reader-text"
    r"|skip-link|edit-link|reading-time)"
)
_AROUND = {"header": "the head of the page", "footer": "the foot of the page"}


def article_in(body: etree._Element) -> etree._Element:
    """The element that holds the article: the only <article>, else the <main>, else the whole body."""
    for path in (".//article", ".//main|.//*[@role='main']", ".//*[@itemprop='articleBody']"):
        found: list[etree._Element] = [
            element for element in body.xpath(path) if not element.xpath("ancestor::article")
        ]
        if len(found) == 1 and len(text_of(found[0]).split()) * 3 >= len(text_of(body).split()):
            return found[0]
    return body


def cut_down(body: etree._Element) -> tuple[etree._Element, list[Told]]:
    """The article's element with nothing in it but the article, and what was taken off."""
    told = list(_silent(body))
    article = article_in(body)
    title = _title_outside(body, article)
    told += _outside(body, article)
    if title is not None:
        article.insert(0, title)
        title.tail, article.text = article.text, None
    told += _inside(article, is_page=article is body)
    return article, told


def _silent(body: etree._Element) -> Iterator[Told]:
    counts: dict[str, int] = {}
    for element in list(body.iter(*_SILENT)):
        counts[str(element.tag)] = counts.get(str(element.tag), 0) + 1
        taken_off(element)
    comments = list(body.iter(etree.Comment))
    for comment in comments:
        taken_off(comment)
    if comments:
        counts["comment"] = len(comments)
    if counts:
        words = ", ".join(f"{name}: {count}" for name, count in counts.items())
        yield Told(Did.DROPPED, 0, words, "what a browser reads and no one else")


def _title_outside(body: etree._Element, article: etree._Element) -> etree._Element | None:
    """The page's only <h1> where it stands outside the article."""
    headings = list(body.iter("h1"))
    if len(headings) != 1 or article is body or article in headings[0].iterancestors():
        return None
    taken_off(headings[0])
    return headings[0]


def _outside(body: etree._Element, article: etree._Element) -> Iterator[Told]:
    """Takes off all that is not in the article."""
    here = article
    while here is not body:
        outer = here.getparent()
        if outer is None:
            return
        texts = [(outer.text, outer.sourceline), *((child.tail, child.sourceline) for child in outer)]
        for text, line in texts:
            if text and text.strip():
                yield dropped(line or 0, " ".join(text.split()), "it stands beside the article")
        for child in list(outer):
            child.tail = None
            if child is not here:
                yield from _told_of(child, "it stands beside the article")
                taken_off(child)
        outer.text = None
        here = outer


def _inside(article: etree._Element, *, is_page: bool) -> Iterator[Told]:
    for element in list(article.iter()):
        if not isinstance(element.tag, str) or element is article or element.getparent() is None:
            continue
        why = _why_dropped(element, is_page=is_page)
        if why and article in element.iterancestors():
            yield from _told_of(element, why)
            taken_off(element)


def _why_dropped(element: etree._Element, *, is_page: bool) -> str:
    name = str(element.tag)
    if name in _ELEMENTS:
        return _ELEMENTS[name]
    if is_page and name in _AROUND and not element.xpath(".//h1"):
        return _AROUND[name]
    if name == "div" and str(element.get("title")) in _AROUND:  # as LibreOffice saves a page's own
        return _AROUND[str(element.get("title"))]
    hidden = "hidden" in element.attrib or re.search(r"display\s*:\s*none", str(element.get("style", "")))
    if hidden:
        return "it is hidden"
    if element.get("role") == "navigation":
        return _ELEMENTS["nav"]
    classes = str(element.get("class", "")).lower().split()
    furniture = next((part for part in classes if _CLASSES.fullmatch(part)), "")
    return f"what a site puts around an article ({furniture})" if furniture else ""


def _told_of(element: etree._Element, why: str) -> Iterator[Told]:
    """A row for the words of an element that is taken off, or for its address where it has none."""
    line = element.sourceline or 0
    words = " ".join(text_of(element).split())
    pictures = [str(image.get("alt") or image.get("src", "")) for image in element.iter("img")]
    address = str(element.get("src") or element.get("data") or "")
    if words or address or pictures:
        yield dropped(line, words, why) if words else Told(Did.DROPPED, line, address or pictures[0], why)


def taken_off(element: etree._Element) -> None:
    """Takes an element out; the words after it stay."""
    parent = element.getparent()
    if parent is None:
        return
    before = element.getprevious()
    if before is not None:
        before.tail = (before.tail or "") + (element.tail or "")
    else:
        parent.text = (parent.text or "") + (element.tail or "")
    parent.remove(element)
    element.tail = None
