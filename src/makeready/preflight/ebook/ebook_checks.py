"""What neither EPUBCheck nor Ace says of an ebook: they were tried on each of these, and passed it."""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from collections.abc import Container, Iterable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urldefrag

import tinycss2
from lxml import etree
from PIL import Image, UnidentifiedImageError

import makeready.composing
from makeready.composing.layout_facts import shown_path
from makeready.composing.templates import Layout
from makeready.issue import Issue
from makeready.preflight.ebook.ebook_places import EbookPlaces
from makeready.problems import Code, Place, Problem

ROOT_FILES = ("mimetype", "META-INF/")
RASTER = (".jpg", ".jpeg", ".png", ".webp", ".gif")
OPF = "{http://www.idpf.org/2007/opf}"
XHTML = "{http://www.w3.org/1999/xhtml}"
CLAIM = re.compile(r"EPUB Accessibility 1\.[01] - WCAG 2\.[0-2] Level A{1,3}")
"""How conformance is told: EPUB Accessibility 1.1, 3.2 (the pattern of conformance strings)."""
STYLE = "reader.css"
ADDRESSES = ("href", "src", "{http://www.w3.org/1999/xlink}href")
IN_STYLE = re.compile(rb"url\(\s*[\"']?([^\"')]+)")


def ebook_problems(issue: Issue, book: Path, layout: Layout, places: EbookPlaces) -> list[Problem]:
    """A problem for each fault of the finished ebook, with the manuscript's or the layout's place."""
    silent = {
        Place(each.file, figure.line) for each in issue.articles for figure in each.figures if not figure.alt
    }
    with zipfile.ZipFile(book) as opened:
        files = {name: opened.read(name) for name in opened.namelist()}
    package = next(name for name in files if name.endswith(".opf"))
    root = etree.fromstring(files[package], _parser())
    return [
        *_stray(files, package, root),
        *_unreached(files, package, root),
        *_claims(package, root),
        *_documents(files, places, silent),
        *_pictures(files),
        *dead_rules(layout),
    ]


def _parser() -> Any:
    return etree.XMLParser(resolve_entities=False, no_network=True)


def _manifest(package: str, root: Any) -> dict[str, Any]:
    """The items of the manifest by the names of their files in the book."""
    folder = posixpath.dirname(package)
    items = root.iter(f"{OPF}item")
    return {posixpath.normpath(posixpath.join(folder, unquote(item.get("href")))): item for item in items}


def _stray(files: Iterable[str], package: str, root: Any) -> Iterator[Problem]:
    """What lies in the book and is not in its manifest: a shop may refuse it."""
    named = {package, *_manifest(package, root)}
    for name in files:
        if name not in named and not name.startswith(ROOT_FILES) and not name.endswith("/"):
            yield Problem(Code.EBOOK_STRAY_FILE, Place(name), file=name)


def _unreached(files: dict[str, bytes], package: str, root: Any) -> Iterator[Problem]:
    """What nothing in the book shows or leads to: every reader carries it for nothing."""
    reached = {name for name in files for name in _led_to(name, files[name])}
    in_spine = {each.get("idref") for each in root.iter(f"{OPF}itemref")}
    for name, item in _manifest(package, root).items():
        properties = (item.get("properties") or "").split()
        is_known = item.get("id") in in_spine or {"nav", "cover-image"} & set(properties)
        if name not in reached and not is_known and not name.endswith(".ncx"):
            yield Problem(Code.EBOOK_UNREACHED_FILE, Place(name), file=name)


def _led_to(name: str, data: bytes) -> Iterator[str]:
    """The files of the book that one of them names."""
    found: list[str] = []
    if name.endswith((".xhtml", ".svg")):
        for element in etree.fromstring(data, _parser()).iter(etree.Element):
            found += [element.get(attribute, "") for attribute in ADDRESSES]
    elif name.endswith(".css"):
        found = [address.decode() for address in IN_STYLE.findall(data)]
    for address in found:
        path = unquote(urldefrag(address)[0])
        if path and ":" not in path:
            yield posixpath.normpath(posixpath.join(posixpath.dirname(name), path))


