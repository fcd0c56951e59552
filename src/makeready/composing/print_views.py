"""What the templates of the printed page are given. layouts/README.md lists it for designers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from markupsafe import Markup

from makeready.composing.colophon import colophon_of
from makeready.composing.issue_anchors import UNIT_SCHEME, anchor_in_issue, named_in_issue
from makeready.composing.issue_facts import facts_of, season_of
from makeready.composing.print_medium import Folio, PrintMedium
from makeready.composing.print_placing import headline_size, is_loose, opening_figure
from makeready.composing.prose_html import ProseHtml, article_prose
from makeready.composing.templates import Layout
from makeready.composing.typography import (
    direction,
    keep_last_words,
    language_attributes,
    text_html,
    with_last_words_kept,
)
from makeready.issue import Article, Blocks, Figure, Issue, Paragraph, slug_of

View = dict[str, object]


@dataclass(frozen=True, slots=True)
class PrintViews:
    """The views of one unit's part of the issue, with the folios that are known so far."""

    issue: Issue
    layout: Layout
    folio: Folio

    def facts(self) -> View:
        """What every page is given."""
        issue = self.issue
        words = self.layout.words(issue.language)
        medium = PrintMedium("", self.folio, words)
        return {
            "issue": facts_of(issue),
            "season": season_of(issue, words),
            "date": words.date(issue.published),
            "cover_source": medium.picture_source(issue.cover.picture) if issue.cover else "",
            "language": language_attributes(issue.language),
            "words": words,
        }

    def unit(self, kind: str) -> View:
        """What the template of a unit is given beside the facts."""
        match kind:
            case "article":
                return self._articles()
            case "contents":
                return {"contents": self._contents()}
            case "credits":
                return {"credits": self._credits()}
            case "colophon":
                return {"colophon": self._colophon()}
        return {}

    def _articles(self) -> View:
        """The section and those of its articles that share the page."""
        (section,) = self.issue.sections
        return {
            "section": {"title": section.title, "together": section.together},
            "section_class": slug_of(section.title),
            "articles": [self._article(article) for article in section.articles],
        }

    def _article(self, article: Article) -> View:
        """An article: its head, its opening picture and its running text."""
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
            "attributes": self._attributes(article),
            "opening": named_in_issue(article.slug, prose.figure(opening)) if opening else "",
            "body": named_in_issue(article.slug, _running_text(prose, blocks, article)),
        }

    def figure(self, article: Article, figure: Figure) -> View:
        """A figure that leaves the text, whole and in its parts."""
        prose = self._prose(article)
        return {
            "anchor": anchor_in_issue(article.slug, figure.anchor),
            "html": named_in_issue(article.slug, prose.figure(figure)),
            "source": prose.medium.picture_source(figure.picture),
            "alt": figure.alt,
            "caption": [prose.inlines(paragraph.children) for paragraph in figure.caption],
            "credit": text_html(figure.credit, article.language),
            "attributes": self._attributes(article),
        }

    def _contents(self) -> list[View]:
        """The sections with their articles, and the page that each begins on."""
        return [
            {"title": section.title, "articles": [self._entry(article) for article in section.articles]}
            for section in self.issue.sections
        ]

    def _credits(self) -> list[View]:
        """Every figure of the issue with its page, credit and rights."""
        return [view for article in self.issue.articles for view in self._credits_of(article)]

    def _colophon(self) -> Markup:
        words = self.layout.words(self.issue.language)
        medium = PrintMedium("", self.folio, words)
        prose = ProseHtml(self.layout, medium, words, self.issue.language)
        return prose.blocks(colophon_of(self.issue, words))

    def _entry(self, article: Article) -> View:
        prose = self._prose(article)
        return {
            "slug": article.slug,
            "title": prose.quiet(article.title),
            "standfirst": prose.quiet(article.standfirst),
            "byline": article.byline,
            "page": self.folio(article.slug),
            "attributes": self._attributes(article),
        }

    def _credits_of(self, article: Article) -> Iterator[View]:
        prose = self._prose(article)
        for figure in article.figures:
            anchor = anchor_in_issue(article.slug, figure.anchor)
            yield {
                "href": f"{UNIT_SCHEME}{anchor}",
                "page": self.folio(anchor),
                "caption": prose.quiet(figure.caption[0].children) if figure.caption else "",
                "credit": figure.credit,
                "rights": figure.rights,
            }

    def _prose(self, article: Article) -> ProseHtml:
        medium = PrintMedium(article.slug, self.folio, self.layout.words(article.language))
        return article_prose(self.layout, medium, article)

    def _attributes(self, article: Article) -> Markup:
        return language_attributes(article.language, self.issue.language)


def _running_text(prose: ProseHtml, blocks: Blocks, article: Article) -> Markup:
    """The running text: loose figures leave an anchor in it, its last paragraph carries the end mark."""
    parts = []
    for number, block in enumerate(blocks):
        match block:
            case Figure() if is_loose(block, article):
                anchor = Markup('<div class="figure-anchor" data-figure="{}"></div>')
                parts.append(anchor.format(block.anchor))
            case Paragraph(children=children):
                kept = replace(block, children=keep_last_words(children))
                # The engine sets a drop cap at the left side alone.
                opens = number == 0 and direction(article.language) == "ltr"
                parts.append(prose.opening(kept) if opens else prose.block(kept))
            case _:
                parts.append(prose.block(with_last_words_kept(block)))
    if blocks and isinstance(blocks[-1], Paragraph):
        before, end, after = parts[-1].rpartition(Markup("</p>"))
        parts[-1] = before + Markup('<span class="end-mark"></span>') + end + after
    return Markup("\n").join(parts)
