"""The running order: the folders that the contents name, each there, named once and nameable."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from makeready.issue import slug_of
from makeready.problems import Code, Findings
from makeready.reading.facts import Facts
from makeready.reading.files import Folder
from makeready.reading.near_miss import nearest, suggestion

SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


@dataclass(frozen=True, slots=True)
class Named:
    """A folder that the contents name, and in which line."""

    slug: str
    line: int


@dataclass(frozen=True, slots=True)
class RunningOrder:
    """The articles in the order they are printed, and the folders that a problem here speaks of."""

    articles: list[Named] = field(default_factory=list)
    told: set[str] = field(default_factory=set)
    is_faulty: bool = False
    """Whether what the contents name is not all that they were meant to name."""


def running_order(facts: Facts, folder: Folder, findings: Findings) -> RunningOrder:
    """The articles' folders in the order they are printed; those that can't be are problems."""
    there = frozenset(folder.names())
    good: dict[str, Named] = {}
    told: set[str] = set()
    names, is_faulty = _named(facts)
    for named in names:
        if named.slug in good:
            findings.add(Code.ARTICLE_TWICE, named.line, folder=named.slug)
        elif _is_good(named, folder, there, told, findings):
            good[named.slug] = named
    return RunningOrder(list(good.values()), told, is_faulty or len(good) < len(names))


def _named(facts: Facts) -> tuple[list[Named], bool]:
    """Every name in the contents, also where other facts are faulty, and whether the contents are."""
    contents = facts.values.get("contents")
    named, is_faulty = [], not isinstance(contents, list)
    for at, section in enumerate(contents if isinstance(contents, list) else []):
        articles = section.get("articles") if isinstance(section, dict) else None
        is_faulty |= not isinstance(articles, list)
        for index, name in enumerate(articles if isinstance(articles, list) else []):
            if isinstance(name, str):
                named.append(Named(name, facts.line(("contents", at, "articles", index))))
            else:
                is_faulty = True
    return named, is_faulty


def _is_good(named: Named, folder: Folder, there: frozenset[str], told: set[str], findings: Findings) -> bool:
    """Whether a name is that of a folder in the manuscript; a problem, and the folder `told`, if not."""
    if run_together := _run_together(named.slug, folder):
        names = ", ".join(run_together)
        findings.add(Code.COMMA_MISSING, named.line, names=named.slug, example=names)
        return False
    if not is_slug(named.slug):
        advice = "here and as the name of the folder, " if folder.is_folder(named.slug) else ""
        tell_folder_name(named.slug, findings, named.line, advice)
        told.add(named.slug)
        return False
    if named.slug not in there:
        _tell_missing(named, folder, told, findings)
        return False
    if folder.path(named.slug) is None:
        findings.add(Code.OUTSIDE_THE_MANUSCRIPT, named.line, path=named.slug)
        return False
    return True


def _run_together(name: str, folder: Folder) -> list[str]:
    """The folders whose names stand in one, as nothing parts them; empty where it is none of that kind."""
    parts = re.split(r"[\s,;]+", name)
    return parts if len(parts) > 1 and all(is_slug(part) and folder.is_folder(part) for part in parts) else []


def is_slug(name: str) -> bool:
    """Whether a name can be that of an article's folder."""
    return bool(SLUG.fullmatch(name))


def tell_folder_name(name: str, findings: Findings, line: int = 0, advice: str = "") -> None:
    """Put down that a folder can't have this name."""
    example = slug_of(name) or "salt-road"
    findings.add(Code.FOLDER_NAME, line, folder=name, advice=advice, example=example)


def _tell_missing(named: Named, folder: Folder, told: set[str], findings: Findings) -> None:
    """Put down that a folder is not there; where one is that only has to be renamed, that."""
    folders = [name for name in folder.names() if folder.is_folder(name)]
    near = next((name for name in folders if slug_of(name) == named.slug), None)
    if near:
        tell_folder_name(near, findings, named.line, "rename the folder: ")
    else:
        near = nearest(named.slug, folders)
        findings.add(Code.FOLDER_MISSING, named.line, folder=named.slug, did_you_mean=suggestion(near))
    told |= {near} if near else set()
