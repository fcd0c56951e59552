"""Headings, each at most one level below the one above it."""

from __future__ import annotations

from collections.abc import Iterator

from makeready.issue import Article, Blocks, Heading, Issue, Sidebar
from makeready.problems import Code, Place, Problem
from makeready.reading.typed_issue import TypedIssue

OF_THE_ARTICLE = 1
"""The level of the headline."""


def skipped_levels(issue: Issue, _typed: TypedIssue) -> Iterator[Problem]:
    """A problem for each heading that leaves a level out."""
    for article in issue.articles:
        yield from _in_blocks(article.blocks, OF_THE_ARTICLE, article)


def _in_blocks(blocks: Blocks, above: int, article: Article) -> Iterator[Problem]:
    """The same for the headings of a text or a sidebar, whose title counts as a heading."""
    for block in blocks:
        if isinstance(block, Sidebar):
            yield from _in_blocks(block.children, above + 1, article)
        elif isinstance(block, Heading):
            if block.level > above + 1:
                details = {"level": block.level, "above": above, "wanted": "#" * (above + 1)}
                yield Problem(Code.HEADING_SKIPS_LEVEL, Place(article.file, block.line), **details)
            above = block.level
