"""Each example of the CommonMark specification is read whole, or refused with its place."""

from __future__ import annotations

import re

from commonmark import examples, letters
from issue_words import article_words

from judges.availability import require
from makeready.problems import Code, Severity

REFUSED = {
    Code.RAW_HTML,
    Code.UNCLOSED_TAG,
    Code.UNUSED_ADDRESS,
    Code.ADDRESS_TWICE,
    Code.EMPTY_ARTICLE,
    Code.PICTURE_ELSEWHERE,
    Code.LINK_REFUSED,
    Code.LINK_TO_NOWHERE,
}
"""What the specification allows and a magazine does not."""


def test_every_example_keeps_its_words_or_is_refused(read_text):
    """No example is read in part: its letters are those of the specification's HTML, or an error says why."""
    require("commonmark")
    lost, refused = [], 0
    for example in examples():
        issue, problems = read_text(example.markdown)
        errors = [problem for problem in problems if problem.severity is Severity.ERROR]
        refused += bool(errors)
        assert {problem.code for problem in errors} <= REFUSED
        assert all(problem.place.line or problem.code is Code.EMPTY_ARTICLE for problem in errors)
        if not errors and "<img" not in example.html:
            read = letters(article_words(issue.articles[0]).replace(_language(example.html), "", 1))
            lost += [] if read == example.letters else [(example.number, read, example.letters)]

    assert lost == []
    assert refused < 120


def test_html_is_refused_where_the_specification_sees_it(read_text):
    """An example whose HTML holds a tag that only raw HTML gives has an error."""
    require("commonmark")
    tags = re.compile(
        r"<(?!/?(?:p|a|em|strong|code|pre|ul|ol|li|h[1-6]|blockquote|img|hr|br|sub|sup)\b)[a-zA-Z/?!]"
    )

    silent = [
        example.number
        for example in examples()
        if tags.search(re.sub(r"<!--.*?-->", "", example.html, flags=re.DOTALL))
        and not any(problem.severity is Severity.ERROR for problem in read_text(example.markdown)[1])
    ]

    assert silent == []


def _language(html: str) -> str:
    """The language that an example's code names, which stands in a class and is no text."""
    match = re.search(r'class="language-([^"]*)"', html)
    return match[1] if match else "\0"
