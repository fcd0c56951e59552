"""`makeready doctor`: what is on this machine."""

from __future__ import annotations

from pathlib import Path

import click

from makeready.commands.options import folder_option, form_option
from makeready.exits import Exit


@click.command()
@folder_option("layouts", "layouts", "Folder whose fonts are looked at.", exists=False)
@form_option
def doctor(layouts: Path, form: str) -> Exit:
    """Tell what is on this machine, and the remedy for what is missing."""
    from makeready import doctor

    rows = doctor.examine(layouts)
    click.echo(doctor.as_json(rows) if form == "json" else doctor.as_text(rows))
    return doctor.exit_for(rows)
