"""What a unit may use of a layout, and what it does not: where that is changed, it need not be set anew."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path

from makeready.composing.print_plans import KINDS
from makeready.composing.templates import Layout
from makeready.producing.pdf.moved_layouts import layout_files

_OTHER_MEDIA = ("ebook", "web")
_TEXTS = {".jinja", ".css", ".svg"}
"""Files that may name others."""

_NAMES_A_TEMPLATE = re.compile(r"\{%[-+]?\s*(?:extends|include|import|from)\b(.*?)[-+]?%\}", re.DOTALL)
_MADE_UP = re.compile(r"[~+|]|^[^\"']*$")
"""A name that is put together, or that a variable holds: it may be any."""


def files_used(layout: Layout, kind: str) -> tuple[Path, ...]:
    """The files of a layout that a unit of this kind ("article", "credits", …) may use.

    What other media and other kinds of unit have to themselves is not among them, unless something that is
    names it.
    """
    media, templates = _to_themselves(layout)
    others = templates - {f"{kind}.html.jinja"}
    return tuple(path for path in layout_files(layout, media) if not _is_one_of(others, path))


@lru_cache(maxsize=8)
def _to_themselves(layout: Layout) -> tuple[frozenset[str], frozenset[str]]:
    """The media that print takes nothing from, and the templates that one kind of unit uses alone."""
    texts = {
        path: path.read_text(encoding="utf-8", errors="replace")
        for path in layout_files(layout, _OTHER_MEDIA)
        if path.suffix in _TEXTS and path.is_file()
    }
    if any(map(_names_any, texts.values())):
        return frozenset(), frozenset()
    media = (medium for medium in _OTHER_MEDIA if not _is_named(f"{medium}/", texts.values()))
    return frozenset(media), frozenset(_templates_of_their_own(texts))


def _names_any(text: str) -> bool:
    """Whether a template may name any other."""
    return any(map(_MADE_UP.search, _NAMES_A_TEMPLATE.findall(text)))


def _templates_of_their_own(texts: dict[Path, str]) -> Iterator[str]:
    """The names of templates that make one kind of unit and are named by nothing else."""
    for kind in KINDS:
        name = f"{kind}.html.jinja"
        if not _is_named(name, texts.values()):
            yield name


def _is_named(name: str, texts: Iterable[str]) -> bool:
    return any(name in text for text in texts)


def _is_one_of(names: frozenset[str], path: Path) -> bool:
    """Whether a file is one of the templates of these names; blocks of the text may be called like a unit."""
    return path.name in names and path.parent.name != "blocks"
