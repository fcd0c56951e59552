"""All rules of the house for the manuscript, in the order in which they are asked."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from makeready.issue import Issue
from makeready.preflight.house_style.dashes import hyphens_for_dashes
from makeready.preflight.house_style.dummy_text import dummy_text
from makeready.preflight.house_style.headings import skipped_levels
from makeready.preflight.house_style.names import names_spelt_two_ways
from makeready.preflight.house_style.numbers import numbers_styled_two_ways
from makeready.preflight.house_style.pictures import pictures_without_rights, useless_alts
from makeready.preflight.house_style.quotations import mixed_quotes, unclosed_quotations
from makeready.preflight.house_style.rights import lapsing_rights
from makeready.preflight.house_style.spaces import double_spaces, spaces_before_commas
from makeready.preflight.house_style.spelling import misspelt_words
from makeready.problems import Problem
from makeready.reading.typed_issue import TypedIssue

Check = Callable[[Issue, TypedIssue], Iterator[Problem]]

CHECKS: tuple[Check, ...] = (
    dummy_text,
    pictures_without_rights,
    lapsing_rights,
    useless_alts,
    skipped_levels,
    double_spaces,
    spaces_before_commas,
    hyphens_for_dashes,
    mixed_quotes,
    unclosed_quotations,
    names_spelt_two_ways,
    numbers_styled_two_ways,
    misspelt_words,
)


def manuscript_problems(issue: Issue, typed: TypedIssue) -> list[Problem]:
    """Every breach of house style; how grave each is, the house has not been asked yet."""
    return [problem for check in CHECKS for problem in check(issue, typed)]
