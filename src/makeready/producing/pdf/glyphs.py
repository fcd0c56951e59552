"""Which characters the fonts of a layout have, and what is set in place of one that none has."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from io import BytesIO
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import uharfbuzz

from makeready.composing.layout_facts import shown_path
from makeready.issue import Article, CodeBlock, Issue, inlines_of, plain_text, walk
from makeready.problems import Code, Place, Problem, Refused

FONT_SUFFIXES = {".otf", ".ttf", ".woff", ".woff2"}
MISSING_CLASS = "missing-glyph"


def font_files(folders: Iterable[Path]) -> list[Path]:
    """The font files of a layout's folders."""
    found = [path for folder in folders for path in (folder / "fonts").rglob("*")]
    return sorted(path for path in found if path.suffix.lower() in FONT_SUFFIXES)


def characters_of(fonts: Iterable[Path]) -> frozenset[str]:
    """Every character that one of the font files has."""
    known: set[str] = set()
    for path in fonts:
        file = path.read_bytes()
        known.update(map(chr, uharfbuzz.Face(uharfbuzz.Blob(file)).unicodes or _unpacked(path, file)))
    return frozenset(known)


def _unpacked(path: Path, file: bytes) -> Iterable[int]:
    """What a font file has a glyph for that HarfBuzz can't read: it is packed for the web, or no font."""
    from fontTools.ttLib import TTFont, TTLibError  # noqa: PLC0415  a fifteenth of what setting loads

    try:
        with TTFont(BytesIO(file), lazy=True) as font:
            return tuple(font.getBestCmap())
    except TTLibError as fault:
        place = Place(shown_path(path))
        raise Refused([Problem(Code.FONT_UNREADABLE, place, reason=str(fault))]) from fault


def missing_in(text: str, known: frozenset[str]) -> set[str]:
    """The characters of `text` that need a glyph and have none."""
    return {character for character in set(text) - known if _is_drawn(character)}


def _is_drawn(character: str) -> bool:
    """Whether a character is drawn at all; spaces, controls and joiners are not."""
    return unicodedata.category(character) not in {"Cc", "Cf", "Zs", "Zl", "Zp", "Mn"}


def name_missing(root: Any, known: frozenset[str]) -> None:
    """Set the number of each character that no font has in its place, so that nobody overlooks it."""
    for element in list(root.iter()):
        if element.text and missing_in(element.text, known):
            _replace(element, element.text, known, None)
        for child in list(element):
            if child.tail and missing_in(child.tail, known):
                _replace(element, child.tail, known, child)


def _replace(parent: Any, text: str, known: frozenset[str], after: Any) -> None:
    """Cut `text`, which stands in `parent` after the child `after` or at its start, at missing glyphs."""
    at = list(parent).index(after) + 1 if after is not None else 0
    kept: list[str] = []
    last = after
    missing = missing_in(text, known)

    def keep() -> None:
        if last is None:
            parent.text = "".join(kept)
        else:
            last.tail = "".join(kept)
        kept.clear()

    for character in text:
        if character not in missing:
            kept.append(character)
            continue
        keep()
        last = ET.Element("span", {"class": MISSING_CLASS, "data-read": character})
        last.text = f"U+{ord(character):04X}"
        parent.insert(at, last)
        at += 1
    keep()


def missing_glyphs(issue: Issue, known: frozenset[str]) -> list[Problem]:
    """A problem for each line of the manuscript that asks for a character no font has."""
    return [
        Problem(Code.GLYPH_MISSING, place, character=character, codepoint=f"U+{ord(character):04X}")
        for article in issue.articles
        for place, text in _texts(article)
        for character in sorted(missing_in(text, known))
    ]


def _texts(article: Article) -> Iterator[tuple[Place, str]]:
    head = plain_text(article.title) + plain_text(article.standfirst) + article.byline + article.running_head
    yield Place(article.file, 1), head
    notes = [block for note in article.notes for block in note.children]
    for block in walk((*article.blocks, *notes)):
        text = block.text if isinstance(block, CodeBlock) else plain_text(inlines_of(block))
        yield Place(article.file, block.line), text
