"""The complete manuscript, which has every feature once, is read without a problem."""

from __future__ import annotations

from datetime import date
from typing import get_args

from makeready.issue import Block, Inline, Placement, plain_text, walk


def test_it_holds_every_kind_of_block_and_inline(complete_issue):
    """No kind of block or inline is left out, so that what is tested on it is tested on all."""
    blocks = [block for article in complete_issue.articles for block in walk(article.blocks)]
    blocks += [
        block for article in complete_issue.articles for note in article.notes for block in note.children
    ]
    inlines = {type(inline) for block in blocks for inline in _all(getattr(block, "children", ()))}

    assert {type(block) for block in blocks} == set(get_args(Block))
    assert set(get_args(Inline)) <= inlines


def test_it_holds_every_placement_and_every_kind_of_picture(complete_issue):
    """All four places, and JPEG, PNG, TIFF and SVG."""
    figures = [figure for article in complete_issue.articles for figure in article.figures]

    assert {figure.place for figure in figures} == set(Placement)
    assert {figure.picture.media_type.rpartition("/")[2] for figure in figures} >= {
        "jpeg",
        "png",
        "tiff",
        "svg+xml",
    }


def test_its_facts_are_kept_as_they_were_typed(complete_issue):
    """`07` stays `07`, and every key is there."""
    issue = complete_issue

    assert (issue.title, issue.number, issue.slug) == ("Salt", "07", "salt-07")
    assert (issue.published, issue.season) == (date(2031, 3, 20), "Spring 2031")
    assert issue.imprint == (("Editor", "Mara Quill"), ("Pictures", "Ines Tarn & Əli Şahin"))
    assert issue.cover.lines == ("Forty miles on foot", "The clock that drinks: tides told by water")
    assert [(section.title, section.together) for section in issue.sections] == [
        ("Features", False),
        ("Letters", True),
    ]
    assert issue.colophon


def test_its_articles_have_their_facts(complete_issue):
    """Title, byline, standfirst, running head, language and pages."""
    road, clock, letters = complete_issue.articles

    assert plain_text(road.title) == "The salt road: forty miles on foot"
    assert (road.byline, road.running_head, road.pages) == ("Tomas Reed", "The salt road", 4)
    assert plain_text(road.standfirst).endswith("by what one mule could carry.")
    assert (clock.running_head, clock.pages) == ("The clock that drinks", None)
    assert (clock.language, letters.language) == ("en-GB", "az")


def test_an_anchor_is_given_once(complete_issue):
    """No two places of an article have the same anchor."""
    for article in complete_issue.articles:
        anchors = [block.anchor for block in walk(article.blocks) if hasattr(block, "anchor")]

        assert len(set(anchors)) == len(anchors)


def _all(children):
    """Inlines, those inside others too."""
    for child in children:
        yield child
        yield from _all(getattr(child, "children", ()))
