"""The pages of a shelf: its index, and a page for each author with what they signed in all its issues.

They are made from what each release tells of itself, as the feeds are.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from makeready.composing.templates import Layout
from makeready.composing.typography import language_attributes, text_html
from makeready.releasing.release_folder import PAGE
from makeready.releasing.shelf import ATOM_FEED, OPDS_FEED, Shelved, newest_first, title_of
from makeready.releasing.shelf_authors import Author, authors_of
from makeready.releasing.shelf_views import Views

FROM_AUTHORS = "../"
"""From an author's page to the shelf."""


def shelf_pages(shelf: Sequence[Shelved], layout: Layout) -> dict[str, str]:
    """The pages by their names, all in the language of the newest issue."""
    language, authors = newest_first(shelf)[0].language, authors_of(shelf)
    views = Views(language, layout.words(language), {author.name: author.href for author in authors})
    pages = {PAGE: _index(shelf, authors, layout, views)}
    for author in authors:
        pages[author.href] = _page_of(author, title_of(shelf), layout, views)
    return pages


def _index(shelf: Sequence[Shelved], authors: Sequence[Author], layout: Layout, views: Views) -> str:
    newest, *older = [views.issue(each) for each in newest_first(shelf)]
    # What stands below a magazine's name is said once, where every issue has the same.
    subtitle = newest.subtitle if all(each.subtitle == newest.subtitle for each in older) else ""
    return _rendered(
        "shelf.html.jinja",
        title_of(shelf),
        layout,
        views,
        document_title=title_of(shelf),
        description=subtitle or newest.name,
        subtitle=subtitle,
        newest=newest,
        older=older,
        authors=[views.author(author.name) for author in authors],
    )


def _page_of(author: Author, title: str, layout: Layout, views: Views) -> str:
    views = Views(views.language, views.words, views.authors, FROM_AUTHORS)
    return _rendered(
        "author.html.jinja",
        title,
        layout,
        views,
        document_title=f"{author.name} · {title}",
        description="",
        author=text_html(author.name, views.language),
        signed=[
            {
                "issue": views.issue(issue),
                "articles": [views.article(issue, each.article, without=author.name) for each in articles],
            }
            for issue, articles in groupby(author.signed, key=lambda signed: signed.issue)
        ],
    )


def _rendered(template: str, title: str, layout: Layout, views: Views, **values: object) -> str:
    return str(
        layout.render(
            "web",
            template,
            language=language_attributes(views.language),
            address="",
            cover=None,
            root=views.root,
            words=views.words,
            shelf={"title": title, "index": PAGE, "news_feed": ATOM_FEED, "catalogue": OPDS_FEED},
            **values,
        )
    )
