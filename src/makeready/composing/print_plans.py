"""What there is to compose of the printed issue: its units in the order they are bound, none composed yet."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from makeready.composing.templates import Layout
from makeready.issue import Article, Issue, Section

ARTICLE = "article"
BEFORE = ("cover", "contents")
AFTER = ("credits", "colophon", "back-cover")
"""Templates of the pages around the articles; a layout prints those that it has."""

KINDS = (*BEFORE, ARTICLE, *AFTER)
"""All kinds of unit, each named for its template."""


@dataclass(frozen=True, slots=True)
class UnitPlan:
    """A unit that is still to be composed, and all of the issue that it is composed of."""

    name: str
    """"cover", "contents", …, or the slug of its (first) article."""
    kind: str
    """"cover", "contents", …, or "article": the name of its template."""
    issue: Issue
    """The issue's facts, and no more of its articles and its colophon than this unit prints."""

    @property
    def template(self) -> str:
        """The template that makes it, from the layout's folder: "print/article.html.jinja"."""
        return f"print/{self.kind}.html.jinja"

    @property
    def articles(self) -> tuple[str, ...]:
        """Slugs of the articles that are printed in it."""
        return tuple(article.slug for article in self.issue.articles) if self.kind == ARTICLE else ()

    @property
    def size(self) -> int:
        """About how much work it is: its blocks and their notes; in a list an article is a line or two."""
        return sum(1 + len(article.blocks) + len(article.notes) for article in self.issue.articles)


def unit_plans(issue: Issue, layout: Layout) -> tuple[UnitPlan, ...]:
    """The units of the issue in the order they are bound."""
    articles = [plan for section in issue.sections for plan in _plans_of(section, issue)]
    return (*_around(BEFORE, issue, layout), *articles, *_around(AFTER, issue, layout))


def _around(names: tuple[str, ...], issue: Issue, layout: Layout) -> Iterator[UnitPlan]:
    """The units of those names, without those that the layout lacks or that would be empty."""
    facts = _facts(issue)
    printed = {
        "contents": _with_articles(facts, issue, _head),
        "credits": _with_articles(facts, issue, _figures),
        "colophon": replace(facts, colophon=issue.colophon, revision=issue.revision),
    }
    said: dict[str, object] = {
        "cover": issue.cover,
        "credits": issue.cover or any(article.figures for article in issue.articles),
        "colophon": issue.colophon or issue.revision,
    }
    for name in names:
        if layout.find("print", f"{name}.html.jinja") and said.get(name, True):
            yield UnitPlan(name, name, printed.get(name, facts))


def _plans_of(section: Section, issue: Issue) -> Iterator[UnitPlan]:
    """A unit for each article, or one for all where they share pages."""
    pieces = [section.articles] if section.together else [(article,) for article in section.articles]
    for articles in filter(None, pieces):
        part = replace(_facts(issue), sections=(replace(section, articles=articles),))
        yield UnitPlan(articles[0].slug, ARTICLE, part)


def _facts(issue: Issue) -> Issue:
    return replace(issue, sections=(), colophon=(), revision=None)


def _with_articles(facts: Issue, issue: Issue, part: Callable[[Article], Article]) -> Issue:
    sections = (replace(section, articles=tuple(map(part, section.articles))) for section in issue.sections)
    return replace(facts, sections=tuple(sections))


def _head(article: Article) -> Article:
    return replace(article, blocks=(), notes=())


def _figures(article: Article) -> Article:
    return replace(article, blocks=article.figures, notes=())
