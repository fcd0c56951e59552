"""`makeready import`: an article of what an author sent."""

from __future__ import annotations

from pathlib import Path

import click

from makeready.commands.options import folder_option
from makeready.exits import Exit


def _page_range(_context: click.Context, _option: click.Parameter, value: str | None) -> range | None:
    """The pages that "12-18" names, or "12" alone."""
    if value is None:
        return None
    first, _, last = value.partition("-")
    if not first.isdigit() or not (last or first).isdigit() or not 0 < int(first) <= int(last or first):
        raise click.BadParameter(f'"{value}" names no pages; write 12-18, or 12.')
    return range(int(first), int(last or first) + 1)


@click.command("import")
@click.argument("source", type=click.Path(path_type=Path))
@folder_option("manuscript", "manuscript", "Folder of the issue that the article is for.", exists=False)
@click.option(
    "--into", type=click.Path(path_type=Path), help="Its new folder [default: one there, named as SOURCE is]."
)
@click.option("--replace", is_flag=True, help="Swap a folder that is there for what is brought in.")
@click.option("--language", help="Of the source: en-GB [default: the issue's, as issue.yaml has it, or en].")
@click.option(
    "--pages", callback=_page_range, metavar="12-18", help="Of a PDF, counted from 1 as they lie in it."
)
def bring_in(
    source: Path,
    manuscript: Path,
    into: Path | None,
    language: str | None,
    pages: range | None,
    *,
    replace: bool,
) -> Exit:
    """Bring in what an author sent as an article's folder, word for word, and report what was decided."""
    from makeready.importing.bringing_in import bring_in
    from makeready.importing.issue_beside import issue_beside
    from makeready.importing.report import REPORT, as_text
    from makeready.issue import slug_of
    from makeready.starting import next_step

    into = into or manuscript / slug_of(source.stem)
    issue = issue_beside(manuscript)
    outcome, decisions, account = bring_in(
        source,
        into,
        replace=replace,
        language=language or issue.language or "en",
        pages=pages,
        magazine=issue.title,
    )
    click.echo(as_text(decisions, account), err=True)
    click.echo(f"report: {into / REPORT}", err=True)
    click.echo(str(into))
    if into.resolve().parent == manuscript.resolve() and into.name not in issue.articles:
        click.echo(next_step(manuscript, into.name), err=True, nl=False)
    return outcome
