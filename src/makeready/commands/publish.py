"""`makeready publish`: releases go to where they are fetched from."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from makeready.commands.options import folder_option, form_option
from makeready.exits import Exit
from makeready.progress import Progress
from makeready.reporting import as_text


@click.command()
@click.argument("target")
@click.argument("names", metavar="[RELEASE]...", nargs=-1)
@click.option("--all", "every", is_flag=True, help="All releases that are there, not the newest alone.")
@folder_option("output", "build", "Folder whose release/ is published.", exists=False)
@click.option("--dry-run", is_flag=True, help="Tell what would be done, and change nothing.")
@click.option("--endpoint", metavar="URL", help="Of the bucket's server [default: AWS's configuration].")
@form_option
def publish(
    target: str,
    names: tuple[str, ...],
    *,
    every: bool,
    output: Path,
    dry_run: bool,
    endpoint: str | None,
    form: str,
) -> Exit:
    """Put the newest release (or those named), then the shelf with its feeds, at TARGET.

    TARGET is a folder, s3://bucket/prefix, sftp://user@host/path or webdavs://user@host/path. What is there
    is read back and compared, or by the bucket's own checksum; what is missing is sent, read back, and only
    then given its name. In a bucket it has that before, and loses it where it has arrived damaged.
    """
    from makeready.publishing import told
    from makeready.publishing.asking import asked_on_a_terminal
    from makeready.publishing.connection import Connection
    from makeready.publishing.publish import published
    from makeready.publishing.target import target_of

    if every and names:
        raise click.UsageError("either --all or the names of releases")
    progress = Progress(of_bytes=True)
    connection = Connection(target_of(target, endpoint), asked_on_a_terminal(progress))
    try:
        outcome = published(output / "release", names, connection, progress, every=every, dry_run=dry_run)
    finally:
        progress.close()
    if form == "json":
        click.echo(told.as_json(outcome, connection.target, dry_run=dry_run))
        return outcome.exit
    if outcome.files:
        click.echo(told.as_lines(outcome))
        click.echo(told.summary(outcome, connection.target), err=True)
    if outcome.problems:
        click.echo(as_text(outcome.problems, colour=sys.stderr.isatty()), err=True)
    return outcome.exit
