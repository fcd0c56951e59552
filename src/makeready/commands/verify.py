"""`makeready verify`: whether a release is as it was made."""

from __future__ import annotations

import sys
from contextlib import closing
from pathlib import Path

import click

from makeready.commands.options import folder_option, form_option, jobs_option
from makeready.exits import Exit
from makeready.progress import Progress
from makeready.reporting import as_json, as_text


@click.command()
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
@folder_option("manuscript", "manuscript", "Folder in the repository that it was made from.", exists=False)
@jobs_option
@form_option
def verify(folder: Path, manuscript: Path, *, jobs: int | None, form: str) -> Exit:
    """Tell whether the release in FOLDER is as it was made, and whether it can be made again."""
    from makeready import verifying
    from makeready.builds import Staff

    with closing(Progress()) as progress, Staff(jobs).at_work(folder, ahead=False) as executor:
        outcome = verifying.verify(folder.resolve(), manuscript, progress, executor)
    if form == "json":
        click.echo(as_json([outcome], [str(folder)]))
    elif outcome.problems:
        click.echo(as_text(outcome.problems, colour=sys.stdout.isatty()))
    else:
        click.echo(f"{folder}: as it was released; made again from its commit, it is the same to the byte.")
    return outcome.exit
