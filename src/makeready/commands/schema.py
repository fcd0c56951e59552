"""`makeready schema`: what issue.yaml and front matter may say, for editors that complete it."""

from __future__ import annotations

import click

from makeready.exits import Exit


@click.command()
@click.argument("what", type=click.Choice(["issue", "article"]), default="issue")
def schema(what: str) -> Exit:
    """Print the JSON Schema of issue.yaml, or of an article's front matter."""
    import json

    from makeready.schema import article_schema, issue_schema

    schema = article_schema() if what == "article" else issue_schema()
    click.echo(json.dumps(schema, indent=2, ensure_ascii=False))
    return Exit.DONE
