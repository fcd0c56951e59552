"""What a layout says of itself in `layout.yaml`, and how its files are named to a designer."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from functools import lru_cache
from pathlib import Path

import yaml

from makeready.digests import digest, digest_of_files, files_below
from makeready.problems import Code, Place, Problem, Refused

KEYS = (
    *("based-on", "picture-ppi", "soft-picture-ppi", "coarse-picture-ppi", "safe-area"),
    *("output-condition", "output-profile"),
)
"""What `layout.yaml` may say: the folder of another layout, the measures of `print_measures`, and what
`printing_condition` gives."""


def based_on(folder: Path) -> Path | None:
    """The folder of the layout that this one is based on, or nothing where it stands alone."""
    file = folder / "layout.yaml"
    if not file.is_file():
        return None
    facts = mapping_of(file)
    for key in facts:
        if key not in KEYS:
            raise Refused([Problem(Code.LAYOUT_FACT_UNKNOWN, Place(shown_path(file)), key=key)])
    base = facts.get("based-on")
    return (folder / str(base)).resolve() if base else None


def state_of(folders: Iterable[Path]) -> str:
    """A digest of what the files in `folders` are called and hold, wherever these lie."""
    return digest(*(digest_of_files(files_below(each), each) for each in folders))


def markup_of(folders: Iterable[Path]) -> str:
    """A digest of what markup is made with: the templates and the printed words in `folders`."""
    return digest(*(digest_of_files(filter(_makes_markup, files_below(each)), each) for each in folders))


def _makes_markup(path: Path) -> bool:
    """Whether a file of a layout counts for its markup; a link may lead to a folder with such files."""
    return path.suffix == ".jinja" or path.name == "words.yaml" or path.is_symlink()


def mapping_of(file: Path) -> dict[str, object]:
    """The mapping that a YAML file of a layout holds; refuses what is not one, with its line."""
    changed = file.stat()
    return dict(_mapping_of(file, changed.st_mtime_ns, changed.st_size))


@lru_cache(maxsize=32)
def _mapping_of(file: Path, _changed: int, _size: int) -> dict[str, object]:
    try:
        held = _parsed(file.read_text("utf-8"))
    except (yaml.YAMLError, UnicodeDecodeError) as fault:
        mark = getattr(fault, "problem_mark", None)
        reason = str(getattr(fault, "problem", None) or fault)
        place = Place(shown_path(file), mark.line + 1 if mark else 0)
        raise Refused([Problem(Code.LAYOUT_FACTS_UNREADABLE, place, reason=reason)]) from fault
    if not isinstance(held, dict):
        place = Place(shown_path(file), 1)
        raise Refused([Problem(Code.LAYOUT_FACTS_UNREADABLE, place, reason="no `key: value` in it")])
    return {str(key): value for key, value in held.items()}


def _parsed(text: str) -> object:
    """What a YAML text holds, read by LibYAML: each build reads it, and that takes a tenth of the time.

    Where it is not to be had, or the text has a fault, PyYAML's own parser reads: it words faults better.
    """
    with suppress(AttributeError, yaml.YAMLError):
        return yaml.load(text, yaml.CSafeLoader)
    return yaml.safe_load(text)


def place_of(file: Path, key: str) -> Place:
    """The line of a `layout.yaml` that says `key`."""
    lines = file.read_text("utf-8").splitlines()
    return Place(
        shown_path(file), next((at for at, line in enumerate(lines, 1) if line.startswith(f"{key}:")), 0)
    )


def shown_path(path: Path) -> str:
    """A path as a designer knows it: from the folder they work in, where it lies inside."""
    here = Path.cwd()
    return path.relative_to(here).as_posix() if path.is_relative_to(here) else path.as_posix()
