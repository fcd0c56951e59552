"""A unit of the printed issue, composed: a document of its own, with its loose figures beside it.

A unit holds no page number of its own: where its words name a page, it is composed with the plan of folios
that is known so far, and composed again when the plan has changed.
"""

from __future__ import annotations

from dataclasses import dataclass

from makeready.composing.issue_anchors import anchor_in_issue
from makeready.composing.print_medium import Folio
from makeready.composing.print_placing import LOOSE_FIGURES, is_loose
from makeready.composing.print_plans import UnitPlan
from makeready.composing.print_views import PrintViews, View
from makeready.composing.templates import Layout
from makeready.issue import Article, Figure


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


def compose_unit(plan: UnitPlan, layout: Layout, folio: Folio) -> PrintUnit:
    """The unit of `plan`, by nothing but its part of the issue, the layout and the folios that it names."""
    composer = _Composer(PrintViews(plan.issue, layout, folio))
    return PrintUnit(
        plan.name,
        plan.template,
        composer.page(plan.template, composer.views.unit(plan.kind)),
        composer.figures() if plan.articles else (),
        plan.articles,
    )


@dataclass(frozen=True, slots=True)
class _Composer:
    views: PrintViews

    def page(self, template: str, values: View) -> str:
        name = template.removeprefix("print/")
        return str(self.views.layout.render("print", name, **self.views.facts(), **values))

    def figures(self) -> tuple[FigureHtml, ...]:
        """The figures that leave the text of the unit's articles."""
        return tuple(
            self._figure(article, figure)
            for article in self.views.issue.articles
            for figure in article.figures
            if is_loose(figure, article)
        )

    def _figure(self, article: Article, figure: Figure) -> FigureHtml:
        name, pages = LOOSE_FIGURES[figure.place]
        template = f"print/{name}.html.jinja"
        html = self.page(template, {"figure": self.views.figure(article, figure)})
        return FigureHtml(anchor_in_issue(article.slug, figure.anchor), template, html, pages)
