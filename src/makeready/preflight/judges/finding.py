"""What a judge says, in its own words."""

from __future__ import annotations

from dataclasses import dataclass

from makeready.problems import Severity


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that a judge finds wrong."""

    rule: str
    """Its own name for it: "RSC-005", "image-alt", "7.3-1"."""
    severity: Severity
    message: str
    path: str = ""
    """The file inside the judged one, as it is named there: "EPUB/text/tide-clock.xhtml"."""
    line: int = 0
    """From 1; 0 where it is not told."""
    column: int = 0
    selector: str = ""
    """A CSS selector of the element, for a judge that tells no line."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a judge says of a file."""

    version: str
    """Of the judge, as it tells it."""
    checked: str
    """What it looked at, in words: "1,458 checks of PDF/UA-1"."""
    findings: tuple[Finding, ...]


class NotChecked(Exception):
    """A judge has not judged: it is missing, has crashed, takes too long, or says what nobody knows."""
