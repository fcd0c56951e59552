"""What may stand at the head of an article: checked by this model, which is its JSON Schema too."""

from __future__ import annotations

from pydantic import Field

from makeready.reading.fact_types import FactModel, LanguageTag, Pages, Words


class ArticleFacts(FactModel):
    """The facts of one article. Every value is read as the text that was typed."""

    title: Words = Field(
        description="The headline; *italic* and other Markdown within a line is allowed. "
        "In quotes where it contains a colon.",
        examples=["The salt road"],
    )
    byline: Words = Field(default="", description="Who wrote it.", examples=["Tomas Reed"])
    standfirst: Words = Field(
        default="",
        description="The lines under the headline; Markdown within a line is allowed.",
        examples=["Before the bridge came, every loaf was seasoned by what one mule could carry."],
    )
    running_head: Words = Field(
        default="", description="A short title for the head of its pages; the title where it is not given."
    )
    language: LanguageTag | None = Field(
        default=None, description="Its language, where it is not the issue's.", examples=["az"]
    )
    pages: Pages | None = Field(
        default=None, description="How many pages the flatplan allots.", examples=["4"]
    )
