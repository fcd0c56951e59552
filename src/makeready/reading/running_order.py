"""The running order: the folders that the contents name, each there, named once and nameable."""

from __future__ import annotations

import re
from dataclasses import dataclass

from makeready.issue import slug_of
from makeready.problems import Code, Findings
from makeready.reading.facts import Facts
from makeready.reading.files import Folder
from makeready.reading.near_miss import did_you_mean

SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


@dataclass(frozen=True, slots=True)
class Named:
    """A folder that the contents name, and in which line."""

    slug: str
    line: int


def running_order(facts: Facts, folder: Folder, findings: Findings) -> list[Named]:
    """The articles' folders in the order they are printed; those that can't be are problems."""
    good: dict[str, Named] = {}
    for named in _named(facts):
        if named.slug in good:
            findings.add(Code.ARTICLE_TWICE, named.line, folder=named.slug)
        elif _is_good(named, folder, findings):
            good[named.slug] = named
    return list(good.values())


def _named(facts: Facts) -> list[Named]:
    """Every name in the contents, also where other facts are faulty."""
    contents = facts.values.get("contents")
    named = []
    for at, section in enumerate(contents if isinstance(contents, list) else []):
        articles = section.get("articles") if isinstance(section, dict) else None
        for index, name in enumerate(articles if isinstance(articles, list) else []):
            if isinstance(name, str):
                named.append(Named(name, facts.line(("contents", at, "articles", index))))
    return named


def _is_good(named: Named, folder: Folder, findings: Findings) -> bool:
    """Whether a name is that of a folder in the manuscript; a problem where it is not."""
    if not SLUG.fullmatch(named.slug):
        example = slug_of(named.slug) or "salt-road"
        findings.add(Code.FOLDER_NAME, named.line, folder=named.slug, example=example)
        return False
    if named.slug not in folder.names():
        folders = [name for name in folder.names() if folder.is_folder(name)]
        near = did_you_mean(named.slug, folders)
        findings.add(Code.FOLDER_MISSING, named.line, folder=named.slug, did_you_mean=near)
        return False
    if folder.path(named.slug) is None:
        findings.add(Code.OUTSIDE_THE_MANUSCRIPT, named.line, path=named.slug)
        return False
    return True
