"""The printed issue as units: cover, contents, articles and lists, each a document of its own.

A unit holds no page number of its own: where its words name a page, it is composed with the plan of folios
that is known so far, and composed again when the plan has changed.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from makeready.composing.issue_anchors import anchor_in_issue
from makeready.composing.print_medium import Folio
from makeready.composing.print_placing import LOOSE_FIGURES, is_loose
from makeready.composing.print_views import PrintViews
from makeready.composing.templates import Layout
from makeready.issue import Article, Figure, Issue, Section, slug_of

BEFORE = ("cover", "contents")
AFTER = ("credits", "colophon", "back-cover")
"""Templates of the pages around the articles; a layout prints those that it has."""


@dataclass(frozen=True, slots=True)
class FigureHtml:
    """A figure that leaves the running text, as a document of its own."""

    anchor: str
    template: str
    """The template that made it, from the layout's folder: "print/plate.html.jinja"."""
    html: str
    pages: int = 0
    """How many whole pages it takes: 0 for one that stands at a page's head or foot."""


@dataclass(frozen=True, slots=True)
class PrintUnit:
    """What is laid out in one piece; its loose figures are laid out beside the text."""

    name: str
    """"cover", "contents", …, or the slug of its (first) article."""
    template: str
    """The template that made it, from the layout's folder: "print/article.html.jinja"."""
    html: str
    figures: tuple[FigureHtml, ...] = ()
    articles: tuple[str, ...] = ()
    """Slugs of the articles in it."""

    @property
    def place(self) -> str:
        """The file that an editor or a designer opens to change it."""
        return f"{self.articles[0]}/article.md" if self.articles else self.template


def print_units(issue: Issue, layout: Layout, folio: Folio) -> Iterator[PrintUnit]:
    """The units of the issue in the order they are bound."""
    composer = _Composer(issue, layout, PrintViews(issue, layout, folio))
    yield from composer.around(BEFORE)
    for section in issue.sections:
        yield from composer.section(section)
    yield from composer.around(AFTER)


@dataclass(frozen=True, slots=True)
class _Composer:
    issue: Issue
    layout: Layout
    views: PrintViews

    def around(self, names: tuple[str, ...]) -> Iterator[PrintUnit]:
        """The units of those names, without those that the layout lacks or that would be empty."""
        contents, entries = self.views.contents(), self.views.credits()
        said: dict[str, object] = {
            "cover": self.issue.cover,
            "credits": entries or self.issue.cover,
            "colophon": self.issue.colophon,
        }
        for name in names:
            if self.layout.find("print", f"{name}.html.jinja") and said.get(name, True):
                html = self._page(name, contents=contents, credits=entries)
                yield PrintUnit(name, _template(name), html)

    def section(self, section: Section) -> Iterator[PrintUnit]:
        """A unit for each article, or one for all where they share pages."""
        if section.together and section.articles:
            yield self._unit(section, section.articles)
            return
        for article in section.articles:
            yield self._unit(section, (article,))

    def _unit(self, section: Section, articles: tuple[Article, ...]) -> PrintUnit:
        views = [self.views.article(article) for article in articles]
        figures = [
            self._figure(article, figure)
            for article in articles
            for figure in article.figures
            if is_loose(figure, article)
        ]
        return PrintUnit(
            articles[0].slug,
            _template("article"),
            self._page("article", section=section, section_class=slug_of(section.title), articles=views),
            tuple(figures),
            tuple(article.slug for article in articles),
        )

    def _figure(self, article: Article, figure: Figure) -> FigureHtml:
        name, pages = LOOSE_FIGURES[figure.place]
        html = self._page(name, figure=self.views.figure(article, figure))
        return FigureHtml(anchor_in_issue(article.slug, figure.anchor), _template(name), html, pages)

    def _page(self, name: str, **values: object) -> str:
        return str(self.layout.render("print", f"{name}.html.jinja", **self.views.facts(), **values))


def _template(name: str) -> str:
    return f"print/{name}.html.jinja"
