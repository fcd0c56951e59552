"""The keys under which set units are kept: digests of all that a unit is made of."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from makeready.composing.layout_facts import shown_path
from makeready.composing.pictures import pictures_of
from makeready.composing.print_plans import UnitPlan
from makeready.composing.templates import Layout
from makeready.digests import digest, digest_of_files, file_digest, maker
from makeready.producing.pdf.layout_use import files_used
from makeready.producing.pdf.moved_layouts import common_folder
from makeready.records import canonical


def plan_key(plan: UnitPlan, layout: Layout) -> str:
    """The key of a unit by its words, its pictures and the layout, whatever folios it names."""
    pictures = [file_digest(picture.path) for picture in pictures_of(plan.issue) if not picture.missing]
    return digest(maker(), _layout_digest(layout, plan.kind), canonical(plan), *pictures)


def unit_key(plan: str, folios: Iterable[tuple[str, int]], start: int) -> str:
    """The key of a set unit: its plan's key, the folios that it names, the folio it is laid out with."""
    return digest(plan, repr(sorted(folios)), str(start))


def margins_key(unit: str, folio: int) -> str:
    """The key of the margins of a unit that begins on page `folio`."""
    return digest(unit, "margins", str(folio))


def subset_key(file: str, glyphs: tuple[int, ...]) -> str:
    """The key of a font file, named by its digest, with some of its glyphs."""
    return digest(maker(), file, repr(glyphs))


@lru_cache(maxsize=32)
def _layout_digest(layout: Layout, kind: str) -> str:
    """The digest of the layout's files that a unit may use; problems name them as they are called here."""
    files = digest_of_files(files_used(layout, kind), common_folder(layout))
    return digest(files, shown_path(layout.folders[0]))
