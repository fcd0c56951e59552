"""The names in bylines that stand for a body, not a person, as issue.yaml gives them."""

from __future__ import annotations

from collections.abc import Mapping

from makeready.issue import Article
from makeready.problems import Code, Findings
from makeready.reading.facts import Facts
from makeready.reading.issue_facts import IssueFacts
from makeready.reading.markdown import markdown_parser
from makeready.reading.near_miss import did_you_mean
from makeready.reading.quotation_marks import typeset


def read_bodies(
    facts: IssueFacts, lines: Facts, articles: Mapping[str, Article], findings: Findings
) -> tuple[str, ...]:
    """The names as bylines have them; one that none of them has is put down, for it says nothing."""
    parser = markdown_parser(facts.language)
    names = tuple(typeset(name, parser) for name in facts.bodies)
    bylines = [article.byline for article in articles.values() if article.byline]
    for at, name in enumerate(names):
        if not any(name in byline for byline in bylines):
            near = did_you_mean(name, bylines)
            findings.add(Code.BODY_WITHOUT_BYLINE, lines.line(("bodies", at)), name=name, did_you_mean=near)
    return names
