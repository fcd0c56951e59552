"""Which pictures an issue shows."""

from __future__ import annotations

from makeready.composing.prose_html import inlines_of
from makeready.issue import Blocks, Figure, InlinePicture, Issue, Picture, walk


def pictures_of(issue: Issue) -> tuple[Picture, ...]:
    """Every picture of the issue once, in the order in which they are first shown, the cover first."""
    found = [issue.cover.picture] if issue.cover else []
    for article in issue.articles:
        found += _in(article.blocks)
        for note in article.notes:
            found += _in(note.children)
    found += _in(issue.colophon)
    return tuple({picture.file: picture for picture in found}.values())


def _in(blocks: Blocks) -> list[Picture]:
    found: list[Picture] = []
    for block in walk(blocks):
        if isinstance(block, Figure):
            found.append(block.picture)
        found += [inline.picture for inline in inlines_of(block) if isinstance(inline, InlinePicture)]
    return found
