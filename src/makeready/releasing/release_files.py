"""All files of a release, made from the finished issue."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, time
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import BinaryIO

from makeready.cache import Cache
from makeready.composing.print_measures import print_measures
from makeready.composing.printing_condition import printing_condition
from makeready.composing.templates import Layout
from makeready.issue import Issue
from makeready.preflight.last_release import PAGES, as_json
from makeready.producing.editions.print_edition import print_edition
from makeready.producing.editions.screen_edition import screen_edition
from makeready.producing.produced import PrintedUnit, Produced
from makeready.releasing import release_record
from makeready.releasing.checksums import SUMS, as_text, names_in, sums_of
from makeready.releasing.cover_pictures import cover_pictures
from makeready.releasing.release_folder import ReleaseFolder
from makeready.releasing.released import Release, Role

OFFPRINTS = "offprints"
"""The folder of the articles by themselves."""


@dataclass(frozen=True, slots=True)
class FinishedIssue:
    """What a release is made from."""

    issue: Issue
    layout: Layout
    pdf: Path
    """The finished PDF, as a build writes it."""
    epub: Path
    units: tuple[PrintedUnit, ...]
    offprints: Mapping[str, Produced]
    """The pages of each article by itself, by its slug."""


def release_name(issue: Issue) -> str:
    """The name of a release's folder: "salt-7", and "salt-7-revision-2" for its first correction."""
    return f"{issue.slug}-revision-{issue.revision.number}" if issue.revision else issue.slug


def fill(path: Path, finished: FinishedIssue, cache: Cache) -> Release:
    """The release in the folder `path`, which is made; refuses where an edition can't be made."""
    issue, layout, folder = finished.issue, finished.layout, ReleaseFolder(path)
    path.mkdir(parents=True, exist_ok=True)
    condition, ppi = printing_condition(layout), print_measures(layout).picture_ppi
    folder.add(
        f"{issue.slug}-print.pdf",
        Role.PRINT_PDF,
        partial(print_edition, finished.pdf, condition, ppi, cache),
    )
    folder.add(f"{issue.slug}-screen.pdf", Role.SCREEN_PDF, partial(screen_edition, finished.pdf, cache))
    folder.add(f"{issue.slug}.epub", Role.EPUB, finished.epub)
    for data, (width, height) in cover_pictures(finished.pdf):
        folder.add(f"cover-{max(width, height)}.jpg", Role.COVER, data, pixels=(width, height))
    for slug, offprint in finished.offprints.items():
        folder.add(
            f"{OFFPRINTS}/{slug}.pdf", Role.OFFPRINT, partial(_offprint, offprint, cache), article=slug
        )
    folder.add(PAGES, Role.RECORD, as_json(finished.units))
    release = Release(
        issue.slug,
        issue.revision.number if issue.revision else 1,
        issue.revision.note if issue.revision else "",
        datetime.combine(issue.modified, time(), UTC),
        sum(len(unit.observed.pages) for unit in finished.units),
        tuple(folder),
    )
    (path / release_record.RECORD).write_bytes(release_record.as_json(release))
    (path / SUMS).write_bytes(as_text(sums_of(path, names_in(path))))
    return release


def _offprint(made: Produced, cache: Cache, out: BinaryIO) -> None:
    """The pages of an article, for screens."""
    with TemporaryDirectory(prefix="makeready-offprint-") as folder:
        pages = Path(folder) / "offprint.pdf"
        with pages.open("w+b") as finished:
            made.write(finished)
        screen_edition(pages, cache, out)
