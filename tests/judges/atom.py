"""RFC 4287, as a grammar and a few rules: ours, since no package has any."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from lxml import etree

RULES = {
    "//a:feed[not(a:author) and a:entry[not(a:author)]]": "a feed without author has an entry without one",
    "//a:entry[not(a:link[@rel='alternate' or not(@rel)] or a:content)]": "an entry has no page, no content",
    "//a:entry[not(a:author or ../a:author or a:source/a:author)]": "an entry has no author, nor its feed",
    "//a:entry[(a:content/@src) and not(a:summary)]": "content that is elsewhere has no summary",
}
"""What no grammar can say, by 4.1.1 and 4.1.2."""


def faults(document: bytes) -> list[str]:
    """What is wrong in a feed or in an entry of its own, a line for each."""
    root, judge = etree.fromstring(document), _grammar()
    judge.validate(root)
    found = [f"{entry.line}: {entry.message}" for entry in judge.error_log]
    names = {"a": "http://www.w3.org/2005/Atom"}
    return found + [words for path, words in RULES.items() if root.xpath(path, namespaces=names)]


@cache
def _grammar() -> etree.RelaxNG:
    return etree.RelaxNG(etree.parse(Path(__file__).with_name("atom.rng")))
