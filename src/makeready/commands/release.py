"""`makeready release`: all that leaves the house."""

from __future__ import annotations

from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from makeready.commands.options import folder_option, form_option, jobs_option, layouts_option, tell
from makeready.exits import Exit
from makeready.order import Format, Order
from makeready.progress import Progress

if TYPE_CHECKING:
    from makeready.issue import Revision


@click.command()
@folder_option("manuscript", "manuscript", "Folder of the issue's text and pictures.")
@layouts_option
@folder_option("output", "build", "Folder whose release/ is given the release.", exists=False)
@click.option("--revision", type=click.IntRange(min=2), help="Which correction it is: 2 for the first.")
@click.option("--note", default="", help="What it corrects, in a sentence for the colophon.")
@click.option(
    "--date",
    "released",
    type=click.DateTime(["%Y-%m-%d"]),
    help="Of the correction [default: its own, or today].",
)
@click.option("--allow-dirty", is_flag=True, help="Release what is not committed, too.")
@jobs_option
@form_option
def release(
    *,
    revision: int | None,
    note: str,
    released: datetime | None,
    allow_dirty: bool,
    jobs: int | None,
    form: str,
    manuscript: Path,
    layouts: Path,
    output: Path,
) -> Exit:
    """Build, judge and release the issue: all that goes to printer, shops and readers, in one folder."""
    from makeready import making_release
    from makeready.builds import Staff

    correction = _revision(revision, note, released)
    order = Order(manuscript, layouts, output, tuple(Format), release=True, revision=correction)
    with closing(Progress()) as progress, Staff(jobs).at_work(order.layouts) as executor:
        outcome = making_release.release(
            order, progress, executor, allow_dirty=allow_dirty, dated=released is not None
        )
    tell([order], [outcome], form)
    return outcome.exit


def _revision(number: int | None, note: str, released: datetime | None) -> Revision | None:
    note = " ".join(note.split())
    if number is None and not note and not released:
        return None
    if number is None or not note:
        raise click.UsageError('a correction has a number and a note: --revision 2 --note "What it mends."')
    from makeready.issue import Revision
    from makeready.reading.files import UNPRINTABLE

    if UNPRINTABLE.search(note):
        raise click.UsageError("the note has a character that no page and no file can show: type it anew")
    return Revision(number, (released or datetime.now(UTC)).date(), note)
