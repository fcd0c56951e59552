"""A layout's files laid out again in another folder, on another machine."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterator
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from makeready.composing.layout_facts import shown_path
from makeready.composing.templates import Layout
from makeready.digests import files_below
from makeready.problems import Place, Problem

_FOR_PEOPLE = {"README.md", "preview.png"}


@lru_cache(maxsize=8)
def layout_places(layout: Layout) -> dict[Path, str]:
    """The files of a layout, each with its place in another folder; where they lie to each other is kept."""
    return {
        path: f"{_top(layout)}/{path.relative_to(common_folder(layout))}"
        for path in layout_files(layout)
        if path.is_file()
    }


def moved_layout(layout: Layout, folder: Path) -> Layout:
    """The layout with its files in that folder: the same one, whoever sends these files."""
    moved = (folder / _top(layout) / each.relative_to(common_folder(layout)) for each in layout.folders)
    return replace(layout, folders=tuple(each.resolve() for each in moved))


def named_here(problem: Problem, layout: Layout, folder: Path) -> Problem:
    """A problem that was found in that folder, told of the file here."""
    there, here = str((folder / _top(layout)).resolve()), common_folder(layout)
    if problem.place.file.startswith(there):
        path = here / problem.place.file.removeprefix(there).lstrip("/\\")
        problem.place = Place(shown_path(path), problem.place.line)
    return problem


def common_folder(layout: Layout) -> Path:
    """The folder in which all folders of a layout lie."""
    return Path(os.path.commonpath(layout.folders))


def layout_files(layout: Layout, apart_from: Collection[str] = ()) -> Iterator[Path]:
    """The files of a layout, without those of a layout inside it, and without the folders `apart_from`."""
    for folder in layout.folders:
        for path in folder.iterdir():
            if path.is_dir():
                if path.name not in apart_from and not (path / "layout.yaml").is_file():
                    yield from files_below(path)
            elif path.name not in _FOR_PEOPLE:
                yield path


def _top(layout: Layout) -> str:
    """Where its files are laid, by what they hold: dates and sizes do not tell apart what several send."""
    return f"layouts/{layout.state}"
