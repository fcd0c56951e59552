"""Options that several commands take, and how what came of a command is told."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import click

from makeready.order import Order, Outcome
from makeready.reporting import as_json, as_text


def project_folder() -> Path:
    """The nearest folder, from the current one upwards, that holds a manuscript; else the current one."""
    here = Path.cwd()
    holders = (folder for folder in (here, *here.parents) if (folder / "manuscript/issue.yaml").is_file())
    return next(holders, here)


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


def folder_option(
    name: str, default: str, text: str, *, exists: bool = True, instead: str | None = None
) -> Callable[[Any], Any]:
    """An option that takes a folder; without it, `default` in the project's folder.

    It is None where the eager parameter that is named `instead` has a value.
    """
    folder = _ManuscriptFolder if name == "manuscript" and exists else click.Path
    kind = folder(exists=exists, file_okay=False, path_type=Path)
    text = f"{text} [default: {default}]"

    def chosen() -> Path | None:
        is_named = instead is not None and click.get_current_context().params[instead]
        return None if is_named else project_folder() / default

    return click.option(f"--{name}", type=kind, default=chosen, help=text)


layouts_option = folder_option("layouts", "layouts", "Folder of templates, styles and fonts.")
jobs_option = click.option(
    "--jobs", type=click.IntRange(min=1), help="How many processes work at once [default: cores]."
)
form_option = click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", help="Of results."
)


def tell(orders: Sequence[Order], outcomes: Sequence[Outcome], form: str) -> None:
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
