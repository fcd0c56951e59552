"""The JSON Schemas by which an editor's program completes and checks the facts that are typed."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel

from makeready.reading.article_facts import ArticleFacts
from makeready.reading.issue_facts import IssueFacts

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def issue_schema() -> dict[str, Any]:
    """The schema of issue.yaml."""
    return _schema(IssueFacts, "issue.yaml")


def article_schema() -> dict[str, Any]:
    """The schema of an article's front matter."""
    return _schema(ArticleFacts, "The facts at the head of an article.md")


def _schema(model: type[BaseModel], title: str) -> dict[str, Any]:
    """The schema of a model, named for the file it is about."""
    return {"$schema": DIALECT, **model.model_json_schema(by_alias=True), "title": title}
