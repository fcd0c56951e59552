"""Which pictures an issue shows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from pathlib import Path
from typing import Any

from makeready.issue import Article, Blocks, Figure, InlinePicture, Issue, Picture, inlines_of, walk


def pictures_of(issue: Issue) -> tuple[Picture, ...]:
    """Every picture of the issue once, in the order in which they are first shown, the cover first."""
    found = [issue.cover.picture] if issue.cover else []
    for article in issue.articles:
        found += pictures_in(article)
    found += _in(issue.colophon)
    return tuple({picture.file: picture for picture in found}.values())


def issue_with_pictures(issue: Issue, paths: Mapping[Path, Path]) -> Issue:
    """The same issue with its pictures at other paths, given for those where they are."""
    moved: Issue = _moved(issue, paths)
    return moved


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


def _moved(part: Any, paths: Mapping[Path, Path]) -> Any:
    if isinstance(part, Picture):
        return replace(part, path=paths.get(part.path, part.path))
    if isinstance(part, tuple | list):
        return type(part)(_moved(each, paths) for each in part)
    if isinstance(part, dict):
        return {key: _moved(each, paths) for key, each in part.items()}
    if is_dataclass(part) and not isinstance(part, type):
        return type(part)(*(_moved(getattr(part, each.name), paths) for each in fields(part)))
    return part
