"""What may stand in issue.yaml: checked by these models, which are its JSON Schema too."""

from __future__ import annotations

from pydantic import Field

from makeready.reading.fact_types import Binding, Day, FactModel, LanguageTag, Urn, WebAddress, Words, YesOrNo


class CoverFacts(FactModel):
    """The picture on the cover and what stands beside the title."""

    image: Words = Field(description="The picture's file, beside issue.yaml.", examples=["cover.jpg"])
    alt: Words = Field(
        default="",
        description="What the picture shows, for someone who can't see it.",
        examples=["White ridges of salt running to a flat horizon."],
    )
    credit: Words = Field(default="", description="Who made the picture.", examples=["Ines Tarn"])
    rights: Words = Field(default="", description="What it may be used for, and until when.")
    lines: tuple[Words, ...] = Field(
        default=(), description="Cover lines: what the cover announces, a few words each."
    )


class SectionFacts(FactModel):
    """A part of the contents: its name, and its articles in the order they are printed."""

    section: Words = Field(description="The section's name.", examples=["Features"])
    articles: tuple[Words, ...] = Field(
        description="Names of the articles' folders.", examples=[["salt-road", "tide-clock"]], min_length=1
    )
    together: YesOrNo = Field(default=False, description="true: short pieces share pages.", examples=["true"])


class IssueFacts(FactModel):
    """The facts of one number of the magazine. Every value is read as the text that was typed."""

    title: Words = Field(description="The magazine's name.", examples=["Salt"])
    number: Words = Field(description='Its number as it is printed: "07" stays "07".', examples=["07"])
    published: Day = Field(description="The day it is published.", examples=["2031-03-20"])
    language: LanguageTag = Field(description="The language it is written in.", examples=["en-GB"])
    identifier: Urn = Field(description="Its ISSN, or another URN.", examples=["urn:issn:1234-5679"])
    publisher: Words = Field(description="Who publishes it.", examples=["Salt Press"])
    contents: tuple[SectionFacts, ...] = Field(
        description="Sections and their articles, in the order they are printed.",
        examples=[[{"section": "Features", "articles": ["salt-road"]}]],
        min_length=1,
    )
    season: Words = Field(
        default="", description="As it is printed beside the number.", examples=["Winter 2020"]
    )
    subtitle: Words = Field(default="", description="What stands below the magazine's name.")
    rights: Words = Field(default="", description="Who may do what with the issue: one sentence.")
    imprint: dict[str, Words] = Field(
        default={},
        description="Who did what, a line each, in the order they are printed.",
        examples=[{"Editor": "Mara Quill"}],
    )
    bodies: tuple[Words, ...] = Field(
        default=(),
        description="Names in bylines that stand for a body, not a person: a board, an institute.",
        examples=[["The editors"]],
    )
    website: WebAddress = Field(
        default="",
        description="Where its releases are published, for links that have to lead there from anywhere.",
        examples=["https://www.example.org/salt/"],
    )
    colophon: Words = Field(default="", description="How the issue was made, in Markdown.")
    binding: Binding = Field(
        default="perfect",
        description="How it is bound: saddle-stitch wants a multiple of four pages.",
        examples=["saddle-stitch"],
    )
    cover: CoverFacts | None = Field(
        default=None,
        description="The cover's picture and words.",
        examples=[{"image": "cover.jpg", "alt": "…", "credit": "…"}],
    )
