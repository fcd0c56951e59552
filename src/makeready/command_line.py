"""Arguments in, exit code out: what stands behind `makeready`. The work is done by others.

Standard output carries results, standard error everything else. What only one command needs is imported
inside it, so that `makeready --help` answers at once.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from makeready.exits import Ended, Exit
from makeready.order import Format, Order, Outcome, worst
from makeready.parts import Part, part_of
from makeready.progress import Progress
from makeready.reporting import as_json, as_text

if TYPE_CHECKING:
    from makeready.issue import Revision


def main(arguments: list[str] | None = None) -> int:
    """The exit code of the command that `arguments` ask for."""
    try:
        return int(cli.main(arguments, prog_name="makeready", standalone_mode=False) or Exit.DONE)
    except click.ClickException as wrong:
        wrong.show()
        return Exit.WRONG_CALL
    except (KeyboardInterrupt, click.Abort):
        return _say("stopped; what was written is whole, the rest is as it was.", Exit.STOPPED)
    except Ended as reason:
        return _say(str(reason), reason.exit)
    except ModuleNotFoundError as error:
        if (error.name or "").startswith("makeready"):
            raise
        return _say(f"the Python package {error.name} is missing; `make issue` installs it.", Exit.MISSING)


def project_folder() -> Path:
    """The nearest folder, from the current one upwards, that holds a manuscript; else the current one."""
    here = Path.cwd()
    holders = (folder for folder in (here, *here.parents) if (folder / "manuscript/issue.yaml").is_file())
    return next(holders, here)


def _say(line: str, code: Exit) -> Exit:
    click.echo(f"makeready: {line}", err=True)
    return code


class _ManuscriptFolder(click.Path):
    """A folder that is there; who names several of them as one is told how it is done."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """The path; fails where it is none."""
        several = str(value).split()
        if len(several) > 1 and not Path(value).exists() and all(Path(each).is_dir() for each in several):
            command = ctx.info_name if ctx else "issue"
            named = " ".join(several)
            self.fail(f"several are named without it: .venv/bin/makeready {command} {named}", param, ctx)
        return super().convert(value, param, ctx)


def _folder(name: str, default: str, text: str, *, exists: bool = True) -> Callable[[Any], Any]:
    """An option that takes a folder; without it, `default` in the project's folder."""
    folder = _ManuscriptFolder if name == "manuscript" and exists else click.Path
    kind = folder(exists=exists, file_okay=False, path_type=Path)
    text = f"{text} [default: {default}]"
    return click.option(f"--{name}", type=kind, default=lambda: project_folder() / default, help=text)


_layouts = _folder("layouts", "layouts", "Folder of templates, styles and fonts.")
_form = click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", help="Of results."
)


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="makeready")
def cli() -> None:
    """Turns a magazine's manuscript into its printed issue and its ebook."""


