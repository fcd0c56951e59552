"""The issue as an EPUB: pictures and fonts made ready, documents composed, packed, and every word counted."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import PurePosixPath
from typing import Any

from lxml import etree

from makeready.composing.ebook_chapters import EbookDocument
from makeready.composing.ebook_css import Stylesheet
from makeready.composing.ebook_documents import Ebook, compose_ebook
from makeready.composing.ebook_medium import article_file
from makeready.composing.fpo import fpo_panel
from makeready.composing.layout_facts import shown_path
from makeready.composing.pictures import pictures_of
from makeready.composing.templates import Layout
from makeready.composing.typography import direction
from makeready.issue import Issue, Picture, slug_of
from makeready.problems import Code, Place, Problem, Refused
from makeready.producing.epub.accessibility import accessibility
from makeready.producing.epub.ebooklib_cures import Package, PackageFile, package_bytes
from makeready.producing.epub.epub_metadata import package_facts
from makeready.producing.epub.epub_words import epub_words
from makeready.producing.epub.webfonts import features_of, web_font
from makeready.producing.picture_files import PictureFile, ebook_picture
from makeready.producing.word_account import issue_streams, missing, streams

# Written by reading systems themselves: list markers, the hyphen at a line's end.
_UNTYPED = "0123456789.-\u2010\u2022"


def epub_bytes(issue: Issue, layout: Layout) -> tuple[bytes, list[Problem]]:
    """The EPUB and what should be looked at; refuses when anything would be wrong or missing in it."""
    pictures = _pictures(issue, layout)
    ebook = compose_ebook(issue, layout, {key: file.name for key, file in pictures.items()})
    data = package_bytes(_package(issue, layout, ebook, pictures))
    lost = _missing_words(issue, data)
    if lost:
        raise Refused(lost)
    return data, []


def _package(issue: Issue, layout: Layout, ebook: Ebook, pictures: Mapping[str, PackageFile]) -> Package:
    roots = [(document.file, _parsed(document, layout)) for document in ebook.documents]
    nav = _parsed(ebook.nav, layout)
    words = layout.words(issue.language)
    found = accessibility(roots, nav, ebook.stylesheet.css, words)
    cover = pictures[issue.cover.picture.file].id if issue.cover else ""
    return Package(
        identifier=ebook.identifier,
        language=issue.language,
        direction=direction(issue.language),
        published=issue.published,
        facts=package_facts(issue, found, words, cover),
        files=(
            *(PackageFile(document.file, document.html.encode()) for document in ebook.documents),
            PackageFile(ebook.nav.file, ebook.nav.html.encode(), ("nav",)),
            PackageFile("toc.ncx", ebook.ncx.encode()),
            *_style(ebook.stylesheet, _characters([*(root for _, root in roots), nav])),
            *pictures.values(),
        ),
        spine=tuple(document.file for document in ebook.documents),
    )


def _pictures(issue: Issue, layout: Layout) -> dict[str, PackageFile]:
    """Each picture as the book keeps it, by its path in the manuscript; refuses all that are damaged."""
    ready: dict[str, PackageFile] = {}
    problems: list[Problem] = []
    cover = issue.cover.picture.file if issue.cover else ""
    for picture in pictures_of(issue):
        try:
            file = _picture(picture, issue, layout)
        except Refused as refused:
            problems += refused.problems
            continue
        name = _picture_name(picture, file.suffix, {taken.name for taken in ready.values()})
        properties = ("cover-image",) if picture.file == cover else ()
        ready[picture.file] = PackageFile(name, file.data, properties)
    if problems:
        raise Refused(problems)
    return ready


def _picture(picture: Picture, issue: Issue, layout: Layout) -> PictureFile:
    if picture.missing:
        panel = fpo_panel(layout, "ebook", picture, layout.words(issue.language))
        return PictureFile(panel, "image/svg+xml")
    return ebook_picture(picture)


def _picture_name(picture: Picture, suffix: str, taken: set[str]) -> str:
    """The picture's name in the book, made of its folder's and its own: "pictures/salt-road-rakers.jpg"."""
    path = PurePosixPath(picture.file.replace("/images/", "/"))
    slug = slug_of(str(path.with_suffix(""))) or "picture"
    names = (
        f"pictures/{slug}{extra}{suffix}" for extra in ("", *(f"-{n}" for n in range(2, len(taken) + 3)))
    )
    return next(name for name in names if name not in taken)


def _parsed(document: EbookDocument, layout: Layout) -> Any:
    """The document's root; refuses markup that reading systems could only guess at."""
    try:
        return etree.fromstring(
            document.html.encode(), etree.XMLParser(resolve_entities=False, no_network=True)
        )
    except etree.XMLSyntaxError as fault:
        name = "article" if document.article else document.file.removesuffix(".xhtml")
        template = layout.file("ebook", f"{name}.xhtml.jinja")
        reason = (fault.msg or "").rstrip(".")
        place = Place(shown_path(template))
        raise Refused([Problem(Code.NOT_WELL_FORMED, place, file=document.file, reason=reason)]) from fault


def _characters(roots: Sequence[Any]) -> frozenset[str]:
    text = "".join(piece for root in roots for piece in root.itertext())
    return frozenset(text + text.upper() + _UNTYPED)


def _style(stylesheet: Stylesheet, characters: frozenset[str]) -> list[PackageFile]:
    """The style sheet and the files it names, each where the sheet now says it is."""
    css = stylesheet.css
    files: list[PackageFile] = []
    for url, path in stylesheet.files.items():
        font = path.suffix.lower() in {".otf", ".ttf", ".woff2"}
        data = web_font(path, characters, features_of(stylesheet.css)) if font else path.read_bytes()
        name = f"fonts/{path.stem}.woff2" if font else f"layout/{path.name}"
        if data is None:
            css = _without_face(css, url)
            continue
        css = css.replace(f'url("{url}")', f'url("{name}")').replace(f"url({url})", f"url({name})")
        files.append(PackageFile(name, data))
    return [PackageFile("reader.css", css.encode()), *files]


def _without_face(css: str, url: str) -> str:
    """The sheet without the `@font-face` of a font that has none of the issue's characters."""
    faces = re.compile(r"@font-face \{[^}]*\}\n?")
    return faces.sub(lambda face: "" if url in face.group() else face.group(), css)


def _missing_words(issue: Issue, data: bytes) -> list[Problem]:
    found = epub_words(data)
    lost = [
        problem
        for article in issue.articles
        for problem in missing(streams(article), found[article_file(article.slug)])
    ]
    everything = [word for words in found.values() for word in words]
    return lost + missing(issue_streams(issue), everything)
