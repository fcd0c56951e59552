"""Which figures leave the running text of the printed page, and in which size a headline is set."""

from __future__ import annotations

from makeready.issue import Article, Figure, Placement, plain_text

HEADLINE_LENGTHS = (52, 110)
"""More characters than these do not go into the first, the second size of headline."""

LOOSE_FIGURES = {
    Placement.WIDE: ("wide-figure", 0),
    Placement.FULL_PAGE: ("plate", 1),
    Placement.SPREAD: ("spread", 2),
}
"""The template of each figure that leaves the running text, and how many whole pages it takes."""


def opening_figure(article: Article) -> Figure | None:
    """The picture that an article opens with: a wide figure before any text."""
    first = article.blocks[0] if article.blocks else None
    return first if isinstance(first, Figure) and first.place is Placement.WIDE else None


def is_loose(figure: Figure, article: Article) -> bool:
    """Whether a figure leaves the running text; one inside a sidebar or a quote never does."""
    in_text = any(figure is block for block in article.blocks)
    return in_text and figure.place in LOOSE_FIGURES and figure is not opening_figure(article)


def headline_size(article: Article) -> int:
    """Which of the three sizes of headline a title is set in: the longer it is, the smaller."""
    length = len(plain_text(article.title))
    return 1 + sum(length > most for most in HEADLINE_LENGTHS)
