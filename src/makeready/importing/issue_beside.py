"""What the issue that an article is brought in for says of itself: its title, its language, its articles."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from makeready.problems import Findings
from makeready.reading.facts import read_facts
from makeready.reading.manuscript import FACTS


class IssueBeside(NamedTuple):
    """All are empty where issue.yaml does not say them, or can't be read."""

    title: str = ""
    language: str = ""
    articles: frozenset[str] = frozenset()
    """The folders that its contents name."""


def issue_beside(manuscript: Path) -> IssueBeside:
    """What issue.yaml of a manuscript says; its faults are the next build's to tell."""
    try:
        text = (manuscript / FACTS).read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError):
        return IssueBeside()
    facts = read_facts(text, Findings(FACTS))
    if facts is None:
        return IssueBeside()
    title, language = (str(facts.values.get(key, "")).strip() for key in ("title", "language"))
    contents = facts.values.get("contents", [])
    named = [section.get("articles") for section in contents if isinstance(section, dict)]
    slugs = [slug for each in named if isinstance(each, list) for slug in each if isinstance(slug, str)]
    return IssueBeside(title, language, frozenset(slugs))
