"""Where something of the finished ebook comes from: a line of the manuscript, or a template of the layout."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path, PurePosixPath
from typing import Any
from xml.parsers import expat

import cssselect2
from lxml import etree

from makeready.composing.layout_facts import shown_path
from makeready.composing.templates import Layout
from makeready.issue import Article, Figure, Heading, Issue, Paragraph, Table, plain_text, walk
from makeready.problems import Place
from makeready.producing.letters import letters_of

COMPARED = 40
"""So many of its first letters tell a block from the others."""
FROM_CAPTIONS = {"figcaption"}


@dataclass(frozen=True, slots=True)
class _Tag:
    """A start tag: its element, and where it begins (line from 1, column from 1)."""

    element: Any
    line: int
    column: int


class EbookPlaces:
    """The places of one book, by what its documents hold."""

    def __init__(self, issue: Issue, layout: Layout, book: Path) -> None:
        """For the ebook in the file `book`, which is opened when something in it is asked for."""
        self._layout = layout
        self._book = book
        self._articles = {article.slug: article for article in issue.articles}
        self._tags: dict[str, list[_Tag]] = {}
        self._lines: dict[str, dict[str, Place]] = {}

    def at(self, path: str, line: int, column: int) -> Place:
        """The place of what stands there in a file of the ebook; lines and columns count from 1."""
        name = self._name(path)
        before = [tag for tag in self._tags_of(name) if (tag.line, tag.column) <= (line, max(column, 1))]
        return self.of(name, before[-1].element if before else None)

    def of_selector(self, path: str, selector: str) -> Place:
        """The place of the first element that a CSS selector finds in a file of the ebook."""
        name = self._name(path)
        tags = self._tags_of(name)
        if not tags:
            return self.of(name, None)
        try:
            root = cssselect2.ElementWrapper.from_html_root(tags[0].element.getroottree().getroot())
            found = root.query(selector)
        except (cssselect2.SelectorError, ValueError):
            found = None
        return self.of(name, found.etree_element if found else None)

    @cached_property
    def _files(self) -> dict[PurePosixPath, str]:
        """The names in the book."""
        with zipfile.ZipFile(self._book) as book:
            return {PurePosixPath(name): name for name in book.namelist()}

    def elements(self, name: str) -> list[Any]:
        """Every element of a document of the ebook, in order."""
        return [tag.element for tag in self._tags_of(name)]

    def _name(self, path: str) -> str:
        """The name in the book of a file that is told with or without the folder of its package."""
        wanted = PurePosixPath(path)
        whole = (
            name for path, name in self._files.items() if path.parts[-len(wanted.parts) :] == wanted.parts
        )
        return next(whole, path)

    def of(self, name: str, element: Any) -> Place:
        """The place of an element, or of the whole file where nothing in it is known."""
        article = self._articles.get(PurePosixPath(name).stem)
        if article is None:
            return self._template(name)
        for ancestor in _upwards(element):
            for key in _keys(ancestor):
                if place := self._known(article).get(key):
                    return _with_caption(place, article, ancestor, element)
        return self._template("article.xhtml") if _is_of_template(element) else Place(article.file, 1)

    def _template(self, name: str) -> Place:
        stem = PurePosixPath(name).name
        found = self._layout.find("ebook", f"{stem}.jinja") or self._layout.find("ebook", stem)
        return Place(shown_path(found)) if found else Place(name)

    def _known(self, article: Article) -> dict[str, Place]:
        if article.slug not in self._lines:
            self._lines[article.slug] = dict(_blocks(article))
        return self._lines[article.slug]

    def _read(self, name: str) -> bytes:
        with zipfile.ZipFile(self._book) as book:
            return book.read(name)

    def _tags_of(self, name: str) -> list[_Tag]:
        if name not in self._tags:
            is_document = name in self._files.values() and name.endswith((".xhtml", ".opf", ".ncx", ".svg"))
            self._tags[name] = list(_tags(self._read(name))) if is_document else []
        return self._tags[name]


def _tags(data: bytes) -> Iterator[_Tag]:
    """Every start tag of a document, in order; nothing of a document that is not well-formed."""
    places: list[tuple[int, int]] = []
    parser = expat.ParserCreate()

    def started(_name: str, _attributes: Any) -> None:
        places.append((parser.CurrentLineNumber, parser.CurrentColumnNumber + 1))

    parser.StartElementHandler = started
    try:
        parser.Parse(data, True)  # noqa: FBT003  it takes no name
        root = etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True))
    except (expat.ExpatError, etree.XMLSyntaxError):
        return
    for element, (line, column) in zip(root.iter(etree.Element), places, strict=True):
        yield _Tag(element, line, column)


def _upwards(element: Any) -> Iterator[Any]:
    while element is not None:
        yield element
        element = element.getparent()


def _keys(element: Any) -> Iterator[str]:
    """What may tell an element from the others: its id, then the beginning of its words."""
    if identity := element.get("id"):
        yield f"#{identity}"
    if words := _beginning("".join(_words(element))):
        yield words


def _words(element: Any) -> Iterator[str]:
    """The words of an element, without the marks of its notes."""
    yield element.text or ""
    for child in element:
        if child.get("role") != "doc-noteref":
            yield from _words(child)
        yield child.tail or ""


def _blocks(article: Article) -> Iterator[tuple[str, Place]]:
    """The place of each block of an article, by its anchor or the beginning of its words."""
    notes = [(note.number, block) for note in article.notes for block in note.children]
    blocks = [*walk(article.blocks), *walk(tuple(block for _, block in notes))]
    for block in reversed(blocks):
        place = Place(article.file, block.line)
        match block:
            case Paragraph():
                if words := _beginning(plain_text(block.children)):
                    yield words, place
            case Heading() | Table() | Figure():
                yield f"#{block.anchor}", place
    yield from ((f"#note-{number}", Place(article.file, block.line)) for number, block in reversed(notes))
    yield "#title", Place(article.file, 1)


def _with_caption(place: Place, article: Article, known: Any, element: Any) -> Place:
    """The line in captions.md, where what is meant stands in a caption."""
    inside = {etree.QName(each).localname for each in _upwards(element)}
    figure = next((each for each in article.figures if known.get("id") == each.anchor), None)
    if figure and figure.caption_line and FROM_CAPTIONS & inside:
        return Place(f"{PurePosixPath(article.file).parent}/captions.md", figure.caption_line)
    return place


def _is_of_template(element: Any) -> bool:
    return element is not None and etree.QName(element).localname in {"html", "head", "link", "meta", "body"}


def _beginning(words: str) -> str:
    """The first letters and figures of a block, to be compared."""
    return letters_of(words)[:COMPARED]
