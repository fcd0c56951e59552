"""What an issue and each of its products are identified by, in every format that tells of them.

The package of the EPUB says `unique_identifier`, and so does all that speaks of the issue. A number that an
editor gave the issue names one product, the EPUB that carries it; the others have URNs derived from it.
"""

from __future__ import annotations

from uuid import NAMESPACE_URL, uuid5

from makeready.composing.issue_facts import unique_identifier
from makeready.issue import Issue
from makeready.releasing.released import Role


def product_identifier(issue: Issue, role: Role) -> str:
    """The URN of what is sold of an issue as `role`: the same for every revision of it."""
    urn = unique_identifier(issue)
    return urn if role is Role.EPUB else uuid5(NAMESPACE_URL, f"{urn}#{role}").urn


def issn_of(urn: str) -> str:
    """The ISSN in a URN, "1234-5679"; "" where it has none, or one whose check digit is wrong."""
    from stdnum import issn  # noqa: PLC0415  a release alone needs it

    number = _number_in(urn, "issn")
    return issn.format(issn.compact(number)) if issn.is_valid(number) else ""


def isbn_of(urn: str) -> str:
    """The ISBN in a URN as 13 digits; "" where it has none, or one whose check digit is wrong."""
    from stdnum import isbn  # noqa: PLC0415  a release alone needs it

    number = _number_in(urn, "isbn")
    return isbn.compact(isbn.to_isbn13(number)) if isbn.is_valid(number) else ""


def _number_in(urn: str, scheme: str) -> str:
    head = f"urn:{scheme}:"
    return urn[len(head) :] if urn.lower().startswith(head) else ""
