"""The printed issue as units: cover, contents, articles and lists, each a document of its own.

A unit holds no page number of its own: where its words name a page, it is composed with the plan of folios
that is known so far, and composed again when the plan has changed.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from markupsafe import Markup

from makeready.composing.issue_anchors import UNIT_SCHEME, anchor_in_issue, named_in_issue
from makeready.composing.print_medium import Folio, PrintMedium
from makeready.composing.prose_html import ProseHtml, article_prose, inlines_of
from makeready.composing.templates import Layout
from makeready.composing.typography import keep_last_words, language_attributes, text_html
from makeready.issue import (
    Article,
    Blocks,
    Figure,
    Issue,
    Note,
    NoteMark,
    Paragraph,
    Placement,
    Section,
    Tag,
    Tagged,
    Text,
    plain_text,
    slug_of,
)

MATTER = ("cover", "contents", "credits", "colophon", "back-cover")
"""Templates of the pages around the articles; a layout prints those that it has."""


HEADLINE_LENGTHS = (52, 110)
"""More characters than these do not go into the first, the second size of headline."""

LOOSE_FIGURES = {
    Placement.WIDE: ("wide-figure", 0),
    Placement.FULL_PAGE: ("plate", 1),
    Placement.SPREAD: ("spread", 2),
}
"""The template of each figure that leaves the running text, and how many whole pages it takes."""


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
    """What is laid out in one piece; its wide figures and plates are laid out beside the text."""

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
    """Yield the units of the issue in the order they are bound."""
    composer = _Composer(issue, layout, folio)
    for name in MATTER[:2]:
        yield from composer.matter(name)
    for section in issue.sections:
        yield from composer.section(section)
    for name in MATTER[2:]:
        yield from composer.matter(name)


@dataclass(frozen=True, slots=True)
class _Composer:
    issue: Issue
    layout: Layout
    folio: Folio

    def matter(self, name: str) -> Iterator[PrintUnit]:
        """Yield the unit of that name, unless the layout has no template for it or it would be empty."""
        issue = self.issue
        figures = any(article.figures for article in issue.articles)
        said = {"cover": issue.cover, "credits": figures or issue.cover, "colophon": issue.colophon}
        if self.layout.find("print", f"{name}.html.jinja") and said.get(name, True):
            html = self._page(name, contents=self._contents(), credits=self._credits())
            yield PrintUnit(name, _template(name), html)

    def section(self, section: Section) -> Iterator[PrintUnit]:
        """Yield a unit for each article, or one for all where they share pages."""
        if section.together and section.articles:
            yield self._unit(section, section.articles)
            return
        for article in section.articles:
            yield self._unit(section, (article,))

    def _unit(self, section: Section, articles: tuple[Article, ...]) -> PrintUnit:
        views = [self._article(article) for article in articles]
        figures = [
            self._figure_html(article, figure)
            for article in articles
            for figure in article.figures
            if _floats(figure, article)
        ]
        return PrintUnit(
            articles[0].slug,
            _template("article"),
            self._page("article", section=section, section_class=slug_of(section.title), articles=views),
            tuple(figures),
            tuple(article.slug for article in articles),
        )

    def _figure_html(self, article: Article, figure: Figure) -> FigureHtml:
        template, pages = LOOSE_FIGURES[figure.place]
        html = self._page(template, figure=self._figure(article, figure))
        return FigureHtml(anchor_in_issue(article.slug, figure.anchor), _template(template), html, pages)

    def _prose(self, article: Article, notes_placed: set[int] | None = None) -> ProseHtml:
        words = self.layout.words(article.language)
        medium = PrintMedium(article.slug, self.folio, words, notes_placed or set())
        return article_prose(self.layout, medium, article)

    def _figure(self, article: Article, figure: Figure) -> dict[str, object]:
        """Give a figure that leaves the text; its notes go with it and stand below its caption."""
        numbers = notes_called(figure)
        prose = self._prose(article, numbers)
        notes = [note for note in article.notes if note.number in numbers]
        figure = replace(figure, caption=(*figure.caption, *(_note_line(note) for note in notes)))
        return {
            "anchor": anchor_in_issue(article.slug, figure.anchor),
            "html": named_in_issue(article.slug, prose.figure(figure)),
            "source": prose.medium.picture_source(figure.picture),
            "alt": figure.alt,
            "caption": [prose.inlines(paragraph.children) for paragraph in figure.caption],
            "credit": text_html(figure.credit, article.language),
            "attributes": language_attributes(article.language, self.issue.language),
        }

    def _article(self, article: Article) -> dict[str, object]:
        prose = self._prose(article)
        opening = opening_figure(article)
        blocks = article.blocks[1:] if opening else article.blocks
        return {
            "slug": article.slug,
            "title": prose.inlines(article.title),
            "headline_size": headline_size(article),
            "standfirst": prose.inlines(article.standfirst),
            "byline": article.byline,
            "running_head": article.running_head,
            "attributes": language_attributes(article.language, self.issue.language),
            "opening": named_in_issue(article.slug, prose.figure(opening)) if opening else "",
            "body": named_in_issue(article.slug, self._body(prose, blocks, article)),
        }

    def _body(self, prose: ProseHtml, blocks: Blocks, article: Article) -> Markup:
        """Give the running text: floats leave an anchor in it, the last paragraph carries the end mark."""
        parts = []
        first = next((block for block in blocks if isinstance(block, Paragraph)), None)
        for block in blocks:
            if isinstance(block, Figure) and _floats(block, article):
                parts.append(Markup('<div class="float-anchor" data-float="{}"></div>').format(block.anchor))
            elif not isinstance(block, Paragraph):
                parts.append(prose.block(block))
            else:
                kept = replace(block, children=keep_last_words(block.children))
                parts.append(
                    prose.opening(kept) if block is first and block is blocks[0] else prose.block(kept)
                )
        if blocks and isinstance(blocks[-1], Paragraph):
            before, end, after = parts[-1].rpartition(Markup("</p>"))
            parts[-1] = before + Markup('<span class="end-mark"></span>') + end + after
        return Markup("\n").join(parts)

    def _contents(self) -> list[dict[str, object]]:
        return [
            {
                "title": section.title,
                "articles": [self._entry(article) for article in section.articles],
            }
            for section in self.issue.sections
        ]

    def _entry(self, article: Article) -> dict[str, object]:
        prose = self._prose(article)
        return {
            "slug": article.slug,
            "title": prose.quiet(article.title),
            "standfirst": prose.quiet(article.standfirst),
            "byline": article.byline,
            "page": self.folio(article.slug),
            "attributes": language_attributes(article.language, self.issue.language),
        }

    def _credits(self) -> list[dict[str, object]]:
        return [
            self._credit(self._prose(article), article, figure)
            for article in self.issue.articles
            for figure in article.figures
        ]

    def _credit(self, prose: ProseHtml, article: Article, figure: Figure) -> dict[str, object]:
        anchor = anchor_in_issue(article.slug, figure.anchor)
        return {
            "href": f"{UNIT_SCHEME}{anchor}",
            "page": self.folio(anchor),
            "caption": prose.quiet(figure.caption[0].children) if figure.caption else "",
            "credit": figure.credit,
            "rights": figure.rights,
        }

    def _page(self, template: str, **values: object) -> str:
        issue = self.issue
        words = self.layout.words(issue.language)
        medium = PrintMedium("", self.folio, words)
        prose = ProseHtml(self.layout, medium, words, issue.language)
        cover = issue.cover
        return str(
            self.layout.render(
                "print",
                f"{template}.html.jinja",
                issue=issue,
                season=issue.season or words.season(issue.published),
                date=words.date(issue.published),
                cover_source=medium.picture_source(cover.picture) if cover else "",
                colophon=prose.blocks(issue.colophon),
                language=language_attributes(issue.language),
                words=words,
                **values,
            )
        )


def _template(name: str) -> str:
    return f"print/{name}.html.jinja"


def headline_size(article: Article) -> int:
    """Return which of the three sizes of headline an article's title is set in: the longer, the smaller."""
    length = len(plain_text(article.title))
    return 1 + sum(length > most for most in HEADLINE_LENGTHS)


def opening_figure(article: Article) -> Figure | None:
    """Return the picture that an article opens with: a wide figure before any text."""
    first = article.blocks[0] if article.blocks else None
    if isinstance(first, Figure) and first.place is Placement.WIDE:
        return first
    return None


def notes_called(figure: Figure) -> set[int]:
    """Return the numbers of the notes that a caption calls."""
    return {inline.number for inline in inlines_of(figure) if isinstance(inline, NoteMark)}


def _note_line(note: Note) -> Paragraph:
    """Return a note as a line below a caption."""
    words = [block.children for block in note.children if isinstance(block, Paragraph)]
    number = Tagged(Tag.SUP, (Text(str(note.number)),))
    return Paragraph((number, *(inline for line in words for inline in (Text(" "), *line))), note.line)


def _floats(figure: Figure, article: Article) -> bool:
    """Return whether a figure leaves the running text; one inside a sidebar or a quote never does."""
    in_text = any(figure is block for block in article.blocks)
    return in_text and figure.place is not Placement.COLUMN and figure is not opening_figure(article)
