"""Arguments in, exit code out: what stands behind `makeready`. The work is done by others.

Standard output carries results, standard error everything else. What only one command needs is imported
inside it, so that `makeready --help` answers at once.
"""

from __future__ import annotations

import click

from makeready.commands import bring_in, build, check, doctor, new, publish, release, schema, verify
from makeready.exits import Ended, Exit


def main(arguments: list[str] | None = None) -> int:
    """The exit code of the command that `arguments` ask for; `KeyboardInterrupt` where it is stopped."""
    try:
        return int(cli.main(arguments, prog_name="makeready", standalone_mode=False) or Exit.DONE)
    except click.ClickException as wrong:
        wrong.show()
        return Exit.WRONG_CALL
    except click.Abort:
        raise KeyboardInterrupt from None
    except Ended as reason:
        return _say(str(reason), reason.exit)
    except ModuleNotFoundError as error:
        if (error.name or "").startswith("makeready"):
            raise
        return _say(f"the Python package {error.name} is missing; `make issue` installs it.", Exit.MISSING)


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="makeready")
def cli() -> None:
    """Turns a magazine's manuscript into its printed issue and its ebook."""


for command in (
    build.pdf,
    build.epub,
    build.issue,
    check.check,
    release.release,
    verify.verify,
    publish.publish,
    bring_in.bring_in,
    new.new,
    doctor.doctor,
    schema.schema,
):
    cli.add_command(command)


def _say(line: str, code: Exit) -> Exit:
    click.echo(f"makeready: {line}", err=True)
    return code
