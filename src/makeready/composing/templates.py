"""The one door to `layouts/`: its templates, its files and its printed words.

A layout is a folder with `print/`, `ebook/`, `web/`, `blocks/`, `fonts/` and `words.yaml`. What stands in the
folder of a medium goes before what stands beside it, and a layout that is `based-on` another takes from
that one whatever it has not itself.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Literal, TypeAlias

from makeready.composing.layout_facts import based_on, shown_path, state_of
from makeready.composing.printed_words import Words, printed_words
from makeready.problems import Code, Place, Problem, Refused

if TYPE_CHECKING:
    from markupsafe import Markup

Medium: TypeAlias = Literal["print", "ebook", "web"]


@dataclass(frozen=True, slots=True)
class Layout:
    """A designer's folder, with the folders that it is based on behind it."""

    folders: tuple[Path, ...]
    """The layout's own folder first, then what it is based on; absolute, links resolved."""
    state: str
    """The digest of its files as they were when it was opened: one with a changed file is another layout."""

    def file(self, medium: Medium, name: str) -> Path:
        """The file of that name which counts for `medium`; refuses when no folder has it."""
        found = self.find(medium, name)
        if found is None:
            place = Place(shown_path(self.folders[0] / medium / name))
            raise Refused([Problem(Code.LAYOUT_FILE_MISSING, place, name=name)])
        return found

    def find(self, medium: Medium, name: str) -> Path | None:
        """The file of that name which counts for `medium`, or nothing."""
        for folder in self.folders:
            for path in (folder / medium / name, folder / name):
                if path.is_file() and path.resolve().is_relative_to(folder):
                    return path.resolve()
        return None

    def render(self, medium: Medium, name: str, **values: object) -> Markup:
        """The markup that the template `name` makes of `values`; refuses with the template's line."""
        from makeready.composing.rendering import rendered  # noqa: PLC0415  loads Jinja

        return rendered(self, medium, name, values)

    def words(self, language: str) -> Words:
        """The printed words of `language`; asking for one that is not there refuses."""
        return _words(self, language)


def open_layout(folder: Path) -> Layout:
    """The layout in `folder`; refuses when there is none, or when what it is based on is not there."""
    folders: list[Path] = []
    following: Path | None = folder.resolve()
    while following is not None:
        if not following.is_dir() or following in folders:
            code = Code.LAYOUT_BASED_ON_ITSELF if following in folders else Code.LAYOUT_MISSING
            place = Place(shown_path(folders[-1] / "layout.yaml" if folders else following))
            raise Refused([Problem(code, place, folder=shown_path(following))])
        folders.append(following)
        following = based_on(following)
    if not any((one / "words.yaml").is_file() for one in folders):
        place = Place(shown_path(folder))
        raise Refused([Problem(Code.LAYOUT_MISSING, place, folder=shown_path(folder))])
    return Layout(tuple(folders), state_of(folders))


@lru_cache(maxsize=64)
def _words(layout: Layout, language: str) -> Words:
    files = [folder / "words.yaml" for folder in layout.folders]
    return printed_words([file for file in files if file.is_file()], language)
