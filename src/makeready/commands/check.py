"""`makeready check`: preflight."""

from __future__ import annotations

import sys
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import click

from makeready.commands.options import folder_option, form_option, jobs_option, layouts_option
from makeready.exits import Exit
from makeready.order import Order
from makeready.parts import Part, part_of
from makeready.progress import Progress
from makeready.reporting import as_json, as_text


@click.command()
@folder_option("manuscript", "manuscript", "Folder of the issue's text and pictures.")
@layouts_option
@folder_option("output", "build", "Folder whose .cache keeps what was made.", exists=False)
@click.option("--pages/--no-pages", default=True, help="Lay the pages out and judge them too.")
@click.option("--judges/--no-judges", default=True, help="Ask EPUBCheck, Ace and veraPDF too.")
@click.option(
    "--only", type=click.Choice([part.value for part in Part]), help="Tell only what is mended there."
)
@click.option("--strict", is_flag=True, help="Count warnings as errors.")
@jobs_option
@form_option
def check(
    manuscript: Path,
    layouts: Path,
    output: Path,
    *,
    pages: bool,
    judges: bool,
    only: str | None,
    strict: bool,
    jobs: int | None,
    form: str,
) -> Exit:
    """Tell what a copy editor and a printer would mark, and write nothing but the report."""
    from makeready import checking
    from makeready.builds import Staff

    order = Order(manuscript, layouts, output, ())
    with closing(Progress()) as progress, Staff(jobs).at_work(layouts, ahead=False) as executor:
        outcome = checking.check(order, progress, executor, pages=pages, judges=judges, strict=strict)
    shown = tuple(problem for problem in outcome.problems if only in {None, part_of(problem)})
    if hidden := len(outcome.problems) - len(shown):
        click.echo(f"{hidden} more to mend elsewhere than in the {only}.", err=True)
        outcome = replace(outcome, problems=shown)
    if form == "json":
        click.echo(as_json([outcome], [str(manuscript)]))
    elif outcome.problems:  # here they are the result
        click.echo(as_text(outcome.problems, colour=sys.stdout.isatty()))
    elif not hidden:
        click.echo("nothing to mark.", err=True)
    if outcome.written and form == "text":
        click.echo(f"report: {outcome.written[0]}", err=True)
    elif not outcome.written and pages and (report := output / checking.PAGE).exists():
        click.echo(
            f"report: none, as no pages could be made; {report} is that of an earlier check.", err=True
        )
    return outcome.exit
