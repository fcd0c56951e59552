"""`makeready pdf`, `epub` and `issue`: builds."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from makeready.commands.options import folder_option, form_option, jobs_option, layouts_option, tell
from makeready.exits import Exit
from makeready.order import Format, Order, worst
from makeready.progress import Progress
from makeready.timings import NotWritten, Timings, demand_folder


def _building(*formats: Format) -> Any:
    """The function behind a command that builds `formats`."""

    @click.argument(
        "manuscripts",
        nargs=-1,
        type=click.Path(exists=True, file_okay=False, path_type=Path),
        is_eager=True,
    )
    @folder_option(
        "manuscript",
        "manuscript",
        "Folder of the issue's text and pictures; or name several, without it.",
        instead="manuscripts",
    )
    @layouts_option
    @folder_option("output", "build", "Folder that the files are written to.", exists=False)
    @click.option(
        "--draft/--release", default=True, help="A release lacks nothing and has passed every check."
    )
    @jobs_option
    @click.option(
        "--cluster", metavar="ADDRESS", help="Dask scheduler that gives the work out: tcp://host:8786."
    )
    @click.option(
        "--timings", type=click.Path(dir_okay=False, path_type=Path), help="Write what took how long."
    )
    @click.option("--verbose", is_flag=True, help="Tell each step and its time.")
    @form_option
    def run(
        *,
        manuscripts: tuple[Path, ...],
        manuscript: Path | None,
        draft: bool,
        jobs: int | None,
        cluster: str | None,
        timings: Path | None,
        verbose: bool,
        form: str,
        layouts: Path,
        output: Path,
    ) -> Exit:
        from makeready.builds import Staff, build_all

        named = manuscripts or (manuscript,)
        orders = [Order(folder, layouts, output, formats, release=not draft) for folder in named if folder]
        if timings:
            demand_folder(timings, output)
        progress = Progress(verbose=verbose)
        try:
            outcomes = build_all(orders, progress, Staff(jobs, cluster))
        finally:
            progress.close()
            of_timings = _write(progress.timings, timings)
        tell(orders, outcomes, form)
        written = sum(bool(outcome.written) for outcome in outcomes)
        if written:
            of_many = f"{written} of {len(orders)} issues written · " if len(orders) > 1 else ""
            click.echo(of_many + progress.summary(), err=True)
        return worst(outcomes) or of_timings

    return run


def _write(spans: Timings, path: Path | None) -> Exit:
    """Write the trace where it is wanted; tells why not, and what that alone would end with."""
    try:
        if path:
            spans.write(path)
    except NotWritten as fault:
        click.echo(f"makeready: {fault}", err=True)
        return fault.exit
    return Exit.DONE


pdf = click.command("pdf", help="Build the printed issue.")(_building(Format.PDF))
epub = click.command("epub", help="Build the ebook.")(_building(Format.EPUB))
issue = click.command("issue", help="Build the printed issue and the ebook.")(
    _building(Format.PDF, Format.EPUB)
)
