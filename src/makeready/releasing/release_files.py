"""The files of a release: first what is handed out, then, once that was judged, what is told of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from importlib.metadata import version
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import BinaryIO
from urllib.parse import quote

from makeready.cache import Cache
from makeready.composing.print_measures import print_measures
from makeready.composing.printing_condition import printing_condition
from makeready.preflight.pages.last_release import PAGES, as_json
from makeready.preflight.pages.picture_rows import credit_rows, picture_rows
from makeready.producing.editions.print_edition import print_edition
from makeready.producing.editions.screen_edition import screen_edition
from makeready.producing.produced import Produced
from makeready.releasing import release_record
from makeready.releasing.atom import atom_entry
from makeready.releasing.bill_of_materials import MadeOf, bill_of_materials
from makeready.releasing.checksums import SUMS, as_text
from makeready.releasing.cover_pictures import cover_pictures
from makeready.releasing.credits_csv import credits_csv
from makeready.releasing.described import Described, Verified, described
from makeready.releasing.ebook_claims import ebook_claims
from makeready.releasing.finished_issue import FinishedIssue, release_name
from makeready.releasing.offprint_files import OFFPRINTS, add_offprints
from makeready.releasing.onix import onix_message
from makeready.releasing.opds import PUBLICATION, opds_publication
from makeready.releasing.parts import colour_profile, fonts_in, machine_libraries, python_packages
from makeready.releasing.reader_page import READING_SYSTEM
from makeready.releasing.release_folder import ReleaseFolder
from makeready.releasing.released import ReleasedFile, Role
from makeready.releasing.schema_org import schema_org
from makeready.releasing.shelf import ATOM_ENTRY, METADATA, OPDS_PUBLICATION
from makeready.releasing.web_files import add_web

_LOCK = Path(__file__).parents[3] / ".locks/requirements.lock"
"""What the program is installed from, where it runs from its project."""


def fill(path: Path, finished: FinishedIssue, cache: Cache, is_tagged: Callable[[Path], bool]) -> None:
    """Make the release of a finished issue in the folder `path`.

    `is_tagged` is asked whether veraPDF passes the screen PDF. Refuses where an edition can't be made.
    """
    folder = ReleaseFolder(path)
    screen = _add_editions(folder, finished, cache)
    _add_told(folder, finished, cache, tagged_pdf=is_tagged(path / screen.name))


def _add_editions(folder: ReleaseFolder, finished: FinishedIssue, cache: Cache) -> ReleasedFile:
    """The screen PDF, when all that is read is in `folder`."""
    issue, layout = finished.issue, finished.layout
    condition, ppi = printing_condition(layout), print_measures(layout).picture_ppi
    for_print = partial(print_edition, finished.pdf, condition, ppi, cache)
    folder.add(f"{issue.slug}-print.pdf", Role.PRINT_PDF, for_print)
    folder.add(f"{issue.slug}.epub", Role.EPUB, finished.epub)
    for data, (width, height) in cover_pictures(finished.pdf):
        folder.add(f"cover-{max(width, height)}.jpg", Role.COVER, data, pixels=(width, height))
    for slug, offprint in finished.offprints.items():
        write = partial(_offprint, offprint, folder.path.parent, cache)
        folder.add(f"{OFFPRINTS}/{slug}.pdf", Role.OFFPRINT, write, article=slug)
    for_screens = partial(screen_edition, finished.pdf, cache)
    return folder.add(f"{issue.slug}-screen.pdf", Role.SCREEN_PDF, for_screens)


def _add_told(folder: ReleaseFolder, finished: FinishedIssue, cache: Cache, *, tagged_pdf: bool) -> None:
    """Tell of what is in `folder` in the formats of shops, libraries and the web, and how it was made."""
    issue, layout, units = finished.issue, finished.layout, finished.units
    words, verified = layout.words(issue.language), Verified(ebook_claims(finished.epub), tagged_pdf)
    address = f"{issue.website}{quote(release_name(issue))}/" if issue.website else ""

    def told() -> Described:
        """All that can be told of what is there so far."""
        return described(issue, finished.release(folder), words, units, verified, address)

    texts = add_offprints(folder, finished, told(), cache)
    rows = credit_rows(issue, picture_rows(issue, units, print_measures(layout).picture_ppi))
    read = told()
    folder.add("credits.csv", Role.METADATA, credits_csv(rows))
    folder.add("onix.xml", Role.METADATA, onix_message(read))
    publication = opds_publication(read, OPDS_PUBLICATION)
    folder.add(OPDS_PUBLICATION, Role.METADATA, publication, media_type=PUBLICATION)
    folder.add(METADATA, Role.METADATA, schema_org(read), media_type="application/ld+json")
    add_web(folder, finished, told(), texts, cache)
    entry = atom_entry(told())
    folder.add(ATOM_ENTRY, Role.METADATA, entry, media_type="application/atom+xml;type=entry")
    folder.add(PAGES, Role.RECORD, as_json(units))
    bill = bill_of_materials(told(), _made_of(finished))
    folder.add("bill-of-materials.json", Role.RECORD, bill, media_type="application/vnd.cyclonedx+json")
    record = replace(finished.release(folder), tagged_pdf=tagged_pdf)
    folder.add(release_record.RECORD, Role.RECORD, release_record.as_json(record))
    (folder.path / SUMS).write_bytes(as_text({file.name: file.sha256 for file in folder}))


def _made_of(finished: FinishedIssue) -> MadeOf:
    folders = finished.layout.folders
    lock = _LOCK.read_text("utf-8") if _LOCK.is_file() else ""
    parts = (
        *python_packages(lock),
        *machine_libraries(),
        *fonts_in(folders),
        colour_profile(printing_condition(finished.layout), folders),
        READING_SYSTEM,
    )
    source = finished.source
    return MadeOf(version("makeready"), parts, finished.commands, source.commit, source.changed)


def _offprint(made: Produced, work: Path, cache: Cache, out: BinaryIO) -> None:
    """The pages of an article, for screens."""
    with TemporaryDirectory(prefix="offprint-", dir=work) as folder:
        pages = Path(folder) / "offprint.pdf"
        with pages.open("w+b") as finished:
            made.write(finished)
        screen_edition(pages, cache, out)