def _claims(package: str, root: Any) -> Iterator[Problem]:
    """A claim of conformance that no catalogue understands, or that nobody stands for."""
    metas = {(meta.get("property"), (meta.text or "").strip()) for meta in root.iter(f"{OPF}meta")}
    metas |= {(link.get("rel"), link.get("href")) for link in root.iter(f"{OPF}link")}
    is_certified = any(name == "a11y:certifiedBy" and words for name, words in metas)
    for name, words in sorted(metas, key=str):
        if name == "dcterms:conformsTo" and not (CLAIM.fullmatch(words) and is_certified):
            yield Problem(Code.EBOOK_WRONG_CLAIM, Place(package), claim=words)


def _documents(files: Iterable[str], places: EbookPlaces, silent: Container[Place]) -> Iterator[Problem]:
    """Pictures that say nothing to the ear, and tables whose cells have no heading.

    Where a picture is `silent` in the manuscript already, reading has told it.
    """
    for name in files:
        if not name.endswith(".xhtml"):
            continue
        for element in places.elements(name):
            if element.tag == f"{XHTML}img" and _is_content(element) and not element.get("alt", "").strip():
                place = places.of(name, element)
                if place not in silent:
                    yield Problem(Code.EBOOK_EMPTY_ALT, place, picture=element.get("src"))
            if element.tag == f"{XHTML}table" and element.find(f".//{XHTML}th") is None:
                yield Problem(Code.EBOOK_TABLE_WITHOUT_HEADINGS, places.of(name, element))


def _is_content(element: Any) -> bool:
    """Whether a picture is the manuscript's own: it stands in a figure."""
    return any(each.tag == f"{XHTML}figure" for each in element.iterancestors())


def _pictures(files: dict[str, bytes]) -> Iterator[Problem]:
    """Pictures that can't be shown."""
    for name, data in files.items():
        if name.lower().endswith(RASTER):
            try:
                with Image.open(io.BytesIO(data)) as picture:
                    picture.load()
            except (OSError, SyntaxError, UnidentifiedImageError) as fault:
                yield Problem(Code.EBOOK_PICTURE_BROKEN, Place(name), file=name, reason=fault)


def dead_rules(layout: Layout) -> Iterator[Problem]:
    """Selectors of the reader's style sheet with a class or id that no template and no markup of ours has.

    What only this issue lacks, such as a table, is no fault: the sheet serves every issue.
    """
    sheet = layout.find("ebook", STYLE)
    if sheet is None:
        return
    known = _vocabulary(layout)
    beginnings = tuple(word for word in known if word.endswith("-"))
    for line, name in _named_in(tinycss2.parse_stylesheet(sheet.read_text("utf-8"), skip_comments=True)):
        if name not in known and not name.startswith(beginnings):
            yield Problem(Code.EBOOK_DEAD_RULE, Place(shown_path(sheet), line), name=name)


def _named_in(rules: Iterable[Any]) -> Iterator[tuple[int, str]]:
    """Every class and id that selectors name, those inside @media too, and the line."""
    for rule in rules:
        if rule.type == "qualified-rule":
            yield from _named_by(rule.prelude)
        elif rule.type == "at-rule" and rule.lower_at_keyword in {"media", "supports"}:
            yield from _named_in(tinycss2.parse_rule_list(rule.content or (), skip_comments=True))


def _named_by(tokens: Iterable[Any]) -> Iterator[tuple[int, str]]:
    is_class = False
    for token in tokens:
        if token.type == "hash" or (is_class and token.type == "ident"):
            yield token.source_line, token.value
        elif token.type == "function":
            yield from _named_by(token.arguments)
        is_class = token.type == "literal" and token.value == "."


def _vocabulary(layout: Layout) -> set[str]:
    """Every word of the layout's templates and of the code that makes markup beside them."""
    sources = [path for folder in layout.folders for path in folder.rglob("*.jinja")]
    sources += Path(makeready.composing.__path__[0]).glob("*.py")
    return {word for path in sources for word in re.findall(r"[\w-]+", path.read_text("utf-8"))}
