"""The ebook's style sheet with the fonts and other files that it names, as the book keeps them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from makeready.cache import Cache
from makeready.composing.ebook_css import SHEET, ebook_stylesheet, file_of
from makeready.composing.templates import Layout
from makeready.digests import digest, file_digest, maker
from makeready.interrupts import interrupt_held_back
from makeready.producing.epub.ebooklib_cures import PackageFile

_WEB_FONTS = "web-fonts"

# CSS Fonts, 6: what a style sheet asks for by a word, and the OpenType features that give it.
FEATURES = {
    "small-caps": ("smcp",),
    "all-small-caps": ("c2sc", "smcp"),
    "diagonal-fractions": ("frac",),
    "lining-nums": ("lnum",),
    "oldstyle-nums": ("onum",),
    "proportional-nums": ("pnum",),
    "tabular-nums": ("tnum",),
}

# Written by reading systems themselves: list markers, the hyphen at a line's end.
_UNTYPED = "0123456789.-\u2010\u2022"


@dataclass(frozen=True, slots=True)
class EbookStyle:
    """The sheet and all that it names."""

    css: str
    """The sheet, whose `url()`s lead to the files in the book."""
    files: tuple[PackageFile, ...]
    """The sheet's own file first."""


def ebook_style(layout: Layout, texts: Iterable[str], cache: Cache) -> EbookStyle:
    """The style of a book in whose `texts` are all its characters."""
    path = layout.file("ebook", SHEET)
    source = path.read_text("utf-8")
    sheet = cache.recall("ebook-sheets", digest(maker(), source), lambda: ebook_stylesheet(source, path))
    return carried_style(sheet.css, SHEET, {url: file_of(url, layout) for url in sheet.urls}, texts, cache)


def carried_style(
    css: str, name: str, named: Mapping[str, Path], texts: Iterable[str], cache: Cache
) -> EbookStyle:
    """A sheet called `name` with the files that it names, by their `url()`s: of its fonts what is used."""
    fonts = _web_fonts([file for file in named.values() if _is_font(file)], css, texts, cache)
    files: list[PackageFile] = []
    for url, file in named.items():
        kept = f"fonts/{file.stem}.woff2" if file in fonts else f"layout/{file.name}"
        data = fonts[file] if file in fonts else file.read_bytes()
        if data is None:
            css = _without_face(css, url)
            continue
        css = css.replace(f'url("{url}")', f'url("{kept}")').replace(f"url({url})", f"url({kept})")
        files.append(PackageFile(kept, data))
    return EbookStyle(css, (PackageFile(name, css.encode()), *files))


def features_of(css: str) -> tuple[str, ...]:
    """The OpenType features that a style sheet asks for, beside those that every text needs."""
    asked = {tag for word, tags in FEATURES.items() if word in css for tag in tags}
    return tuple(sorted(asked))


def _web_fonts(files: list[Path], css: str, texts: Iterable[str], cache: Cache) -> dict[Path, bytes | None]:
    """What the book carries of each font, or nothing where that has none of its characters."""
    characters = frozenset(_UNTYPED).union(*(text + text.upper() for text in texts))
    features = features_of(css)

    def made(file: Path) -> bytes | None:
        key = digest(maker(), file_digest(file), "".join(sorted(characters)), *features)
        data = cache.get(_WEB_FONTS, key)
        if data is None:
            data = _web_font(file, characters, features) or b""
            cache.put(_WEB_FONTS, key, data)
        return data or None

    return {file: made(file) for file in files}


def _web_font(file: Path, characters: frozenset[str], features: tuple[str, ...]) -> bytes | None:
    with interrupt_held_back():  # what cuts fonts is slow to load, and seldom needed
        from makeready.producing.epub.webfonts import web_font

    return web_font(file, characters, features)


def _is_font(file: Path) -> bool:
    return file.suffix.lower() in {".otf", ".ttf", ".woff2"}


def _without_face(css: str, url: str) -> str:
    """The sheet without the `@font-face` of a font that has none of the issue's characters."""
    faces = re.compile(r"@font-face \{[^}]*\}\n?")
    return faces.sub(lambda face: "" if url in face.group() else face.group(), css)
