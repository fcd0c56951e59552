"""Where an article's facts end and its text begins."""

from __future__ import annotations

import re
from dataclasses import dataclass

from makeready.problems import Code, Findings
from makeready.reading.article_facts import ArticleFacts
from makeready.reading.checked_facts import fields_of

FENCE = "---"
FACT = re.compile(rf"(?P<key>{'|'.join(fields_of(ArticleFacts))}):(\s|$)")
"""A line that gives a fact: no sentence begins so."""
FOR_THE_EDITING_PROGRAM = re.compile(r"#\s*yaml-language-server:")
"""A comment that `makeready new` writes above the facts."""
HEAD = 5
"""Among so many lines one gives a fact, where the article begins with facts."""


@dataclass(frozen=True, slots=True)
class Parts:
    """The two parts of an article's file. Blank lines keep the text's lines those of the file."""

    facts: str
    """Begins in the file's second line."""
    text: str


def split(source: str, findings: Findings) -> Parts | None:
    """The facts and the text of an article; None, and a problem, where no facts lead it."""
    lines = source.split("\n")
    if lines[0].rstrip() != FENCE:
        _tell_missing(lines, findings)
        return None
    end = next((at for at, line in enumerate(lines) if at and line.rstrip() == FENCE), None)
    if end is None:
        findings.add(Code.UNCLOSED_FRONT_MATTER, 1)
        return None
    if blank := _prose_between(lines, end):
        findings.add(Code.UNCLOSED_FRONT_MATTER, blank)
        return None
    _tell_facts_in_text(lines, end + 1, findings)
    return Parts("\n".join(lines[1:end]) + "\n", "\n" * (end + 1) + "\n".join(lines[end + 1 :]))


def _tell_missing(lines: list[str], findings: Findings) -> None:
    """Put down that the first line opens no facts, and where they begin instead."""
    begin = next((at for at, line in enumerate(lines) if line.strip()), 0)
    if lines[begin].strip() == FENCE:
        findings.add(Code.LATE_FRONT_MATTER, begin + 1)
    elif not _is_prose(lines[begin]) and any(map(FACT.match, lines[begin : begin + HEAD])):
        is_closed = any(line.rstrip() == FENCE for line in lines)
        more = "" if is_closed else ", and another after the last of them"
        findings.add(Code.UNOPENED_FRONT_MATTER, 1, more=more)
    else:
        findings.add(Code.NO_FRONT_MATTER, 1)


def _tell_facts_in_text(lines: list[str], begin: int, findings: Findings) -> None:
    """Put down that the text, which begins at `begin`, begins with what was meant as a fact."""
    for at, line in enumerate(lines[begin:], begin + 1):
        if fact := FACT.match(line):
            findings.add(Code.FACT_IN_TEXT, at, key=fact["key"])
        if line.strip() and not FOR_THE_EDITING_PROGRAM.match(line):
            return


def _prose_between(lines: list[str], end: int) -> int:
    """The line after which prose stands among the facts, as a `---` further down closed them; else 0."""
    for at in range(1, end):
        if not lines[at].strip() and _is_prose(lines[at + 1]):
            return at
    return 0


def _is_prose(line: str) -> bool:
    """Whether a line is surely no fact: it begins without an indent and has no key."""
    key, colon, _ = line.partition(":")
    return bool(line.strip()) and line[0] not in " \t#-" and (not colon or " " in key.strip())
