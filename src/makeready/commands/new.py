"""`makeready new`: something small to start from."""

from __future__ import annotations

from pathlib import Path

import click

from makeready.commands.options import folder_option
from makeready.exits import Exit


@click.group()
def new() -> None:
    """Write a small valid article or issue to start from."""


@new.command("article")
@click.argument("slug")
@folder_option("manuscript", "manuscript", "Folder of the issue that the article is for.")
def new_article(slug: str, manuscript: Path) -> Exit:
    """Write the folder SLUG with a text that can be built, and say how to have it printed."""
    from makeready.starting import next_step, start_article

    _started(start_article(manuscript, slug))
    click.echo(next_step(manuscript, slug), err=True, nl=False)
    return Exit.DONE


@new.command("issue")
@click.argument("folder", type=click.Path(path_type=Path))
def new_issue(folder: Path) -> Exit:
    """Write FOLDER with the facts of an issue and one article."""
    from makeready.starting import start_issue

    return _started(start_issue(folder))


def _started(written: list[Path]) -> Exit:
    for path in written:
        click.echo(str(path))
    return Exit.DONE
