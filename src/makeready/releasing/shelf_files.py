"""The shelf's own files, made anew with each release: its pages, their style, its feeds."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from makeready.cache import Cache
from makeready.composing.templates import Layout
from makeready.releasing.release_folder import WEB
from makeready.releasing.shelf import Shelved, feeds
from makeready.releasing.shelf_authors import AUTHORS
from makeready.releasing.shelf_pages import shelf_pages
from makeready.releasing.web_files import web_style

_RENEWED = (f"{AUTHORS}/*.html", f"{WEB}/fonts/*")
"""Those that come and go."""


def shelf_files(shelf: Sequence[Shelved], layout: Layout, cache: Cache) -> dict[str, bytes]:
    """The files by their names, the feeds last; refuses where the layout has no page for a shelf."""
    pages = shelf_pages(shelf, layout)
    encoded = {name: page.encode() for name, page in pages.items()}
    return {**web_style(layout, pages.values(), cache), **encoded, **feeds(shelf)}


def needed_no_more(releases: Path, files: Mapping[str, bytes]) -> list[Path]:
    """What a shelf had before that is none of its `files`: a correction may have changed a name."""
    there = [path for pattern in _RENEWED for path in releases.glob(pattern)]
    return [path for path in there if path.relative_to(releases).as_posix() not in files]
