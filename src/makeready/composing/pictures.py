"""Which pictures an issue shows."""

from __future__ import annotations

from makeready.issue import Article, Blocks, Figure, InlinePicture, Issue, Picture, inlines_of, walk


def pictures_of(issue: Issue) -> tuple[Picture, ...]:
    """Every picture of the issue once, in the order in which they are first shown, the cover first."""
    found = [issue.cover.picture] if issue.cover else []
    for article in issue.articles:
        found += pictures_in(article)
    found += _in(issue.colophon)
    return tuple({picture.file: picture for picture in found}.values())


def pictures_in(article: Article) -> list[Picture]:
    """The pictures of an article where they are shown, one as often as it is."""
    return _in(article.blocks) + [picture for note in article.notes for picture in _in(note.children)]


def _in(blocks: Blocks) -> list[Picture]:
    found: list[Picture] = []
    for block in walk(blocks):
        if isinstance(block, Figure):
            found.append(block.picture)
        found += [inline.picture for inline in inlines_of(block) if isinstance(inline, InlinePicture)]
    return found
