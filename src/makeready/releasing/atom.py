"""The release as an Atom entry, and a feed of several: what news readers follow a magazine by.

RFC 4287. A release keeps its entry as a document of its own (section 2 allows that), so that a feed can be
put together from releases whose manuscripts are gone; `xml:base` says where an entry's links begin.
"""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import urljoin
from uuid import NAMESPACE_URL, uuid5

from lxml import etree

from makeready.composing.typography import direction
from makeready.releasing.described import Described
from makeready.releasing.release_folder import PAGE
from makeready.releasing.released import ReleasedFile

ATOM = "http://www.w3.org/2005/Atom"
XHTML = "http://www.w3.org/1999/xhtml"
_XML = "{http://www.w3.org/XML/1998/namespace}"


def atom_entry(told: Described) -> bytes:
    """The entry document; raises `ValueError` where neither a page nor anything to read can be linked."""
    issue = told.issue
    entry = etree.Element(f"{{{ATOM}}}entry", {f"{_XML}lang": issue.language}, {None: ATOM})
    _add(entry, "id", told.identifier)
    _add(entry, "title", told.title)
    _add(entry, "updated", told.instant)
    _add(entry, "published", f"{issue.published.isoformat()}T00:00:00Z")
    for name in told.authors or (issue.publisher,):
        _add(_add(entry, "author"), "name", name)
    if issue.rights:
        _add(entry, "rights", issue.rights)
    _add_summary(entry, told)
    _add_page(entry, told)
    for file in told.downloads:
        _add_link(entry, told, file, "enclosure")
    for file in told.covers[:1]:
        _add_link(entry, told, file, "http://opds-spec.org/image")
    for file in told.covers[1:][-1:]:
        _add_link(entry, told, file, "http://opds-spec.org/image/thumbnail")
    return _document(entry)


def atom_feed(
    title: str,
    publisher: str,
    language: str,
    entries: Iterable[tuple[str, bytes]],
    address: str = "feed.atom",
) -> bytes:
    """The feed of a shelf, the newest issue first, told again where any of them has changed.

    Each of `entries` comes with the folder of its release, as a URL from the feed's: "salt-07/". The feed's
    id is made of its title and its publisher, so that it may move to another `address`, its own URL, and be
    the same.
    """
    parsed = [_moved(etree.fromstring(data, _parser()), folder) for folder, data in entries]
    if not parsed:
        raise ValueError("an Atom feed needs an entry: it would have no date")
    parsed.sort(key=lambda entry: _said(entry, "id"))
    parsed.sort(key=lambda entry: _said(entry, "published"), reverse=True)
    feed = etree.Element(f"{{{ATOM}}}feed", {f"{_XML}lang": language}, {None: ATOM})
    _add(feed, "id", uuid5(NAMESPACE_URL, f"{publisher}/{title}").urn)
    _add(feed, "title", title)
    _add(feed, "updated", max(_said(entry, "updated") for entry in parsed))
    _add(_add(feed, "author"), "name", publisher)
    _add(feed, "link", rel="self", href=address, type="application/atom+xml")
    feed.extend(parsed)
    return _document(feed)


def _add_summary(entry: etree._Element, told: Described) -> None:
    """What a revision corrects, then the articles, each in its language."""
    summary = _add(entry, "summary", type="xhtml")
    whole = etree.SubElement(summary, f"{{{XHTML}}}div", nsmap={None: XHTML})
    if told.release.note:
        etree.SubElement(whole, f"{{{XHTML}}}p").text = told.release.note
    if told.articles:
        listed = etree.SubElement(whole, f"{{{XHTML}}}ul")
        for article in told.articles:
            said = {"lang": article.language, "dir": direction(article.language)}
            etree.SubElement(listed, f"{{{XHTML}}}li", said).text = article.title


def _add_page(entry: etree._Element, told: Described) -> None:
    """The release's web page; without one, what the entry tells of is the first thing to read (4.1.3.2)."""
    page = next((file for file in told.release.files if file.name == PAGE), None)
    if page:
        _add_link(entry, told, page, "alternate")
    elif told.downloads:
        first = told.downloads[0]
        _add(entry, "content", type=first.media_type, src=told.link(first))
    else:
        raise ValueError("an Atom entry needs a page or something to read that it can link to")


def _add_link(entry: etree._Element, told: Described, file: ReleasedFile, rel: str) -> None:
    _add(entry, "link", rel=rel, href=told.link(file), type=file.media_type, length=str(file.size))


def _moved(entry: etree._Element, folder: str) -> etree._Element:
    """The entry with links that lead into its folder: few readers know `xml:base`, and one gets it wrong."""
    for each in entry.iter():
        for name in ("href", "src"):
            if each.get(name):
                each.set(name, urljoin(folder, each.get(name, "")))
    return entry


def _add(parent: etree._Element, tag: str, words: str = "", **attributes: str) -> etree._Element:
    child = etree.SubElement(parent, f"{{{ATOM}}}{tag}", attributes)
    child.text = words or None
    return child


def _said(entry: etree._Element, tag: str) -> str:
    return entry.findtext(f"{{{ATOM}}}{tag}", "")


def _parser() -> etree.XMLParser[etree._Element]:
    return etree.XMLParser(resolve_entities=False, no_network=True, remove_blank_text=True)


def _document(root: etree._Element) -> bytes:
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True, pretty_print=True)
