"""`makeready schema`: the form of what is typed in YAML, and of preflight.json, for other programs."""

from __future__ import annotations

import click

from makeready.exits import Exit


@click.command()
@click.argument("what", type=click.Choice(["issue", "article", "preflight"]), default="issue")
def schema(what: str) -> Exit:
    """Print the JSON Schema of issue.yaml, of an article's front matter, or of preflight.json."""
    import json

    from makeready.preflight.report.report_data import published_schema
    from makeready.schema import article_schema, issue_schema

    schemas = {"issue": issue_schema, "article": article_schema, "preflight": published_schema}
    click.echo(json.dumps(schemas[what](), indent=2, ensure_ascii=False))
    return Exit.DONE
