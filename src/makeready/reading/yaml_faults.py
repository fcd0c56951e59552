"""What YAML's parser says, in sentences for someone who never heard of scanners and tokens."""

from __future__ import annotations

import re

import yaml

from makeready.problems import Code, Findings

CURLY = re.compile(
    r"\s*(?:-\s+)?(?:[\w-]+:\s+)?[\u201c\u201d\u201e\u2018\u2019].*[\u201c\u201d\u2018\u2019]\s*"
)
"""A line whose value stands in quotes that mean nothing in YAML."""
MEANING_IN_YAML = "@`%*&!|>?{}[],#"


class NeedsQuotes(Exception):
    """A value begins with a character that means something in YAML."""

    def __init__(self, character: str, line: int) -> None:
        super().__init__(character)
        self.character = character
        self.line = line


def tell_fault(error: Exception, source: str, findings: Findings) -> None:
    """Put down as a problem why `source` could not be read."""
    match error:
        case NeedsQuotes(character=character, line=line):
            _needs_quotes(findings, line, source, f"it begins with {character}")
        case yaml.MarkedYAMLError(problem_mark=mark) if mark is not None:
            _marked(error, mark.line + 1, source, findings)
        case _:
            findings.add(Code.FACTS_UNREADABLE, reason="lists stand inside each other too deep")


def _marked(error: yaml.MarkedYAMLError, line: int, source: str, findings: Findings) -> None:
    """Put down a fault whose line is known."""
    said = f"{error.context or ''} {error.problem or ''}"
    words = _line(source, line)
    begins = re.match(r"\s*(?:-\s+)?[\w-]*\s*:?\s*([@`%*&!])", words)
    if "\\t" in said or re.match(r"\s*\t", words):
        findings.add(Code.TAB_IN_FACTS, line)
    elif "mapping values are not allowed" in said and len(re.findall(r":(?:\s|$)", words)) < 2:
        reason = "the line is indented deeper than the line above it"
        findings.add(Code.FACTS_UNREADABLE, line, reason=reason)
    elif "mapping values are not allowed" in said:
        _needs_quotes(findings, line, source, "it contains a colon")
    elif begins:
        _needs_quotes(findings, line, source, f"it begins with {begins.group(1)}")
    elif "while scanning a quoted scalar" in said:
        start = error.context_mark.line + 1 if error.context_mark else line
        findings.add(Code.FACTS_UNREADABLE, start, reason="a quotation mark opens and does not close")
    elif "expected <block end>" in said and re.search(r":\s+[\"']", words):
        _needs_quotes(findings, line, source, "words stand after its closing quotation mark")
    elif "while parsing a flow" in said and error.context_mark:
        findings.add(Code.FACTS_UNREADABLE, error.context_mark.line + 1, reason=_plain(said))
    else:
        findings.add(Code.FACTS_UNREADABLE, line, reason=_plain(said))


def _needs_quotes(findings: Findings, line: int, source: str, reason: str) -> None:
    """Put down that the value in `line` wants quotes, by its key where the line shows it."""
    words = _line(source, line)
    found = re.match(r"\s*(?:-\s+)?([\w-]+):\s", words)
    key = found.group(1) if found else ""
    advice = f"put the {key or 'value'} in quotes: {reason}"
    if CURLY.fullmatch(words):
        reason = f"{reason}, and the quotes around it are curly"
        advice = f'type straight ones: `{key and f"{key}: "}"…"`'
    findings.add(Code.QUOTES_NEEDED, line, reason=reason, advice=advice)


def _line(source: str, line: int) -> str:
    """The characters of a line, counted from 1; "" past the end."""
    lines = source.split("\n")
    return lines[line - 1] if 0 < line <= len(lines) else ""


PLAIN = (
    ("could not find expected ':'", "the line is no `key: value`"),
    ("expected ',' or ']'", "a list that opens with [ does not close, or lacks a comma"),
    ("expected ',' or '}'", "a list that opens with { does not close, or lacks a comma"),
    ("expected a single document", "a line --- stands in the middle of the facts"),
    ("but found another document", "a line --- stands in the middle of the facts"),
    ("unknown escape", "a backslash stands between double quotes; use single quotes"),
    ("expected <block end>", "the line does not fit the lines above it; see how far it is indented"),
)


def _plain(said: str) -> str:
    """What the parser said, in plain words where they are known."""
    for part, plain in PLAIN:
        if part in said:
            return plain
    return said.strip() or "the line makes no sense"