def _building(*formats: Format) -> Any:
    """The function behind a command that builds `formats`."""

    @click.argument("manuscripts", nargs=-1, type=click.Path(exists=True, file_okay=False, path_type=Path))
    @_folder(
        "manuscript", "manuscript", "Folder of the issue's text and pictures; or name several, without it."
    )
    @_layouts
    @_folder("output", "build", "Folder that the files are written to.", exists=False)
    @click.option(
        "--draft/--release", default=True, help="A release lacks nothing and has passed every check."
    )
    @click.option(
        "--jobs", type=click.IntRange(min=1), help="How many processes work at once [default: cores]."
    )
    @click.option(
        "--cluster", metavar="ADDRESS", help="Dask scheduler that gives the work out: tcp://host:8786."
    )
    @click.option(
        "--timings", type=click.Path(dir_okay=False, path_type=Path), help="Write what took how long."
    )
    @click.option("--verbose", is_flag=True, help="Tell each step and its time.")
    @_form
    def run(
        *,
        manuscripts: tuple[Path, ...],
        manuscript: Path,
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

        orders = [
            Order(folder, layouts, output, formats, release=not draft)
            for folder in manuscripts or [manuscript]
        ]
        progress = Progress(verbose=verbose)
        try:
            outcomes = build_all(orders, progress, Staff(jobs, cluster))
        finally:
            progress.close()
        _tell(orders, outcomes, form)
        written = sum(bool(outcome.written) for outcome in outcomes)
        if written:
            of_many = f"{written} of {len(orders)} issues written · " if len(orders) > 1 else ""
            click.echo(of_many + progress.summary(), err=True)
        if timings:
            progress.timings.write(timings)
        return worst(outcomes)

    return run


cli.command("pdf", help="Build the printed issue.")(_building(Format.PDF))
cli.command("epub", help="Build the ebook.")(_building(Format.EPUB))
cli.command("issue", help="Build the printed issue and the ebook.")(_building(Format.PDF, Format.EPUB))


@cli.command()
@_folder("manuscript", "manuscript", "Folder of the issue's text and pictures.")
@_layouts
@_folder("output", "build", "Folder whose .cache keeps what was made.", exists=False)
@click.option("--pages/--no-pages", default=True, help="Lay the pages out and judge them too.")
@click.option("--judges/--no-judges", default=True, help="Ask EPUBCheck, Ace and veraPDF too.")
@click.option("--only", type=click.Choice([*Part]), help="Tell only what is mended there.")
@click.option("--strict", is_flag=True, help="Count warnings as errors.")
@click.option("--jobs", type=click.IntRange(min=1), help="How many processes work at once [default: cores].")
@_form
def check(
    manuscript: Path,
    layouts: Path,
    output: Path,
    *,
    pages: bool,
    judges: bool,
    only: Part | None,
    strict: bool,
    jobs: int | None,
    form: str,
) -> Exit:
    """Tell what a copy editor and a printer would mark, and write nothing."""
    from makeready import checking
    from makeready.builds import Staff

    order = Order(manuscript, layouts, output, ())
    progress = Progress()
    try:
        with Staff(jobs).at_work(layouts, ahead=False) as executor:
            outcome = checking.check(order, progress, executor, pages=pages, judges=judges, strict=strict)
    finally:
        progress.close()
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


def _tell(orders: Sequence[Order], outcomes: Sequence[Outcome], form: str) -> None:
    """Tell the problems of each order and the files written."""
    if form == "json":
        click.echo(as_json(outcomes, [str(order.manuscript) for order in orders]))
        return
    for order, outcome in zip(orders, outcomes, strict=True):
        if outcome.problems:
            if len(orders) > 1:
                click.echo(f"{order.manuscript}:", err=True)
            click.echo(as_text(outcome.problems, colour=sys.stderr.isatty()), err=True)
        for path in outcome.written:
            click.echo(str(path))


@cli.command()
@_folder("manuscript", "manuscript", "Folder of the issue's text and pictures.")
@_layouts
@_folder("output", "build", "Folder whose release/ is given the release.", exists=False)
@click.option("--revision", type=click.IntRange(min=2), help="Which correction it is: 2 for the first.")
@click.option("--note", default="", help="What it corrects, in a sentence for the colophon.")
@click.option(
    "--date", "released", type=click.DateTime(["%Y-%m-%d"]), help="Of the correction [default: today]."
)
@click.option("--allow-dirty", is_flag=True, help="Release what is not committed, too.")
@click.option("--jobs", type=click.IntRange(min=1), help="How many processes work at once [default: cores].")
@_form
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
    progress = Progress()
    try:
        with Staff(jobs).at_work(order.layouts) as executor:
            outcome = making_release.release(order, progress, executor, allow_dirty=allow_dirty)
    finally:
        progress.close()
    _tell([order], [outcome], form)
    return outcome.exit


@cli.command()
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
@_folder("manuscript", "manuscript", "Folder in the repository that it was made from.", exists=False)
@click.option("--jobs", type=click.IntRange(min=1), help="How many processes work at once [default: cores].")
@_form
def verify(folder: Path, manuscript: Path, *, jobs: int | None, form: str) -> Exit:
    """Tell whether the release in FOLDER is as it was made, and whether it can be made again."""
    from makeready import verifying
    from makeready.builds import Staff

    progress = Progress()
    try:
        with Staff(jobs).at_work(folder, ahead=False) as executor:
            outcome = verifying.verify(folder.resolve(), manuscript, progress, executor)
    finally:
        progress.close()
    if form == "json":
        click.echo(as_json([outcome], [str(folder)]))
    elif outcome.problems:
        click.echo(as_text(outcome.problems, colour=sys.stdout.isatty()))
    else:
        click.echo(f"{folder}: as it was released; made again from its commit, it is the same to the byte.")
    return outcome.exit


@cli.command()
@click.argument("target")
@click.argument("names", metavar="[RELEASE]...", nargs=-1)
@click.option("--all", "every", is_flag=True, help="All releases that are there, not the newest alone.")
@_folder("output", "build", "Folder whose release/ is published.", exists=False)
@click.option("--dry-run", is_flag=True, help="Tell what would be done, and change nothing.")
@click.option("--endpoint", metavar="URL", help="Of the bucket's server [default: AWS's configuration].")
@_form
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
    is read back and compared; what is missing is sent, read back, and only then given its name.
    """
    from makeready.publishing import told
    from makeready.publishing.asking import asked_on_a_terminal
    from makeready.publishing.connection import Connection
    from makeready.publishing.publish import published
    from makeready.publishing.target import target_of

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


def _revision(number: int | None, note: str, released: datetime | None) -> Revision | None:
    if number is None and not note and not released:
        return None
    if number is None or not note:
        raise click.UsageError("a correction has a number and a note: --revision 2 --note and what it mends")
    from makeready.issue import Revision

    return Revision(number, (released or datetime.now(UTC)).date(), note)


@cli.command()
@_folder("layouts", "layouts", "Folder whose fonts are looked at.", exists=False)
@_form
def doctor(layouts: Path, form: str) -> Exit:
    """Tell what is on this machine, and the remedy for what is missing."""
    from makeready import doctor

    rows = doctor.examine(layouts)
    click.echo(doctor.as_json(rows) if form == "json" else doctor.as_text(rows))
    return doctor.exit_for(rows)


@cli.command()
@click.argument("what", type=click.Choice(["issue", "article"]), default="issue")
def schema(what: str) -> Exit:
    """Print the JSON Schema of issue.yaml, or of an article's front matter."""
    import json

    from makeready.schema import article_schema, issue_schema

    schema = article_schema() if what == "article" else issue_schema()
    click.echo(json.dumps(schema, indent=2, ensure_ascii=False))
    return Exit.DONE


def _page_range(_context: click.Context, _option: click.Parameter, value: str | None) -> range | None:
    """The pages that "12-18" names, or "12" alone."""
    if value is None:
        return None
    first, _, last = value.partition("-")
    if not first.isdigit() or not (last or first).isdigit() or not 0 < int(first) <= int(last or first):
        raise click.BadParameter(f'"{value}" names no pages; write 12-18, or 12.')
    return range(int(first), int(last or first) + 1)


@cli.command("import")
@click.argument("source", type=click.Path(path_type=Path))
@_folder("manuscript", "manuscript", "Folder of the issue that the article is for.", exists=False)
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


@cli.group()
def new() -> None:
    """Write a small valid article or issue to start from."""


@new.command("article")
@click.argument("slug")
@_folder("manuscript", "manuscript", "Folder of the issue that the article is for.")
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
