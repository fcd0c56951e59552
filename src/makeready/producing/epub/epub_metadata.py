"""The facts of the issue as the package of an EPUB 3.3 states them."""

from __future__ import annotations

from collections.abc import Iterator

from makeready.composing.issue_facts import authors, issue_title, place_in_series
from makeready.composing.printed_words import Words
from makeready.issue import Issue
from makeready.producing.epub.accessibility import Accessibility
from makeready.producing.epub.ebooklib_cures import Fact


def package_facts(issue: Issue, found: Accessibility, words: Words, cover_id: str) -> tuple[Fact, ...]:
    """Every element of the package's metadata but its identifier and its date of change."""
    return (
        *_titles(issue, words),
        *_languages(issue),
        _dc("publisher", issue.publisher),
        _dc("date", issue.published.isoformat()),
        *([_dc("rights", issue.rights)] if issue.rights else []),
        *_contributors(issue, words),
        *_series(issue),
        *_accessibility(found),
        *(
            [_meta("pageBreakSource", _printed_issue(issue, words))]
            if "pageBreakMarkers" in found.features
            else []
        ),
        *([Fact("", "meta", "", {"name": "cover", "content": cover_id})] if cover_id else []),
    )


def _printed_issue(issue: Issue, words: Words) -> str:
    """What the pages are those of: the print edition by its name, since no identifier is its own."""
    return words.say("printed-issue", issue=issue_title(issue, words))


def _titles(issue: Issue, words: Words) -> Iterator[Fact]:
    yield _dc("title", issue_title(issue, words), id="title")
    yield _meta("title-type", "main", refines="#title")
    if issue.subtitle:
        yield _dc("title", issue.subtitle, id="subtitle")
        yield _meta("title-type", "subtitle", refines="#subtitle")


def _languages(issue: Issue) -> list[Fact]:
    languages = dict.fromkeys([issue.language, *(article.language for article in issue.articles)])
    return [_dc("language", language) for language in languages]


def _contributors(issue: Issue, words: Words) -> Iterator[Fact]:
    """Who wrote an article, each once, in the order of the articles."""
    for number, name in enumerate(authors(issue, words), start=1):
        yield _dc("contributor", name, id=f"contributor-{number}")
        yield _meta("role", "aut", refines=f"#contributor-{number}", scheme="marc:relators")
        yield _meta("display-seq", str(number), refines=f"#contributor-{number}")


def _series(issue: Issue) -> Iterator[Fact]:
    yield _meta("belongs-to-collection", issue.title, id="series")
    yield _meta("collection-type", "series", refines="#series")
    if place := place_in_series(issue):
        yield _meta("group-position", place, refines="#series")
    if issue.identifier.lower().startswith("urn:issn:"):
        yield _meta("dcterms:identifier", issue.identifier, refines="#series")


def _accessibility(found: Accessibility) -> Iterator[Fact]:
    for name, values in (
        ("accessMode", found.modes),
        ("accessModeSufficient", found.sufficient),
        ("accessibilityFeature", found.features or ("unknown",)),
        ("accessibilityHazard", found.hazards),
        ("accessibilitySummary", (found.summary,)),
    ):
        for value in values:
            yield _meta(f"schema:{name}", value)


def _dc(name: str, value: str, **attributes: str) -> Fact:
    return Fact("dc", name, value, attributes)


def _meta(name: str, value: str, **attributes: str) -> Fact:
    return Fact("", "meta", value, {"property": name, **attributes})
