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
@click.option("--language", default="en", show_default=True, help="Of the source, as in issue.yaml: en-GB.")
@click.option(
    "--pages", callback=_page_range, metavar="12-18", help="Of a PDF, counted from 1 as they lie in it."
)
def bring_in(
    source: Path,
    manuscript: Path,
    into: Path | None,
    language: str,
    pages: range | None,
    *,
    replace: bool,
) -> Exit:
    """Bring in what an author sent as an article's folder, word for word, and report what was decided."""
    from makeready.importing.bringing_in import bring_in
    from makeready.importing.report import as_text
    from makeready.issue import slug_of

    into = into or manuscript / slug_of(source.stem)
    outcome, decisions, account = bring_in(source, into, replace=replace, language=language, pages=pages)
    click.echo(as_text(decisions, account), err=True)
    click.echo(str(into))
    return outcome
