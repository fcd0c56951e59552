"""Which files in a layout's own folder nothing reads: a name is misspelt, or a sheet imported nowhere."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path, PurePath

from jinja2 import Environment, TemplateSyntaxError, meta

from makeready.composing import ebook_css, web_css
from makeready.composing.layout_facts import shown_path
from makeready.composing.templates import Layout
from makeready.problems import Code, Place, Problem
from makeready.producing.pdf.glyphs import font_files
from makeready.producing.pdf.style_faults import file_at
from makeready.producing.pdf.stylesheets import stylesheets
from makeready.reading.near_miss import nearest, suggestion

MEDIA = ("print", "ebook", "web")
ENTRIES = ("print/style.css", f"ebook/{ebook_css.SHEET}", f"web/{web_css.SHEET}")
SHEET = "`@import` it in your print/style.css, after the base's; it replaces none of the same name"
TEMPLATE = "give it the name of the template that it is to replace, or include it in one"
FONT = "name it in an @font-face rule"


def unread_files(layout: Layout) -> Iterator[Problem]:
    """A problem for each style sheet, template and font of the layout's own folder that nothing reads.

    A folder below that is a layout of its own is left out.
    """
    own = layout.folders[0]
    files = [path for path in sorted(own.rglob("*")) if path.is_file() and not _is_of_another(path, own)]
    sheets = _sheets_read(layout)
    for path in files:
        if path.suffix == ".css" and path.resolve() not in sheets:
            yield _unread(path, own, ENTRIES, SHEET)
    read = set(_files_named(layout, sheets))
    for path in font_files([own]):
        if path.resolve() not in read:
            yield _unread(path, own, [], FONT)
    known = _templates(layout.folders)
    for path in files:
        name = path.relative_to(own).as_posix()
        if path.suffix == ".jinja" and known and name not in known:
            yield _unread(path, own, known, TEMPLATE)


def _sheets_read(layout: Layout) -> set[Path]:
    screen = {layout.file("ebook", ebook_css.SHEET), layout.file("web", web_css.SHEET)}
    return screen | {path for path, _ in stylesheets(layout.file("print", "style.css"), layout.folders)}


def _files_named(layout: Layout, sheets: Iterable[Path]) -> Iterator[Path]:
    """The files that the `url()`s of sheets mean: on screens a layout's own goes before its base's."""
    for sheet in sheets:
        for address in ebook_css.urls_in(sheet.read_text("utf-8")):
            yield file_at(sheet, address)
            found = layout.find("ebook", address.removeprefix("../"))
            if found:
                yield found


def _templates(folders: Sequence[Path]) -> set[str]:
    """The paths at which a layout's template counts: those of its base, and those that others include.

    None of them where nothing can be said: a layout without a base, or a template that makes up a name.
    """
    based = [path.relative_to(base).as_posix() for base in folders[1:] for path in base.rglob("*.jinja")]
    included: set[str] = set()
    for path in [each for folder in folders for each in folder.rglob("*.jinja")]:
        try:
            named = set(meta.find_referenced_templates(Environment().parse(path.read_text("utf-8"))))  # noqa: S701
        except TemplateSyntaxError:
            continue
        if None in named:
            return set()
        included |= {name for name in named if name}
    known = set(based) | included if based else set()
    for name in list(known):
        medium, _, rest = name.partition("/")
        if medium in MEDIA:
            known.add(rest)
        elif name in included or medium == "blocks":
            known |= {f"{each}/{name}" for each in MEDIA}
    return known


def _is_of_another(path: Path, own: Path) -> bool:
    """Whether a file lies in a folder below that is a layout, too."""
    return any((folder / "layout.yaml").is_file() for folder in path.parents if own in folder.parents)


def _unread(path: Path, own: Path, known: Iterable[str], advice: str) -> Problem:
    name = PurePath(path.relative_to(own))
    beside = {PurePath(each).stem: each for each in sorted(known) if PurePath(each).parent == name.parent}
    near = nearest(name.stem, beside)
    meant = suggestion(beside[near] if near else None)
    return Problem(Code.LAYOUT_FILE_UNREAD, Place(shown_path(path)), did_you_mean=meant, advice=advice)
