"""The JSON Schemas say the same as the program that reads."""

from __future__ import annotations

import pytest

from makeready.schema import article_schema, issue_schema


@pytest.mark.parametrize("schema", [issue_schema(), article_schema()], ids=["issue", "article"])
def test_every_key_is_explained(schema):
    """An editor's program shows a sentence for each key, and knows that there are no others."""
    objects = [schema, *schema.get("$defs", {}).values()]

    for inner in objects:
        assert inner["additionalProperties"] is False
        assert inner["description"]
        assert all(key["description"] for key in inner["properties"].values())


def test_keys_are_those_that_are_typed():
    """Keys have hyphens, and those that must be there are required."""
    issue, article = issue_schema(), article_schema()

    assert "running-head" in article["properties"]
    assert article["required"] == ["title"]
    assert set(issue["required"]) == {
        "title",
        "number",
        "published",
        "language",
        "identifier",
        "publisher",
        "contents",
    }


def test_numbers_may_be_typed_where_text_is_wanted():
    """`number: 07` and `title: 1984` are no mistakes, as every value is read as text."""
    issue = issue_schema()["properties"]

    assert {"string", "number"} <= set(issue["number"]["type"])
    assert {"string", "number"} <= set(issue["title"]["type"])


def test_it_names_its_dialect():
    """Both are JSON Schema 2020-12."""
    for schema in (issue_schema(), article_schema()):
        assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
