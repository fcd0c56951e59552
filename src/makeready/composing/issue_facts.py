"""What an issue is called: on its pages, in its package, on its shelf."""

from __future__ import annotations

import re
from collections.abc import Sequence
from uuid import NAMESPACE_URL, uuid5

from makeready.composing.printed_words import Words
from makeready.issue import Issue

FACTS = (
    "title",
    "subtitle",
    "number",
    "published",
    "season",
    "language",
    "identifier",
    "publisher",
    "rights",
    "imprint",
    "cover",
)


def facts_of(issue: Issue) -> dict[str, object]:
    """What templates are given as `issue`: nothing that hangs on its articles."""
    return {name: getattr(issue, name) for name in FACTS}


def season_of(issue: Issue, words: Words) -> str:
    """The issue's season as it is printed, from its date where the editor gave none."""
    return issue.season or words.season(issue.published)


def issue_title(issue: Issue, words: Words) -> str:
    """The issue's name on a shelf: "Madder 1, Winter 2020"."""
    season = season_of(issue, words)
    return words.say("issue-title", title=issue.title, number=issue.number, season=season)


def shown_identifier(issue: Issue) -> str:
    """The identifier as people write it, "ISSN 1234-5679"; "" for one that only machines read."""
    scheme, _, number = issue.identifier.removeprefix("urn:").partition(":")
    return f"{scheme.upper()} {number}" if scheme.lower() in {"issn", "isbn"} else ""


def unique_identifier(issue: Issue) -> str:
    """The URN of this one issue. An ISSN names the whole series, so a UUID is derived from it."""
    if not issue.identifier.lower().startswith("urn:issn:"):
        return issue.identifier
    return uuid5(NAMESPACE_URL, f"{issue.identifier}#{issue.number}").urn


def place_in_series(issue: Issue) -> str:
    """Which issue of its magazine it is, where its number says that: "7", "12.1"; "" for "Spring double"."""
    return issue.number if re.fullmatch(r"[0-9]+(\.[0-9]+)*", issue.number) else ""


def authors(issue: Issue, words: Words) -> tuple[str, ...]:
    """Who wrote an article, each once, in the order of the articles."""
    conjunction = words.say("and")
    names = (names_in(article.byline, conjunction, issue.bodies) for article in issue.articles)
    return tuple(dict.fromkeys(name for each in names for name in each))


def names_in(byline: str, conjunction: str, bodies: Sequence[str] = ()) -> list[str]:
    """The names in a byline: "Ada Lind, Bo Ek and Cy Moe" are three, "Ada Lind, editor" is one.

    The name of one of the `bodies` is one, whatever is in it: "Board of Salt and Trade".
    """
    for at, body in enumerate(bodies):
        byline = byline.replace(body, f"\0{at}\0")
    last = rf"\s+(?:{re.escape(conjunction)}|&)\s+"
    names = re.split(rf"{last}|,\s+", byline) if re.search(last, byline) else [byline]
    whole = (re.sub("\0([0-9]+)\0", lambda found: bodies[int(found[1])], name) for name in names)
    return [name.strip() for name in whole if name.strip()]
